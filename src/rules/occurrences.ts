/** 按次: so many points for every occurrence of something. */
import { defineDiagnostic } from "../diagnostics/define.ts";
import { type Kind, typedNumber, unify } from "../language/kinds.ts";
import type { Tree } from "../language/scalars.ts";
import * as scalars from "../language/scalars.ts";
import { number, sum, times, when } from "../plan/build.ts";
import type { Numeric } from "../plan/ir.ts";
import { add, type Fraction, fraction, isMultiple, negate, one, sign, subtract, zero } from "../text/exact.ts";
import type { Path } from "../text/path.ts";
import { joined, phrase, type Sentence } from "../text/sentence.ts";
import type { Context } from "./context.ts";
import { type Fixed, fixedOf } from "./fixed.ts";
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
/** How many there are, what they are called, and the atom that says so, if one does. */
type Counted = { readonly count: Numeric; readonly title: Sentence; readonly name: string | undefined };
const readCount = (of: string, at: Path, { read, complain }: Context): Counted | undefined => {
  const tested = read.tested(of, at);
  if (!tested) return undefined;
  if ("atom" in tested) {
    const { atom, bound, kind, title } = tested;
    const isWhole = bound?.unit && (sign(bound.unit) === 0 || isMultiple(bound.unit, one));
    if (isWhole && (kind === "count" || kind === "number")) return { count: atom, title, name: atom.name };
  } else if (tested.sort === "flag") {
    const count = when(tested.value, number(one), number(zero), at);
    return { count, title: read.titleOf(of), name: undefined };
  }
  complain(countWanted, at, { of });
  return undefined;
};

/** What the first, the second, … occurrence comes to; the last holds for every further one. */
type Rates = { readonly kind: Kind; readonly each: readonly Fixed[] };
const readRates = (tree: Tree, at: Path, { read, complain }: Context): Rates | undefined => {
  const list: readonly Tree[] = scalars.isList(tree) ? tree : [tree];
  const each: Fixed[] = [];
  let kind: Kind | undefined;
  for (const [i, entry] of list.entries()) {
    const here = scalars.isList(tree) ? [...at, i] : at;
    const outcome = typeof entry === "string" ? read.amount(entry, here) : undefined;
    const rate = outcome && fixedOf(outcome);
    const joined = rate && (kind === undefined ? rate.kind : unify(kind, rate.kind));
    const isTurned = rate && sign(rate.value) * sign(each[0]?.value ?? rate.value) < 0;
    if (!rate || joined === undefined || isTurned) {
      if (typeof entry !== "string" || outcome) complain(eachWanted, here, {});
      return undefined;
    }
    kind = joined;
    each.push(rate);
  }
  if (kind !== undefined) return { kind, each };
  complain(eachWanted, at, {});
  return undefined;
};

/** Every rate has the occurrences of its own place, none below zero, so that the range of the sum is as tight as can be. */
const pointsOf = (count: Numeric, rates: readonly Fixed[], free: Fraction): Numeric => {
  const beyond = (from: Fraction): Numeric =>
    sign(from) === 0 ? count : { op: "greatest", of: [sum(count, number(subtract(zero, from))), number(zero)] };
  return rates.reduce<Numeric>((total, rate, i) => {
    const rest = beyond(add(free, fraction(i)));
    const own: Numeric = i === rates.length - 1 ? rest : { op: "least", of: [rest, number(one)] };
    return sum(total, times(own, rate.value));
  }, number(zero));
};
/** How much all occurrences together can come to: said as a positive number, whichever sign they have. */
const readMost = (text: string, { kind }: Rates, at: Path, { read, complain }: Context): Fixed | undefined => {
  const outcome = read.amount(text, at);
  const most = outcome && fixedOf(outcome);
  if (most && sign(most.value) > 0 && unify(kind, most.kind) !== undefined) return most;
  if (outcome) complain(mostWanted, at, {});
  return undefined;
};
const capped = (value: Numeric, { each }: Rates, most: Fixed, at: Path): Numeric =>
  each.some((rate) => sign(rate.value) < 0)
    ? { op: "greatest", of: [value, number(negate(most.value))], at }
    : { op: "least", of: [value, number(most.value)], at };

const ifSo = phrase("for/if-so", "有“{0}”则 {1}", "{1} if {0}");
const eachTime = phrase("for/each-time", "{0} {1} 次，每次 {2}", "{0} {1} times, {2} each");
const inTurn = phrase("for/in-turn", "{0} {1} 次，依次 {2}", "{0} {1} times, {2} each");
const then = phrase("for/then", "{0}、{1}", "{0}, then {1}");
const firstFree = phrase("for/first-free", "{0}，前 {1} 次不计", "{0}, the first {1} not counted");
const atMost = phrase("for/at-most", "{0}，最多 {1}", "{0}, at most {1}");
const counting = ({ title, name }: Counted, { each }: Rates): Sentence => {
  const words = each.map((rate) => rate.words);
  if (name === undefined) return ifSo(title, words[0] ?? "");
  return (each.length > 1 ? inTurn : eachTime)(title, `{${name}}`, joined(then, words));
};
const sentence = (counted: Counted, rates: Rates, free: number, most: Fixed | undefined): Sentence => {
  const whole = counting(counted, rates);
  const beyondFree = free > 0 ? firstFree(whole, String(free)) : whole;
  return most ? atMost(beyondFree, most.words) : beyondFree;
};

/** `free` first ones do not count (免责), `each` may escalate, `at_most` caps the line. */
export const occurrences = defineRuleKind({
  name: "for",
  title: { zh: "按次", en: "per occurrence" },
  triggers: ["for"],
  complaints: [countWanted, eachWanted, mostWanted],
  calledBy: ["for"],
  keys: { for: scalars.expression, each: scalars.tree, free: scalars.whole.optional(), at_most: scalars.expression.optional() },
  lower({ for: of, each, free = 0, at_most: atMost }, context, path) {
    const counted = readCount(of, [...path, "for"], context);
    const rates = counted && readRates(each, [...path, "each"], context);
    if (!rates) return undefined;
    const at = [...path, "at_most"];
    const most = atMost === undefined ? undefined : readMost(atMost, rates, at, context);
    if (atMost !== undefined && !most) return undefined;
    const value = pointsOf(counted.count, rates.each, fraction(free));
    const says = sentence(counted, rates, free, most);
    return { typed: typedNumber(rates.kind, most ? capped(value, rates, most, at) : value), says };
  },
});
