import { describe, expect, test } from "vitest";
import { safeParseRubric } from "../../../src/index.ts";
import { check, errors, rubric, run, says, score } from "../../score.ts";

const fact = (declared: string) => `facts: { a: ${declared} }\nresults: { r: { is: a } }\n`;
const numberFact = (declared: string) => {
  const found = rubric(fact(declared)).program.plan.inputs[0]?.of;
  return found?.type === "number" ? `${found.kind} ${found.low}..${found.high} by ${found.unit}` : found?.type;
};

describe("what a declaration says", () => {
  test.each([
    ["count", "count 0..1000000 by 1"],
    ["money", "money 0..1000000000 by 0.01"],
    ["{ type: money, range: -500..500, step: 0.05 }", "money -500..500 by 0.05"],
    ["{ type: percent, step: 0.1% }", "percent 0..10 by 0.001"],
    ["{ type: percent, step: 1%, range: -50%..150% }", "percent -0.5..1.5 by 0.01"],
    ["{ type: number, step: 0.5, range: 0..31 }", "number 0..31 by 0.5"],
    ["{ type: points, step: 0.5 }", "points 0..1000 by 0.5"],
    ["{ type: points, step: 0.5 pts, range: 0 pts..10 pts }", "points 0..10 by 0.5"],
    ["{ type: duration, step: 1 min, range: 0 min..8 h }", "duration 0..28800 by 60"],
    ["{ type: duration, step: 15分钟, range: 8:00..12:00 }", "duration 28800..43200 by 900"],
    ["date", "date -25567..84005 by 1"], // 1900-01-01 and 2199-12-31
    ["{ type: date, range: 1970-01-01..1970-01-31 }", "date 0..30 by 1"],
    ["{ type: datetime, range: 1970-01-01 00:00..1970-01-01 00:01 }", "datetime 0..60 by 1"],
    ["flag", "flag"],
    ["{ type: choice, of: [x, y] }", "choice"],
  ])("%s", (declared, meaning) => expect(numberFact(declared)).toBe(meaning));
  test("a list is known by its columns", () =>
    expect(
      rubric("facts: { l: { list: { x: money, f: flag }, at_most: 9, title: 明细 } }\nresults: { r: { is: sum(l.x) } }\n").program
        .plan.inputs[0],
    ).toMatchObject({
      title: { zh: "明细", en: "明细" },
      of: { type: "list", atMost: 9, columns: [{ name: "l.x" }, { name: "l.f" }] },
    }));
  test("a title in one language serves for both", () => {
    const title = (given: string) => rubric(fact(`{ type: count, title: ${given} }`)).program.plan.inputs[0]?.title;
    expect(title("迟到")).toEqual({ zh: "迟到", en: "迟到" });
    expect(title("{ zh: 迟到 }")).toEqual({ zh: "迟到", en: "迟到" });
    expect(title("{ en: Late }")).toEqual({ zh: "Late", en: "Late" });
    expect(title("{ zh: 迟到, en: Late }")).toEqual({ zh: "迟到", en: "Late" });
  });
});

describe("what a declaration may not say", () => {
  test.each([
    ["number", "facts/step-wanted", "state its `step`"],
    ["{ type: number, step: 1 }", "facts/range-wanted", "state its `range`"],
    ["percent", "facts/step-wanted", "Add for example `step: 0.1%`"],
    ["{ type: percent, step: 0.1 }", "facts/limit-kind", "`step` has to be written in the kind of the fact, a per cent"],
    ["{ type: percent, step: 1%, range: 0..100 }", "facts/limit-kind", "Write it like `0%..100%`"],
    ["{ type: count, range: 0%..100% }", "facts/limit-kind", "a count"],
    ["{ type: duration, step: 1, range: 0 min..9 min }", "facts/limit-kind", "`1 min`"],
    ["{ type: date, step: 1 day }", "facts/limit-kind", ""],
    ["{ type: count, range: 0..2.5 }", "facts/range", "0..2.5 does not fit the step 1"],
    ["{ type: count, range: 5..0 }", "facts/range", "5..0 does not rise"],
    ["{ type: count, range: 5..5 }", "facts/range", "does not rise"],
    ["{ type: money, step: 0 }", "facts/range", "The step has to be above 0"],
    ["{ type: money, step: -1 }", "facts/range", "The step has to be above 0"],
    ["{ type: date, range: 2026-12-31..2026-01-01 }", "facts/range", "2026-12-31..2026-01-01 does not rise"],
    ["{ type: count, range: 0 }", "rubric/wrong-value", "a range such as 0..100"],
    ["{ type: count, range: 0..1..2 }", "rubric/wrong-value", "a range"],
    ["{ type: count, range: 0..1e3 }", "rubric/wrong-value", "Write `0..1000`."],
    ["{ type: count, range: ０..９ }", "rubric/wrong-value", "Write `0..9`."],
    ["{ type: count, range: 0..1_000 }", "rubric/wrong-value", "Write `0..1000`."],
    ["{ type: count, range: 0...5 }", "rubric/wrong-value", ""],
    ["{ type: counts }", "rubric/wrong-value", "one of `count`"],
    ["{ range: 0..5 }", "rubric/missing-key", "`type` is missing here"],
    ["{ type: flag, range: 0..1 }", "facts/key-of-another-type", "`range` means nothing for a fact of type flag"],
    ["{ type: money, of: [a] }", "facts/key-of-another-type", "`of`"],
    ["{ type: money, unit: min }", "facts/key-of-another-type", "`unit`"],
    ["{ type: choice, of: [a, b], step: 1 }", "facts/key-of-another-type", "`step`"],
    ["{ type: choice }", "facts/options", "A choice needs `of`"],
    ["{ type: choice, of: a }", "facts/options", ""],
    ["{ type: choice, of: [a, a] }", "facts/options", "each once"],
    ["{ type: choice, of: [[a]] }", "facts/options", ""],
    ["{ type: duration, step: 1 min, unit: furlong }", "facts/unit", "Use s, min, h or days."],
    ["{ type: count, optional: yes }", "rubric/wrong-value", "`true` or `false`"],
    ["{ type: count, rnage: 0..5 }", "rubric/unknown-key", "Did you mean `range`?"],
    ["{ list: { x: money } }", "facts/list", "`at_most`"],
    ["{ list: { x: money }, at_most: 0 }", "facts/list", ""],
    ["{ list: { x: money }, at_most: 3, at_least: 4 }", "facts/list", "no fewer than `at_least`"],
    ["{ list: {}, at_most: 3 }", "facts/list", "its columns"],
    ["{ list: { x: percent }, at_most: 3 }", "facts/step-wanted", ""],
    ["{ list: { x y: money }, at_most: 3 }", "rubric/name", "`x y` cannot be a name"],
  ])("%s: %s", (declared, code, words) => {
    expect(errors(fact(declared))).toEqual([code]);
    expect(says(fact(declared)).join()).toContain(words);
  });
});

describe("names", () => {
  test.each([
    ["total"],
    ["grade"],
    ["team"],
    ["others"],
    ["and"],
    ["is"],
    ["given"],
    ["each"],
    ["blank"],
    ["1a"],
    ["a-b"],
    ["a b"],
    ["a.b"],
  ])("%s cannot be one", (name) =>
    expect(check(`facts: { ${name}: money }\nresults: { r: { is: 1 } }\n`)).toEqual(["rubric/name"]),
  );
  test("one namespace for all", () => {
    const all = [
      "parameters: { a: 5 }",
      "measures: { a: { is: 5 } }",
      "results: { a: { is: 5 } }",
      "dimensions: { a: { weight: 1, is: 1 pt } }\ntotal: { out_of: 1 }",
    ];
    for (const other of all) expect(check(`facts: { a: money }\n${other}\n`)).toContain("rubric/name-twice");
    expect(says("facts: { a: money }\nparameters: { a: 5 }\nresults: { r: { is: a } }\n", "zh")).toEqual([
      "“a”已经是数据项的名称：数据项、参数、指标、维度、加减分和结果不可重名。 请改其中一个名称。",
    ]);
  });
  test("what nothing uses is warned of", () => {
    expect(
      check("facts: { a: money, b: money }\nparameters: { p: 1 }\nmeasures: { m: { is: a } }\nresults: { r: { is: a } }\n"),
    ).toEqual(["rubric/unused", "rubric/unused", "rubric/unused"]);
    expect(says("facts: { a: money, b: money }\nresults: { r: { is: a } }\n", "zh")).toEqual([
      "数据项“b”没有被用到。 请使用它，或删去。",
    ]);
  });
});

describe("the head of the file", () => {
  const codes = (text: string) => {
    const parsed = safeParseRubric(text);
    return (parsed.success ? parsed.rubric : parsed).diagnostics.map(({ code }) => code);
  };
  const rest = "results: { r: { is: 1 } }\n";
  test.each([
    [`scorewright: 1\nid: a\nversion: "1"\n${rest}`, []],
    [`scorewright: 1\nid: 销售-2026\nversion: v2.1 beta\n${rest}`, []],
    [`id: a\nversion: "1"\n${rest}`, ["rubric/missing-key"]],
    [`scorewright: 1\n${rest}`, ["rubric/missing-key", "rubric/missing-key"]],
    [`scorewright: 2\nid: a\nversion: "1"\n${rest}`, ["rubric/wrong-value"]],
    [`scorewright: 1.0\nid: a\nversion: "1"\n${rest}`, ["rubric/wrong-value"]],
    [`scorewright: 1\nid: a b\nversion: "1"\n${rest}`, ["rubric/wrong-value"]],
    [`scorewright: 1\nid: a\nversion: ""\n${rest}`, ["rubric/wrong-value"]],
    [`scorewright: 1\nid: a\nversion: "1"\nreslts: {}\n${rest}`, ["rubric/unknown-key"]],
    [`scorewright: 1\nid: a\nversion: "1"\n`, ["rubric/nothing-to-score"]],
  ])("%j", (text, expected) => expect(codes(text)).toEqual(expected));
});

test("values of every sort can be shown", () => {
  const text = `facts: { d: date, m: datetime, t: { type: duration, step: 1 s, range: 0 s..9 days }, c: { type: choice, of: { x: 甲 } }, f: flag, p: { type: percent, step: 0.01% } }
results: { d2: { is: d }, m2: { is: m }, t2: { is: t }, c2: { is: c }, f2: { is: f }, p2: { is: p } }
`;
  const facts = { d: "2024-02-29", m: "2024-02-29 23:59:59", t: "25:01:01", c: "甲", f: "否", p: "12.5%" };
  expect(score(text, facts).results).toEqual({
    d2: "2024-02-29",
    m2: "2024-02-29 23:59:59",
    t2: "90061 s",
    c2: "x",
    f2: "false",
    p2: "12.5%",
  });
  expect(run(rubric(text), { ...facts, t: "36 h" }).figures.results.t2).toBe("36 h");
});

describe("what YAML would read otherwise than it looks", () => {
  test.each([
    ["results: { r: { is: min(1, 2), decimals: 2 } }", "yaml/split-formula"],
    ["results: { r: { when: x in [1, 2], is: 1 } }", "yaml"],
    ["facts: { a： money }", "yaml/full-width-colon"],
    ["facts: { a: }", "yaml/missing-value"],
    ["facts: { a: money, a: count }", "yaml/duplicate-key"],
    ["results: { r: { of: n, rows: { 0: 1, '0': 2 } } }", "yaml/duplicate-key"],
    ["results: { r: { is: !absent } }", "yaml/tag"],
    ["results: { r: { of: x, rows: { >9%: 1 } } }", "yaml"],
    ["results: { r: { is: *a } }", "yaml"],
  ])("%s", (text, code) => expect(errors(`${text}\n`).some((found) => found.startsWith(code))).toBe(true));
  test("digits as text, 8:30 as a time only where one is declared", () => {
    expect(
      score("facts: { n: { type: number, step: 1, range: 0..9 } }\nresults: { r: { is: n * 0.10 } }\n", { n: 1 }).results.r,
    ).toBe("0.1");
    expect(
      check("facts: { t: { type: duration, step: 1 min, range: 8:30..17:00 } }\nresults: { r: { is: t > 8:30 } }\n"),
    ).toEqual([]);
    expect(check("facts: { n: { type: count, range: 8:30..17:00 } }\nresults: { r: { is: n } }\n")).toEqual(["facts/limit-kind"]);
  });
  test("rows are taken in the order of the file, whatever JavaScript thinks of their keys", () => {
    const of = rubric(
      "facts: { n: { type: count, range: 0..20 } }\nresults: { r: { of: n, rows: { 10+: 1, 5..9: 2, 0: 3, 1..4: 4 } } }\n",
    );
    expect([0, 1, 4, 5, 9, 10].map((n) => run(of, { n }).figures.results.r)).toEqual(["3", "4", "4", "2", "2", "1"]);
  });
});
