/** What a gather over a bag of members can be. */
import { add, compare, type Fraction, fraction, greatest, least, multiply, one, zero } from "../../text/exact.ts";
import type { Gather } from "../ir.ts";
import { type Bound, hull, point, productOf, sumOf, sumOfMany } from "./bound.ts";
import { type Member, type Members, membersOf } from "./members.ts";
import type { Bounds, Scope } from "./scope.ts";

type Drop = NonNullable<Gather["drop"]>;
const half = fraction(1, 2);

export const gather = ({ by, of, drop = { low: 0, high: 0 } }: Gather, scope: Scope, go: Bounds): Bound | undefined => {
  const members = membersOf(of, scope, go);
  if (!members) return undefined;
  const { list, known, fewest, most } = members;
  if (by === "count") return { low: fraction(fewest), high: fraction(most), unit: most === 0 ? zero : one };
  const range = list.map(({ value }) => value).reduce<Bound | undefined>(hull, undefined);
  if (most === 0 || !range) return by === "sum" ? point(zero) : undefined;
  if (known && fewest === most) return settled(by, list, drop, range.unit);
  switch (by) {
    case "sum":
      return total(members, range, drop);
    case "median":
      return onHalves(range);
    case "least":
    case "greatest":
      return known && drop.low + drop.high === 0 ? extreme(by, list, range) : range;
  }
};

/** A mean of two values lies between the places of their grid, too. */
const onHalves = (of: Bound): Bound => ({ ...of, unit: of.unit && multiply(of.unit, half) });

/** Everybody takes part: as every value grows, so does each in its place after sorting. */
const settled = (
  by: Exclude<Gather["by"], "count">,
  list: readonly Member[],
  drop: Drop,
  unit: Fraction | undefined,
): Bound | undefined => {
  const kept = (ends: readonly Fraction[]) =>
    [...ends].sort(compare).slice(drop.low, Math.max(drop.low, ends.length - drop.high));
  const [lows, highs] = [kept(list.map(({ value }) => value.low)), kept(list.map(({ value }) => value.high))];
  const n = lows.length;
  if (n === 0 && by !== "sum") return undefined;
  const places = (from: number, to: number): Bound => ({
    low: lows.slice(from, to).reduce(add, zero),
    high: highs.slice(from, to).reduce(add, zero),
    unit,
  });
  switch (by) {
    case "sum":
      return places(0, n);
    case "least":
      return places(0, 1);
    case "greatest":
      return places(n - 1, n);
    case "median": {
      const middle = places(Math.ceil(n / 2) - 1, Math.floor(n / 2) + 1);
      return n % 2 === 0 ? productOf(middle, point(half)) : onHalves(middle);
    }
  }
};
/** Some may stay out of the sum. Where values are dropped it is not known whose. */
const total = ({ list, known, fewest, most }: Members, range: Bound, { low, high }: Drop): Bound => {
  const left = (n: number) => Math.max(0, n - low - high);
  return known && low + high === 0
    ? list.map(({ value, surely }) => sumOfMany(value, surely ? 1 : 0, 1)).reduce(sumOf, point(zero))
    : sumOfMany(range, left(fewest), left(most));
};
/** The least is no more than what surely takes part, the greatest no less. */
const extreme = (by: "least" | "greatest", list: readonly Member[], range: Bound): Bound => {
  const sure = list.filter(({ surely }) => surely).map(({ value }) => value);
  if (sure.length === 0) return range;
  return by === "least"
    ? { ...range, high: sure.map(({ high }) => high).reduce(least) }
    : { ...range, low: sure.map(({ low }) => low).reduce(greatest) };
};
