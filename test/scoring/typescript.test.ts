import { expect, test } from "vitest";
import { defineRubric } from "../../src/index.ts";
import { rubric } from "../score.ts";

test("the types of a rubric as text", () => {
  const of = rubric(`facts:
  late: count
  rate: { type: percent, step: 0.1%, title: { zh: 完成率, en: Attainment } }
  since: { type: date, range: 2020-01-01..2026-12-31 }
  effort: { type: duration, step: 1 min, range: 0 min..8 h, unit: min, title: 工时 }
  region: { type: choice, of: [north, south east] }
  absent: flag
  memo: { type: text, optional: true }
  deals: { list: { amount: money, won: flag }, at_most: 9 }
dimensions:
  a: { weight: 10, of: late, rows: { 0: 10 pts, 1+: 0 pts }, not_applicable: full }
  b: { weight: 10, rating: { scale: 0..10 }, raters: [x, y] }
  考勤: { weight: 5, is: 5 pts }
total: { out_of: 25 }
grades: [{ grade: A, from: 20 }, { grade: B, otherwise: true }]
results:
  pay: { is: "if(absent and region is north and rate > 5% and effort > 5 min and since > 2021-01-01 and count(deals) > 1, 1, 2)" }
  noted: { is: given(memo) }
`);
  expect(`\n${of.types()}`).toMatchInlineSnapshot(`
    "
    /** Facts of test 1. */
    export type TestFacts = {
      /** count 0..1000000 */
      readonly late?: string | number | bigint | { toFixed(): string } | "n/a";
      /** Attainment 完成率; percent 0%..1000% */
      readonly rate?: \`\${string}%\`;
      /** date 2020-01-01..2026-12-31 */
      readonly since?: string;
      /** 工时; duration 0 min..8 h */
      readonly effort?: string | number | bigint | { toFixed(): string };
      readonly region?: "north" | "south east";
      readonly absent?: boolean;
      readonly memo?: string;
      readonly deals?: readonly {
        /** money 0..1000000000 */
        readonly amount?: string | number | bigint | { toFixed(): string };
        readonly won?: boolean;
      }[];
      /** b (x) b·x; number 0..10 */
      readonly "b.x"?: string | number | bigint | { toFixed(): string };
      /** b (y) b·y; number 0..10 */
      readonly "b.y"?: string | number | bigint | { toFixed(): string };
    };
    /** Figures of test 1; numbers are decimal text. */
    export type TestFigures = {
      readonly total: string;
      readonly grade: "A" | "B";
      readonly points: { readonly a?: string; readonly b?: string; readonly 考勤?: string };
      readonly results: { readonly pay: string; readonly noted: string };
    };
    "
  `);
});

test("a name that no type can have is made one", () => {
  const of = (id: string) => defineRubric({ scorewright: 1, id, version: "1", results: { r: { is: 1 } } }).types();
  expect(of("sales-2026_q1")).toContain("export type Sales2026Q1Facts =");
  expect(of("360-review")).toContain("export type _360ReviewFacts =");
  expect(of("考核")).toContain("export type 考核Figures =");
});
