/** Builds integer nodes, each with the range of its values. Constants are joined; nothing that reads a fact is dropped. */
import type { Int, IntAxis, IntBag, IntGather, IntRow } from "./ir.ts";
import {
  floorOf,
  greatestOf,
  higher,
  hull,
  leastOf,
  lower,
  overlap,
  plus,
  point,
  quotient,
  type Range,
  rangeOf,
  spanOf,
  times,
  unbounded,
} from "./ranges.ts";

/** The same node with what else is known of its values. */
export const ranged = (node: Int, known: Range): Int => {
  if (node.int === "constant" || node.int === "refuse") return node;
  return { ...node, ...spanOf(overlap([rangeOf(node), known])) };
};

export const constant = (value: bigint): Int => ({
  int: "constant",
  value: value.toString(),
  ...spanOf(point(value)),
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
  return { int: op, of: parts, ...spanOf((op === "least" ? leastOf : greatestOf)(parts.map(rangeOf))) };
};
export const least = (...of: readonly Int[]): Int => extreme("least", of);
export const greatest = (...of: readonly Int[]): Int => extreme("greatest", of);

/** `by` is positive. */
export const floorDivide = (of: Int, by: Int): Int => {
  if (isRefuse(of) || isRefuse(by)) return refuse;
  const [n, d] = [constantOf(of), constantOf(by)];
  if (d === 1n) return of;
  if (n !== undefined && d !== undefined) return constant(floorOf(n, d));
  return { int: "floorDivide", of, by, ...spanOf(quotient(rangeOf(of), rangeOf(by))) };
};

/** Rows that refuse say nothing about the values of the others. */
export const table = (on: readonly IntAxis[], rows: readonly IntRow<Int>[]): Int => {
  const values = rows.filter(({ result }) => !isRefuse(result));
  if (values.length === 0) return refuse;
  return { int: "table", on, rows, ...spanOf(hull(values.map(({ result }) => rangeOf(result)))) };
};

const gatherRange = (by: IntGather["by"], of: IntBag): Range => {
  const members = of.bag === "items" ? of.of : [of];
  const values = members.filter(({ value }) => !isRefuse(value)).map(({ value }) => rangeOf(value));
  const most = BigInt(of.bag === "items" ? of.of.length : of.atMost);
  switch (by) {
    case "sum":
      return times(hull([...values, point(0n)]), { low: 0n, high: most });
    case "count":
      return { low: 0n, high: most };
    case "least":
    case "greatest":
      return hull(values);
    case "twiceMedian":
      return times(hull(values), point(2n));
    case "product":
      // Over records the bound would have as many digits as there can be records: such a number is for engines without a width.
      return of.bag === "rows" ? unbounded : values.map((value) => hull([value, point(1n)])).reduce(times, point(1n));
  }
};
export const gather = (by: IntGather["by"], of: IntBag, drop: IntGather["drop"]): Int => ({
  int: "gather",
  by,
  of,
  drop,
  ...spanOf(gatherRange(by, of)),
});

/** `range` holds for the sum at every record, so that it holds for every partial sum. */
export const before = (list: string, value: Int, range: Range): Int => ({ int: "before", list, value, ...spanOf(range) });
