/** The running sum before a record of a list. */
import type { Before } from "../../plan/ir.ts";
import { add, type Fraction, zero } from "../../text/exact.ts";
import { isRefused, merged, type Refused } from "./refusals.ts";
import type { Compile, Evaluate } from "./run.ts";

const added = (sum: Fraction | Refused, next: Fraction | Refused): Fraction | Refused => {
  if (isRefused(sum)) return isRefused(next) ? merged(sum, next) : sum;
  return isRefused(next) ? next : add(sum, next);
};
/** Sums are kept with the list, so that over all its records no value is taken twice. */
export const before = ({ value: of }: Before, go: Compile): Evaluate<Fraction> => {
  const value = go.number(of);
  return ({ place }) => {
    if (!place) throw new Error("a running sum outside of a record");
    const sums = place.sums.get(of) ?? [zero];
    place.sums.set(of, sums);
    for (let i = sums.length; i <= place.index; i++) {
      const [sum, record] = [sums[i - 1] ?? zero, place.all[i - 1]];
      sums.push(added(sum, record ? value(record) : zero));
    }
    return sums[place.index] ?? zero;
  };
};
