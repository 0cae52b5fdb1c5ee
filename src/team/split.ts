/** A pool in parts that add up to it: each the whole units of its exact part, and the largest remainders one unit more. */
import { add, divide, type Fraction, fraction, multiply, numerator, round, sign, subtract, zero } from "../text/exact.ts";
import { type Criterion, everybody, inClasses } from "./order.ts";

type Split = {
  /** In the unit of the split; undefined for whoever is tied. */
  readonly parts: readonly (Fraction | undefined)[];
  readonly tied: ReadonlyMap<number, readonly number[]>;
};

/** Undefined: there is a pool, and nobody has a share in it. */
export const splitOf = (
  pool: Fraction,
  unit: Fraction,
  shares: readonly Fraction[],
  ties: readonly Criterion[],
): Split | undefined => {
  const whole = shares.reduce(add, zero);
  if (sign(whole) === 0) return sign(pool) === 0 ? { parts: shares.map(() => zero), tied: new Map() } : undefined;
  const units = divide(pool, unit);
  const perShare = divide(units, whole);
  const exact = shares.map((share) => multiply(perShare, share));
  const floors = exact.map((part) => round(part, fraction(1), "floor"));
  const remainders = exact.map((part, i) => subtract(part, floors[i] ?? zero));
  let left = Number(numerator(subtract(units, floors.reduce(add, zero))));
  const tied = new Map<number, readonly number[]>();
  const parts: (Fraction | undefined)[] = [...floors];
  for (const level of inClasses(everybody(shares.length), [{ values: remainders, falling: true }, ...ties])) {
    if (left === 0) break;
    const fits = level.length <= left;
    for (const person of level)
      if (fits) parts[person] = add(floors[person] ?? zero, fraction(1));
      else {
        parts[person] = undefined;
        tied.set(person, level);
      }
    left = fits ? left - level.length : 0;
  }
  return { parts: parts.map((part) => part && multiply(part, unit)), tied };
};
