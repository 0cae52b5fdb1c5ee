import { defineDiagnostic } from "../diagnostics/define.ts";
import { typedNumber } from "../expressions/kinds.ts";
import { constantOf, number, sum, times, when } from "../plan/build.ts";
import type { Numeric } from "../plan/ir.ts";
import { add, type Fraction, fraction, isMultiple, one, sign, subtract, zero } from "../text/exact.ts";
import { defineRuleKind } from "./kind.ts";
import * as scalars from "./scalars.ts";

const line = (inner: string) =>
  `facts: { n: { type: count, range: 0..9 } }\nadjustments: { a: { ${inner} } }\ndimensions: { d: { weight: 1, is: 100% } }\ntotal: { out_of: 1 }\n`;
const countWanted = defineDiagnostic<{ of: string }>({
  code: "occurrences/not-a-count",
  severity: "error",
  en: ({ of }) => `\`for: ${of}\` counts occurrences, so \`${of}\` must be a count (or a yes-or-no).`,
  zh: ({ of }) => `for: ${of} 按次数计，“${of}”应为次数（或是非条件）。`,
  help: {
    en: () => "For amounts that are not counted one by one use `steps` or `is`.",
    zh: () => "不是逐次计数的量请用 steps 或 is。",
  },
  bad: "facts: { n: { type: money } }\nadjustments: { a: { for: n, each: 1 } }\ndimensions: { d: { weight: 1, is: 100% } }\ntotal: { out_of: 1 }\n",
  good: line("for: n, each: 1"),
});
const eachWanted = defineDiagnostic<Record<never, never>>({
  code: "occurrences/each",
  severity: "error",
  en: () =>
    "The points per occurrence have to be fixed numbers: one number, or a list in which the first one, the second one and so on have their own.",
  zh: () => "每次的分值应是固定的数：一个数，或依次列出第一次、第二次……各多少的列表。",
  help: {
    en: () => "Write `each: 2`, or `each: [1, 2, 4]`: 1 for the first, 2 for the second, 4 for every further one.",
    zh: () => "请写 each: 2，或 each: [1, 2, 4]：第一次 1 分，第二次 2 分，以后每次 4 分。",
  },
  bad: line("for: n, each: { a: 1 }"),
  good: line("for: n, each: [1, 2, 4]"),
});
export const occurrencesDiagnostics = [countWanted, eachWanted] as const;

/** So many points for every occurrence: `free` first ones do not count (免责), `each` may escalate, `at_most` caps the line. */
export const occurrences = defineRuleKind({
  name: "for",
  title: { zh: "按次", en: "per occurrence" },
  triggers: ["for"],
  keys: { for: scalars.expression, each: scalars.tree, free: scalars.whole.optional(), at_most: scalars.expression.optional() },
  lower(rule, context, path) {
    const tested = context.tested(rule.for, [...path, "for"]);
    if (!tested) return undefined;
    let count: Numeric;
    if ("atom" in tested) {
      const whole = tested.bound?.unit && (sign(tested.bound.unit) === 0 || isMultiple(tested.bound.unit, one));
      if ((tested.kind !== "count" && tested.kind !== "number") || !whole) {
        context.complain(countWanted, [...path, "for"], { of: rule.for });
        return undefined;
      }
      count = tested.atom;
    } else if (tested.sort === "flag") count = when(tested.value, number(one), number(zero), [...path, "for"]);
    else {
      context.complain(countWanted, [...path, "for"], { of: rule.for });
      return undefined;
    }
    const list = Array.isArray(rule.each) ? rule.each : [rule.each];
    const rates: Fraction[] = [];
    let kind = undefined as ReturnType<typeof typedNumber>["kind"] | undefined;
    for (const [i, entry] of list.entries()) {
      const at = Array.isArray(rule.each) ? [...path, "each", i] : [...path, "each"];
      const outcome = typeof entry === "string" ? context.outcome(entry, at) : undefined;
      const value = outcome?.typed.sort === "number" ? constantOf(outcome.typed.value) : undefined;
      if (!value || outcome?.typed.sort !== "number") {
        if (typeof entry !== "string" || outcome) context.complain(eachWanted, at, {});
        return undefined;
      }
      kind = outcome.typed.kind;
      rates.push(value);
    }
    if (kind === undefined) {
      context.complain(eachWanted, [...path, "each"], {});
      return undefined;
    }
    const free = fraction(rule.free ?? 0);
    /** How many occurrences lie beyond the first `from`. */
    const beyond = (from: Fraction): Numeric =>
      sign(from) === 0 ? count : { op: "greatest", of: [sum(count, number(subtract(zero, from))), number(zero)] };
    // Every rate has the occurrences of its own place, none below zero, so that the range of the sum is as tight as can be.
    const value = rates.reduce<Numeric>((total, rate, i) => {
      const rest = beyond(add(free, fraction(i)));
      const own: Numeric = i === rates.length - 1 ? rest : { op: "least", of: [rest, number(one)] };
      return sum(total, times(own, rate));
    }, number(zero));
    let capped = value;
    if (rule.at_most !== undefined) {
      const outcome = context.outcome(rule.at_most, [...path, "at_most"]);
      if (outcome?.typed.sort !== "number") return undefined;
      const most = constantOf(outcome.typed.value);
      if (!most) {
        context.complain(eachWanted, [...path, "at_most"], {});
        return undefined;
      }
      const negative = rates.some((rate) => sign(rate) < 0);
      capped = negative
        ? { op: "greatest", of: [value, number(subtract(zero, most))], at: [...path, "at_most"] }
        : { op: "least", of: [value, outcome.typed.value], at: [...path, "at_most"] };
    }
    const each = list.map(String).join("、");
    const shown = "atom" in tested ? ` {${tested.atom.name}}` : "";
    const title = "atom" in tested ? tested.title : { zh: rule.for, en: rule.for };
    const freeZh = rule.free ? `，前 ${rule.free} 次不计` : "";
    const freeEn = rule.free ? `, the first ${rule.free} not counted` : "";
    return {
      typed: typedNumber(kind, capped),
      says: {
        zh: `${title.zh}${shown} 次，每次 ${each} 分${freeZh}${rule.at_most === undefined ? "" : `，最多 ${rule.at_most}`}`,
        en: `${title.en}${shown} × ${list.map(String).join(", ")} pts${freeEn}${rule.at_most === undefined ? "" : `, at most ${rule.at_most}`}`,
      },
    };
  },
});
