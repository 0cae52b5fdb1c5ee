/** What stands beside an operator or in the parentheses of a function, read as what it has to be; numbers that meet must be of one kind. */
import type { Kind, Typed, TypedNumber } from "../language/kinds.ts";
import { kindNameOf, kindNames, typedNumber, unify } from "../language/kinds.ts";
import { saysItsKind, writtenAs } from "../language/literal.ts";
import { constantOf } from "../plan/build.ts";
import type { Condition } from "../plan/ir.ts";
import { type Fraction, toText } from "../text/exact.ts";
import type { Says } from "../text/path.ts";
import { mixedKinds, wrongSort } from "./complaints.ts";
import type { Expression, Span } from "./parse.ts";
import { type Walk, written } from "./walk.ts";

export const wrong = (typed: Typed, wanted: keyof typeof kindNames, node: Expression, { env }: Walk): undefined => {
  env.complain(wrongSort, { wanted: kindNames[wanted], found: kindNameOf(typed), what: written(node, env) }, node.span);
};

export const asNumber = (node: Expression, walk: Walk): TypedNumber | undefined => {
  const typed = walk.go(node);
  return typed && typed.sort !== "number" ? wrong(typed, "number", node, walk) : typed;
};
export const asCondition = (node: Expression, walk: Walk): Condition | undefined => {
  const typed = walk.go(node);
  return typed && typed.sort !== "flag" ? wrong(typed, "flag", node, walk) : typed?.value;
};

/** Two kinds that do not go together; where one is a bare number, it is shown as one of the other kind. */
export const mixed = (a: TypedNumber, b: TypedNumber, operation: string, span: Span, { env }: Walk): undefined => {
  const [literal, other] = a.kind === "literal" ? [a, b] : [b, a];
  const value = literal.kind === "literal" ? constantOf(literal.value) : undefined;
  const fix = value && saysItsKind(other.kind) ? likely(value, other.kind) : undefined;
  env.complain(mixedKinds, { left: kindNames[a.kind], right: kindNames[b.kind], operation, fix }, span);
};
const likely = (value: Fraction, kind: Kind): Says => {
  const text = kind === "percent" ? `${toText(value)}%` : kind === "duration" ? `${toText(value)} min` : writtenAs(kind, value);
  return { en: `Write \`${text}\`.`, zh: `请写成 ${text}。` };
};

/** The kind that all of them have in common. */
export const unified = (parts: readonly TypedNumber[], operation: string, span: Span, walk: Walk): Kind | undefined => {
  const [first, ...rest] = parts;
  if (!first) return undefined;
  let known = first;
  for (const part of rest) {
    const kind = unify(known.kind, part.kind);
    if (kind === undefined) return mixed(known, part, operation, span, walk);
    known = typedNumber(kind, part.value);
  }
  return known.kind;
};
