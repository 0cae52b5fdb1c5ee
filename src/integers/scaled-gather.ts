/** Gathers over members on one grid, or over fractions brought to a common denominator. */

import type { Bound } from "../plan/bounds/bounds.ts";
import type { Gather } from "../plan/ir.ts";
import { divide, fraction, one } from "../text/exact.ts";
import type { Bool, IntBag, IntGather, IntMember } from "./ir.ts";
import * as node from "./nodes.ts";
import type { Namer, Scaled } from "./scaled.ts";
import { factorTo, fitted, refused, unitOf } from "./scaled.ts";

export type Member = {
  readonly value: Scaled;
  readonly when: Bool;
  /** Of the scope in which the member stands. */
  readonly named: Namer;
};
type Members =
  | { readonly bag: "items"; readonly of: readonly Member[] }
  | { readonly bag: "rows"; readonly list: string; readonly atMost: number; readonly of: Member };

const each = (members: Members, make: (member: Member) => IntMember): IntBag =>
  members.bag === "items"
    ? { bag: "items", of: members.of.map(make) }
    : { bag: "rows", list: members.list, atMost: members.atMost, ...make(members.of) };
const allOf = (members: Members): readonly Member[] => (members.bag === "items" ? members.of : [members.of]);

/** Denominators and conditions are used twice. */
const renamed = (members: Members): Members => {
  const rename = ({ value, when, named }: Member): Member => ({
    named,
    when: named.condition(when),
    value: { ...value, ...(value.den ? { den: named.number(value.den) } : {}) },
  });
  return members.bag === "items" ? { ...members, of: members.of.map(rename) } : { ...members, of: rename(members.of) };
};
const none = { low: 0, high: 0 };
export const gatherOf = (op: Gather, members: Members, bound: Bound | undefined, named: Namer): Scaled => {
  if (!bound) return refused;
  const drop = op.drop ?? none;
  if (op.by === "count") {
    const of = each(members, ({ value, when }) => ({ value: value.den ? node.needing(value.num, value.den) : value.num, when }));
    return fitted({ unit: one, num: node.gather("count", of, none) }, bound);
  }
  const by: IntGather["by"] = op.by === "median" ? "twiceMedian" : op.by;
  const unit = unitOf(allOf(members).map(({ value }) => value));
  const shared = op.by === "median" ? divide(unit, fraction(2)) : unit;
  if (allOf(members).every(({ value }) => !value.den)) {
    const of = each(members, ({ value, when }) => ({ value: node.scaled(value.num, factorTo(unit, value)), when }));
    return fitted({ unit: shared, num: node.gather(by, of, drop) }, bound);
  }
  const parts = renamed(members);
  const den = named.number(
    node.gather(
      "product",
      each(parts, ({ value, when }) => ({ value: value.den ?? node.constant(1n), when })),
      none,
    ),
  );
  const of = each(parts, ({ value, when }) => ({
    value: node.product(node.scaled(value.num, factorTo(unit, value)), value.den ? node.floorDivide(den, value.den) : den),
    when,
  }));
  return fitted({ unit: shared, num: node.gather(by, of, drop), den: node.ranged(den, { low: 1n, high: undefined }) }, bound);
};
