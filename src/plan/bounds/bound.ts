/** Intervals of numbers and their arithmetic. Sound, not tight: the result always lies within, the interval may be wider than need be. */
import {
  add,
  commonUnit,
  divide,
  equal,
  type Fraction,
  fraction,
  fromText,
  greatest,
  least,
  magnitude,
  multiply,
  type Rounding,
  round,
  sign,
} from "../../text/exact.ts";
import type { Shown } from "../ir.ts";

/** The value is in low..high and a whole multiple of `unit`; without a unit it is any fraction. A unit of 0 is the constant 0. */
export type Bound = { readonly low: Fraction; readonly high: Fraction; readonly unit: Fraction | undefined };

export const point = (value: Fraction): Bound => ({ low: value, high: value, unit: magnitude(value) });
export const isPoint = (bound: Bound): boolean => equal(bound.low, bound.high);
export const shownBound = (shown: Shown): Bound => ({
  low: fromText(shown.low),
  high: fromText(shown.high),
  unit: shown.unit === "fraction" ? undefined : fromText(shown.unit),
});

type Ends = Pick<Bound, "low" | "high">;
type Join = (a: Fraction, b: Fraction) => Fraction;
/** For what grows with both of its operands, and stays on the grid that they share. */
const rising = (a: Bound, b: Bound, low: Join, high: Join): Bound => ({
  low: low(a.low, b.low),
  high: high(a.high, b.high),
  unit: a.unit && b.unit && commonUnit(a.unit, b.unit),
});
export const sumOf = (a: Bound, b: Bound): Bound => rising(a, b, add, add);
export const leastOf = (a: Bound, b: Bound): Bound => rising(a, b, least, least);
export const greatestOf = (a: Bound, b: Bound): Bound => rising(a, b, greatest, greatest);
/** What is one or the other; what is refused adds nothing. */
export const hull = (a: Bound | undefined, b: Bound | undefined): Bound | undefined =>
  a === undefined ? b : b === undefined ? a : rising(a, b, least, greatest);

/** Where signs decide which ends meet, all pairs of ends are tried. */
const corners = (a: Ends, b: Ends, join: Join): Ends => {
  const all = [join(a.low, b.low), join(a.low, b.high), join(a.high, b.low), join(a.high, b.high)];
  return { low: all.reduce(least), high: all.reduce(greatest) };
};
export const productOf = (a: Bound, b: Bound): Bound => ({
  ...corners(a, b, multiply),
  unit: a.unit && b.unit && multiply(a.unit, b.unit),
});
/** The sum of `fewest` to `most` values, each of which lies in `each`. */
export const sumOfMany = (each: Bound, fewest: number, most: number): Bound => ({
  ...corners(each, { low: fraction(fewest), high: fraction(most) }, multiply),
  unit: each.unit,
});
export const quotientOf = (of: Bound, by: Bound): Bound => {
  if (sign(by.low) <= 0 && sign(by.high) >= 0) throw new RangeError("a divisor in the plan can reach zero");
  return { ...corners(of, by, divide), unit: isPoint(by) && of.unit ? divide(of.unit, magnitude(by.low)) : undefined };
};
export const roundOf = (of: Bound, unit: Fraction, how: Rounding): Bound => ({
  low: round(of.low, unit, how),
  high: round(of.high, unit, how),
  unit,
});
