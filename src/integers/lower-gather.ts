/** Gathers and running sums of the plan. Within the records of a list, slots are the list's own. */

import { assume, bounds } from "../plan/bounds/bounds.ts";
import type { Before, Condition, Gather, Numeric } from "../plan/ir.ts";
import * as node from "./nodes.ts";
import { type Lowering, type Place, within } from "./place.ts";
import { inUnits, refused, type Scaled } from "./scaled.ts";
import { gatherOf, type Member } from "./scaled-gather.ts";

type PlanMember = { readonly value: Numeric; readonly when: Condition };
/** The value stands where the condition holds. */
const member = ({ value, when }: PlanMember, place: Place, go: Lowering): Member => {
  const inside = bounds.condition(when)(place.scope).holds ? assume(when, true, place.scope) : undefined;
  const taken = inside ? go.number(value)(within(place, inside)) : refused;
  return { value: taken, when: go.condition(when)(place), named: place.named };
};
export const gather =
  (of: Gather, go: Lowering) =>
  (place: Place): Scaled => {
    const bag = of.of;
    const bound = bounds.number(of)(place.scope);
    if (bag.bag === "items")
      return gatherOf(of, { bag: "items", of: bag.of.map((one) => member(one, place, go)) }, bound, place.named);
    const { list } = bag;
    const records = place.scope.records(list, place.scope);
    if (!records || "known" in records) return refused;
    const { each, atMost } = records;
    const one = member(bag, { ...place, scope: each, named: place.around.namedIn(list) }, go);
    return gatherOf(of, { bag: "rows", list, atMost, of: one }, bound, place.named);
  };
/** The other records are not in the row that this one stands in: their values are lowered where nothing is known of them. */
export const before =
  (of: Before, go: Lowering) =>
  (place: Place): Scaled => {
    const [bound, earlier] = [bounds.number(of)(place.scope), place.scope.earlier()];
    if (!bound || !earlier || !("each" in earlier)) return refused;
    const value = go.number(of.value)({ ...place, scope: earlier.each, named: place.around.namedIn(of.list) });
    if (value.den) return refused;
    return { unit: value.unit, num: node.before(of.list, value.num, inUnits(bound, value.unit)) };
  };
