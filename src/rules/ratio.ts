import { defineRuleKind } from "./kind.ts";
import * as scalars from "./scalars.ts";

const inner = {
  of: scalars.expression,
  to: scalars.expression,
  better: scalars.direction,
  cap: scalars.share.optional(),
  floor: scalars.share.optional(),
  if_zero: scalars.expression.optional(),
};

/** of / to where more is better; to / of where less is. Cap and floor stand inside, as shares. */
export const ratio = defineRuleKind({
  name: "ratio",
  title: { zh: "比率法", en: "ratio" },
  triggers: ["ratio"],
  keys: { ratio: scalars.tree },
  lower(rule, context, path) {
    const at = [...path, "ratio"];
    const parts = context.shape(inner, rule.ratio, at);
    if (!parts) return undefined;
    const [top, bottom] = parts.better === "higher" ? [parts.of, parts.to] : [parts.to, parts.of];
    const text = `(${top}) / (${bottom})`;
    const share = context.number(text, [...at, parts.better === "higher" ? "to" : "of"], parts.if_zero);
    if (!share) return undefined;
    const limited = context.limited(share, { floor: parts.floor, cap: parts.cap }, at);
    const delivered = context.deliver({ ...limited, kind: "percent" }, at);
    return (
      delivered && {
        typed: delivered,
        stated: parts.cap !== undefined,
        says: { zh: `${top} ÷ ${bottom}`, en: `${top} / ${bottom}` },
      }
    );
  },
});
