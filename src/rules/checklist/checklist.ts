/** 检查表: items times the degree to which each conforms, picked by a person or read off a value. */

import { typedNumber } from "../../language/kinds.ts";
import type { Tree } from "../../language/scalars.ts";
import * as scalars from "../../language/scalars.ts";
import { titleOf } from "../../language/title.ts";
import { number } from "../../plan/build.ts";
import type { SheetNode } from "../../plan/ir.ts";
import { memberOf, partOf } from "../../plan/names.ts";
import { add, equal, type Fraction, fraction, greatest, multiply, toText, zero } from "../../text/exact.ts";
import type { Path } from "../../text/path.ts";
import { type Child, combineChildren } from "../combine/children.ts";
import type { Context, Outcome } from "../context.ts";
import { type Asking, defineRuleKind, type Implied } from "../kind.ts";
import { shareOfWeight } from "../outcome.ts";
import { underPolicy } from "../policy.ts";
import type { ReadRow } from "../table/entry.ts";
import { lowerTable } from "../table/table.ts";
import * as complaints from "./complaints.ts";
import { levelWanted, misplaced, noWeight, ofWanted, weights } from "./complaints.ts";

/** The form in TypeScript, and the names of the facts that it implies for the dimension `Name`. */
export type ChecklistInput = {
  readonly checklist?: {
    readonly levels: { readonly [level: string]: string };
    readonly items: { readonly [item: string]: unknown };
    readonly not_applicable?: string;
  };
};
export type ChecklistFacts<Name extends string, Form> = Form extends { readonly checklist: { readonly items: infer Items } }
  ? `${Name}.${Extract<keyof Items, string>}`
  : never;

const keys = { levels: scalars.map, items: scalars.map, not_applicable: scalars.policy.optional() };
const itemKeys = { weight: scalars.weight, title: scalars.says.optional(), not_applicable: scalars.policy.optional() };

/** One fact for each item that a person picks the level of. */
const pickedItems = (rule: { readonly checklist: Tree }, owner: Asking): readonly Implied[] => {
  const parts = scalars.isMap(rule.checklist) ? rule.checklist : {};
  const { levels, items } = parts;
  if (!scalars.isMap(levels) || !scalars.isMap(items)) return [];
  const at = [...owner.path, "checklist"];
  const values = owner.keys([...at, "levels"], levels).map((value) => ({ value, title: { zh: value, en: value } }));
  const isDerived = (item: Tree | undefined): boolean => scalars.isMap(item) && item.of !== undefined;
  const picked = owner.keys([...at, "items"], items).filter((name) => !isDerived(items[name]));
  return picked.map(
    (name): Implied => ({
      name: memberOf(owner.name, name),
      member: { of: owner.name, key: name },
      at: [...at, "items", name],
      title: titleOf(items[name], name),
      optional: false,
      mayNotApply: false,
      of: { type: "choice", values },
    }),
  );
};

type Levels = ReadonlyMap<string, Fraction>;
const readLevels = (map: { readonly [level: string]: Tree }, at: Path, { read, complain }: Context): Levels | undefined => {
  const levels = new Map<string, Fraction>();
  for (const level of read.keys(at, map)) {
    const share = scalars.share.safeParse(map[level]);
    if (!share.success) {
      complain(levelWanted, [...at, level], { level });
      return undefined;
    }
    levels.set(level, share.data);
  }
  if (levels.size > 0) return levels;
  complain(levelWanted, at, { level: undefined }, { part: "key" });
  return undefined;
};

/** The points of a level that a person picked. The sentence names the level already. */
const degree =
  (weight: Fraction, levels: Levels): ReadRow<Outcome> =>
  ({ tree }) => {
    const share = (typeof tree === "string" ? levels.get(tree) : undefined) ?? zero;
    const words = shareOfWeight(toText(weight), `${toText(multiply(share, fraction(100)))}%`);
    return { typed: typedNumber("points", number(multiply(share, weight))), words, plain: true };
  };

type Item = { readonly child: Child /** Its largest share is written in the file. */; readonly stated: boolean };
/** What all items have in common. */
type List = { readonly levels: Levels; readonly policy: Parameters<typeof underPolicy>[1]; readonly context: Context };
const lowerItem = (name: string, tree: Tree, path: Path, { levels, policy, context }: List): Item | undefined => {
  const { name: owner } = context.host;
  const { of, rows, ...rest } = scalars.isMap(tree) ? tree : ({ weight: tree } as { readonly [key: string]: Tree });
  const item = context.read.shape(itemKeys, rest, path);
  const lacksOf = of === undefined && rows !== undefined;
  if (lacksOf) context.complain(ofWanted, path, { item: name }, { part: "key" });
  if (!item || lacksOf) return undefined;
  const title = titleOf(tree, name);
  const { weight } = item;
  const inside = context.hosted({ role: "item", name: partOf(owner, name), title, path, weight, levels });
  const outcomes = Object.fromEntries([...levels.keys()].map((level) => [level, level]));
  const lowered =
    of === undefined
      ? lowerTable(memberOf(owner, name), path, outcomes, path, inside, degree(weight, levels))
      : inside.read.form({ of, ...(rows === undefined ? {} : { rows }) }, path);
  if (lowered?.typed.sort !== "number") return undefined;
  const { typed, applies } = underPolicy(lowered.typed, item.not_applicable ?? policy, path, inside);
  const whenApplies = applies ? { applies } : {};
  const most = greatest(weight, context.plan.bound(typed.value)?.high ?? weight);
  const node: SheetNode = {
    role: "leaf",
    parent: owner,
    id: name,
    weight: toText(weight),
    most: toText(most),
    rule: "checklist",
    ...whenApplies,
  };
  const value = context.plan.part(name, typed, { at: path, title, node });
  return { child: { name, value, weight, ...whenApplies }, stated: of === undefined || lowered.stated === true };
};

export const checklist = defineRuleKind({
  name: "checklist",
  title: { zh: "检查表", en: "checklist" },
  triggers: ["checklist"],
  complaints: Object.values(complaints),
  keys: { checklist: scalars.tree },
  facts: pickedItems,
  lower(rule, context, path) {
    const at = [...path, "checklist"];
    const parts = context.read.shape(keys, rule.checklist, at);
    const { weight, list, role, path: own } = context.host;
    if (!weight) context.complain(noWeight, at, {}, { part: "key" });
    if (!parts || !weight) return undefined;
    if (list !== undefined || role !== "dimension" || path.length > own.length) {
      context.complain(misplaced, at, {}, { part: "key" });
      return undefined;
    }
    const levels = readLevels(parts.levels, [...at, "levels"], context);
    if (!levels) return undefined;
    const common = { levels, policy: parts.not_applicable, context };
    const names = context.read.keys([...at, "items"], parts.items);
    const items = names.map((name) => lowerItem(name, parts.items[name] ?? "", [...at, "items", name], common));
    const known = items.filter((item) => item !== undefined);
    if (known.length < items.length) return undefined;
    const children = known.map(({ child }) => child);
    const total = children.map((child) => child.weight).reduce(add, zero);
    if (!equal(total, weight) || children.length === 0) {
      context.complain(weights, [...at, "items"], { sum: toText(total), weight: toText(weight) }, { part: "key" });
      return undefined;
    }
    const group = combineChildren(children, weight, { by: "sum" }, at, context);
    const stated = known.every((item) => item.stated);
    return group && { typed: typedNumber("points", group.value), stated, ...(group.applies ? { applies: group.applies } : {}) };
  },
});
