import { parseLiteral } from "../language/literal.ts";
import * as scalars from "../language/scalars.ts";
import { defineRuleKind } from "./kind.ts";

const title = { zh: "公式", en: "formula" };

export const expression = defineRuleKind({
  name: "is",
  title,
  triggers: ["is"],
  keys: { is: scalars.expression, if_zero: scalars.expression.optional() },
  lower(rule, context, path) {
    const at = [...path, "is"];
    if (rule.is.trim() === "blank" || parseLiteral(rule.is)) {
      const outcome = context.read.amount(rule.is, at);
      return outcome && { typed: outcome.typed, says: outcome.words };
    }
    const typed = context.read.expression(rule.is, at, rule.if_zero);
    const delivered = typed && context.read.deliver(typed, at);
    return delivered && { typed: delivered, says: rule.is };
  },
});

/** `of` with nothing else: the thing itself, as `each: scores, of: value`. */
export const plain = defineRuleKind({
  name: "of",
  title,
  triggers: ["of"],
  calledBy: ["when", "of"],
  fallback: true,
  keys: { of: scalars.expression },
  lower(rule, context, path) {
    const at = [...path, "of"];
    const typed = context.read.expression(rule.of, at);
    const delivered = typed && context.read.deliver(typed, at);
    return delivered && { typed: delivered, says: rule.of };
  },
});

/** A line's fixed points: `{ when: complaint_upheld, points: 2 }`. */
export const points = defineRuleKind({
  name: "points",
  title: { zh: "按条件", en: "by condition" },
  triggers: ["points"],
  keys: { points: scalars.expression },
  lower(rule, context, path) {
    const at = [...path, "points"];
    const outcome = context.read.amount(rule.points, at);
    return outcome && { typed: outcome.typed, stated: outcome.plain, says: outcome.words };
  },
});
