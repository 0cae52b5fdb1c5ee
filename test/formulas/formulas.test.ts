/** What formulas mean: values, kinds that do not mix, and complaints with a likely fix. */
import { describe, expect, test } from "vitest";
import { safeParseRubric } from "../../src/index.ts";
import { check, diagnostics, rubricText, says, score } from "../score.ts";

const facts = `facts:
  a: { type: money, range: 0..1000 }
  b: { type: money, range: 1..1000 }
  n: { type: count, range: 0..99 }
  k: { type: count, range: 1..9 }
  x: { type: number, step: 0.1, range: -9..9 }
  p: { type: percent, step: 0.1%, range: 0%..200% }
  q: { type: points, step: 0.5, range: 0..10 }
  t: { type: duration, step: 1 min, range: 0 min..600 min, unit: min }
  d: { type: date, range: 2026-01-01..2026-12-31 }
  e: { type: date, range: 2026-01-01..2026-12-31 }
  m: { type: datetime, range: 2026-01-01 00:00..2026-12-31 23:59 }
  w: { type: datetime, range: 2026-01-01 00:00..2026-12-31 23:59 }
  f: flag
  g: flag
  c: { type: choice, of: [north, south] }
  s: text
  l: { list: { v: { type: money, range: 0..99 }, ok: flag, z: { type: choice, of: [y, j] } }, at_most: 5 }
`;
const given = {
  a: 100,
  b: 8,
  n: 7,
  k: 3,
  x: -2.5,
  p: "45.5%",
  q: 4.5,
  t: 90,
  d: "2026-03-01",
  e: "2026-02-20",
  m: "2026-03-01 08:30",
  w: "2026-03-02 09:00",
  f: true,
  g: false,
  c: "south",
  l: [
    { v: 5, ok: true },
    { v: 8, ok: false },
    { v: 2, ok: true },
  ],
};
/** A result on its own, so that a number, a choice or a yes-or-no may come out. */
const value = (is: string, more = ""): string | readonly string[] | undefined => {
  const { results, refused } = score(`${facts}results: { out: { is: '${is}'${more} } }\n`, given);
  return refused ?? results.out;
};
const codes = (is: string) => check(`${facts}results: { out: { is: '${is}' } }\n`).filter((code) => code !== "rubric/unused");
const words = (is: string, language: "en" | "zh" = "en") =>
  says(`${facts}results: { out: { is: '${is}' } }\n`, language).join(" ");

describe("values", () => {
  test.each([
    ["a + b", "108"],
    ["a - b * 2", "84"],
    ["(a - b) * 2", "184"],
    ["a - b - 1", "91"],
    ["a / 8 / 2", "6.25"],
    ["-x", "2.5"],
    ["-x * 2", "5"],
    ["- (n + 1)", "-8"],
    ["2 - -3", "5"],
    ["a * 45.5%", "45.5"],
    ["a * p", "45.5"],
    ["a * (100% - p)", "54.5"],
    ["p * 2", "91%"],
    ["p + 10%", "55.5%"],
    ["p - 100%", "-54.5%"],
    ["q * 2", "9"],
    ["q * p", "2.0475"],
    ["q + 3 pts", "7.5"],
    ["q + 3分", "7.5"],
    ["q + 3", "7.5"],
    ["n * n", "49"],
    ["0.1 + 0.2", "0.3"],
    ["n / 8", "0.875"],
    ["min(a, b, 5)", "5"],
    ["max(a, b)", "100"],
    ["abs(x)", "2.5"],
    ["abs(p - 100%)", "54.5%"],
    ["sum(n, k, 1)", "11"],
    ["mean(a, b)", "54"],
    ["median(a, b, 9)", "9"],
    ["median(a, b, 9, 11)", "10"],
    ["round(a / k, 2)", "33.33"],
    ["round(a * 45.55%, 1)", "45.6"],
    ["round(x, 0)", "-3"],
    ["round(p, 0)", "46%"],
    ["if(f, a, b)", "100"],
    ["if(n > 7, 1, if(n = 7, 2, 3))", "2"],
    ["sum(l.v)", "15"],
    ["count(l)", "3"],
    ["count(l.ok)", "2"],
    ["t * 2", "3 h"],
    ["t + 30 min", "2 h"],
    ["t - 1:30", "0 min"],
    ["t + 1 h 30 min", "3 h"],
    ["minutes(t)", "90"],
    ["d - e", "9 days"],
    ["days(d - e)", "9"],
    ["m - w", "-1470 min"],
    ["c", "south"],
    ["f", "true"],
  ])("%s = %s", (is, expected) => expect(value(is)).toBe(expected));
  test.each([
    ["a = 100", true],
    ["a != 100", false],
    ["a ≠ 99", true],
    ["a < 100", false],
    ["a <= 100", true],
    ["a ≤ 100", true],
    ["a > 100", false],
    ["a >= 100", true],
    ["a ≥ 100.01", false],
    ["p >= 45.5%", true],
    ["p > 45.5%", false],
    ["a is 100", true],
    ["a is not 100", false],
    ["c is south", true],
    ["c = north", false],
    ["c is not north", true],
    ["c != south", false],
    ["n in 7..9", true],
    ["n in >7..9", false],
    ["n in 5..7", true],
    ["n in 5..<7", false],
    ["n in >5..<8", true],
    ["p in 40%..50%", true],
    ["a in b..b + 100", true],
    ["d > 2026-02-28", true],
    ["d in 2026-03-01..2026-03-31", true],
    ["m < 2026-03-01 08:31", true],
    ["t > 1 h", true],
    ["t = 1:30", true],
    ["f and not g", true],
    ["f and g or f", true],
    ["f and (g or g)", false],
    ["not f or g", false],
    ["not n > 8", true],
    ["a / b > 12", true],
    ["a / b = 12.5", true],
    ["2 / 3 = 4 / 6", true],
    ["1 / 3 * 3 = 1", true],
  ])("%s is %s", (is, expected) => expect(value(is)).toBe(String(expected)));
  test("parts of an hour can be thirds", () => {
    expect(codes("hours(t)")).toEqual(["numbers/decimals-needed"]);
    expect(value("hours(t)", ", decimals: 2")).toBe("1.5");
    expect(value("days(t)", ", decimals: 4")).toBe("0.0625");
    expect(value("hours(w - m)", ", decimals: 2")).toBe("24.5");
  });
  test("division by what can be 0", () => {
    expect(codes("a / n")).toEqual(["expression/may-divide-by-zero"]);
    expect(codes("a / (n - 100)")).not.toContain("expression/may-divide-by-zero");
    expect(codes("a / 0")).toEqual(["expression/may-divide-by-zero"]);
    expect(codes("if(n > 0, a / n, 0) > 1")).toEqual([]);
    expect(codes("if(n = 0, 0, a / n) > 1")).toEqual([]);
    expect(codes("if(f, a / n, 0) > 1")).toEqual(["expression/may-divide-by-zero"]);
    expect(value("if(n > 0, a / n, 0) > 14.28")).toBe("true");
    expect(value("a / n", ", decimals: 2, if_zero: 0")).toBe("14.29");
    expect(value("a / (n - 7)", ", decimals: 2, if_zero: 5")).toBe("5");
    expect(value("a / (x + 2.5) + b / (n - 6)", ", decimals: 2, if_zero: -1")).toBe("-1");
  });
});

describe("kinds do not mix", () => {
  test.each([
    ["a + p", "`+` cannot join money and a per cent"],
    ["q + p", "`+` cannot join points and a per cent"],
    ["p > 80", "Write `80%`."],
    ["p + 10", "Write `10%`."],
    ["t > 30", "Write `30 min`."],
    ["d > 5", "a date"],
    ["d + e", "a date"],
    ["d + 5", ""],
    ["m - d", ""],
    ["a + q", "money"],
    ["a * b", "money"],
    ["a / q > 1 and a + t > 1", "a duration"],
    ["p in 0..4%", "Write `0%`."],
    ["p in 0%..4", "Write `4%`."],
    ["if(f, a, p)", "`if` cannot join"],
    ["max(a, p)", "`max` cannot join"],
    ["t / a", ""],
    ["a - 3 pts", "points"],
    ["a = 5 min", ""],
  ])("%s", (is, message) => {
    expect(codes(is)).toContain("expression/mixed-kinds");
    expect(words(is)).toContain(message);
  });
  test.each([
    ["c + 1", "`c` is a choice; a number is needed here"],
    ["f + 1", "`f` is a yes-or-no condition; a number is needed here"],
    ["s + 1", "`s` is text"],
    ["l + 1", "`l` is a list"],
    ["l.v + 1", "`l.v` is a column of a list"],
    ["a and f", "`a` is money; a yes-or-no condition is needed here"],
    ["not a", "`a` is money"],
    ["if(a, 1, 2)", "`a` is money"],
    ["if(f, c, c)", "`c` is a choice"],
    ["c > north", "`c` is a choice; a number is needed here"],
    ["sum(l.z)", "a choice"],
    ["days(a)", "`a` is money; a duration is needed here"],
    ["f = g", "`f` is a yes-or-no condition"],
  ])("%s", (is, message) => {
    expect(codes(is)).toContain("expression/wrong-kind");
    expect(words(is)).toContain(message);
  });
  test.each([
    ["c is sotuh", "Did you mean `south`?"],
    ["c = 5", "The values are north, south."],
    ["c is a + b", "is not one of the values"],
  ])("%s", (is, message) => {
    expect(codes(is)).toEqual(["expression/unknown-option"]);
    expect(words(is)).toContain(message);
  });
  test("the likely fix is said in Chinese too", () => {
    expect(words("p > 80", "zh")).toContain("请写成 80%。");
    expect(words("a + p", "zh")).toContain("“+”两边一个是金额，一个是百分比，不能混用。");
  });
});

describe("names and functions", () => {
  test.each([
    ["aa", "expression/unknown-name", "Nothing is called `aa`."],
    ["l.w", "expression/unknown-name", "Nothing is called `l.w`."],
    ["a.b", "expression/unknown-name", "Nothing is called `a.b`."],
    ["sqrt(a)", "expression/unknown-function", "There is no function `sqrt`."],
    ["a(1)", "expression/unknown-function", "There is no function `a`."],
    ["toString(1)", "expression/unknown-function", "`toString`"],
    ["constructor", "expression/unknown-name", "`constructor`"],
    ["abs()", "expression/wrong-arguments", "`abs` takes one number."],
    ["abs(a, b)", "expression/wrong-arguments", "`abs` takes one number."],
    ["min()", "expression/wrong-arguments", "`min` takes a column of a list, or one or more numbers."],
    ["round(a)", "expression/wrong-arguments", "as in round(x, 2)"],
    ["round(a, n)", "expression/wrong-arguments", "as in round(x, 2)"],
    ["round(a, 19)", "expression/wrong-arguments", "as in round(x, 2)"],
    ["if(f, 1)", "expression/wrong-arguments", "the value if not"],
    ["given(5)", "expression/wrong-arguments", "the name of a fact"],
    ["given(a)", "expression/not-optional", "`given(a)` always holds"],
    ["count(a)", "expression/wrong-arguments", "one list"],
    ["count(l.v)", "expression/wrong-arguments", "one list"],
    ["mean(l.v)", "expression/list-may-be-empty", "`mean` of `l` has no answer"],
    ["max(l.v)", "expression/list-may-be-empty", "each: l"],
    ["workdays(d)", "expression/wrong-arguments", "two dates"],
    ["workdays(d, e)", "expression/no-calendar", "calendar"],
  ])("%s: %s", (is, code, message) => {
    expect(codes(is)).toEqual([code]);
    expect(words(is)).toContain(message);
  });
  test("Chinese names", () => {
    const named = (is: string) =>
      `facts: { 销售额: money, 计划: { type: money, range: 1..9 } }\nresults: { 完成率: { is: ${is}, as: percent, decimals: 1 } }\n`;
    expect(score(named("销售额 / 计划"), { 销售额: 2, 计划: 3 }).results).toEqual({ 完成率: "66.7%" });
    expect(says(named("销售 / 计划"), "zh")[0]).toBe("没有叫“销售”的数据项、参数、指标、维度或结果。 是否想写“销售额”？");
  });
});

describe("syntax", () => {
  test.each([
    ["a +", "The formula stops here; a number, a name or a parenthesis is missing."],
    ["(a + b", "The formula stops here; “)” is missing."],
    ["a + b)", "“)” does not fit here; an operator was expected."],
    ["a b", "“b” does not fit here; an operator was expected."],
    ["* a", "“*” does not fit here; a number, a name or a parenthesis was expected."],
    ["+1", "A number is written without a plus sign."],
    ["a < b < 5", "Comparisons cannot be chained; join them with `and`, or write x in a..b."],
    ["a = b = 5", "Comparisons cannot be chained"],
    ["f & g", "“&” is not an operator here. Write `and`."],
    ["f || g", "Write `or`."],
    ["f and !g", "“!” is not an operator here. Write `not`."],
    ["a ** 2", "“*” does not fit here"],
    ["a % b", "“%” does not fit here"],
    ["a == b", "“==” is not an operator here. Write `=`."],
    ["a <> b", "Write `!=`."],
    ["a =< b", "Write `<=`."],
    ["n in 5", "The formula stops here; “..” is missing."],
    ["min(a b)", "“b” does not fit here; “)” was expected."],
    ["min(a,)", "“)” does not fit here; a number, a name or a parenthesis was expected."],
    ["1e3", "“1e3” is not how a number is written here. Write `1000`."],
    ["a * 1e-2", "“1e-2” is not how a number is written here. Write `0.01`."],
    ["0x10", "“0x10” is not how a number is written here. Write `16`."],
    ["1_000", "Write `1000`."],
    ["007", "Write `7`."],
    [".5", "Write `0.5`."],
    ["a + .inf", "“.inf” is no number: every number here is finite."],
    ["a > 2026-02-30", "There is no such date or time as “2026-02-30”."],
    ["t > 8:70", "There is no such date or time as “8:70”."],
    ["12345678901234567890123456789", "has too many digits: at most 28 before the point and 18 after it."],
    ["a ＋ b", "“＋” is written in full-width characters. Write `+`."],
    ["a × １０", "“×” is written in full-width characters. Write `*`."],
    ["１００", "“１００” is written in full-width characters. Write `100`."],
    ["min（a，b）", "“（” is written in full-width characters. Write `(`."],
    ["min(a，b)", "“，” is written in full-width characters. Write `,`."],
    ["a { b", "“{” does not fit here"],
    ["n in 5..", "The formula stops here"],
    ["is a", "“is” does not fit here"],
    ["and", "“and” does not fit here"],
  ])("%s", (is, message) => {
    expect(codes(is)).toEqual(["expression/syntax"]);
    expect(words(is)).toContain(message);
  });
  test("the place is marked in the file, in quotes and without", () => {
    for (const is of ["'a + bb * 2'", '"a + bb * 2"', "a + bb * 2"]) {
      const source = rubricText(`facts: { a: money }\nresults: { r: { is: ${is} } }\n`);
      const parsed = safeParseRubric(source);
      const [diagnostic] = parsed.success ? [] : parsed.diagnostics;
      const span =
        !parsed.success && diagnostic?.within ? parsed.source.within(diagnostic.path, ...diagnostic.within) : undefined;
      expect(span && source.slice(span.start, span.end)).toBe("bb");
    }
  });
  test("length and depth are bounded", () => {
    expect(codes(`${"(".repeat(70)}a${")".repeat(70)}`)).toEqual(["expression/syntax"]);
    expect(codes(`a${" + a".repeat(600)}`)).toEqual(["expression/syntax"]);
    expect(codes(`a${" + a".repeat(400)}`)).toEqual([]);
    expect(codes("-".repeat(100))).toEqual(["expression/syntax"]);
    expect(words(`${"not ".repeat(70)}f`)).toContain("Nested deeper than 64 levels");
  });
  test("every complaint of a formula has both languages", () => {
    for (const is of ["a +", "a + p", "aa", "p > 80", "１"]) {
      const [found] = diagnostics(`${facts}results: { out: { is: '${is}' } }\n`);
      expect(found?.message.zh).toMatch(/[\u4e00-\u9fff]/);
      expect(found?.message.en).not.toMatch(/[\u4e00-\u9fff]/);
    }
  });
});

test("a measure keeps a fraction until the declared rounding", () => {
  const text = `${facts}measures: { r: { is: a / k, decimals: exact } }\nresults: { out: { is: r * 3 }, shown: { is: r, decimals: 6 } }\n`;
  expect(check(text)).toContain("numbers/decimals-needed");
  expect(score(text.replace("is: r * 3", "is: r * 3, decimals: 6"), given).results).toEqual({ out: "100", shown: "33.333333" });
});
