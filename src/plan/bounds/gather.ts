/** What a gather over a bag of members can be. */
import { add, type Fraction, fraction, greatest, least, multiply, one, zero } from "../../text/exact.ts";
import type { Gather } from "../ir.ts";
import { kept, middle } from "../kept.ts";
import { type Bound, hull, point, productOf, sumOf, sumOfMany } from "./bound.ts";
import { type Member, type Members, membersOf } from "./members.ts";
import type { Bounds, Scope } from "./scope.ts";

const half = fraction(1, 2);

export const gather = ({ by, of, drop }: Gather, scope: Scope, go: Bounds): Bound | undefined => {
  const members = membersOf(of, scope, go);
  if (!members) return undefined;
  const { list, known, fewest, most } = members;
  if (by === "count") return { low: fraction(fewest), high: fraction(most), unit: most === 0 ? zero : one };
  const range = list.map(({ value }) => value).reduce<Bound | undefined>(hull, undefined);
  if (most === 0 || !range) return by === "sum" ? point(zero) : undefined;
  if (known && fewest === most) return settled(by, list, drop, range.unit);
  const dropped = drop ? drop.low + drop.high : 0;
  switch (by) {
    case "sum":
      return unsettled(members, range, dropped);
    case "median":
      return onHalves(range);
    case "least":
    case "greatest":
      return known && dropped === 0 ? extreme(by, list, range) : range;
  }
};

/** A mean of two values lies between the places of their grid, too. */
const onHalves = (of: Bound): Bound => ({ ...of, unit: of.unit && multiply(of.unit, half) });

/** Everybody takes part: as every value grows, so does each in its place after sorting. */
const settled = (
  by: Exclude<Gather["by"], "count">,
  list: readonly Member[],
  drop: Gather["drop"],
  unit: Fraction | undefined,
): Bound | undefined => {
  const sorted = (end: "low" | "high") =>
    kept(
      list.map(({ value }) => value[end]),
      drop,
    );
  const [lows, highs] = [sorted("low"), sorted("high")];
  if (lows.length === 0 && by !== "sum") return undefined;
  const total = (take: (all: readonly Fraction[]) => readonly Fraction[]): Bound => ({
    low: take(lows).reduce(add, zero),
    high: take(highs).reduce(add, zero),
    unit,
  });
  switch (by) {
    case "sum":
      return total((all) => all);
    case "least":
      return total((all) => all.slice(0, 1));
    case "greatest":
      return total((all) => all.slice(-1));
    case "median":
      return lows.length % 2 === 0 ? productOf(total(middle), point(half)) : onHalves(total(middle));
  }
};
/** Some may stay out of the sum. Where values are dropped it is not known whose. */
const unsettled = ({ list, known, fewest, most }: Members, range: Bound, dropped: number): Bound => {
  const left = (n: number) => Math.max(0, n - dropped);
  return known && dropped === 0
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
