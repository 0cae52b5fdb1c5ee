/** A parsed formula, given meaning: kinds checked, names resolved, lowered to the plan. Undefined: the complaint has been made. */
import type { Typed, TypedFlag, TypedNumber } from "../language/kinds.ts";
import { typedNumber } from "../language/kinds.ts";
import { all, any, minus, not, number } from "../plan/build.ts";
import { arithmetic } from "./arithmetic.ts";
import { comparison, within } from "./compare.ts";
import type { Environment } from "./environment.ts";
import { call } from "./functions/call.ts";
import { named } from "./names.ts";
import { asCondition, asNumber } from "./operands.ts";
import type { Expression } from "./parse.ts";
import type { Node, Walk } from "./walk.ts";

export const toPlan = (expression: Expression, env: Environment): Typed | undefined => walkIn(env).go(expression);

const walkIn = (env: Environment): Walk => {
  const walk: Walk = { env, go: (node) => meaningOf(node, walk), under: walkIn };
  return walk;
};

const meaningOf = (node: Expression, walk: Walk): Typed | undefined => {
  switch (node.node) {
    case "literal":
      return typedNumber(node.literal.kind, number(node.literal.value));
    case "name":
      return named(node, walk);
    case "minus":
      return negative(node.of, walk);
    case "not":
      return opposite(node.of, walk);
    case "in":
      return within(node, walk);
    case "binary":
      return joined(node, walk);
    case "call":
      return call(node, walk);
  }
};

const joined = (node: Node<"binary">, walk: Walk): Typed | undefined => {
  switch (node.op) {
    case "and":
    case "or":
      return logic(node.op, node, walk);
    case "<":
    case "<=":
    case "=":
    case ">=":
    case ">":
    case "!=":
      return comparison(node.op, node, walk);
    case "+":
    case "-":
    case "*":
    case "/":
      return arithmetic(node.op, node, walk);
  }
};

const negative = (of: Expression, walk: Walk): TypedNumber | undefined => {
  const typed = asNumber(of, walk);
  return typed && typedNumber(typed.kind, minus(typed.value));
};
const opposite = (of: Expression, walk: Walk): TypedFlag | undefined => {
  const condition = asCondition(of, walk);
  return condition && { sort: "flag", value: not(condition) };
};
const logic = (op: "and" | "or", node: Node<"binary">, walk: Walk): TypedFlag | undefined => {
  const [left, right] = [asCondition(node.left, walk), asCondition(node.right, walk)];
  return left && right && { sort: "flag", value: op === "and" ? all(left, right) : any(left, right) };
};
