import { describe, expect, test } from "vitest";
import * as engine from "../../src/engine.ts";
import * as api from "../../src/index.ts";
import { type DistributionInput, defineRubric, isScorewrightError, toDecimal } from "../../src/index.ts";
import { rubric } from "../score.ts";

test("the public surface", () => {
  expect(Object.keys(api).sort()).toMatchInlineSnapshot(`
    [
      "defineRubric",
      "diagnosticLine",
      "explain",
      "figureColumns",
      "isScorewrightError",
      "locateDiagnostic",
      "openCells",
      "openPeriods",
      "openProgram",
      "parseRubric",
      "renderDiagnostics",
      "safeParseRubric",
      "storeProgram",
      "toDecimal",
    ]
  `);
  expect(Object.keys(engine).sort()).toMatchInlineSnapshot(`
    [
      "explain",
      "figureColumns",
      "isScorewrightError",
      "openCells",
      "openPeriods",
      "openProgram",
    ]
  `);
  expect(Object.keys(rubric("results: { r: { is: 1 } }\n")).sort()).toMatchInlineSnapshot(`
    [
      "diagnostics",
      "figures",
      "openTeam",
      "parseFacts",
      "periodFigures",
      "program",
      "range",
      "runExamples",
      "safeParseFacts",
      "safeScore",
      "score",
      "scoreMany",
      "scorePeriods",
      "scoreTeam",
      "scoreTeamPeriods",
      "source",
      "teamFigures",
      "teamPeriodFigures",
      "types",
    ]
  `);
});

describe("a rubric in TypeScript", () => {
  const of = defineRubric({
    scorewright: 1,
    id: "typed",
    version: "1",
    facts: {
      late: "count",
      plan: { type: "percent", step: "1%", range: "0%..100%" },
      region: { type: "choice", of: ["north", "south"] },
      level: { type: "choice", of: { one: "一", two: "二" } },
      absent: { type: "flag" },
      deals: { list: { amount: "money", won: "flag" }, at_most: 9 },
    },
    measures: { sold: { each: "deals", of: "amount", combine: "sum" } },
    dimensions: {
      a: { weight: 10, of: "late", rows: { 0: "10 pts", "1+": "0 pts" }, gates: [{ when: "absent", set: "0 pts" }] },
      b: { weight: 5, is: "plan" },
      c: {
        weight: 5,
        dimensions: {
          d: { weight: 5, rating: { scale: "0..5" }, raters: { boss: 1, peer: { weight: 1, optional: true } }, decimals: 2 },
        },
      },
      e: { weight: 2, checklist: { levels: { 好: "100%", 差: "0%" }, items: { tidy: 2 } } },
      f: { weight: 3, by: "region", cases: { north: "3 pts", south: "1 pts" } },
    },
    total: { out_of: 25, decimals: 2 },
    results: { r: { is: "sold", decimals: 2 }, s: { by: "level", cases: { one: 1, two: 2 } } },
  });
  const facts = {
    late: 0,
    plan: "20%",
    region: "south",
    level: "two",
    absent: false,
    deals: [{ amount: "3.50" }, { amount: 2 }],
    "d.boss": 4,
    "e.tidy": "好",
  } as const;
  test("scores", () => {
    const sheet = of.score(facts);
    expect([sheet.total, sheet.results]).toEqual(["18", { r: "5.5", s: "2" }]); // 10 + 1 + 4 + 2 + 1
  });
  test("misspelt facts do not compile, and are refused where they come from outside", () => {
    // @ts-expect-error a name that is not declared
    expect(() => of.score({ ...facts, lat: 1 })).toThrow(/no fact `lat`/);
    // @ts-expect-error a rater who is not there
    expect(() => of.score({ ...facts, "d.bos": 1 })).toThrow(/no fact `d.bos`/);
    // @ts-expect-error a per cent without its sign
    expect(() => of.score({ ...facts, plan: 20 })).toThrow(/no per cent sign/);
    // @ts-expect-error a value that is not one of the choice
    expect(() => of.score({ ...facts, region: "sotuh" })).toThrow(/not one of the values/);
    // @ts-expect-error a value that is not one of the choice's keys
    expect(() => of.score({ ...facts, level: "three" })).toThrow(/not one of the values/);
    // @ts-expect-error a flag is true or false
    expect(() => of.score({ ...facts, absent: "maybe" })).toThrow(/neither yes nor no/);
    // @ts-expect-error a column that is not there
    expect(() => of.score({ ...facts, deals: [{ amont: 1 }] })).toThrow(/no fact `deals\[1\]\.amont`/);
    expect(() => of.score({ late: 0 })).toThrow(/is missing/);
  });
  test("errors have no line, but a path", () => {
    try {
      defineRubric({ scorewright: 1, id: "x", version: "1", facts: { a: "money" }, results: { r: { is: "b" } } });
      expect.unreachable();
    } catch (error) {
      expect(isScorewrightError(error)).toBe(true);
      expect((error as Error).message).toContain("x:results.r.is");
      expect((error as Error).message).toContain("Nothing is called `b`.");
    }
  });
  test("numbers and booleans may be written as such", () => {
    const plain = defineRubric({
      scorewright: 1,
      id: "plain",
      version: "1",
      facts: { n: { type: "count", range: "0..9", optional: true } },
      results: { r: { is: "if(given(n), n, 0)", decimals: 0 }, s: { is: 5 } },
    });
    expect(plain.score({}).results).toEqual({ r: "0", s: "5" });
  });
  test("compares people, who are typed one by one", () => {
    const compared = defineRubric({
      scorewright: 1,
      id: "compared",
      version: "1",
      facts: { n: { type: "count", range: "0..10" }, years: { type: "count", range: "0..50" }, dept: "text", fresh: "flag" },
      dimensions: { d: { weight: 10, is: "n * 1 pt" } },
      total: { out_of: 10 },
      grades: [
        { grade: "A", from: 8 },
        { grade: "B", otherwise: true },
      ],
      team: {
        within: "dept",
        at_least: 2,
        incomplete: "leave_out",
        grade: {
          by: "total",
          quota: { A: "50%", B: "50%" },
          rounding: "largest_remainder",
          ties: [{ of: "years", best: "lowest" }, "refuse"],
          exempt: "fresh",
        },
      },
      results: { place: { rank: { of: "total", best: "highest", ties: ["years"] } } },
    });
    const dept = "x";
    const people = [
      { dept, n: 5, years: 1, fresh: false },
      { dept, n: 5, years: 2, fresh: false },
      { dept, n: 9, years: 1, fresh: true },
    ];
    const figures = [...compared.teamFigures(people.map((facts) => ({ facts })))];
    expect(figures.map((one) => (one.success ? [one.figures.grade, one.figures.results.place] : []))).toEqual([
      ["A", "3"],
      ["B", "2"],
      ["A", "1"],
    ]);
  });
  test("a distribution that cannot be does not compile", () => {
    const half = { by: "total", caps: { A: "50%" }, ties: "up" } as const;
    // @ts-expect-error caps are rounded one by one
    const rounding: DistributionInput = { ...half, rounding: "cumulative" };
    // @ts-expect-error a share without its sign
    const share: DistributionInput = { ...half, caps: { A: "50" }, rounding: "down" };
    expect([rounding.ties, share.ties]).toEqual(["up", "up"]);
  });
});

test("figures as decimals", () => {
  expect(toDecimal("91.6%").toString()).toBe("0.916");
  expect(toDecimal("17.5").times(2).toString()).toBe("35");
  expect(toDecimal("1/3").toFixed(5)).toBe("0.33333");
  expect(toDecimal("100/3%").toFixed(4)).toBe("0.3333");
  expect(toDecimal("-0.00000000000000000001").toString()).toBe("-0.00000000000000000001");
});
