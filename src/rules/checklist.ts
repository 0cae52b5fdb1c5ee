import { defineDiagnostic } from "../diagnostics/define.ts";
import { typedNumber } from "../language/kinds.ts";
import type { Tree } from "../language/scalars.ts";
import * as scalars from "../language/scalars.ts";
import { number } from "../plan/build.ts";
import type { Option } from "../plan/ir.ts";
import { memberOf, partOf } from "../plan/names.ts";
import { add, equal, type Fraction, fraction, greatest, multiply, toText, zero } from "../text/exact.ts";
import type { Path, Says } from "../text/path.ts";
import { type Child, combineChildren } from "./combine.ts";
import type { Outcome } from "./context.ts";
import { defineRuleKind, type Implied } from "./kind.ts";
import { underPolicy } from "./policy.ts";
import type { ReadRow } from "./table/entry.ts";
import { lowerTable } from "./table/table.ts";

const list = (items: string) =>
  `dimensions: { d: { weight: 10, checklist: { levels: { 符合: 100%, 不符合: 0% }, items: { ${items} } } } }\ntotal: { out_of: 10 }\n`;
const weights = defineDiagnostic<{ sum: string; weight: string }>({
  code: "checklist/weights",
  severity: "error",
  en: ({ sum, weight }) => `The items add up to ${sum}, but the dimension weighs ${weight}.`,
  zh: ({ sum, weight }) => `各项合计 ${sum} 分，而该维度权重为 ${weight}。`,
  help: { en: () => "Mend the items or the weight so that they agree.", zh: () => "请改各项分值或权重，使两者一致。" },
  bad: list("a: 4, b: 4"),
  good: list("a: 4, b: 6"),
});
const levelWanted = defineDiagnostic<{ level: string | undefined }>({
  code: "checklist/level",
  severity: "error",
  en: ({ level }) =>
    level === undefined
      ? "A checklist needs at least one level."
      : `The level \`${level}\` needs a per cent: how much of the item it is worth.`,
  zh: ({ level }) => (level === undefined ? "检查表至少要有一个等级。" : `等级“${level}”要写百分比：值该项的多少。`),
  help: { en: () => "Write levels as `符合: 100%`.", zh: () => "请写成 符合: 100%。" },
  bad: "dimensions: { d: { weight: 10, checklist: { levels: { 符合: 1, 不符合: 0% }, items: { a: 10 } } } }\ntotal: { out_of: 10 }\n",
  good: list("a: 10"),
});
const noWeight = defineDiagnostic<Record<never, never>>({
  code: "checklist/no-weight",
  severity: "error",
  en: () => "A checklist gives points out of a weight, and there is none here.",
  zh: () => "检查表按权重给分，而这里没有权重。",
  help: { en: () => "Use `checklist` in a dimension.", zh: () => "请在维度里使用 checklist。" },
  bad: "measures: { m: { checklist: { levels: { 符合: 100% }, items: { a: 10 } } } }\nresults: { r: { is: m } }\n",
  good: list("a: 10"),
});
const misplaced = defineDiagnostic<Record<never, never>>({
  code: "checklist/misplaced",
  severity: "error",
  en: () => "A checklist asks people for facts of its dimension, so it can only stand directly under a dimension.",
  zh: () => "检查表要由人逐项填写该维度的数据，所以只能直接写在维度下。",
  help: {
    en: () => "Give the checklist a dimension of its own; where it does not apply, mark its items n/a.",
    zh: () => "请让检查表单独成为一个维度；不适用的项可标为不适用。",
  },
  bad: "facts: { f: flag }\ndimensions: { d: { weight: 10, by: f, cases: { false: 0%, true: { checklist: { levels: { 符合: 100%, 不符合: 0% }, items: { a: 10 } } } } } }\ntotal: { out_of: 10 }\n",
  good: list("a: 10"),
});
const ofWanted = defineDiagnostic<{ item: string }>({
  code: "checklist/of",
  severity: "error",
  en: ({ item }) => `The rows of \`${item}\` say what follows, but not from what: \`of\` is missing.`,
  zh: ({ item }) => `“${item}”写了 rows，却没有写 of（按什么分档）。`,
  help: {
    en: () => "Write `{ weight: 4, of: reply_days, rows: { … } }`; without `of` and `rows` a person picks the level.",
    zh: () => "请写 { weight: 4, of: reply_days, rows: { … } }；不写 of 和 rows，则由人选定等级。",
  },
  bad: list("a: { weight: 10, rows: { 0: 符合, 1+: 不符合 } }"),
  good: list("a: { weight: 10 }"),
});
export const checklistDiagnostics = [weights, levelWanted, noWeight, misplaced, ofWanted] as const;

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

const checklistKeys = { levels: scalars.map, items: scalars.map, not_applicable: scalars.policy.optional() };
const itemKeys = { weight: scalars.weight, title: scalars.says.optional(), not_applicable: scalars.policy.optional() };
const isDerived = (item: Tree | undefined): boolean => scalars.isMap(item) && item.of !== undefined;
const titleOf = (item: Tree | undefined, name: string): Says => {
  const given = scalars.isMap(item) && item.title !== undefined ? scalars.says.safeParse(item.title) : undefined;
  return given?.success ? given.data : { zh: name, en: name };
};

/** The points of a level that a person picked. The sentence names the level already. */
const degree =
  (weight: Fraction, levels: ReadonlyMap<string, Fraction>): ReadRow<Outcome> =>
  ({ tree }) => {
    const share = (typeof tree === "string" ? levels.get(tree) : undefined) ?? zero;
    const percent = `${toText(multiply(share, fraction(100)))}%`;
    return {
      typed: typedNumber("points", number(multiply(share, weight))),
      words: { zh: `${toText(weight)} 分的 ${percent}`, en: `${percent} of ${toText(weight)}` },
      plain: true,
    };
  };

export const checklist = defineRuleKind({
  name: "checklist",
  title: { zh: "检查表", en: "checklist" },
  triggers: ["checklist"],
  keys: { checklist: scalars.tree },
  facts(rule, owner): readonly Implied[] {
    const parts = scalars.isMap(rule.checklist) ? rule.checklist : {};
    const { levels, items } = parts;
    if (!scalars.isMap(levels) || !scalars.isMap(items)) return [];
    const at = [...owner.path, "checklist"];
    const values = owner.keys([...at, "levels"], levels).map((value): Option => ({ value, title: { zh: value, en: value } }));
    return owner.keys([...at, "items"], items).flatMap((name): Implied[] =>
      isDerived(items[name])
        ? []
        : [
            {
              name: memberOf(owner.name, name),
              member: { of: owner.name, key: name },
              at: [...at, "items", name],
              title: titleOf(items[name], name),
              optional: false,
              mayNotApply: false,
              of: { type: "choice", values },
            },
          ],
    );
  },
  lower(rule, context, path) {
    const at = [...path, "checklist"];
    const parts = context.read.shape(checklistKeys, rule.checklist, at);
    const { weight, name: owner } = context.host;
    if (!weight) context.complain(noWeight, at, {}, { part: "key" });
    if (!parts || !weight) return undefined;
    if (context.host.list !== undefined || context.host.role !== "dimension" || path.length > context.host.path.length) {
      context.complain(misplaced, at, {}, { part: "key" });
      return undefined;
    }
    const levels = new Map<string, Fraction>();
    for (const level of context.read.keys([...at, "levels"], parts.levels)) {
      const share = scalars.share.safeParse(parts.levels[level]);
      if (!share.success) {
        context.complain(levelWanted, [...at, "levels", level], { level });
        return undefined;
      }
      levels.set(level, share.data);
    }
    if (levels.size === 0) {
      context.complain(levelWanted, [...at, "levels"], { level: undefined }, { part: "key" });
      return undefined;
    }
    const outcomes: Record<string, Tree> = Object.fromEntries([...levels.keys()].map((level) => [level, level]));
    const children: Child[] = [];
    let total = zero;
    let complete = true;
    let stated = true;
    for (const name of context.read.keys([...at, "items"], parts.items)) {
      const tree = parts.items[name] ?? "";
      const here: Path = [...at, "items", name];
      const { of, rows, ...rest } = scalars.isMap(tree) ? tree : ({ weight: tree } as { readonly [key: string]: Tree });
      const item = context.read.shape(itemKeys, rest, here);
      if (of === undefined && rows !== undefined) context.complain(ofWanted, here, { item: name }, { part: "key" });
      if (!item || (of === undefined && rows !== undefined)) {
        complete = false;
        continue;
      }
      total = add(total, item.weight);
      const title = titleOf(tree, name);
      const inside = context.hosted({ role: "item", name: partOf(owner, name), title, path: here, weight: item.weight, levels });
      const lowered =
        of === undefined
          ? lowerTable(memberOf(owner, name), here, outcomes, here, inside, degree(item.weight, levels))
          : inside.read.form({ of, ...(rows === undefined ? {} : { rows }) }, here);
      if (lowered?.typed.sort !== "number") {
        complete = false;
        continue;
      }
      if (!lowered.stated && of !== undefined) stated = false;
      const { typed, applies } = underPolicy(lowered.typed, item.not_applicable ?? parts.not_applicable, here, inside);
      const value = context.plan.part(name, typed, {
        at: here,
        title,
        node: {
          role: "leaf",
          parent: owner,
          id: name,
          weight: toText(item.weight),
          most: toText(greatest(item.weight, context.plan.bound(typed.value)?.high ?? item.weight)),
          rule: "checklist",
          ...(applies ? { applies } : {}),
        },
      });
      children.push({ name, value, weight: item.weight, ...(applies ? { applies } : {}) });
    }
    if (!complete) return undefined;
    if (!equal(total, weight) || children.length === 0) {
      context.complain(weights, [...at, "items"], { sum: toText(total), weight: toText(weight) }, { part: "key" });
      return undefined;
    }
    const group = combineChildren(children, weight, { by: "sum" }, at, context);
    return group && { typed: typedNumber("points", group.value), stated, ...(group.applies ? { applies: group.applies } : {}) };
  },
});
