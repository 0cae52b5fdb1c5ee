/** 逐条: any form over every record of a list, then one number from all of them. */
import { defineDiagnostic } from "../diagnostics/define.ts";
import { type Kind, kindNameOf, kindNames, type TypedNumber, typedNumber, unify } from "../language/kinds.ts";
import type { Tree } from "../language/scalars.ts";
import * as scalars from "../language/scalars.ts";
import { all, holdsAlways, number } from "../plan/build.ts";
import type { Condition, Numeric } from "../plan/ir.ts";
import { one } from "../text/exact.ts";
import type { Path, Says } from "../text/path.ts";
import { phrase } from "../text/sentence.ts";
import { combineBag } from "./combine/bag.ts";
import { type Combine, combineWords, readCombine } from "./combine/how.ts";
import type { Context } from "./context.ts";
import { defineRuleKind } from "./kind.ts";

const deals = (keys: string) =>
  `facts: { deals: { list: { amount: money, won: flag }, at_most: 9 } }\nresults: { r: { each: deals, ${keys} } }\n`;
const notNumber = defineDiagnostic<{ found: Says }>({
  code: "each/not-a-number",
  severity: "error",
  en: ({ found }) => `What is computed for each record is ${found.en}; to be combined it has to be a number.`,
  zh: ({ found }) => `每条算出的是${found.zh}；要合并，必须是数。`,
  help: {
    en: () => "Yes-or-no can only be counted: `combine: count`. Choices become numbers with `by` and `cases`.",
    zh: () => "是非条件只能计数：combine: count；选项请用 by 加 cases 变成数。",
  },
  bad: deals("is: won, combine: sum").replace("amount: money, ", ""),
  good: deals("is: won, combine: count").replace("amount: money, ", ""),
});
const ifEmptyKind = defineDiagnostic<{ value: Says; instead: Says }>({
  code: "each/if-empty-kind",
  severity: "error",
  en: ({ value, instead }) => `The records give ${value.en}, but \`if_empty\` is ${instead.en}.`,
  zh: ({ value, instead }) => `各条给出${value.zh}，而 if_empty 是${instead.zh}。`,
  help: { en: () => "Write both in the same kind.", zh: () => "请写成同一类型。" },
  bad: deals("of: amount, combine: max, if_empty: 5%").replace(", won: flag", ""),
  good: deals("of: amount, combine: max, if_empty: 5").replace(", won: flag", ""),
});
const overEach = phrase("each/over", "“{0}”逐条计算，{1}", "{1} over each of {0}");
/** What each record gives, and which records take part. */
type Given = { readonly value: Numeric; readonly kind: Kind; readonly when: Condition; readonly stated: boolean };
const ones = number(one);
/** Records are counted as they are, or as far as a condition holds for them. */
const counted = (inner: Tree | undefined, where: Condition, inside: Context, path: Path): Given | undefined => {
  if (inner === undefined) return { value: ones, kind: "count", when: where, stated: true };
  const lowered = inside.read.form(inner, path);
  if (!lowered) return undefined;
  const { typed, stated = false } = lowered;
  if (typed.sort === "number") return { value: ones, kind: "count", when: where, stated };
  if (typed.sort === "flag") return { value: ones, kind: "count", when: all(where, typed.value), stated };
  inside.complain(notNumber, path, { found: kindNameOf(typed) }, { part: "key" });
  return undefined;
};
const valued = (inner: Tree | undefined, where: Condition, inside: Context, path: Path): Given | undefined => {
  const lowered = inside.read.form(inner ?? {}, path);
  if (!lowered) return undefined;
  const { typed, stated = false } = lowered;
  if (typed.sort !== "number") {
    inside.complain(notNumber, path, { found: kindNameOf(typed) }, { part: "key" });
    return undefined;
  }
  const value = inside.plan.part("each", typed, { at: path, title: { zh: "每条", en: "each" } });
  return { value, kind: typed.kind, when: where, stated };
};

/** What stands in where there is no record: of one kind with what the records give. */
const readInstead = (text: string, kind: Kind, at: Path, { read, complain }: Context): TypedNumber | undefined => {
  const typed = read.amount(text, at)?.typed;
  if (typed?.sort !== "number") return undefined;
  const both = unify(kind, typed.kind);
  if (both === undefined) complain(ifEmptyKind, at, { value: kindNames[kind], instead: kindNames[typed.kind] });
  return both && typedNumber(both, typed.value);
};

export const each = defineRuleKind({
  name: "each",
  title: { zh: "逐条", en: "for each" },
  triggers: ["each"],
  complaints: [notNumber, ifEmptyKind],
  wraps: true,
  calledBy: ["when", "each"],
  keys: {
    each: scalars.name,
    where: scalars.expression.optional(),
    combine: scalars.tree,
    if_empty: scalars.expression.optional(),
  },
  lower(rule, context, path, inner) {
    const at = [...path, "combine"];
    const record = context.record(rule.each, [...path, "each"]);
    const how: Combine | undefined = readCombine(rule.combine, at, context, "sum", "records");
    if (!record || !how) return undefined;
    const where = rule.where === undefined ? holdsAlways : record.read.condition(rule.where, [...path, "where"]);
    if (!where) return undefined;
    const inside = record.assuming(where, true);
    const given =
      how.by === "count" ? counted(inner, where, inside.hosted({ role: "measure" }), path) : valued(inner, where, inside, path);
    if (!given) return undefined;
    const { value, kind, when, stated } = given;
    const instead = rule.if_empty === undefined ? undefined : readInstead(rule.if_empty, kind, [...path, "if_empty"], context);
    if (rule.if_empty !== undefined && !instead) return undefined;
    const title = context.read.titleOf(rule.each);
    const bagged = { bag: { bag: "rows", list: rule.each, value, when } as const, title, path: at };
    const combined = combineBag(bagged, how, typedNumber(instead?.kind ?? kind, value), context, instead?.value);
    const says = overEach(title, combineWords(how));
    return combined && { typed: combined, stated: stated && how.by !== "sum" && how.by !== "count", says };
  },
});
