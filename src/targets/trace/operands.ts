/** Operands: one, several read all together, or one after the other. */
import type { Value } from "../../plan/facts.ts";
import { compare, type Fraction, zero } from "../../text/exact.ts";
import { isRefused, join, type Refused } from "./refusals.ts";
import type { Evaluate, Run } from "./run.ts";

/** A value made of another one, where that is there. */
export const mapped =
  <T extends Value, Result>(of: Evaluate<T>, make: (value: T, run: Run) => Result): Evaluate<Result> =>
  (run) => {
    const value = of(run);
    return isRefused(value) ? value : make(value, run);
  };
/** Collects the refusals of all operands, so that a sheet names everything that is missing at once. */
export const strict =
  (parts: readonly Evaluate<Fraction>[], combine: (a: Fraction, b: Fraction) => Fraction, start?: Fraction): Evaluate<Fraction> =>
  (run) => {
    let total = start;
    let refused: Refused | undefined;
    for (const part of parts) {
      const result = part(run);
      if (isRefused(result)) refused = join(refused, result);
      else total = total === undefined ? result : combine(total, result);
    }
    return refused ?? total ?? zero;
  };
/** A value made of two, where both are there. */
export const paired =
  <Result>(
    left: Evaluate<Fraction>,
    right: Evaluate<Fraction>,
    make: (x: Fraction, y: Fraction, run: Run) => Result,
  ): Evaluate<Result> =>
  (run) => {
    const [x, y] = [left(run), right(run)];
    if (isRefused(x)) return isRefused(y) ? join(x, y) : x;
    return isRefused(y) ? y : make(x, y, run);
  };
export const compared = (is: "<" | "<=" | "=", left: Evaluate<Fraction>, right: Evaluate<Fraction>): Evaluate<boolean> =>
  paired(left, right, (x, y) => {
    const order = compare(x, y);
    return is === "<" ? order < 0 : is === "<=" ? order <= 0 : order === 0;
  });
/** Stops at the first part that decides, or refuses; `neutral` is what goes on. */
export const junction =
  (parts: readonly Evaluate<boolean>[], neutral: boolean): Evaluate<boolean> =>
  (run) => {
    for (const part of parts) {
      const result = part(run);
      if (result !== neutral) return result;
    }
    return neutral;
  };
