/** Cases that other projects published, restated as rubrics: their numbers exactly, and their faulty tables refused. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseRubric, safeParseRubric, toDecimal } from "../../src/index.ts";
import { compileText } from "../../src/pipeline.ts";

const folder = new URL("./", import.meta.url);
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".yaml"))
  .sort();
const read = (name: string) => readFileSync(new URL(name, folder), "utf8");

const isNumber = (text: string) => /^-?\d+(?:\.\d+)?%?$/.test(text);
/** The text of a figure may have other zeros or units than the case: `69.30` is 69.3, `1 days` is 1 day. */
const same = (a: string, b: string) =>
  isNumber(a) && isNumber(b)
    ? a.endsWith("%") === b.endsWith("%") && toDecimal(a).eq(toDecimal(b))
    : a.replace(/days$/, "day") === b.replace(/days$/, "day");

describe.each(files)("%s", (name) => {
  const text = read(name);
  const open = () => parseRubric(text, { name });
  test("names its source and licence", () => {
    expect(text).toMatch(/^# .+, (?:MIT|Apache-2\.0|AGPL-3\.0), https:\/\/github\.com\//);
  });
  test("every example comes out as published", () => {
    expect(
      open()
        .runExamples()
        .filter(({ passed }) => !passed),
    ).toEqual([]);
  });
  test("the figures without reasons are the same", () => {
    const rubric = open();
    for (const example of compileText(text, name).examples) {
      const scored = rubric.figures(example.given);
      expect({ example: example.name, refused: !scored.success }).toEqual({
        example: example.name,
        refused: example.refuses.length > 0,
      });
      if (!scored.success) continue;
      const { total, grade, points, results } = scored.figures;
      const known: Readonly<Record<string, string>> = {
        ...points,
        ...results,
        ...(total ? { total } : {}),
        ...(grade ? { grade } : {}),
      };
      const wrong = Object.entries(example.expect).filter(([figure, value]) => {
        const found = known[figure];
        return found !== undefined && !same(found, value);
      });
      expect({ example: example.name, wrong }).toEqual({ example: example.name, wrong: [] });
    }
  });
});

test("nothing has vanished: examples and figures expected, by file", () => {
  const counts = files.map((name) => {
    const { examples } = compileText(read(name), name);
    const figures = examples.reduce((sum, example) => sum + Object.keys(example.expect).length, 0);
    return `${name.replace(".yaml", "")} ${examples.length} ${figures}`;
  });
  expect(counts).toMatchInlineSnapshot(`
    [
      "a-publicodes-bareme 14 10",
      "a-publicodes-dates 5 8",
      "a-publicodes-formulas 25 41",
      "a-publicodes-grille 11 9",
      "a-publicodes-mean 7 8",
      "a-publicodes-rounding 9 16",
      "b-openfisca-rounding 7 28",
      "b-openfisca-scales 20 54",
      "c-openfisca-country 21 24",
      "d-dmn-arithmetic 11 28",
      "d-dmn-collect 6 18",
      "d-dmn-feel-in-choice 1 7",
      "d-dmn-feel-in-date 9 66",
      "d-dmn-feel-in-datetime 14 66",
      "d-dmn-feel-in-duration 9 66",
      "d-dmn-feel-in-number 9 67",
      "d-dmn-feel-in-time 14 66",
      "d-dmn-lending 1 4",
      "d-dmn-rounding 18 31",
      "d-dmn-scorecard 1 5",
      "d-dmn-vacation-days 7 7",
      "e-pmml-complex-partial-score 4 4",
      "e-pmml-drools-airconditioning 2 2",
      "e-pmml-drools-compound 15 30",
      "e-pmml-drools-simple 5 29",
      "e-pmml-reason-codes 1 6",
      "f-catala-money 20 52",
      "f-catala-rounding 21 42",
      "g-policyengine-uk 25 26",
      "h-zen-commissions 1 7",
      "h-zen-expressions 32 91",
      "h-zen-listing-score 1 7",
      "h-zen-rebooking-fee 1 4",
      "h-zen-traffic-violation 1 8",
    ]
  `);
});

const rubric = (facts: string, results: string) =>
  `scorewright: 1\nid: faulty\nversion: "1"\nfacts: { ${facts} }\nresults: { ${results} }\n`;
const table = (x: string, rows: string, of = "x") => rubric(`x: ${x}`, `r: { of: ${of}, rows: { ${rows} } }`);
const small = "{ type: number, range: 0..5, step: 1 }";
const amount = "{ type: money, range: 0..1000000 }";
const days = "{ type: duration, range: 0 days..1000 days, step: 1 day }";
const clock = "{ type: duration, range: 0:00..24:00, step: 1 s }";

/** [what it restates, the faulty rubric, the complaint, the words that show the fault] */
const faulty: readonly (readonly [source: string, text: string, code: string, witness: string])[] = [
  [
    "DMN TCK 0004-lending, pre-bureau risk category: no row for 130",
    table("{ type: count, range: 0..200 }", "below 100: 1, 100..<120: 2, 120..<130: 3, above 130: 4"),
    "rows/hole",
    "130 falls in no row",
  ],
  [
    "DMN TCK 0004-lending, age: nothing between 21 and 22",
    table("{ type: number, range: 18..120, step: 0.5 }", "18..21: 32, 22..25: 35, 26..35: 40, 36..49: 43, 50+: 48"),
    "rows/hole",
    "21.5 falls in no row",
  ],
  ["DMN TCK 0105-feel-math 016", rubric("a: money", "r: { is: a * ((10 + 20) / 0) }"), "expression/may-divide-by-zero", "`0`"],
  [
    "DMN TCK 1100-feel-decimal-function 002: a scale of 2.5",
    rubric("a: money", "r: { is: a / 3, decimals: 2.5 }"),
    "rubric/wrong-value",
    "`2.5`",
  ],
  ["DMN TCK 1156-range-function 004_e", table(small, '"..2": 0, otherwise: 1'), "rows/unreadable", "`..2`"],
  ["DMN TCK 1156-range-function 004_f", table(small, '"1..": 0, otherwise: 1'), "rows/unreadable", "`1..`"],
  ["DMN TCK 1156-range-function 015_a", table(small, '"": 0, otherwise: 1'), "yaml/empty-key", "no key"],
  ["DMN TCK 1156-range-function 015_b", table(small, '" ": 0, otherwise: 1'), "yaml/empty-key", "no key"],
  ["DMN TCK 1156-range-function 018", table(small, "1..b: 0, otherwise: 1"), "rows/unreadable", "`1..b`"],
  [
    "DMN TCK 1156-range-function 019_a",
    table("date", '"1970-01-01..1970-01-02 00:00:00": 0, otherwise: 1'),
    "rows/mixed-kinds",
    "a date and time",
  ],
  [
    "DMN TCK 1156-range-function 019_b",
    table("datetime", '"1970-01-01 00:00:00..1970-01-02": 0, otherwise: 1'),
    "rows/mixed-kinds",
    "says a date",
  ],
  ["DMN TCK 1156-range-function 020", table(small, "3..1: 0, otherwise: 1"), "rows/backwards", "`3..1`"],
  [
    "DMN TCK 1156-range-function 021",
    table("date", "1970-01-02..1970-01-01: 0, otherwise: 1"),
    "rows/backwards",
    "`1970-01-02..1970-01-01`",
  ],
  [
    "DMN TCK 1156-range-function 022",
    table("datetime", '"1970-01-02 00:00:00..1970-01-01 00:00:00": 0, otherwise: 1'),
    "rows/backwards",
    "1970-01-02 00:00:00",
  ],
  ["DMN TCK 1156-range-function 024", table(days, "2 days..1 day: 0, otherwise: 1"), "rows/backwards", "`2 days..1 day`"],
  [
    "DMN TCK 1156-range-function 026",
    table(clock, '"02:00:00..01:00:00": 0, otherwise: 1'),
    "rows/backwards",
    "`02:00:00..01:00:00`",
  ],
  [
    "Catala money-empty: nothing below 1000",
    table(amount, "1000..<10000: 0, 10000..<100000: 1, 100000+: 0"),
    "rows/hole",
    "nothing covers 0..999.99",
  ],
  [
    "Catala money-overlap: 1000 twice",
    table(amount, "up to 1000: 1, 1000..<10000: 0, 10000..<100000: 1, 100000+: 0"),
    "rows/overlap",
    "1000 falls in two rows",
  ],
  [
    "Catala dates_simple-empty",
    table("date", "2010-01-01..<2015-01-01: 0, 2015-01-01..<2020-01-01: 1, 2020-01-01+: 0"),
    "rows/hole",
    "..2009-12-31",
  ],
  [
    "Catala dates_simple-overlap",
    table("date", "up to 2010-01-01: 1, 2010-01-01..<2015-01-01: 0, 2015-01-01..<2020-01-01: 1, 2020-01-01+: 0"),
    "rows/overlap",
    "2010-01-01 falls in two rows",
  ],
  ["Catala duration-empty", table(days, "above 100 days: 1", "x + x"), "rows/hole", "..100 days"],
  [
    "Catala duration-overlap",
    table(days, "up to 100 days: 0, 100 days+: 1", "x + x"),
    "rows/overlap",
    "100 days falls in two rows",
  ],
  [
    "Catala no_vars-conflict",
    table("{ type: number, range: -9..9, step: 1 }", "up to 0: -1, 0+: 1"),
    "rows/overlap",
    "0 falls in two rows",
  ],
  ["Catala enums-empty", rubric("y: { type: choice, of: [A, B] }", "r: { by: y, cases: { A: 1 } }"), "rows/missing-value", "`B`"],
  [
    "Catala enums-overlap",
    rubric("y: { type: choice, of: [A, B] }", "r: { by: y, cases: { A: 0, A | B: 1 } }"),
    "rows/value-twice",
    "`A`",
  ],
  ["Catala no_mingle", rubric("x: money, y: money", "z: { is: x * y }"), "expression/mixed-kinds", "money and money"],
  ["Catala division_by_zero", rubric("x: money", "i: { is: x * (1 / 0) }"), "expression/may-divide-by-zero", "`0`"],
  [
    "Publicodes opérations, division par zéro",
    rubric("a: money, b: money", "r: { is: a / b, decimals: 2 }"),
    "expression/may-divide-by-zero",
    "`b` can be 0",
  ],
  [
    "Publicodes opérations: a number plus a per cent is 10.4 there, and a question here",
    rubric("a: { type: number, range: 0..100, step: 1 }, b: { type: percent, step: 1% }", "r: { is: a + b }"),
    "expression/mixed-kinds",
    "a number and a per cent",
  ],
  [
    "Publicodes variations sans valeur retournée",
    rubric("f: flag", "r: { cases: [{ when: f, is: 1 }] }"),
    "cases/shape",
    "ends in `{ otherwise: … }`",
  ],
  [
    "Publicodes moyenne: 74.0333… is asserted as 74.0333 without a word on rounding",
    rubric("a: { type: number, range: 0..100, step: 1 }", 'r: { is: "mean(a, 200, 20)" }'),
    "numbers/decimals-needed",
    "endlessly many decimals",
  ],
  [
    "OpenFisca bracket_indices: 2 belongs to the first bracket or, once the base is rounded, to the second",
    table(small, "0..2: 0, 2..4: 1, 4+: 2"),
    "rows/overlap",
    "2 falls in two rows",
  ],
  ["OpenFisca bracket_indices without brackets", table(small, ""), "rows/hole", "nothing covers 0..5"],
];

describe("what others call a fault is one here", () => {
  test.each(faulty)("%s", (_source, text, code, witness) => {
    const parsed = safeParseRubric(text);
    const errors = parsed.success ? [] : parsed.diagnostics.filter(({ severity }) => severity === "error");
    expect(errors.map((error) => error.code)).toContain(code);
    expect(new Set(errors.map((error) => error.code)).size).toBe(1);
    expect(errors.map(({ message }) => message.en).join("\n")).toContain(witness);
    expect(errors.every(({ message }) => /[\u4e00-\u9fff]/.test(message.zh))).toBe(true);
  });
  test("their number", () => expect(faulty.length).toMatchInlineSnapshot(`33`));
});
