import { Decimal } from "decimal.js";
import { describe, expect, test } from "vitest";
import { problems, rubric, run } from "../../score.ts";

const kinds = rubric(`facts:
  count: { type: count, range: 0..1000000, title: { zh: 次数, en: Times } }
  number: { type: number, step: 0.25, range: -10..10 }
  percent: { type: percent, step: 0.1%, range: 0%..200% }
  money: { type: money, range: 0..99999999 }
  points: { type: points, step: 0.5, range: 0..10 }
  duration: { type: duration, step: 1 min, range: 0 min..48 h }
  minutes: { type: duration, step: 1 min, range: 0 min..48 h, unit: min }
  date: { type: date, range: 2026-01-01..2026-12-31 }
  datetime: { type: datetime, range: 2026-01-01 00:00..2026-12-31 23:59:59 }
  flag: flag
  choice: { type: choice, of: { general: 其他, south: { zh: 广东/海南, en: The South } } }
  text: { type: text, optional: true }
  list: { list: { amount: { type: money, range: 0..999 }, done: { type: flag, optional: true } }, at_most: 3, at_least: 1 }
results:
  a: { is: count }
  b: { is: number }
  c: { is: percent }
  d: { is: money }
  e: { is: points }
  f: { is: duration }
  g: { is: minutes }
  h: { is: date }
  i: { is: datetime }
  j: { is: flag }
  k: { is: choice }
  l: { is: sum(list.amount) }
  m: { is: given(text) }
`);
const standard = {
  count: 1,
  number: 1,
  percent: "1%",
  money: 1,
  points: 1,
  duration: "1 min",
  minutes: 1,
  date: "2026-01-01",
  datetime: "2026-01-01",
  flag: true,
  choice: "south",
  list: [{ amount: 1 }],
};
const letters = "abcdefghijklm";
const order = [
  "count",
  "number",
  "percent",
  "money",
  "points",
  "duration",
  "minutes",
  "date",
  "datetime",
  "flag",
  "choice",
  "list",
  "text",
];
/** The one fact as it is read, or the codes of what is wrong with it. */
const read = (fact: string, given: unknown): string | readonly string[] | undefined => {
  const { figures } = run(kinds, { ...standard, [fact]: given });
  return figures.refused ?? figures.results[letters[order.indexOf(fact)] ?? ""];
};
const said = (fact: string, given: unknown, language: "zh" | "en" = "en") =>
  problems(kinds, { ...standard, [fact]: given }, language).join(" | ");

describe("accepted", () => {
  test.each([
    ["count", 0, "0"],
    ["count", "3", "3"],
    ["count", " 3 ", "3"],
    ["count", "3.0", "3"],
    ["count", 3n, "3"],
    ["count", -0, "0"],
    ["count", new Decimal("12"), "12"],
    ["count", 1e6, "1000000"],
    ["number", -2.25, "-2.25"],
    ["number", "-10", "-10"],
    ["percent", "91.6%", "91.6%"],
    ["percent", "91.60 %", "91.6%"],
    ["percent", "0%", "0%"],
    ["percent", "200%", "200%"],
    ["money", 20600, "20600"],
    ["money", 0.1, "0.1"],
    ["money", "0.10", "0.1"],
    ["money", new Decimal("0.1").plus("0.2"), "0.3"],
    ["money", new Decimal("1e7"), "10000000"],
    ["money", 99999999n, "99999999"],
    ["points", 8.5, "8.5"],
    ["points", "8.5 pts", "8.5"],
    ["points", "8.5分", "8.5"],
    ["duration", "80 min", "80 min"],
    ["duration", "1 h 20 min", "80 min"],
    ["duration", "1:20", "80 min"],
    ["duration", "2 days", "2 days"],
    ["duration", "1.5 小时", "90 min"],
    ["minutes", 80, "80 min"],
    ["minutes", "80", "80 min"],
    ["minutes", "1 h", "1 h"],
    ["date", "2026-12-31", "2026-12-31"],
    ["datetime", "2026-03-31 14:05", "2026-03-31 14:05"],
    ["datetime", "2026-03-31T14:05:06", "2026-03-31 14:05:06"],
    ["datetime", "2026-03-31", "2026-03-31 00:00"],
    ["flag", true, "true"],
    ["flag", false, "false"],
    ["flag", "yes", "true"],
    ["flag", "Y", "true"],
    ["flag", "是", "true"],
    ["flag", "1", "true"],
    ["flag", 1, "true"],
    ["flag", "TRUE", "true"],
    ["flag", "no", "false"],
    ["flag", "否", "false"],
    ["flag", 0, "false"],
    ["flag", "N", "false"],
    ["choice", "south", "south"],
    ["choice", "South", "south"],
    ["choice", "广东/海南", "south"],
    ["choice", "The South", "south"],
    ["choice", " 其他 ", "general"],
    ["text", "三次投诉", "true"],
    ["text", 12, "true"],
    ["text", "n/a", "true"],
    ["text", "", "false"],
    ["list", [{ amount: 1.5 }, { amount: "2.25", done: "是" }], "3.75"],
  ])("%s %o is %s", (fact, given, expected) => expect(read(fact, given)).toBe(expected));
});

describe("missing", () => {
  test.each([["count"], ["percent"], ["date"], ["flag"], ["choice"], ["list"]])("%s", (fact) => {
    for (const nothing of [undefined, null, "", "  "]) expect(read(fact, nothing)).toEqual(["facts/missing"]);
  });
  test("says so, never reads 0", () => {
    expect(said("count", "")).toBe("Times (`count`) is missing Give it; an empty cell is missing, never 0.");
    expect(said("count", "", "zh")).toBe("缺少“次数”（count） 请补上；空格是缺失，不是 0。");
  });
});

describe("refused", () => {
  test.each([
    ["count", "3 times", "facts/unreadable"],
    ["count", "1e3", "facts/unreadable"],
    ["count", "+3", "facts/unreadable"],
    ["count", "1,000", "facts/unreadable"],
    ["count", "３", "facts/unreadable"],
    ["count", Number.NaN, "facts/unreadable"],
    ["count", Number.POSITIVE_INFINITY, "facts/unreadable"],
    ["count", new Decimal(Number.NaN), "facts/unreadable"],
    ["count", {}, "facts/unreadable"],
    ["count", [1], "facts/unreadable"],
    ["count", true, "facts/unreadable"],
    ["count", Symbol("x"), "facts/unreadable"],
    ["count", () => 1, "facts/unreadable"],
    ["count", 2 ** 53, "facts/unreadable"],
    ["count", "3%", "facts/wrong-kind"],
    ["count", 1.5, "facts/off-grid"],
    ["count", -1, "facts/out-of-range"],
    ["count", 1000001, "facts/out-of-range"],
    ["number", 0.1, "facts/off-grid"],
    ["percent", 85, "facts/wrong-kind"],
    ["percent", "85", "facts/wrong-kind"],
    ["percent", 0.85, "facts/wrong-kind"],
    ["percent", "85％", "facts/unreadable"],
    ["percent", "85.55%", "facts/off-grid"],
    ["percent", "8500%", "facts/out-of-range"],
    ["money", 0.1 + 0.2, "facts/off-grid"],
    ["money", 1e21, "facts/unreadable"],
    ["money", "¥5", "facts/unreadable"],
    ["money", "5%", "facts/wrong-kind"],
    ["points", "5 min", "facts/unreadable"],
    ["duration", 80, "facts/unreadable"],
    ["duration", "80", "facts/unreadable"],
    ["duration", "90 s", "facts/off-grid"],
    ["duration", "49 h", "facts/out-of-range"],
    ["minutes", 0.5, "facts/off-grid"],
    ["date", "2026-02-29", "facts/unreadable"],
    ["date", "2026/03/31", "facts/unreadable"],
    ["date", 20260331, "facts/unreadable"],
    ["date", new Date(0), "facts/unreadable"],
    ["date", "2027-01-01", "facts/out-of-range"],
    ["datetime", "2026-03-31 24:00", "facts/unreadable"],
    ["flag", "maybe", "facts/unreadable"],
    ["flag", 2, "facts/unreadable"],
    ["choice", "north", "facts/unknown-option"],
    ["choice", 3, "facts/unknown-option"],
    ["choice", {}, "facts/unknown-option"],
    ["text", {}, "facts/unreadable"],
    ["text", true, "facts/unreadable"],
    ["list", "x", "facts/unreadable"],
    ["list", [1], "facts/unreadable"],
    ["list", { amount: 1 }, "facts/unreadable"],
    ["list", [], "facts/list-length"],
    ["list", [{ amount: 1 }, { amount: 1 }, { amount: 1 }, { amount: 1 }], "facts/list-length"],
    ["count", "n/a", "facts/not-applicable"],
    ["choice", "不适用", "facts/not-applicable"],
  ])("%s %o: %s", (fact, given, code) => expect(read(fact, given)).toEqual([code]));

  test.each([
    [
      "percent",
      85,
      "percent: `85` has no per cent sign Is it 85% or 8500%? Write it with the sign.",
      "percent：“85”没有百分号 是 85% 还是 8500%？请带百分号填写。",
    ],
    ["percent", "8500%", "percent: 8500% is outside 0%..200% Did you mean 85%?", "percent：8500% 超出 0%..200% 是否想写 85%？"],
    [
      "count",
      1.5,
      "Times (count): 1.5 is not a whole number of steps of 1 Give it on that grid; nothing is rounded for you.",
      "次数（count）：1.5 不是 1 的整数倍 请按刻度 1 填写；不会自动舍入。",
    ],
    [
      "money",
      0.1 + 0.2,
      "money: 0.30000000000000004 is not a whole number of steps of 0.01 This looks like floating-point noise: round it first, or pass it as a string.",
      "money：0.30000000000000004 不是 0.01 的整数倍 这像是浮点误差：请先按所需位数取整，或传字符串。",
    ],
    [
      "count",
      2 ** 53,
      "Times (count): `9007199254740992` cannot be read The number is so large that JavaScript has lost digits: pass it as a string.",
      "次数（count）：读不出“9007199254740992” 数字太大，JavaScript 已丢失位数：请传字符串。",
    ],
    [
      "choice",
      "soth",
      "choice: `soth` is not one of the values Did you mean `south`? The values are general, south.",
      "choice：没有“soth”这个选项 是否想写“south”？可选：general（其他）、south（广东/海南）。",
    ],
    [
      "date",
      "2026/3/1",
      "date: `2026/3/1` cannot be read Write it like 2026-03-31.",
      "date：读不出“2026/3/1” 应写成 2026-03-31 这样。",
    ],
    [
      "flag",
      "perhaps",
      "flag: `perhaps` is neither yes nor no Write yes or no (true and false will do).",
      "flag：“perhaps”不是“是”或“否” 请写 是 或 否（true、false 也可）。",
    ],
    ["list", [], "list: has 0 records; 1..3 are allowed", "list：有 0 条，允许 1..3 条"],
    [
      "count",
      -1,
      "Times (count): -1 is outside 0..1000000 Check the figure; if the range really is wider, change `range` in the rubric.",
      "次数（count）：-1 超出 0..1000000 请核对数据；若范围确实更大，请改评分细则里的 range。",
    ],
  ])("%s %o says what is wrong", (fact, given, en, zh) => {
    expect(said(fact, given)).toBe(en);
    expect(said(fact, given, "zh")).toBe(zh);
  });
});

describe("names", () => {
  test("an unknown one is named, with the likely one", () => {
    expect(problems(kinds, { ...standard, mony: 3 })).toEqual(["the rubric has no fact `mony` Did you mean `money`?"]);
    expect(problems(kinds, { ...standard, mony: 3 }, "zh")).toEqual(["评分细则里没有“mony”这个数据项 是否想写“money”？"]);
    expect(problems(kinds, { ...standard, xyzzy: 3 })[0]).toContain("It declares count, number, percent");
  });
  test("in a record they carry its number", () =>
    expect(problems(kinds, { ...standard, list: [{ amount: 1 }, { amount: 5, doen: true }, { amount: 1.234 }] })).toEqual([
      "the rubric has no fact `list[2].doen` Did you mean `done`?",
      "amount (list[3].amount): 1.234 is not a whole number of steps of 0.01 Give it on that grid; nothing is rounded for you.",
    ]));
  test("names that JavaScript knows are nothing special", () => {
    const hostile = JSON.parse('{ "__proto__": { "count": 5 }, "constructor": 1, "toString": 2 }');
    const result = kinds.safeScore({ ...standard, ...hostile });
    expect(result.success ? [] : result.problems.map(({ fact }) => fact)).toEqual(["__proto__", "constructor", "toString"]);
    expect(({} as Record<string, unknown>).count).toBeUndefined();
  });
  test("facts that are inherited are not given", () =>
    expect(run(kinds, Object.create(standard)).figures.refused).toContain("facts/missing"));
  test("a person's facts have to be a mapping", () => {
    for (const given of [undefined, null, 5, "x", [standard], new Decimal(1)]) {
      const result = kinds.safeScore(given);
      expect(result.success ? [] : result.problems.map(({ code }) => code)).toEqual(expect.arrayContaining(["facts/shape"]));
      expect(kinds.safeParseFacts(given).success).toBe(false);
    }
  });
  test("all complaints come at once, each with its place in the rubric", () => {
    const result = kinds.safeScore({ ...standard, count: "x", percent: 5, money: "" });
    expect(result.success ? [] : result.problems.map(({ code, fact, line }) => [code, fact, line])).toEqual([
      ["facts/unreadable", "count", 5],
      ["facts/wrong-kind", "percent", 7],
      ["facts/missing", "money", 8],
    ]);
  });
});

describe("facts of a dimension", () => {
  const attitude = rubric(`dimensions:
  attitude: { weight: 10, rating: { scale: 0..10 }, raters: { a: 50%, b: 50% } }
total: { out_of: 10 }
`);
  test("by full name, or grouped under it", () => {
    expect(run(attitude, { "attitude.a": 4, "attitude.b": 6 }).figures.total).toBe("5");
    expect(run(attitude, { attitude: { a: 4, b: 6 } }).figures.total).toBe("5");
    expect(run(attitude, { attitude: { a: 4 }, "attitude.b": 6 }).figures.total).toBe("5");
  });
  test("a name in the group that is not there", () =>
    expect(problems(attitude, { attitude: { a: 4, bb: 6, b: 1 } })).toEqual([
      "the rubric has no fact `attitude.bb` Did you mean `attitude.b`?",
    ]));
  test("both ways at once, with two values, is refused", () =>
    expect(run(attitude, { attitude: { a: 4, b: 6 }, "attitude.a": 5 }).figures.refused).toEqual(["facts/twice"]));
});

test("parseFacts gives what was read, or throws every problem", () => {
  expect(kinds.parseFacts({ count: "3", flag: "是" }).size).toBe(2);
  expect(() => kinds.parseFacts({ count: "x", percent: 5 })).toThrow(/cannot be read; .*no per cent sign/);
});
