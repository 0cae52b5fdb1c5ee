/** The running sum before a record of a list. */
import { zero } from "../../text/exact.ts";
import type { Before } from "../ir.ts";
import { type Bound, point, sumOf, sumOfMany } from "./bound.ts";
import type { Bounds, Scope } from "./scope.ts";

export const before = ({ value: of }: Before, scope: Scope, go: Bounds): Bound | undefined => {
  const earlier = scope.earlier();
  if (!earlier) return undefined;
  if ("each" in earlier) {
    const value = earlier.atMost > 0 ? go.number(of)(earlier.each) : undefined;
    return value ? sumOfMany(value, 0, earlier.atMost) : point(zero);
  }
  // Each record adds one to the sums that its list has kept so far: over the whole list no value is taken twice.
  const { all, place, sums } = earlier;
  const known = sums.get(of) ?? [point(zero)];
  sums.set(of, known);
  for (let i = known.length; i <= place; i++) {
    const record = all[i - 1];
    const value = record && go.number(of)(record);
    const sum = known[i - 1];
    known.push(sum && value && sumOf(sum, value));
  }
  return known[place];
};
