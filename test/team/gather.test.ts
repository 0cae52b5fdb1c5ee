import fc from "fast-check";
import { expect, test } from "vitest";
import type { Gathering } from "../../src/plan/team.ts";
import { gatherOver } from "../../src/team/gather.ts";
import { add, compare, type Fraction, fraction, toText, zero } from "../../src/text/exact.ts";
import { runs } from "../runs.ts";

const texts = (found: readonly (Fraction | undefined)[]) => found.map((x) => (x ? toText(x) : "—"));
const of = (by: Gathering, others: boolean, ...values: readonly number[]) =>
  texts(
    gatherOver(
      by,
      values.map((n) => fraction(n)),
      others,
    ),
  );

test("over everybody", () => {
  expect(of("sum", false, 3, 1, 4)).toEqual(["8", "8", "8"]);
  expect(of("count", false, 3, 1, 4)).toEqual(["3", "3", "3"]);
  expect(of("least", false, 3, 1, 4)).toEqual(["1", "1", "1"]);
  expect(of("greatest", false, 3, 1, 4)).toEqual(["4", "4", "4"]);
  expect(of("median", false, 3, 1, 4)).toEqual(["3", "3", "3"]);
  expect(of("median", false, 3, 1, 4, 8)).toEqual(["3.5", "3.5", "3.5", "3.5"]);
});
test("over everybody else", () => {
  expect(of("sum", true, 3, 1, 4)).toEqual(["5", "7", "4"]);
  expect(of("count", true, 3, 1, 4)).toEqual(["2", "2", "2"]);
  expect(of("least", true, 3, 1, 4)).toEqual(["1", "3", "1"]);
  expect(of("greatest", true, 3, 1, 4)).toEqual(["4", "4", "3"]);
  expect(of("median", true, 3, 1, 4)).toEqual(["2.5", "3.5", "2"]);
});
test("one alone, and nobody", () => {
  expect(of("sum", true, 3)).toEqual(["0"]);
  expect(of("median", true, 3)).toEqual(["—"]);
  expect(of("least", false)).toEqual([]);
});

const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 12 });
test("the figure over the others is the figure over a team without oneself", () => {
  fc.assert(
    fc.property(values, fc.constantFrom<Gathering>("sum", "count", "least", "greatest", "median"), (numbers, by) => {
      const all = numbers.map((n) => fraction(n));
      const found = texts(gatherOver(by, all, true));
      for (const i of all.keys()) {
        const rest = all.filter((_, k) => k !== i);
        const [expected] = rest.length > 0 ? texts(gatherOver(by, rest, false)) : [by === "sum" || by === "count" ? "0" : "—"];
        expect(found[i]).toBe(expected);
      }
    }),
    runs(500),
  );
});
test("the sum is what adding says", () => {
  fc.assert(
    fc.property(values, (numbers) => {
      const all = numbers.map((n) => fraction(n, 7));
      const [sum] = gatherOver("sum", all, false);
      expect(sum && compare(sum, all.reduce(add, zero))).toBe(0);
    }),
    runs(100),
  );
});
