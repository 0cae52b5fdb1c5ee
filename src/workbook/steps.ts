/** Ten steps or so of a range, each as wide as people would make it. */
import { add, compare, divide, type Fraction, fraction, multiply, numerator, round } from "../text/exact.ts";

export type Bin = { readonly from: Fraction; readonly to: Fraction; readonly isLast: boolean };

/** The last takes its upper end, too. */
export const binsOf = (low: Fraction, high: Fraction): readonly Bin[] => {
  const step = stepOf(divide(add(high, multiply(low, fraction(-1))), fraction(10)));
  const first = multiply(round(divide(low, step), fraction(1), "floor"), step);
  const bins: Bin[] = [];
  for (let from = first; bins.length === 0 || compare(from, high) < 0; from = add(from, step)) {
    const to = add(from, step);
    bins.push({ from, to, isLast: compare(to, high) >= 0 });
  }
  return bins;
};
/** 1, 2 or 5 times a power of ten, or the next above. */
const stepOf = (wanted: Fraction): Fraction => {
  if (numerator(wanted) <= 0n) return fraction(1);
  let power = fraction(1);
  while (compare(power, wanted) < 0) power = multiply(power, fraction(10));
  while (compare(power, wanted) >= 0) power = divide(power, fraction(10));
  return [2, 5, 10].map((times) => multiply(power, fraction(times))).find((step) => compare(step, wanted) >= 0) ?? power;
};
