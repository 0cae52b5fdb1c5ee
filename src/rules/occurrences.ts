import { defineDiagnostic } from "../diagnostics/define.ts";
import { typedNumber } from "../expressions/kinds.ts";
import { constantOf, number, sum, times, when } from "../plan/build.ts";
import type { Numeric } from "../plan/ir.ts";
import { add, equal, type Fraction, fraction, isMultiple, one, sign, subtract, zero } from "../text/exact.ts";
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
    "`each` is the points per occurrence: a number, or a list such as `[1, 2, 4]` where every further one weighs as the list goes on (the last goes on for ever).",
  zh: () => "each 是每次的分值：一个数，或 [1, 2, 4] 这样的列表（依次加重，最后一个一直沿用）。",
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
    const value = rates.reduce<Numeric>((total, rate, i) => {
      const before = i === 0 ? zero : (rates[i - 1] ?? zero);
      // The n-th rate replaces the one before it from the n-th counted occurrence on.
      return equal(rate, before) ? total : sum(total, times(beyond(add(free, fraction(i))), subtract(rate, before)));
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
