import { defineDiagnostic } from "../diagnostics/define.ts";
import { kindNames, typedNumber, unify } from "../language/kinds.ts";
import * as scalars from "../language/scalars.ts";
import { all, holdsAlways, number } from "../plan/build.ts";
import { one } from "../text/exact.ts";
import type { Says } from "../text/path.ts";
import { combineBag, combineWords, readCombine } from "./combine.ts";
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
export const eachDiagnostics = [notNumber, ifEmptyKind] as const;

/** Any form over every record of a list (逐条), then one number from all of them. */
export const each = defineRuleKind({
  name: "each",
  title: { zh: "逐条", en: "for each" },
  triggers: ["each"],
  wraps: true,
  calledBy: ["when", "each"],
  keys: {
    each: scalars.name,
    where: scalars.expression.optional(),
    combine: scalars.tree,
    if_empty: scalars.expression.optional(),
  },
  lower(rule, context, path, inner) {
    const record = context.record(rule.each, [...path, "each"]);
    const how = readCombine(rule.combine, [...path, "combine"], context, "sum", "records");
    if (!record || !how) return undefined;
    const where = rule.where === undefined ? holdsAlways : record.read.condition(rule.where, [...path, "where"]);
    if (!where) return undefined;
    const counting = how.by === "count";
    const inside = record.assuming(where, true).hosted(counting ? { role: "measure" } : {});
    const lowered =
      counting && inner === undefined
        ? { typed: typedNumber("count", number(one)), stated: true }
        : inside.read.form(inner ?? {}, path);
    if (!lowered) return undefined;
    const { typed } = lowered;
    if (typed.sort !== "number" && !(counting && typed.sort === "flag")) {
      context.complain(notNumber, path, { found: kindNames[typed.sort] }, { part: "key" });
      return undefined;
    }
    const which = typed.sort === "flag" ? all(where, typed.value) : where;
    const value =
      typed.sort === "number" && !counting
        ? inside.plan.part("each", typed, { at: path, title: { zh: "每条", en: "each" } })
        : number(one);
    const of = typed.sort === "number" && !counting ? typed : typedNumber("count", value);
    const ifEmpty = rule.if_empty === undefined ? undefined : context.read.amount(rule.if_empty, [...path, "if_empty"]);
    if (rule.if_empty !== undefined && ifEmpty?.typed.sort !== "number") return undefined;
    const instead = ifEmpty?.typed.sort === "number" ? ifEmpty.typed : undefined;
    const kind = instead ? unify(of.kind, instead.kind) : of.kind;
    if (kind === undefined) {
      const [value, other] = [kindNames[of.kind], kindNames[instead?.kind ?? of.kind]];
      context.complain(ifEmptyKind, [...path, "if_empty"], { value, instead: other });
      return undefined;
    }
    const title = context.read.titleOf(rule.each);
    const bagged = { bag: { bag: "rows", list: rule.each, value, when: which } as const, title, path: [...path, "combine"] };
    const combined = combineBag(bagged, how, typedNumber(kind, of.value), context, instead?.value);
    const words = combineWords(how);
    return (
      combined && {
        typed: combined,
        stated: (lowered.stated ?? false) && how.by !== "sum" && how.by !== "count",
        says: { zh: `“${title.zh}”逐条计算，${words.zh}`, en: `${words.en} over each of ${title.en}` },
      }
    );
  },
});
