import { add, compare, equal, type Fraction, fromText, greatest, least, round, sign, subtract } from "../../text/exact.ts";
import type { Interval } from "../ir.ts";
import type { Bound } from "./bound.ts";

/** The part of a bound that lies in an interval, on the bound's grid; undefined: nothing does. */
export const narrow = (bound: Bound, cell: Interval): Bound | undefined => {
  let { low, high } = bound;
  const { unit } = bound;
  const step = unit && sign(unit) > 0 ? unit : undefined;
  if (cell.from !== undefined) low = greatest(low, step ? round(fromText(cell.from), step, "ceiling") : fromText(cell.from));
  if (cell.above !== undefined) low = greatest(low, justAbove(fromText(cell.above), step));
  if (cell.upTo !== undefined) high = least(high, step ? round(fromText(cell.upTo), step, "floor") : fromText(cell.upTo));
  if (cell.below !== undefined) high = least(high, justBelow(fromText(cell.below), step));
  if (compare(low, high) > 0) return undefined;
  // An open edge of a fraction is a single point only when nothing is left inside.
  if (equal(low, high) && !holds(low, cell)) return undefined;
  return { low, high, unit };
};
/** On a grid an open edge is the next place inside it; of fractions there is no next one. */
const justAbove = (at: Fraction, step: Fraction | undefined): Fraction => (step ? add(round(at, step, "floor"), step) : at);
const justBelow = (at: Fraction, step: Fraction | undefined): Fraction =>
  step ? subtract(round(at, step, "ceiling"), step) : at;
const holds = (x: Fraction, cell: Interval): boolean =>
  (cell.from === undefined || compare(x, fromText(cell.from)) >= 0) &&
  (cell.above === undefined || compare(x, fromText(cell.above)) > 0) &&
  (cell.upTo === undefined || compare(x, fromText(cell.upTo)) <= 0) &&
  (cell.below === undefined || compare(x, fromText(cell.below)) < 0);
