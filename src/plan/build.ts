/** Plan nodes, folded a little as they are made: constants are joined, neutral parts dropped. */

import type { Fraction } from "../text/exact.ts";
import { add, divide, equal, fraction, fromText, multiply, one, sign, toText, zero } from "../text/exact.ts";
import { holding } from "./cells.ts";
import type { Atom, Axis, Branch, Choice, Condition, InputType, Numeric, Row } from "./ir.ts";

export const number = (value: Fraction): Numeric => ({ op: "number", value: toText(value) });
export const constantOf = (node: Numeric): Fraction | undefined => (node.op === "number" ? fromText(node.value) : undefined);
export const isAtom = (node: Numeric): node is Atom => node.op === "input" || node.op === "ref";
export const input = (name: string): Atom => ({ op: "input", name });
export const ref = (name: string): Atom => ({ op: "ref", name });

/** People, or places, from `low` to `high`. */
export const countType = (low: number, high: number): InputType => ({
  type: "number",
  kind: "count",
  low: String(low),
  high: String(high),
  unit: "1",
});

export const sum = (...of: readonly Numeric[]): Numeric => {
  const flat = of.flatMap((node) => (node.op === "sum" ? node.of : [node]));
  const constant = flat.map((node) => constantOf(node) ?? zero).reduce(add, zero);
  const rest = flat.filter((node) => node.op !== "number");
  const parts = sign(constant) === 0 ? rest : [...rest, number(constant)];
  const [first, second] = parts;
  return first === undefined ? number(zero) : second === undefined ? first : { op: "sum", of: parts };
};
export const product = (...of: readonly Numeric[]): Numeric => {
  const flat = of.flatMap((node) => (node.op === "product" ? node.of : [node]));
  const constant = flat.map((node) => constantOf(node) ?? one).reduce(multiply, one);
  const rest = flat.filter((node) => node.op !== "number");
  const parts = equal(constant, one) ? rest : [...rest, number(constant)];
  const [first, second] = parts;
  return first === undefined ? number(one) : second === undefined ? first : { op: "product", of: parts };
};
export const times = (node: Numeric, factor: Fraction): Numeric => product(node, number(factor));
export const minus = (node: Numeric): Numeric => times(node, fraction(-1));
export const quotient = (of: Numeric, by: Numeric): Numeric => {
  const constant = constantOf(by);
  return constant && sign(constant) !== 0 ? times(of, divide(one, constant)) : { op: "quotient", of, by };
};
/**
 * A mean never leaves the range of its members; interval arithmetic over a quotient of sums cannot see that, so the plan says it.
 * Changes no value.
 */
export const within = (value: Numeric, { low, high }: { readonly low: Fraction; readonly high: Fraction }): Numeric => ({
  op: "least",
  of: [{ op: "greatest", of: [value, number(low)] }, number(high)],
});

export const holdsAlways: Condition = { op: "all", of: [] };
export const neverHolds: Condition = { op: "any", of: [] };
const isAlways = (node: Condition) => node.op === "all" && node.of.length === 0;
const isNever = (node: Condition) => node.op === "any" && node.of.length === 0;
export const all = (...of: readonly Condition[]): Condition => {
  const parts = of.flatMap((node) => (node.op === "all" ? node.of : [node]));
  if (parts.some(isNever)) return neverHolds;
  const [first, second] = parts;
  return first !== undefined && second === undefined ? first : { op: "all", of: parts };
};
export const any = (...of: readonly Condition[]): Condition => {
  const parts = of.flatMap((node) => (node.op === "any" ? node.of : [node]));
  if (parts.some(isAlways)) return holdsAlways;
  const [first, second] = parts;
  return first !== undefined && second === undefined ? first : { op: "any", of: parts };
};
export const not = (of: Condition): Condition =>
  of.op === "not" ? of.of : isAlways(of) ? neverHolds : isNever(of) ? holdsAlways : { op: "not", of };
export const isImpossible = isNever;

export const table = (on: readonly Axis[], rows: readonly Row<Numeric>[]): Branch<"table", Numeric> => ({
  op: "table",
  on,
  rows,
});
/** The value if the condition holds, the other one if not. */
export const either = <R>(
  condition: Condition,
  yes: R,
  no: R,
  at: Row<R>["at"],
  says?: { yes?: Row<R>["says"]; no?: Row<R>["says"] },
) => ({
  on: [{ axis: "condition", of: condition }] as const,
  rows: [
    { cells: [holding(true)], result: yes, at, ...(says?.yes === undefined ? {} : { says: says.yes }) },
    { cells: [holding(false)], result: no, at, ...(says?.no === undefined ? {} : { says: says.no }) },
  ] as readonly Row<R>[],
});
export const when = (
  condition: Condition,
  yes: Numeric,
  no: Numeric,
  at: Row<Numeric>["at"],
  says?: { yes?: Row<Numeric>["says"]; no?: Row<Numeric>["says"] },
): Numeric => {
  const { on, rows } = either(condition, yes, no, at, says);
  return table(on, rows);
};
export const option = (value: string): Choice => ({ op: "option", value });
