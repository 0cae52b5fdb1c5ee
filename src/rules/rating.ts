import { defineDiagnostic } from "../diagnostics/define.ts";
import { typedNumber } from "../language/kinds.ts";
import type { Tree } from "../language/scalars.ts";
import * as scalars from "../language/scalars.ts";
import { all, any, holdsAlways, input, not, number, product, quotient, sum, times, when, within } from "../plan/build.ts";
import type { Condition, Numeric } from "../plan/ir.ts";
import { memberOf } from "../plan/names.ts";
import {
  add,
  compare,
  divide,
  equal,
  type Fraction,
  isMultiple,
  least,
  multiply,
  negate,
  one,
  sign,
  subtract,
  toText,
  zero,
} from "../text/exact.ts";
import type { Path, Says } from "../text/path.ts";
import { combineBag, ifEnough, readCombine } from "./combine.ts";
import { defineRuleKind, type Implied } from "./kind.ts";

const rated = (keys: string) => `dimensions: { d: { weight: 10, decimals: 2, ${keys} } }\ntotal: { out_of: 10 }\n`;
const zeroWanted = defineDiagnostic<{ low: string; high: string }>({
  code: "rating/zero",
  severity: "error",
  en: ({ low, high }) => `On the scale ${low}..${high}, does ${low} earn nothing, or ${low}/${high} of the points?`,
  zh: ({ low, high }) => `${low}..${high} 的量表上，${low} 是得零分，还是得满分的 ${low}/${high}？`,
  help: {
    en: ({ low, high }) =>
      `Say which rating earns nothing and which earns all: \`{ scale: ${low}..${high}, zero: ${low}, full: ${high} }\` or \`zero: 0\`.`,
    zh: ({ low, high }) => `请写明零分和满分对应的评级：{ scale: ${low}..${high}, zero: ${low}, full: ${high} }，或 zero: 0。`,
  },
  bad: rated("rating: { scale: 1..5 }"),
  good: rated("rating: { scale: 1..5, zero: 1, full: 5 }"),
});
const badScale = defineDiagnostic<Record<never, never>>({
  code: "rating/scale",
  severity: "error",
  en: () => "The scale has to be plain numbers that rise in whole steps, and `full` has to lie above `zero`.",
  zh: () => "量表应是由低到高的普通数，两端为刻度的整数倍，且 full 大于 zero。",
  help: {
    en: () => "Write the lowest rating first: `{ scale: 1..5, zero: 1, full: 5 }`.",
    zh: () => "请先写最低的评级：{ scale: 1..5, zero: 1, full: 5 }。",
  },
  bad: rated("rating: { scale: 5..1, zero: 0, full: 5 }"),
  good: rated("rating: { scale: 1..5, zero: 0, full: 5 }"),
});
const weights = defineDiagnostic<{ sum: string }>({
  code: "rating/weights",
  severity: "error",
  en: ({ sum }) => `The raters' shares add up to ${sum}, not to 100%.`,
  zh: ({ sum }) => `各评价人占比合计 ${sum}，不是 100%。`,
  help: {
    en: () => "Mend the shares, or use plain numbers (4, 3, 3) that are only relative.",
    zh: () => "请改占比，或用只表示比例的数（4、3、3）。",
  },
  bad: rated("rating: { scale: 0..5 }, raters: { a: 50%, b: 30% }"),
  good: rated("rating: { scale: 0..5 }, raters: { a: 50%, b: 50% }"),
});
const mixedWeights = defineDiagnostic<Record<never, never>>({
  code: "rating/mixed-weights",
  severity: "error",
  en: () => "Some raters have a per cent and others a plain number.",
  zh: () => "有的评价人写百分比，有的写普通数。",
  help: { en: () => "Use one of the two for all.", zh: () => "请统一用一种。" },
  bad: rated("rating: { scale: 0..5 }, raters: { a: 50%, b: 3 }"),
  good: rated("rating: { scale: 0..5 }, raters: { a: 4, b: 3 }"),
});
const weightsIgnored = defineDiagnostic<{ by: string }>({
  code: "rating/weights-ignored",
  severity: "error",
  en: ({ by }) => `Unequal weights of raters mean nothing to \`combine: ${by}\`.`,
  zh: ({ by }) => `combine: ${by} 用不上评价人的不同权重。`,
  help: { en: () => "Give the raters as a list, or use the weighted mean.", zh: () => "请把评价人写成列表，或用加权平均。" },
  bad: rated("rating: { scale: 0..5 }, raters: { a: 40%, b: 60% }, combine: median"),
  good: rated("rating: { scale: 0..5 }, raters: [a, b], combine: median"),
});
const badRaters = defineDiagnostic<Record<never, never>>({
  code: "rating/raters",
  severity: "error",
  en: () => "`raters` needs at least one rater: a list of names, or each name with a weight above 0.",
  zh: () => "raters 至少要有一名评价人：写成名称的列表，或逐个写出大于 0 的权重。",
  help: {
    en: () => "Write `raters: [customer, supervisor]`, or `raters: { customer: 60%, supervisor: 40% }`.",
    zh: () => "请写 raters: [customer, supervisor]，或 raters: { customer: 60%, supervisor: 40% }。",
  },
  bad: rated("rating: { scale: 0..5 }, raters: a"),
  good: rated("rating: { scale: 0..5 }, raters: [a]"),
});
const misplaced = defineDiagnostic<Record<never, never>>({
  code: "rating/misplaced",
  severity: "error",
  en: () => "A rating asks people for facts of its dimension, so it can only stand directly under a dimension.",
  zh: () => "评级要由人填写该维度的数据，所以只能直接写在维度下。",
  help: {
    en: () => "Give the rating a dimension of its own; for a rating that is a fact, declare the fact and use `rows` or `is`.",
    zh: () => "请让它单独成为一个维度；若评级本身就是一个数据项，请在 facts 下声明，再用 rows 或 is。",
  },
  bad: "measures: { m: { rating: { scale: 0..5 } } }\nresults: { r: { is: m } }\n",
  good: rated("rating: { scale: 0..5 }"),
});
export const ratingDiagnostics = [zeroWanted, badScale, weights, mixedWeights, weightsIgnored, badRaters, misplaced] as const;

/** The form in TypeScript, and the names of the facts that it implies for the dimension `Name`. */
export type RatingInput = {
  readonly rating?: { readonly scale: string; readonly [key: string]: unknown };
  readonly raters?: readonly string[] | { readonly [rater: string]: unknown };
};
type RaterOf<Raters> = Raters extends readonly (infer Rater extends string)[] ? Rater : Extract<keyof Raters, string>;
export type RatingFacts<Name extends string, Form> =
  | (Form extends { readonly raters: infer Raters }
      ? `${Name}.${RaterOf<Raters>}`
      : Form extends { readonly rating: unknown }
        ? `${Name}.rating`
        : never)
  | (Form extends { readonly evidence: unknown } ? `${Name}.evidence` : never);

const scaleKeys = {
  scale: scalars.range,
  step: scalars.positive.optional(),
  zero: scalars.decimal.optional(),
  full: scalars.decimal.optional(),
  title: scalars.says.optional(),
};
const isPlain = (kind: string): boolean => kind === "literal" || kind === "points";
const raterKeys = { weight: scalars.text.optional(), optional: scalars.yes.optional(), title: scalars.says.optional() };
const evidenceKeys = { below: scalars.decimal };
type Rater = {
  readonly name: string;
  readonly title: Says;
  readonly optional: boolean;
  readonly weight: Fraction;
  readonly percent: boolean;
  readonly path: Path;
};

const raterNames = (raters: Tree | undefined): readonly (readonly [string, Tree])[] => {
  if (raters === undefined) return [["rating", "1"]];
  if (Array.isArray(raters)) return raters.filter((name) => typeof name === "string").map((name) => [name, "1"] as const);
  return scalars.isMap(raters) ? Object.entries(raters) : [];
};
const readRater = (name: string, tree: Tree, path: Path): Rater | undefined => {
  const map = scalars.isMap(tree) ? tree : { weight: tree };
  const title = map.title === undefined ? undefined : scalars.says.safeParse(map.title);
  const text = typeof map.weight === "string" ? map.weight : "1";
  const share = scalars.share.safeParse(text);
  const plain = scalars.positive.safeParse(text);
  const weight = share.success ? share.data : plain.success ? plain.data : undefined;
  if (!weight || sign(weight) <= 0) return undefined;
  return {
    name,
    title: title?.success ? title.data : { zh: name, en: name },
    optional: map.optional === "true",
    weight,
    percent: share.success,
    path,
  };
};

export const rating = defineRuleKind({
  name: "rating",
  title: { zh: "评级量表", en: "rating" },
  triggers: ["rating"],
  keys: {
    rating: scalars.tree,
    raters: scalars.tree.optional(),
    combine: scalars.tree.optional(),
    evidence: scalars.tree.optional(),
  },
  facts(rule, owner): readonly Implied[] {
    const scale = scalars.isMap(rule.rating) ? scalars.range.safeParse(rule.rating.scale) : undefined;
    if (!scale?.success || !scalars.isMap(rule.rating)) return [];
    const step = scalars.positive.safeParse(rule.rating.step);
    const { low, high } = scale.data;
    const inputs = raterNames(rule.raters).flatMap(([name, tree]): Implied[] => {
      const at = rule.raters === undefined ? [...owner.path, "rating"] : [...owner.path, "raters", name];
      const rater = readRater(name, tree, at);
      const title = rule.raters === undefined ? owner.title : (rater?.title ?? { zh: name, en: name });
      return [
        {
          name: memberOf(owner.name, name),
          member: { of: owner.name, key: name },
          at: Array.isArray(rule.raters) ? [...owner.path, "raters"] : at,
          title:
            rule.raters === undefined ? title : { zh: `${owner.title.zh}·${title.zh}`, en: `${owner.title.en} (${title.en})` },
          optional: rater?.optional ?? false,
          mayNotApply: false,
          of: {
            type: "number",
            kind: "number",
            low: toText(low.value),
            high: toText(high.value),
            unit: toText(step.success ? step.data : one),
          },
        },
      ];
    });
    const evidence: Implied = {
      name: memberOf(owner.name, "evidence"),
      member: { of: owner.name, key: "evidence" },
      at: [...owner.path, "evidence"],
      title: { zh: `${owner.title.zh}·事由`, en: `${owner.title.en} (evidence)` },
      optional: true,
      mayNotApply: false,
      of: { type: "text" },
    };
    return rule.evidence === undefined ? inputs : [...inputs, evidence];
  },
  lower(rule, context, path) {
    const at = [...path, "rating"];
    const scale = context.read.shape(scaleKeys, rule.rating, at);
    if (!scale) return undefined;
    const owner = context.host.name;
    const named = raterNames(rule.raters);
    const given = Array.isArray(rule.raters) ? rule.raters.length : named.length;
    if (named.length === 0 || named.length < given) {
      context.complain(badRaters, [...path, "raters"], {});
      return undefined;
    }
    const { low, high } = scale.scale;
    const step = scale.step ?? one;
    if (
      !isPlain(low.kind) ||
      !isPlain(high.kind) ||
      compare(low.value, high.value) >= 0 ||
      ![low, high].every((end) => isMultiple(end.value, step))
    ) {
      context.complain(badScale, [...at, "scale"], {});
      return undefined;
    }
    if (context.host.list !== undefined || named.some(([name]) => !context.plan.input(memberOf(owner, name)))) {
      context.complain(misplaced, at, {}, { part: "key" });
      return undefined;
    }
    const nothing = scale.zero ?? (sign(low.value) === 0 ? zero : undefined);
    if (!nothing) {
      context.complain(zeroWanted, [...at, "scale"], { low: toText(low.value), high: toText(high.value) });
      return undefined;
    }
    const full = scale.full ?? high.value;
    if (compare(nothing, full) >= 0) {
      context.complain(badScale, at, {});
      return undefined;
    }
    const raters: Rater[] = [];
    for (const [name, tree] of named) {
      const here = Array.isArray(rule.raters) || rule.raters === undefined ? [...path, "raters"] : [...path, "raters", name];
      if (scalars.isMap(tree) && !context.read.shape(raterKeys, tree, here)) return undefined;
      const rater = readRater(name, tree, here);
      if (!rater) {
        context.complain(badRaters, here, {});
        return undefined;
      }
      raters.push(rater);
    }
    const sumOfWeights = raters.map((rater) => rater.weight).reduce(add, zero);
    const percents = raters.filter((rater) => rater.percent).length;
    if (percents > 0 && percents < raters.length) {
      context.complain(mixedWeights, [...path, "raters"], {}, { part: "key" });
      return undefined;
    }
    if (percents > 0 && !equal(sumOfWeights, one)) {
      context.complain(weights, [...path, "raters"], { sum: `${toText(times100(sumOfWeights))}%` }, { part: "key" });
      return undefined;
    }
    const how = readCombine(rule.combine, [...path, "combine"], context, "mean", "parts");
    if (!how) return undefined;
    const scaleOf = divide(one, subtract(full, nothing));
    const share = (rater: Rater): Numeric => times(sum(input(memberOf(owner, rater.name)), number(negate(nothing))), scaleOf);
    const ends = { low: multiply(subtract(low.value, nothing), scaleOf), high: multiply(subtract(high.value, nothing), scaleOf) };
    const present = (rater: Rater): Condition =>
      rater.optional ? { op: "given", name: memberOf(owner, rater.name) } : holdsAlways;
    const equalWeights = raters.every((rater) => equal(rater.weight, raters[0]?.weight ?? one));
    const items = raters.map((rater) => ({ value: share(rater), when: present(rater) }));
    const weighted = how.by === "mean" && !equalWeights && how.drop_highest === undefined && how.drop_lowest === undefined;
    if (!equalWeights && !weighted) {
      context.complain(weightsIgnored, [...path, "raters"], { by: how.by }, { part: "key" });
      return undefined;
    }
    let value: Numeric;
    const everyoneMayLack = raters.every((rater) => rater.optional);
    const bagged = {
      bag: { bag: "items", of: items },
      title: { zh: `${context.host.title.zh}·评价人`, en: `the raters of ${context.host.title.en}` },
      path: [...path, "raters"],
    } as const;
    if (weighted) {
      const everyone = raters.every((rater) => !rater.optional);
      const parts = raters.map((rater) => ({ value: product(share(rater), number(rater.weight)), when: present(rater) }));
      const top: Numeric = everyone
        ? sum(...parts.map((part) => part.value))
        : { op: "gather", by: "sum", of: { bag: "items", of: parts } };
      const weightOfPresent: Numeric = {
        op: "gather",
        by: "sum",
        of: { bag: "items", of: raters.map((rater) => ({ value: number(rater.weight), when: present(rater) })) },
      };
      // Where nobody need be there, the count has been looked at first; the plan cannot see that the weights are then above 0.
      const lightest = number(raters.map((rater) => rater.weight).reduce(least));
      const by = everyoneMayLack ? ({ op: "greatest", of: [weightOfPresent, lightest] } as const) : weightOfPresent;
      const enough = ifEnough(
        bagged,
        Math.max(how.at_least ?? 0, everyoneMayLack ? 1 : 0),
        () => (everyone ? times(top, divide(one, sumOfWeights)) : within(quotient(top, by), ends)),
        context,
      );
      if (!enough) return undefined;
      value = enough;
    } else {
      const enough = everyoneMayLack ? { ...how, at_least: how.at_least ?? 1 } : how;
      const combined = combineBag(bagged, enough, typedNumber("percent", number(one)), context);
      if (!combined) return undefined;
      value = combined.value;
    }
    if (rule.evidence !== undefined) {
      const evidence = context.read.shape(evidenceKeys, rule.evidence, [...path, "evidence"]);
      if (!evidence) return undefined;
      const lowOnes = raters.map((rater) =>
        all(present(rater), { op: "compare", is: "<", left: input(memberOf(owner, rater.name)), right: number(evidence.below) }),
      );
      const lacking = all(any(...lowOnes), not({ op: "given", name: memberOf(owner, "evidence") }));
      const below = toText(evidence.below);
      const refuse: Numeric = {
        op: "refuse",
        code: "score/evidence-required",
        at: [...path, "evidence"],
        says: {
          zh: `评级低于 ${below} 须写明事由（${owner}.evidence）`,
          en: `a rating below ${below} needs its evidence (${owner}.evidence)`,
        },
      };
      value = when(lacking, refuse, value, [...path, "evidence"]);
    }
    const delivered = context.read.deliver(typedNumber("percent", value), at);
    const shown = raters.map((rater) => `{${owner}.${rater.name}}`);
    return (
      delivered && {
        typed: delivered,
        says: {
          zh: `评级 ${shown.join("、")}（${toText(nothing)} 得零分，${toText(full)} 得满分）`,
          en: `rated ${shown.join(", ")} (${toText(nothing)} earns nothing, ${toText(full)} all)`,
        },
      }
    );
  },
});
const times100 = (x: Fraction): Fraction => divide(x, divide(one, { n: 100, d: 1 }));
