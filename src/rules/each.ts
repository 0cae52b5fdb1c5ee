import { typedNumber } from "../expressions/kinds.ts";
import { holdsAlways, number } from "../plan/build.ts";
import { one } from "../text/exact.ts";
import { combineBag, readCombine } from "./combine.ts";
import { defineRuleKind } from "./kind.ts";
import * as scalars from "./scalars.ts";

/** Any form over every record of a list (逐条), then one number from all of them. */
export const each = defineRuleKind({
  name: "each",
  title: { zh: "逐条", en: "for each" },
  triggers: ["each"],
  wraps: true,
  keys: {
    each: scalars.name,
    where: scalars.expression.optional(),
    combine: scalars.tree,
    if_empty: scalars.expression.optional(),
  },
  lower(rule, context, path, inner) {
    const record = context.record(rule.each, [...path, "each"]);
    const how = readCombine(rule.combine, [...path, "combine"], context, "sum");
    if (!record || !how) return undefined;
    const where = rule.where === undefined ? holdsAlways : record.condition(rule.where, [...path, "where"]);
    if (!where) return undefined;
    const counting = how.by === "count" && inner === undefined;
    const inside = record.assuming(where, true);
    const lowered = counting ? { typed: typedNumber("count", number(one)), stated: true } : inside.form(inner ?? {}, path);
    if (lowered?.typed.sort !== "number") return undefined;
    const value = counting ? number(one) : inside.part("each", lowered.typed, { at: path, title: { zh: "每条", en: "each" } });
    const ifEmpty = rule.if_empty === undefined ? undefined : context.outcome(rule.if_empty, [...path, "if_empty"]);
    if (ifEmpty && ifEmpty.typed.sort !== "number") return undefined;
    const combined = combineBag(
      { bag: "rows", list: rule.each, value, when: where },
      how,
      lowered.typed,
      {
        name: rule.each,
        path: [...path, "combine"],
        ifEmpty: ifEmpty?.typed.sort === "number" ? ifEmpty.typed.value : undefined,
      },
      context,
    );
    const stated = (lowered.stated ?? false) && how.by !== "sum" && how.by !== "count";
    return (
      combined && {
        typed: combined,
        stated,
        says: { zh: `${rule.each} 逐条计算后取 ${how.by}`, en: `${how.by} over each of ${rule.each}` },
      }
    );
  },
});
