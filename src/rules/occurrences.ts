import { defineDiagnostic } from "../diagnostics/define.ts";
import type { Kind } from "../language/kinds.ts";
import { typedNumber, unify } from "../language/kinds.ts";
import * as scalars from "../language/scalars.ts";
import { constantOf, number, sum, times, when } from "../plan/build.ts";
import type { Numeric } from "../plan/ir.ts";
import { add, type Fraction, fraction, isMultiple, negate, one, sign, subtract, zero } from "../text/exact.ts";
import type { Says } from "../text/path.ts";
import { defineRuleKind } from "./kind.ts";

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
    "The points per occurrence have to be fixed numbers of one sign: one number, or a list in which the first, the second and so on have their own.",
  zh: () => "每次的分值应是固定的数，正负一致：一个数，或依次列出第一次、第二次……各多少的列表。",
  help: {
    en: () => "Write `each: 2`, or `each: [1, 2, 4]`: 1 for the first, 2 for the second, 4 for every further one.",
    zh: () => "请写 each: 2，或 each: [1, 2, 4]：第一次 1 分，第二次 2 分，以后每次 4 分。",
  },
  bad: line("for: n, each: { a: 1 }"),
  good: line("for: n, each: [1, 2, 4]"),
});
const mostWanted = defineDiagnostic<Record<never, never>>({
  code: "occurrences/at-most",
  severity: "error",
  en: () => "`at_most` is how much all occurrences together can come to: a fixed number above 0, in the kind of `each`.",
  zh: () => "at_most 是各次合计最多多少：应是大于 0 的固定的数，类型与 each 一致。",
  help: {
    en: () => "Write `at_most: 5`, also where `each` takes points away.",
    zh: () => "请写 at_most: 5；each 为负时也写正数。",
  },
  bad: line("for: n, each: -1, at_most: -5"),
  good: line("for: n, each: -1, at_most: 5"),
});
export const occurrencesDiagnostics = [countWanted, eachWanted, mostWanted] as const;

/** So many points for every occurrence: `free` first ones do not count (免责), `each` may escalate, `at_most` caps the line. */
export const occurrences = defineRuleKind({
  name: "for",
  title: { zh: "按次", en: "per occurrence" },
  triggers: ["for"],
  first: true,
  calledBy: ["for"],
  keys: { for: scalars.expression, each: scalars.tree, free: scalars.whole.optional(), at_most: scalars.expression.optional() },
  lower(rule, context, path) {
    const tested = context.read.tested(rule.for, [...path, "for"]);
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
    const words: Says[] = [];
    let kind: Kind | undefined;
    for (const [i, entry] of list.entries()) {
      const at = Array.isArray(rule.each) ? [...path, "each", i] : [...path, "each"];
      const outcome = typeof entry === "string" ? context.read.amount(entry, at) : undefined;
      const value = outcome?.typed.sort === "number" ? constantOf(outcome.typed.value) : undefined;
      const own = outcome?.typed.sort === "number" ? outcome.typed.kind : undefined;
      const joined = kind === undefined || own === undefined ? own : unify(kind, own);
      if (!outcome || !value || joined === undefined || sign(value) * sign(rates[0] ?? value) < 0) {
        if (typeof entry !== "string" || outcome) context.complain(eachWanted, at, {});
        return undefined;
      }
      kind = joined;
      rates.push(value);
      words.push(outcome.words);
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
    let limit: Says | undefined;
    if (rule.at_most !== undefined) {
      const at = [...path, "at_most"];
      const outcome = context.read.amount(rule.at_most, at);
      if (!outcome) return undefined;
      const most = outcome.typed.sort === "number" ? constantOf(outcome.typed.value) : undefined;
      if (!most || sign(most) <= 0 || outcome.typed.sort !== "number" || unify(kind, outcome.typed.kind) === undefined) {
        context.complain(mostWanted, at, {});
        return undefined;
      }
      limit = outcome.words;
      capped = rates.some((rate) => sign(rate) < 0)
        ? { op: "greatest", of: [value, number(negate(most))], at }
        : { op: "least", of: [value, number(most)], at };
    }
    const title = "atom" in tested ? tested.title : context.read.titleOf(rule.for);
    const name = "atom" in tested ? ` {${tested.atom.name}}` : undefined;
    const says: Says = {
      zh: [
        name === undefined
          ? `有“${title.zh}”则 ${words[0]?.zh}`
          : `${title.zh}${name} 次，${words.length > 1 ? "依次" : "每次"} ${words.map((one) => one.zh).join("、")}`,
        ...(rule.free ? [`前 ${rule.free} 次不计`] : []),
        ...(limit ? [`最多 ${limit.zh}`] : []),
      ].join("，"),
      en: [
        name === undefined
          ? `${words[0]?.en} if ${title.en}`
          : `${title.en}${name} times, ${words.map((one) => one.en).join(", then ")} each`,
        ...(rule.free ? [`the first ${rule.free} not counted`] : []),
        ...(limit ? [`at most ${limit.en}`] : []),
      ].join(", "),
    };
    return { typed: typedNumber(kind, capped), says };
  },
});
