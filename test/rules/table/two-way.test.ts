import { describe, expect, test } from "vitest";
import { because, check, errors, lines, rubric, run, says, score } from "../../score.ts";

const printed = rubric(`facts:
  attainment: { type: percent, step: 0.1%, range: 0%..500%, title: { zh: 完成率, en: Attainment } }
  margin: { type: percent, step: 0.1%, range: -50%..80%, title: { zh: 毛利率, en: Margin } }
dimensions:
  d:
    weight: 20
    of: attainment
    across: margin
    columns:      [ 10%..<20%, below 10%, 20%+ ]
    rows:
      100%+:      [ 80%, 60%, 100% ]
      below 80%:  [ 10%, 0%, 20% ]
      80%..<100%: [ 40%, 30%, 15 pts ]
total: { out_of: 20 }
`);
describe("a table over two numbers, in any order", () => {
  // Rows and columns meet in one cell each; 20 × the share.
  test.each([
    ["79.9%", "9.9%", "0", "12: Attainment 79.9% falls in below 80%; Margin 9.9% falls in below 10%: 0% of 20"],
    ["0%", "10%", "2", "12: Attainment 0% falls in below 80%; Margin 10% falls in 10%..<20%: 10% of 20"],
    ["79.9%", "20%", "4", "12: Attainment 79.9% falls in below 80%; Margin 20% falls in 20%+: 20% of 20"],
    ["80%", "-50%", "6", "13: Attainment 80% falls in 80%..<100%; Margin -50% falls in below 10%: 30% of 20"],
    ["99.9%", "19.9%", "8", "13: Attainment 99.9% falls in 80%..<100%; Margin 19.9% falls in 10%..<20%: 40% of 20"],
    ["99.9%", "80%", "15", "13: Attainment 99.9% falls in 80%..<100%; Margin 80% falls in 20%+: 15 pts"],
    ["100%", "9.9%", "12", "11: Attainment 100% falls in 100%+; Margin 9.9% falls in below 10%: 60% of 20"],
    ["100%", "10%", "16", "11: Attainment 100% falls in 100%+; Margin 10% falls in 10%..<20%: 80% of 20"],
    ["500%", "20%", "20", "11: Attainment 500% falls in 100%+; Margin 20% falls in 20%+: 100% of 20"],
  ])("%s and %s earn %s", (attainment, margin, points, reason) => {
    const facts = { attainment, margin };
    expect(run(printed, facts).figures).toEqual({ total: points, points: { d: points }, results: {} });
    expect(because(printed, facts, "d")).toEqual([reason]);
  });
  test("in Chinese", () =>
    expect(because(printed, { attainment: "85%", margin: "12%" }, "d", "zh")).toEqual([
      "13: 完成率 85%，对应“80%..<100%”；毛利率 12%，对应“10%..<20%”：20 分的 40%",
    ]));
  test("the sheet says the form, and what the best cell gives", () =>
    expect(run(printed, { attainment: "0%", margin: "0%" }).sheet?.dimensions[0]).toMatchObject({
      points: "0",
      weight: "20",
      max: "20",
      lost: "20",
      rule: "columns",
    }));
  test("a missing fact on either side leaves only what its row or column allows", () => {
    const range = (facts: object) => {
      const found = printed.range(facts);
      return found.success ? found.ranges.total : found.problems;
    };
    expect(range({})).toMatchObject({ low: "0", high: "20" });
    expect(range({ attainment: "85%" })).toMatchObject({ low: "6", high: "15" });
    expect(range({ margin: "12%" })).toMatchObject({ low: "2", high: "16" });
    expect(range({ attainment: "85%", margin: "12%" })).toMatchObject({ low: "8", high: "8" });
  });
});

const facts = `facts:
  n: { type: count, range: 0..9 }
  p: { type: percent, step: 1%, range: 0%..100%, title: { zh: 完成率, en: Attainment } }
  k: { type: choice, of: { a: { zh: 甲, en: Alpha }, b: { zh: 乙, en: Beta }, c: { zh: 丙, en: Gamma } }, title: { zh: 岗位, en: Role } }
  f: { type: flag, title: { zh: 转正, en: Past probation } }
  t: text
`;
/** `of` stands in line 9, `across`, `columns` and `rows` below it, the first row in line 13. */
const table = (of: string, across: string, columns: string, ...rows: readonly string[]) =>
  `${facts}measures:\n  m:\n    of: ${of}\n    across: ${across}\n    columns: ${columns}\n    rows:\n${rows.map((row) => `      ${row}\n`).join("")}results: { r: { is: m } }\n`;
const result = (fragment: string, given: object) => {
  const { results, refused } = score(fragment, given);
  return refused ?? results.r;
};

describe("axes of any sort", () => {
  const byRole = table("k", "f", "[ 否, 是 ]", "b: [1, 2]", "otherwise: [3, 4]");
  test.each([
    ["a", false, "3", "14: Role Alpha, none of the others; Past probation does not hold: 3"],
    ["b", true, "2", "13: Role Beta; Past probation holds: 2"],
    ["c", true, "4", "14: Role Gamma, none of the others; Past probation holds: 4"],
  ])("a choice by a yes-or-no: %s, %s", (k, f, value, reason) => {
    expect(result(byRole, { k, f })).toBe(value);
    expect(because(rubric(byRole), { k, f }, "m")).toEqual([reason]);
  });
  const byNumber = table("f", "n", "[ 2..5, otherwise ]", "true: [1, n * 10]", "false: [3, 4]");
  test.each([
    [true, 0, "0", "13: Past probation holds; n 0 falls in no other column: n * 10"],
    [true, 9, "90", "13: Past probation holds; n 9 falls in no other column: n * 10"],
    [true, 5, "1", "13: Past probation holds; n 5 falls in 2..5: 1"],
    [false, 6, "4", "14: Past probation does not hold; n 6 falls in no other column: 4"],
  ])("a yes-or-no by a number, whose rest is in two parts: %s, %s", (f, n, value, reason) => {
    expect(result(byNumber, { f, n })).toBe(value);
    expect(because(rubric(byNumber), { f, n }, "m")[0]).toBe(reason);
  });
  test("a formula on either side", () =>
    expect(result(table("n + 1", "n * 2", "[ 0..8, 9+ ]", "1..5: [1, 2]", "6+: [3, 4]"), { n: 4 })).toBe("1"));
  test("a cell may be a rule of its own, and may be left blank", () => {
    const nested = table("k", "p", "[ below 50%, 50%+ ]", "a: [1, { of: n, rows: { 0: 5, 1+: 6 } }]", "b | c: [blank, 2]");
    expect(errors(nested)).toEqual([]);
    expect(result(nested, { k: "a", p: "50%", n: 3 })).toBe("6");
    expect(result(nested, { k: "c", p: "49%" })).toEqual(["rubric/blank"]);
  });
  test("for every record of a list, and in a line of deductions", () => {
    const records = `facts: { deals: { at_most: 9, list: { n: { type: count, range: 0..9 }, k: { type: choice, of: [a, b] } } } }
measures: { m: { each: deals, of: k, across: n, columns: [0..4, 5+], rows: { a: [n, n * 2], b: [n * 3, n * 4] }, combine: sum } }
results: { r: { is: m } }
`;
    const deals = [
      { n: 4, k: "a" },
      { n: 5, k: "b" },
    ];
    expect(result(records, { deals })).toBe("24");
    const line = `${facts}dimensions:
  d:
    weight: 10
    deductions: [{ of: n, across: f, columns: [true, false], rows: { 0: [0, 0], 1+: [1, 2.5] } }]
    decimals: 1
total: { out_of: 10, decimals: 1 }
`;
    expect(score(line, { n: 3, f: false }).points).toEqual({ d: "7.5" });
  });
  test("a cell is read where its row and its column are known to hold, so nothing can be divided by zero there", () => {
    const zero = (fragment: string) => errors(fragment).filter((code) => code !== "numbers/decimals-needed");
    expect(zero(table("p", "n", "[ 0, 1..4, 5+ ]", "below 50%: [1, 10 / n, 3]", "50%+: [2, 10 / (n - 5), 4]"))).toEqual([]);
    expect(zero(table("p", "n", "[ 0..4, 5+ ]", "below 50%: [10 / n, 3]", "50%+: [2, 4]"))).toEqual([
      "expression/may-divide-by-zero",
    ]);
    expect(zero(table("n", "p", "[ below 50%, 50%+ ]", "0: [1, 2]", "1+: [10 / n, 10 / p]"))).toEqual([]);
    expect(zero(table("n", "p", "[ below 50%, 50%+ ]", "0: [1, 10 / n]", "1+: [3, 4]"))).toEqual([
      "expression/may-divide-by-zero",
    ]);
  });
});

describe("what is complained of, by row and column", () => {
  test.each<readonly [string, string, readonly string[], string]>([
    [
      "a hole among the columns",
      table("n", "p", "[ below 50%, 51%+ ]", "0: [1, 2]", "1+: [3, 4]"),
      ["11:rows/hole"],
      "50% falls in no column: between the columns over `p` nothing covers 50%.",
    ],
    [
      "a hole among the rows",
      table("n", "p", "[ below 50%, 50%+ ]", "0: [1, 2]", "2+: [3, 4]"),
      ["12:rows/hole"],
      "1 falls in no row: between the rows over `n` nothing covers 1.",
    ],
    [
      "holes both ways",
      table("n", "p", "[ below 50%, 51%+ ]", "0: [1, 2]", "2+: [3, 4]"),
      ["11:rows/hole", "12:rows/hole"],
      "50% falls in no column",
    ],
    [
      "an overlap among the columns",
      table("n", "p", "[ 0%..50%, 50%+ ]", "0: [1, 2]", "1+: [3, 4]"),
      ["11:rows/overlap"],
      "50% falls in two columns: `0%..50%` and `50%+`. Decide which column",
    ],
    [
      "a column that is missing",
      table("n", "k", "[ a, b ]", "0: [1, 2]", "1+: [3, 4]"),
      ["11:rows/missing-value"],
      "Nothing is said for `c` of `k`. Add a column for each, or `otherwise`.",
    ],
    [
      "a column twice",
      table("n", "k", "[ a | b, b, c ]", "0: [1, 2, 3]", "1+: [3, 4, 5]"),
      ["11:rows/value-twice"],
      "`b` stands in two columns.",
    ],
    [
      "two columns for the rest",
      table("n", "k", "[ a, otherwise, 其他 ]", "0: [1, 2, 3]", "1+: [3, 4, 5]"),
      ["11:rows/otherwise-twice"],
      "Only one column can stand for all that is left",
    ],
    [
      "no columns at all",
      table("n", "f", "[]", "0: []", "1+: []"),
      ["11:rows/missing-value"],
      "Nothing is said for `true`, `false` of `f`. Add a column for each",
    ],
    [
      "a column in another kind",
      table("n", "p", "[ below 50, 50%+ ]", "0: [1, 2]", "1+: [3, 4]"),
      ["11:rows/mixed-kinds"],
      "`below 50` says a bare number, but `p` is a per cent. Write `below 50%`.",
    ],
    [
      "columns over text",
      table("n", "t", "[ x, otherwise ]", "0: [1, 2]", "1+: [3, 4]"),
      ["10:rows/not-testable"],
      "Columns cannot look at `t`: it is text.",
    ],
    [
      "a row that is short",
      table("n", "k", "[ a, b, c ]", "0: [1]", "1+: [3, 4, 5]"),
      ["13:columns/empty-cell"],
      "Row `0` says nothing in column `b`, `c`.",
    ],
    [
      "an empty cell",
      table("n", "k", "[ a, b, c ]", '0: [1, "", 2]', "1+: [3, 4, 5]"),
      ["13:columns/empty-cell"],
      "Row `0` says nothing in column `b`.",
    ],
    [
      "a row that is long",
      table("n", "k", "[ a, b, c ]", "0: [1, 2, 3]", "1+: [3, 4, 5, 6, 7]"),
      ["14:columns/surplus-cell"],
      "Row `1+` has 5 cells for 3 columns: nothing says which column `6` is for.",
    ],
    [
      "a row that is no list",
      table("n", "k", "[ a, b, c ]", "0: 1", "1+: [3, 4, 5]"),
      ["13:columns/row-not-list"],
      "Write one outcome for each column: `[…, …, …]`.",
    ],
    [
      "cells of several kinds",
      table("n", "k", "[ a, b, c ]", "0: [1, 2, 3]", "1+: [4, 5, 6 min]"),
      ["14:rows/mixed-outcomes"],
      "One cell gives a bare number, another a duration. Let all cells give the same kind.",
    ],
    [
      "the same on both sides",
      table("n", "n", "[ 0, 1+ ]", "0: [1, 2]", "1+: [4, 5]"),
      ["10:columns/same-axis"],
      "Rows and columns both look at `n`",
    ],
  ])("%s", (_, fragment, at, message) => {
    const found = lines(fragment).filter((one) => !one.endsWith("unused"));
    expect(found).toEqual(at);
    expect(says(fragment).join(" ")).toContain(message);
  });
  test("every faulty cell at once, whatever else is wrong", () =>
    expect(
      lines(table("n", "p", "[ below 50%, 51%+ ]", "0: [x, 2]", "1+: [3]", "4: [y, z]")).filter((one) => !one.endsWith("unused")),
    ).toEqual([
      "11:rows/hole",
      "13:expression/unknown-name",
      "14:columns/empty-cell",
      "15:rows/overlap",
      "15:expression/unknown-name",
      "15:expression/unknown-name",
    ]));
  test("outcomes that turn back, along a row and down a column", () => {
    const turning = table("n", "p", "[ below 50%, 50%..80%, above 80% ]", "0: [1, 3, 2]", "1..3: [2, 3, 4]", "4+: [1, 3, 4]");
    const found = says(turning).filter((one) => one.includes("rise and then fall"));
    expect(found).toEqual([
      "In column `below 50%` the outcomes rise and then fall (or fall and then rise) as `n` grows: 1 → 2 → 1. If that is meant, nothing needs doing; otherwise two rows are swapped.",
      "In row `0` the outcomes rise and then fall (or fall and then rise) as `p` grows: 1 → 3 → 2. If that is meant, nothing needs doing; otherwise two columns are swapped.",
    ]);
    expect(says(turning, "zh").join()).toContain("“0”这一档里，随着“p”增大，结果先升后降（或先降后升）：1 → 3 → 2。");
  });
  test.each([
    ["without `columns`", "of: n, across: p, rows: { 0: [1], 1+: [2] }", ["rubric/missing-key"]],
    ["without `across`", "of: n, columns: [a], rows: { 0: [1], 1+: [2] }", ["rubric/missing-key"]],
    ["without `rows`", "of: n, across: k, columns: [a, b, c]", ["rubric/missing-key"]],
    ["with cases", "of: n, across: k, columns: [a, b, c], cases: { 0: 1 }", ["rubric/two-rules"]],
    ["columns that are no list", "of: n, across: k, columns: a, rows: { 0: 1 }", ["rubric/wrong-value"]],
  ])("%s", (_, form, codes) =>
    expect(
      check(`${facts}measures: { m: { ${form} } }\nresults: { r: { is: m } }\n`)
        .filter((code) => code !== "rubric/unused")
        .sort(),
    ).toEqual([...codes].sort()),
  );
});
