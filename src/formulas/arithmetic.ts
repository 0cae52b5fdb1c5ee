import { productKind, type TypedNumber, typedNumber, unify } from "../language/kinds.ts";
import { minus, product, sum, times } from "../plan/build.ts";
import type { Numeric } from "../plan/ir.ts";
import { fraction } from "../text/exact.ts";
import { divided } from "./divide.ts";
import { asNumber, mixed } from "./operands.ts";
import type { Node, Walk } from "./walk.ts";

type Operation = (left: TypedNumber, right: TypedNumber, node: Node<"binary">, walk: Walk) => TypedNumber | undefined;

const joined = (left: TypedNumber, right: TypedNumber, added: Numeric, node: Node<"binary">, walk: Walk) => {
  const kind = unify(left.kind, right.kind);
  // A date is never added to anything.
  if (kind === undefined || kind === "date" || kind === "datetime") return mixed(left, right, node.op, node.span, walk);
  return typedNumber(kind, sum(left.value, added));
};
const added: Operation = (left, right, node, walk) => joined(left, right, right.value, node, walk);
const subtracted: Operation = (left, right, node, walk) =>
  timeBetween(left, right) ?? joined(left, right, minus(right.value), node, walk);
/** A duration counts seconds, a date days. */
const timeBetween = (left: TypedNumber, right: TypedNumber): TypedNumber | undefined => {
  if (left.kind !== right.kind || (left.kind !== "date" && left.kind !== "datetime")) return undefined;
  const difference = sum(left.value, minus(right.value));
  return typedNumber("duration", left.kind === "date" ? times(difference, fraction(86400)) : difference);
};
const multiplied: Operation = (left, right, node, walk) => {
  const kind = productKind(left.kind, right.kind);
  if (kind === undefined) return mixed(left, right, node.op, node.span, walk);
  return typedNumber(kind, product(left.value, right.value));
};

const operations = { "+": added, "-": subtracted, "*": multiplied, "/": divided };

export const arithmetic = (op: keyof typeof operations, node: Node<"binary">, walk: Walk): TypedNumber | undefined => {
  const [left, right] = [asNumber(node.left, walk), asNumber(node.right, walk)];
  return left && right && operations[op](left, right, node, walk);
};
