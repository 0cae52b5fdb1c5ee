import { expect, test } from "vitest";
import { collectDivisor, guardDivisors } from "../../src/formulas/divisors.ts";
import { type Bound, point } from "../../src/plan/bounds/bounds.ts";
import { input, number, quotient, ref } from "../../src/plan/build.ts";
import type { Atom, Numeric } from "../../src/plan/ir.ts";
import { fraction, one, zero } from "../../src/text/exact.ts";

const x = input("x");
const range = (low: number, high: number): Bound => ({ low: fraction(low), high: fraction(high), unit: one });
/** The cells of the rows that are left for a divisor of this range. */
const cells = (bound: Bound | undefined): readonly unknown[] => {
  const guarded = guardDivisors([x], quotient(number(one), x), number(zero), [], () => bound);
  return guarded.op === "table" ? guarded.rows.map((row) => row.cells[0]) : [];
};
const [none, above, below] = [
  { cell: "number", from: "0", upTo: "0" },
  { cell: "number", above: "0" },
  { cell: "number", below: "0" },
];

test.each([
  ["on both sides of 0", range(-1, 1), [none, above, below]],
  ["from 0", range(0, 9), [none, above]],
  ["up to 0", range(-9, 0), [none, below]],
  ["only 0", point(zero), [none]],
  ["of which nothing is known", undefined, [none, above, below]],
])("a divisor %s", (_, bound, expected) => expect(cells(bound)).toEqual(expected));

test("the first divisor is asked about first, each only once", () => {
  const divisors: Atom[] = [];
  for (const one of [x, ref("y"), x, ref("y")]) collectDivisor(divisors, one);
  expect(divisors).toEqual([x, ref("y")]);
  const guarded = guardDivisors(divisors, number(one), number(zero), [], () => range(0, 9));
  const asked = (node: Numeric | undefined): readonly unknown[] =>
    node?.op === "table" ? [node.on[0]?.of, ...asked(node.rows[1]?.result)] : [];
  expect(asked(guarded)).toEqual([x, ref("y")]);
});
