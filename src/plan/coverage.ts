/** Holes and overlaps in rows over one number, each with a witness: a value that can occur and falls in no row, or in two. */
import type { Fraction } from "../text/exact.ts";
import { add, compare, fraction, multiply, round, sign, subtract } from "../text/exact.ts";
import type { Bound } from "./bounds/bounds.ts";

export type Side = { readonly at: Fraction; readonly open: boolean };
/** A stretch of numbers; a missing side is unbounded. */
export type Stretch = { readonly low?: Side; readonly high?: Side };

const half = fraction(1, 2);
const stepOf = (domain: Bound): Fraction | undefined => (domain.unit && sign(domain.unit) > 0 ? domain.unit : undefined);

/** The stretch within the domain, on a grid with closed sides; undefined: no value of the domain is in it. */
const clip = (stretch: Stretch, domain: Bound): { readonly low: Side; readonly high: Side } | undefined => {
  const step = stepOf(domain);
  const closed = (side: Side, up: boolean): Side => {
    if (!step) return side;
    const on = round(side.at, step, up ? "ceiling" : "floor");
    if (!side.open || compare(on, side.at) !== 0) return { at: on, open: false };
    return { at: up ? add(on, step) : subtract(on, step), open: false };
  };
  const low = stretch.low ? closed(stretch.low, true) : { at: domain.low, open: false };
  const high = stretch.high ? closed(stretch.high, false) : { at: domain.high, open: false };
  const from = compare(low.at, domain.low) < 0 ? { at: domain.low, open: false } : low;
  const to = compare(high.at, domain.high) > 0 ? { at: domain.high, open: false } : high;
  const order = compare(from.at, to.at);
  return order > 0 || (order === 0 && (from.open || to.open)) ? undefined : { low: from, high: to };
};

/** A value inside, the one that people would name: the lower end, else the upper one; the middle of a stretch that is open on both sides. */
const witness = ({ low, high }: { low: Side; high: Side }): Fraction => {
  if (!low.open) return low.at;
  if (!high.open) return high.at;
  return multiply(add(low.at, high.at), half);
};

export type Gap = { readonly witness: Fraction; readonly stretch: { readonly low: Side; readonly high: Side } };
type Clash = { readonly witness: Fraction; readonly first: number; readonly second: number };

/** An open side begins later, and ends earlier, than a closed one at the same place. */
const compareLow = (a: Side, b: Side) => compare(a.at, b.at) || Number(a.open) - Number(b.open);
const compareHigh = (a: Side, b: Side) => compare(a.at, b.at) || Number(b.open) - Number(a.open);

export const coverage = (
  rows: readonly Stretch[],
  domain: Bound,
): {
  readonly holes: readonly Gap[];
  readonly overlaps: readonly Clash[];
  /** Rows that no value of the domain reaches. */
  readonly idle: readonly number[];
} => {
  const clipped = rows.map((row) => clip(row, domain));
  const idle = clipped.flatMap((row, i) => (row ? [] : [i]));
  const sorted = clipped.flatMap((row, i) => (row ? [{ ...row, i }] : [])).sort((a, b) => compareLow(a.low, b.low) || a.i - b.i);
  const holes: Gap[] = [];
  const overlaps: Clash[] = [];
  const step = stepOf(domain);
  /** Where the next row has to begin: just after what the rows so far have reached. */
  let expected: Side = { at: domain.low, open: false };
  let last: (typeof sorted)[number] | undefined;
  const gap = (low: Side, high: Side) => {
    const stretch = clip({ low, high }, domain);
    if (stretch) holes.push({ witness: witness(stretch), stretch });
  };
  for (const row of sorted) {
    const start = compareLow(row.low, expected);
    if (start > 0) gap(expected, { at: row.low.at, open: !row.low.open });
    if (start < 0 && last) {
      const shared = clip({ low: row.low, high: compareHigh(last.high, row.high) <= 0 ? last.high : row.high }, domain);
      if (shared) overlaps.push({ witness: witness(shared), first: Math.min(last.i, row.i), second: Math.max(last.i, row.i) });
    }
    if (!last || compareHigh(row.high, last.high) > 0) last = row;
    expected = step ? { at: add(last.high.at, step), open: false } : { at: last.high.at, open: !last.high.open };
  }
  if (compare(expected.at, domain.high) < 0 || (compare(expected.at, domain.high) === 0 && !expected.open))
    gap(expected, { at: domain.high, open: false });
  return { holes, overlaps, idle };
};
