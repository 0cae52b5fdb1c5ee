/** How many places each share of a number of people comes to. */
import { add, type Fraction, fraction, multiply, numerator, round, subtract, zero } from "../text/exact.ts";
import { everybody, inClasses } from "./order.ts";

const whole = (x: Fraction): number => Number(numerator(x));
const one = fraction(1);

/**
 * Hamilton's method: everybody the whole part, what is left over to the largest remainders; of equal remainders to the earlier share.
 * The shares add up to 1, the seats to `count`.
 */
export const largestRemainder = (shares: readonly Fraction[], count: number): readonly number[] => {
  const quotas = shares.map((share) => multiply(share, fraction(count)));
  const floors = quotas.map((quota) => round(quota, one, "floor"));
  const remainders = quotas.map((quota, i) => subtract(quota, floors[i] ?? zero));
  let left = count - floors.map(whole).reduce((sum, seats) => sum + seats, 0);
  const seats = floors.map(whole);
  for (const level of inClasses(everybody(shares.length), [{ values: remainders, falling: true }]))
    for (const i of [...level].sort((a, b) => a - b))
      if (left > 0) {
        seats[i] = (seats[i] ?? 0) + 1;
        left--;
      }
  return seats;
};

/** Each boundary rounded by itself: the first 20 %, the first 90 %, … half up. */
export const cumulative = (shares: readonly Fraction[], count: number): readonly number[] => {
  let [sum, before] = [zero, 0];
  return shares.map((share) => {
    sum = add(sum, share);
    const upTo = whole(round(multiply(sum, fraction(count)), one, "half-up"));
    const seats = upTo - before;
    before = upTo;
    return seats;
  });
};

export const rounded = (share: Fraction, count: number, how: "down" | "up" | "half-up"): number =>
  whole(round(multiply(share, fraction(count)), one, how));
