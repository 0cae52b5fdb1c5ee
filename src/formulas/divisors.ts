/** Divisors that can be 0: what divides by them collects them, and whoever says `if_zero` guards its value against each. */

import type { Bound } from "../plan/bounds/bounds.ts";
import { table } from "../plan/build.ts";
import { interval } from "../plan/cells.ts";
import type { Atom, Numeric } from "../plan/ir.ts";
import { sign } from "../text/exact.ts";
import type { Path } from "../text/path.ts";

export const collectDivisor = (divisors: Atom[], divisor: Atom): void => {
  if (!divisors.some(({ op, name }) => op === divisor.op && name === divisor.name)) divisors.push(divisor);
};

/** The value with every collected divisor guarded: `ifZero` where one of them is 0. */
export const guardDivisors = (
  divisors: readonly Atom[],
  value: Numeric,
  ifZero: Numeric,
  at: Path,
  bound: (node: Numeric) => Bound | undefined,
): Numeric =>
  divisors.reduceRight<Numeric>((inner, divisor) => {
    const range = bound(divisor);
    const axis = { axis: "number", of: divisor } as const;
    const rows = [
      { cells: [interval({ from: "0", upTo: "0" })], result: ifZero, at },
      ...(!range || sign(range.high) > 0 ? [{ cells: [interval({ above: "0" })], result: inner, at }] : []),
      ...(!range || sign(range.low) < 0 ? [{ cells: [interval({ below: "0" })], result: inner, at }] : []),
    ];
    return table([axis], rows);
  }, value);
