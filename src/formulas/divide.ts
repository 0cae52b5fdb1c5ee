import { quotientKind, type TypedNumber, typedNumber } from "../language/kinds.ts";
import { writtenAs } from "../language/literal.ts";
import { type Bound, isPoint } from "../plan/bounds/bounds.ts";
import { isAtom, product, quotient } from "../plan/build.ts";
import type { Numeric } from "../plan/ir.ts";
import { sign } from "../text/exact.ts";
import { divisorNotOnGrid, mayDivideByZero } from "./complaints.ts";
import { collectDivisor } from "./divisors.ts";
import { mixed } from "./operands.ts";
import type { Expression } from "./parse.ts";
import { type Node, type Walk, written } from "./walk.ts";

export const divided = (left: TypedNumber, right: TypedNumber, node: Node<"binary">, walk: Walk): TypedNumber | undefined => {
  const kind = quotientKind(left.kind, right.kind);
  if (kind === undefined) return mixed(left, right, node.op, node.span, walk);
  // By a quotient: times what it is divided by, so that what can be 0 is a number on a grid.
  const inner = right.mean ?? (right.value.op === "quotient" ? right.value : undefined);
  const over = inner ? product(left.value, inner.by) : left.value;
  const divisor = divisorOf(inner ? typedNumber(right.kind, inner.of) : right, node.right, walk);
  return divisor && typedNumber(kind, quotient(over, divisor));
};

/** The number as one that can be divided by: it is never 0, or its owner says what the value is then. */
const divisorOf = (by: TypedNumber, node: Expression, { env }: Walk): Numeric | undefined => {
  const bound = env.bound(by.value);
  if (!bound || !canBeZero(bound)) return by.value;
  const divisor = written(node, env);
  if (!env.divisors || isPoint(bound)) {
    const [low, high] = [writtenAs(by.kind, bound.low), writtenAs(by.kind, bound.high)];
    env.complain(mayDivideByZero, { divisor, low, high }, node.span);
    return undefined;
  }
  if (!bound.unit) {
    env.complain(divisorNotOnGrid, { divisor }, node.span);
    return undefined;
  }
  const atom = isAtom(by.value) ? by.value : env.hoist(by);
  collectDivisor(env.divisors, atom);
  return atom;
};
const canBeZero = ({ low, high }: Bound): boolean => sign(low) <= 0 && sign(high) >= 0;
