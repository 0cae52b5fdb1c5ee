/** Builds integer nodes, each with the range of its values. Constants are joined; nothing that reads a fact is dropped. */
import type { Int, IntAxis, IntGather, IntRow, Span } from "./ir.ts";

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
export const lower = (a: bigint, b: bigint) => (a < b ? a : b);
export const higher = (a: bigint, b: bigint) => (a > b ? a : b);
const both = (a: bigint | undefined, b: bigint | undefined, join: (a: bigint, b: bigint) => bigint) =>
  a === undefined || b === undefined ? undefined : join(a, b);
const hull = (ranges: readonly Range[]): Range =>
  ranges.length === 0
    ? { low: 0n, high: 0n }
    : ranges.reduce((a, b) => ({ low: both(a.low, b.low, lower), high: both(a.high, b.high, higher) }));
const unbounded: Range = { low: undefined, high: undefined };
const times = (a: Range, b: Range): Range => {
  const isZero = (x: Range) => x.low === 0n && x.high === 0n;
  if (isZero(a) || isZero(b)) return { low: 0n, high: 0n };
  if (a.low === undefined || a.high === undefined || b.low === undefined || b.high === undefined) return unbounded;
  const all = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high];
  return { low: all.reduce(lower), high: all.reduce(higher) };
};
const plus = (a: Range, b: Range): Range => ({
  low: both(a.low, b.low, (x, y) => x + y),
  high: both(a.high, b.high, (x, y) => x + y),
});

/** The same node with what else is known of its values. */
export const ranged = (node: Int, known: Range): Int => {
  if (node.int === "constant" || node.int === "refuse") return node;
  const { low, high } = rangeOf(node);
  return {
    ...node,
    ...spanOf({
      low: low === undefined ? known.low : known.low === undefined ? low : higher(low, known.low),
      high: high === undefined ? known.high : known.high === undefined ? high : lower(high, known.high),
    }),
  };
};

export const constant = (value: bigint): Int => ({
  int: "constant",
  value: value.toString(),
  ...spanOf({ low: value, high: value }),
});
export const constantOf = (node: Int): bigint | undefined => (node.int === "constant" ? BigInt(node.value) : undefined);
export const refuse: Int = { int: "refuse", low: "0", high: "0" };
export const isRefuse = (node: Int): boolean => node.int === "refuse";
export const column = (name: string, range: Range): Int => ({ int: "column", name, ...spanOf(range) });
export const slot = (name: string, range: Range): Int => ({ int: "slot", name, ...spanOf(range) });

/** Constants joined into one, which comes last; a neutral one goes unless it is alone. */
const join = (op: "sum" | "product", of: readonly Int[]): readonly Int[] => {
  const flat = of.flatMap((node) => (node.int === op ? node.of : [node]));
  const neutral = op === "sum" ? 0n : 1n;
  const total = flat.reduce((known, node) => {
    const value = constantOf(node) ?? neutral;
    return op === "sum" ? known + value : known * value;
  }, neutral);
  const rest = flat.filter((node) => node.int !== "constant");
  return total === neutral && rest.length > 0 ? rest : [...rest, constant(total)];
};
export const sum = (...of: readonly Int[]): Int => {
  if (of.some(isRefuse)) return refuse;
  const parts = join("sum", of);
  const [first] = parts;
  return first && parts.length === 1 ? first : { int: "sum", of: parts, ...spanOf(parts.map(rangeOf).reduce(plus)) };
};
export const product = (...of: readonly Int[]): Int => {
  if (of.some(isRefuse)) return refuse;
  const parts = join("product", of);
  const [first] = parts;
  return first && parts.length === 1 ? first : { int: "product", of: parts, ...spanOf(parts.map(rangeOf).reduce(times)) };
};
export const scaled = (node: Int, by: bigint): Int => product(node, constant(by));
/** The value of `node`, which refuses also where one of the others does. */
export const needing = (node: Int, ...others: readonly Int[]): Int =>
  sum(node, ...others.filter((other) => other.int !== "constant").map((other) => scaled(other, 0n)));

const extreme = (op: "least" | "greatest", of: readonly Int[]): Int => {
  if (of.some(isRefuse)) return refuse;
  const pick = op === "least" ? lower : higher;
  const constants = of.flatMap((node) => constantOf(node) ?? []);
  const rest = of.filter((node) => node.int !== "constant");
  const limit = constants.length > 0 ? constants.reduce(pick) : undefined;
  const never = (node: Int) => {
    const { low, high } = rangeOf(node);
    const end = op === "least" ? high : low;
    return limit !== undefined && end !== undefined && pick(end, limit) === end;
  };
  const parts = limit === undefined || rest.some(never) ? rest : [...rest, constant(limit)];
  const [first] = parts;
  if (first && parts.length === 1) return first;
  const ranges = parts.map(rangeOf);
  // The least is no more than any operand, even where another one has no bound.
  const bounded = (ends: readonly (bigint | undefined)[], side: "near" | "far") => {
    const known = ends.flatMap((end) => end ?? []);
    return side === "near" && known.length < ends.length ? undefined : known.length > 0 ? known.reduce(pick) : undefined;
  };
  const low = bounded(
    ranges.map((range) => range.low),
    op === "least" ? "near" : "far",
  );
  const high = bounded(
    ranges.map((range) => range.high),
    op === "least" ? "far" : "near",
  );
  return { int: op, of: parts, ...spanOf({ low, high }) };
};
export const least = (...of: readonly Int[]): Int => extreme("least", of);
export const greatest = (...of: readonly Int[]): Int => extreme("greatest", of);

export const floorOf = (n: bigint, d: bigint): bigint => {
  const towardZero = n / d;
  return n % d < 0n ? towardZero - 1n : towardZero;
};
/** `by` is positive. */
export const floorDivide = (of: Int, by: Int): Int => {
  if (isRefuse(of) || isRefuse(by)) return refuse;
  const [n, d] = [constantOf(of), constantOf(by)];
  if (d === 1n) return of;
  if (n !== undefined && d !== undefined) return constant(floorOf(n, d));
  const [top, bottom] = [rangeOf(of), rangeOf(by)];
  const nearest = bottom.low === undefined || bottom.low < 1n ? 1n : bottom.low;
  // Dividing by more brings the quotient nearer to zero, and never past -1 or 0.
  const far = bottom.high;
  const shrunk = (end: bigint) => (far === undefined ? (end < 0n ? -1n : 0n) : floorOf(end, far));
  const low = top.low === undefined ? undefined : top.low < 0n ? floorOf(top.low, nearest) : shrunk(top.low);
  const high = top.high === undefined ? undefined : top.high < 0n ? shrunk(top.high) : floorOf(top.high, nearest);
  return { int: "floorDivide", of, by, ...spanOf({ low, high }) };
};

/** Rows that refuse say nothing about the values of the others. */
export const table = (on: readonly IntAxis[], rows: readonly IntRow<Int>[]): Int => {
  const values = rows.filter(({ result }) => !isRefuse(result));
  if (values.length === 0) return refuse;
  return { int: "table", on, rows, ...spanOf(hull(values.map(({ result }) => rangeOf(result)))) };
};

export const gather = (by: IntGather["by"], of: IntGather["of"], drop: IntGather["drop"]): Int => {
  const members = of.bag === "items" ? of.of : [of];
  const values = members.filter(({ value }) => !isRefuse(value)).map(({ value }) => rangeOf(value));
  const most = BigInt(of.bag === "items" ? of.of.length : of.atMost);
  const range = hull(values);
  const node = (span: Range): Int => ({ int: "gather", by, of, drop, ...spanOf(span) });
  switch (by) {
    case "sum":
      return node(times(hull([range, { low: 0n, high: 0n }]), { low: 0n, high: most }));
    case "count":
      return node({ low: 0n, high: most });
    case "least":
    case "greatest":
      return node(range);
    case "twiceMedian":
      return node(times(range, { low: 2n, high: 2n }));
    case "product":
      // Over records the bound would have as many digits as there can be records: such a number is for engines without a width.
      return node(
        of.bag === "items"
          ? values.map((value) => hull([value, { low: 1n, high: 1n }])).reduce(times, { low: 1n, high: 1n })
          : unbounded,
      );
  }
};

/** `range` holds for the sum at every record, so that it holds for every partial sum. */
export const before = (list: string, value: Int, range: Range): Int => ({ int: "before", list, value, ...spanOf(range) });

/** The largest magnitude met while this node is computed from its operands, partial sums and products included; undefined: no bound. */
export const reach = (node: Int): bigint | undefined => {
  const size = (part: Span): bigint | undefined => {
    const { low, high } = rangeOf(part);
    return both(low, high, (a, b) => higher(a < 0n ? -a : a, b < 0n ? -b : b));
  };
  const over = (parts: readonly Int[], start: bigint, add: (a: bigint, b: bigint) => bigint) =>
    parts.map(size).reduce<bigint | undefined>((a, b) => both(a, b, add), start);
  switch (node.int) {
    case "sum":
      return over(node.of, 0n, (a, b) => a + b);
    case "product":
      return over(node.of, 1n, (a, b) => a * higher(b, 1n));
    case "least":
    case "greatest":
      return over(node.of, 0n, higher);
    case "floorDivide":
      return over([node.of, node.by], 0n, higher);
    case "gather": {
      const { of, by } = node;
      const parts = of.bag === "items" ? of.of.map(({ value }) => value) : [of.value];
      const most = over(parts, 0n, higher);
      if (by === "sum") return both(most, BigInt(of.bag === "items" ? parts.length : of.atMost), (a, b) => a * b);
      if (by === "product") return of.bag === "items" ? over(parts, 1n, (a, b) => a * higher(b, 1n)) : undefined;
      return both(most, size(node), higher);
    }
    case "before":
      return over([node, node.value], 0n, higher);
    case "constant":
    case "column":
    case "slot":
    case "table":
    case "refuse":
      return size(node);
  }
};
