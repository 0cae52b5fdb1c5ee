/** Whole numbers of any size, and what is known of them before any fact is seen. */
import type { Span } from "./ir.ts";

/** Missing end: unbounded. */
export type Range = { readonly low: bigint | undefined; readonly high: bigint | undefined };
export const rangeOf = ({ low, high }: Span): Range => ({
  low: low === undefined ? undefined : BigInt(low),
  high: high === undefined ? undefined : BigInt(high),
});
export const spanOf = ({ low, high }: Range): Span => ({
  ...(low === undefined ? {} : { low: low.toString() }),
  ...(high === undefined ? {} : { high: high.toString() }),
});
export const contains = ({ low, high }: Range, value: bigint): boolean =>
  (low === undefined || low <= value) && (high === undefined || value <= high);

export const magnitude = (value: bigint) => (value < 0n ? -value : value);
export const lower = (a: bigint, b: bigint) => (a < b ? a : b);
export const higher = (a: bigint, b: bigint) => (a > b ? a : b);
/** n / d rounded down; d is positive. */
export const floorOf = (n: bigint, d: bigint): bigint => {
  const towardZero = n / d;
  return n % d < 0n ? towardZero - 1n : towardZero;
};
type Join = (a: bigint, b: bigint) => bigint;
export const both = (a: bigint | undefined, b: bigint | undefined, join: Join) =>
  a === undefined || b === undefined ? undefined : join(a, b);

/** The first is known only where all ends are, the second where any of them is. */
const ofAll = (ends: readonly (bigint | undefined)[], pick: Join) => ends.reduce((a, b) => both(a, b, pick), ends[0]);
const ofAny = (ends: readonly (bigint | undefined)[], pick: Join) => ends.reduce((a, b) => both(a, b, pick) ?? a ?? b, ends[0]);
const lows = (ranges: readonly Range[]) => ranges.map(({ low }) => low);
const highs = (ranges: readonly Range[]) => ranges.map(({ high }) => high);

/** Every value that lies in one of them; 0 where there is none. */
export const hull = (ranges: readonly Range[]): Range =>
  ranges.length === 0 ? point(0n) : { low: ofAll(lows(ranges), lower), high: ofAll(highs(ranges), higher) };
/** The values that lie in all of them. */
export const overlap = (ranges: readonly Range[]): Range => ({
  low: ofAny(lows(ranges), higher),
  high: ofAny(highs(ranges), lower),
});
/** The least is no more than any operand, even where another one has no bound. */
export const leastOf = (ranges: readonly Range[]): Range => ({
  low: ofAll(lows(ranges), lower),
  high: ofAny(highs(ranges), lower),
});
export const greatestOf = (ranges: readonly Range[]): Range => ({
  low: ofAny(lows(ranges), higher),
  high: ofAll(highs(ranges), higher),
});
export const point = (value: bigint): Range => ({ low: value, high: value });
export const unbounded: Range = { low: undefined, high: undefined };
const isZero = ({ low, high }: Range) => low === 0n && high === 0n;
export const times = (a: Range, b: Range): Range => {
  if (isZero(a) || isZero(b)) return point(0n);
  if (a.low === undefined || a.high === undefined || b.low === undefined || b.high === undefined) return unbounded;
  const all = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high];
  return { low: all.reduce(lower), high: all.reduce(higher) };
};
export const plus = (a: Range, b: Range): Range => ({
  low: both(a.low, b.low, (x, y) => x + y),
  high: both(a.high, b.high, (x, y) => x + y),
});
/** Rounded down; the divisor is positive. */
export const quotient = (of: Range, by: Range): Range => {
  const nearest = by.low === undefined || by.low < 1n ? 1n : by.low;
  // Dividing by more brings the quotient nearer to zero, and never past -1 or 0.
  const far = by.high;
  const shrunk = (end: bigint) => (far === undefined ? (end < 0n ? -1n : 0n) : floorOf(end, far));
  return {
    low: of.low === undefined ? undefined : of.low < 0n ? floorOf(of.low, nearest) : shrunk(of.low),
    high: of.high === undefined ? undefined : of.high < 0n ? shrunk(of.high) : floorOf(of.high, nearest),
  };
};
/** The largest magnitude in the range; undefined: there is none. */
export const sizeOf = ({ low, high }: Range): bigint | undefined => both(low, high, (a, b) => higher(magnitude(a), magnitude(b)));
