/** What becomes of the values that a gather has found. */
import type { IntGather } from "../../integers/ir.ts";
import { gaveUp } from "./steps.ts";

/** `T` is number or bigint; the registers of a kind hold nothing else. */
type Arithmetic<T> = {
  readonly zero: T;
  readonly one: T;
  readonly count: (n: number) => T;
  readonly add: (a: T, b: T) => T;
  readonly multiply: (a: T, b: T) => T;
  readonly order: (a: T, b: T) => number;
};
export const narrowArithmetic: Arithmetic<number> = {
  zero: 0,
  one: 1,
  count: (n) => n,
  add: (a, b) => a + b,
  multiply: (a, b) => a * b,
  order: (a, b) => a - b,
};
export const wideArithmetic: Arithmetic<bigint> = {
  zero: 0n,
  one: 1n,
  count: BigInt,
  add: (a, b) => a + b,
  multiply: (a, b) => a * b,
  order: (a, b) => (a < b ? -1 : a > b ? 1 : 0),
};
export const joinOf = <T>(
  { by, drop }: IntGather,
  { zero, one, count, add, multiply, order }: Arithmetic<T>,
): ((found: T[]) => T) => {
  const kept = (found: T[]) => found.sort(order).slice(drop.low, Math.max(drop.low, found.length - drop.high));
  const some = (value: T | undefined): T => {
    if (value === undefined) throw gaveUp;
    return value;
  };
  switch (by) {
    case "count":
      return (found) => count(found.length);
    case "product":
      return (found) => found.reduce(multiply, one);
    case "sum":
      return (found) => kept(found).reduce(add, zero);
    case "least":
      return (found) => some(kept(found)[0]);
    case "greatest":
      return (found) => some(kept(found).at(-1));
    case "twiceMedian":
      return (found) => {
        const values = kept(found);
        const middle = values.length >> 1;
        return add(some(values[values.length % 2 === 0 ? middle - 1 : middle]), some(values[middle]));
      };
  }
};
