/**
 * Gathers. Each member has a cell: its value, an empty text where it does not take part, #N/A where it has none; what runs over a range passes
 * over texts and hands #N/A on. The members of a list stand in columns of its table, and a person's are found by the number of the row.
 */
import type { IntBag, IntGather, IntMember } from "../../integers/ir.ts";
import { people } from "./draft.ts";
import { above, call, cell, type Formula, infix, lacks, none, number, product, range, sum, text, when } from "./formula.ts";
import { type Ground, isAlways, lookUp, type Spot } from "./ground.ts";
import { ownerKey, placeKey, valueKey } from "./keys.ts";

const noText = text("");
const half = (count: Formula, more: number): Formula => call("INT", infix("/", sum([count, number(more)]), number(2)));

/** What an order knows of its members: how many there are, and the smallest, the next, … */
type Members = {
  readonly count: Formula;
  readonly sum: Formula;
  readonly kth: (place: Formula) => Formula;
  readonly product: Formula;
};
const joined = ({ by, drop }: IntGather, { count, sum: all, kth, product: multiplied }: Members): Formula => {
  const dropped = drop.low + drop.high;
  const fromTop = (k: number): Formula => infix("-", count, number(k));
  const enough = (value: Formula, otherwise: Formula): Formula => when(infix("<=", count, number(dropped)), otherwise, value);
  switch (by) {
    case "count":
      return count;
    case "product":
      return when(infix("=", count, number(0)), number(1), multiplied);
    case "sum": {
      if (dropped === 0) return all;
      const low = Array.from({ length: drop.low }, (_, i) => kth(number(i + 1)));
      const high = Array.from({ length: drop.high }, (_, i) => kth(i === 0 ? count : fromTop(i)));
      return enough(
        [...low, ...high].reduce((left, part) => infix("-", left, part), all),
        number(0),
      );
    }
    case "least":
      return enough(kth(number(drop.low + 1)), none);
    case "greatest":
      return enough(kth(drop.high === 0 ? count : fromTop(drop.high)), none);
    case "twiceMedian": {
      const kept = dropped === 0 ? count : fromTop(dropped);
      const place = (more: number) => (drop.low === 0 ? half(kept, more) : sum([number(drop.low), half(kept, more)]));
      return enough(sum([kth(place(1)), kth(place(2))]), none);
    }
  }
};

export const gatherItems = (ground: Ground, spot: Spot, node: IntGather, members: readonly IntMember[]): Formula => {
  const { number: ofNumber, condition } = ground.nodes(spot);
  const inOne = (member: IntMember, otherwise: Formula): Formula => {
    const value = ofNumber(member.value);
    return isAlways(member) ? value : when(condition(member.when), value, otherwise);
  };
  if (node.by === "sum" && node.drop.low + node.drop.high === 0) return sum(members.map((member) => inOne(member, number(0))));
  if (members.length === 0) return node.by === "count" ? number(0) : node.by === "product" ? number(1) : none;
  const range = ground.draft.row(
    spot.table,
    spot.title,
    members.map((member) => inOne(member, noText)),
  );
  const count = call("COUNT", range);
  // COUNT passes over #N/A as well, while the sum does not.
  const known = ground.draft.part(spot.table, spot.title, sum([count, product([number(0), call("SUM", range)])]));
  return joined(node, {
    count: known,
    sum: call("SUM", range),
    kth: (place) => call("SMALL", range, place),
    product: call("PRODUCT", range),
  });
};

/** A record's own value: nothing where it takes no part or is nobody's. */
const membersOf = (ground: Ground, { title }: Spot, { list, value, when: condition }: RowsOf) => {
  const spot: Spot = { table: list, title };
  const nodes = ground.nodes(spot);
  const own = nodes.number(value);
  const taken = isAlways({ when: condition }) ? own : when(nodes.condition(condition), own, noText);
  const { draft } = ground;
  const found = draft.part(list, title, when(infix("=", cell(list, ownerKey), number(0)), noText, taken));
  const broken = draft.part(list, title, when(lacks(found), number(1), number(0)));
  const clean = draft.part(list, title, when(lacks(found), noText, found));
  return { clean, broken };
};
type RowsOf = Pick<IntBag & { readonly bag: "rows" }, "list" | "value" | "when">;
const keyOf = (formula: Formula): string => (formula.is === "cells" ? formula.column : "");

export const gatherRows = (ground: Ground, spot: Spot, node: IntGather | "before", of: RowsOf): Formula => {
  const { list } = of;
  const { draft } = ground;
  const { clean, broken } = membersOf(ground, spot, of);
  const owner = range(list, ownerKey);
  if (node === "before") {
    const earlier = (part: Formula) => call("SUMIFS", above(list, keyOf(part)), above(list, ownerKey), cell(list, ownerKey));
    return when(infix(">", earlier(broken), number(0)), none, earlier(clean));
  }
  const all = (part: Formula) => range(list, keyOf(part));
  const me = cell(spot.table, spot.table === people ? placeKey : ownerKey);
  const mine = (part: Formula) => call("SUMIFS", all(part), owner, me);
  const takes = draft.part(list, spot.title, when(call("ISNUMBER", clean), number(1), number(0)));
  const whole = sum([mine(takes), product([number(0), lookUp(people, valueKey(list), spot.table)])]);
  const count = draft.part(spot.table, spot.title, when(infix(">", mine(broken), number(0)), none, whole));
  let places: Formula | undefined;
  const kth = (wanted: Formula): Formula => {
    places ??= draft.part(list, spot.title, placeAmong(list, clean, takes));
    return call("SUMIFS", all(clean), owner, me, all(places), wanted);
  };
  return joined(node, { count, sum: sum([mine(clean), product([number(0), count])]), kth, product: none });
};
/** A record's place among the values of the same person, each its own: of those that are level the upper row comes first. */
const placeAmong = (list: string, clean: Formula, takes: Formula): Formula => {
  const values = range(list, keyOf(clean));
  const level = product([infix("=", values, clean), infix("<", call("ROW", values), call("ROW", clean))]);
  const same = infix("=", range(list, ownerKey), cell(list, ownerKey));
  const before = call("SUMPRODUCT", product([same, range(list, keyOf(takes)), sum([infix("<", values, clean), level])]));
  return when(infix("=", takes, number(1)), sum([number(1), before]), number(0));
};
