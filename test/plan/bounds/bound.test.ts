import { describe, expect, test } from "vitest";
import {
  type Bound,
  greatestOf,
  hull,
  isPoint,
  leastOf,
  point,
  productOf,
  quotientOf,
  roundOf,
  shownBound,
  sumOf,
  sumOfMany,
} from "../../../src/plan/bounds/bound.ts";
import { fromText, zero } from "../../../src/text/exact.ts";
import { boundOf, textOf } from "./bound-text.ts";

const of = boundOf;
describe("two at a time", () => {
  test.each<[string, (a: Bound, b: Bound) => Bound | undefined, string, string, string]>([
    ["a sum", sumOf, "-1..2 by 0.5", "3..4 by 0.2", "2..6 by 0.1"],
    ["with a fraction", sumOf, "-1..2 by 0.5", "3..4 by fraction", "2..6 by fraction"],
    ["with the constant 0", sumOf, "-1..2 by 0.5", "0..0 by 0", "-1..2 by 0.5"],
    ["the least", leastOf, "0..5 by 1", "2..3 by 1", "0..3 by 1"],
    ["the greatest", greatestOf, "0..5 by 1", "2..3 by 1", "2..5 by 1"],
    ["the hull of what does not touch", hull, "0..1 by 1", "5..6 by 1", "0..6 by 1"],
    ["a product of both signs", productOf, "-2..3 by 1", "-5..4 by 0.5", "-15..12 by 0.5"],
    ["of negative ones", productOf, "-3..-2 by 1", "-5..-4 by 1", "8..15 by 1"],
    ["with the constant 0", productOf, "-3..-2 by 1", "0..0 by 0", "0..0 by 0"],
    ["a quotient by what is positive", quotientOf, "-1..2 by 1", "0.5..4 by 0.5", "-2..4 by fraction"],
    ["by what is negative", quotientOf, "-1..2 by 1", "-4..-0.5 by 0.5", "-4..2 by fraction"],
    ["by a negative constant", quotientOf, "-1..2 by 1", "-4..-4 by 4", "-1/2..1/4 by 1/4"],
    ["of a fraction by a constant", quotientOf, "-1..2 by fraction", "2..2 by 2", "-1/2..1 by fraction"],
  ])("%s: %#", (_, join, a, b, expected) => {
    expect(textOf(join(of(a), of(b)))).toBe(textOf(of(expected)));
  });
  test.each(["0..4 by 1", "-4..0 by 1", "-1..1 by 1", "0..0 by 0"])("nothing is divided by %s", (by) => {
    expect(() => quotientOf(of("1..1 by 1"), of(by))).toThrow(RangeError);
  });
  test("a hull leaves out what is refused", () => {
    const known = of("0..1 by 1");
    expect([hull(known, undefined), hull(undefined, known), hull(undefined, undefined)]).toEqual([known, known, undefined]);
  });
});

test.each([
  ["0..10 by 0.1", "1", "down", "0..10 by 1"],
  ["-1.5..1.5 by fraction", "1", "up", "-2..2 by 1"],
  ["0.2..0.3 by fraction", "0.5", "half-up", "0..0.5 by 0.5"],
] as const)("%s, rounded to %s %s", (bound, unit, how, expected) => {
  expect(textOf(roundOf(of(bound), fromText(unit), how))).toBe(expected);
});
test.each([
  ["2..5 by 1", 0, 3, "0..15 by 1"],
  ["-2..5 by 1", 1, 3, "-6..15 by 1"],
  ["-5..-2 by 1", 2, 3, "-15..-4 by 1"],
  ["2..5 by 1", 2, 2, "4..10 by 1"],
  ["2..5 by 1", 0, 0, "0..0 by 1"],
])("of values in %s, from %s to %s make %s", (each, fewest, most, expected) => {
  expect(textOf(sumOfMany(of(each), fewest, most))).toBe(expected);
});
test("a point lies on its own grid, and the constant 0 on none but its own", () => {
  expect([point(fromText("-2.5")), point(zero)].map(textOf)).toEqual(["-2.5..-2.5 by 2.5", "0..0 by 0"]);
  expect([of("1..1 by fraction"), of("1..2 by 1")].map(isPoint)).toEqual([true, false]);
});
test("what a file declares", () => {
  const shown = { kind: "number", low: "-1", high: "1" } as const;
  expect(textOf(shownBound({ ...shown, unit: "0.25" }))).toBe("-1..1 by 0.25");
  expect(textOf(shownBound({ ...shown, unit: "fraction" }))).toBe("-1..1 by fraction");
});
