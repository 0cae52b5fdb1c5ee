/** Comparisons: numbers of one kind with each other, a choice with one of its options. */
import { type TypedChoice, type TypedFlag, type TypedNumber, unify } from "../language/kinds.ts";
import { all, not } from "../plan/build.ts";
import type { NodeOf } from "../plan/fold.ts";
import type { Condition, Numeric } from "../plan/ir.ts";
import { suggest } from "../text/suggest.ts";
import { unknownOption } from "./complaints.ts";
import { asNumber, mixed, wrong } from "./operands.ts";
import type { Expression, Span } from "./parse.ts";
import { type Node, type Walk, written } from "./walk.ts";

const is =
  (sign: NodeOf<Condition, "compare">["is"]) =>
  (left: Numeric, right: Numeric): Condition => ({ op: "compare", is: sign, left, right });
const [less, atMost, equal] = [is("<"), is("<="), is("=")];
const conditions = {
  "<": less,
  "<=": atMost,
  "=": equal,
  ">=": (left: Numeric, right: Numeric) => atMost(right, left),
  ">": (left: Numeric, right: Numeric) => less(right, left),
  "!=": (left: Numeric, right: Numeric) => not(equal(left, right)),
};
type Comparison = keyof typeof conditions;
const flag = (value: Condition): TypedFlag => ({ sort: "flag", value });

export const comparison = (op: Comparison, node: Node<"binary">, walk: Walk): TypedFlag | undefined => {
  const left = walk.go(node.left);
  if (!left) return undefined;
  if (left.sort === "choice") return withOption(op, left, node, walk);
  if (left.sort !== "number") return wrong(left, "number", node.left, walk);
  const right = asNumber(node.right, walk);
  const value = right && compared(op, left, right, node.span, walk);
  return value && flag(value);
};

/** `x in 5..<7`. */
export const within = (node: Node<"in">, walk: Walk): TypedFlag | undefined => {
  const [of, low, high] = [asNumber(node.of, walk), asNumber(node.low.of, walk), asNumber(node.high.of, walk)];
  if (!of || !low || !high) return undefined;
  const above = compared(node.low.open ? ">" : ">=", of, low, node.span, walk);
  const below = compared(node.high.open ? "<" : "<=", of, high, node.span, walk);
  return above && below && flag(all(above, below));
};

const compared = (op: Comparison, left: TypedNumber, right: TypedNumber, span: Span, walk: Walk): Condition | undefined =>
  unify(left.kind, right.kind) === undefined ? mixed(left, right, op, span, walk) : conditions[op](left.value, right.value);

/** `region is south`: the option is a word of the file, not a name. */
const withOption = (op: Comparison, typed: TypedChoice, node: Node<"binary">, walk: Walk): TypedFlag | undefined => {
  const { env } = walk;
  const { left, right } = node;
  if (op !== "=" && op !== "!=") return wrong(typed, "number", left, walk);
  const option = optionIn(right);
  if (option === undefined || !typed.values.includes(option)) {
    const shown = option ?? written(right, env);
    const near = suggest(shown, typed.values);
    env.complain(unknownOption, { option: shown, of: written(left, env), options: typed.values, near }, right.span);
    return undefined;
  }
  const among: Condition = { op: "among", choice: typed.value, of: [option] };
  return flag(op === "=" ? among : not(among));
};
const optionIn = (node: Expression): string | undefined => {
  if (node.node === "name") return node.name;
  return node.node === "literal" ? node.text : undefined;
};
