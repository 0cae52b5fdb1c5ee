import { defineDiagnostic } from "../diagnostics/define.ts";
import { typedNumber } from "../expressions/kinds.ts";
import { all, any, holdsAlways, input, not, number, product, quotient, sum, times, when, within } from "../plan/build.ts";
import type { Condition, Input, Numeric } from "../plan/ir.ts";
import {
  add,
  compare,
  divide,
  equal,
  type Fraction,
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
import { combineBag, readCombine } from "./combine.ts";
import { defineRuleKind } from "./kind.ts";
import type { Tree } from "./scalars.ts";
import * as scalars from "./scalars.ts";

const rated = (keys: string) => `dimensions: { d: { weight: 10, decimals: 2, ${keys} } }\ntotal: { out_of: 10 }\n`;
const zeroWanted = defineDiagnostic<{ low: string; high: string }>({
  code: "rating/zero",
  severity: "error",
  en: ({ low, high }) => `On the scale ${low}..${high}, does ${low} earn nothing, or ${low} parts of ${high}?`,
  zh: ({ low, high }) => `${low}..${high} 的量表上，${low} 是得零分，还是得 ${high} 分之 ${low}？`,
  help: {
    en: ({ low, high }) =>
      `Say which rating earns nothing and which earns all: \`{ scale: ${low}..${high}, zero: ${low}, full: ${high} }\` or \`zero: 0\`.`,
    zh: ({ low, high }) => `请写明零分和满分对应的评级：{ scale: ${low}..${high}, zero: ${low}, full: ${high} }，或 zero: 0。`,
  },
  bad: rated("rating: { scale: 1..5 }"),
  good: rated("rating: { scale: 1..5, zero: 1, full: 5 }"),
});
const backwards = defineDiagnostic<Record<never, never>>({
  code: "rating/scale",
  severity: "error",
  en: () => "The scale has to rise, and `full` has to lie above `zero`.",
  zh: () => "量表应由低到高，且 full 大于 zero。",
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
export const ratingDiagnostics = [zeroWanted, backwards, weights, mixedWeights, weightsIgnored] as const;

const scaleKeys = {
  scale: scalars.range,
  step: scalars.positive.optional(),
  zero: scalars.decimal.optional(),
  full: scalars.decimal.optional(),
  title: scalars.says.optional(),
};
const raterKeys = { weight: scalars.text.optional(), optional: scalars.yes.optional(), title: scalars.says.optional() };
const weightKeys = { weight: scalars.positive };
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
  return (
    weight && {
      name,
      title: title?.success ? title.data : { zh: name, en: name },
      optional: map.optional === "true",
      weight,
      percent: share.success,
      path,
    }
  );
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
  facts(rule, owner): readonly Input[] {
    const scale = scalars.isMap(rule.rating) ? scalars.range.safeParse(rule.rating.scale) : undefined;
    if (!scale?.success || !scalars.isMap(rule.rating)) return [];
    const step = scalars.positive.safeParse(rule.rating.step);
    const { low, high } = scale.data;
    const inputs = raterNames(rule.raters).flatMap(([name, tree]): Input[] => {
      const at = rule.raters === undefined ? [...owner.path, "rating"] : [...owner.path, "raters", name];
      const rater = readRater(name, tree, at);
      const title = rule.raters === undefined ? owner.title : (rater?.title ?? { zh: name, en: name });
      return [
        {
          name: `${owner.name}.${name}`,
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
    const evidence: Input = {
      name: `${owner.name}.evidence`,
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
    const scale = context.shape(scaleKeys, rule.rating, at);
    if (!scale) return undefined;
    const { low, high } = scale.scale;
    const nothing = scale.zero ?? (sign(low.value) === 0 ? zero : undefined);
    if (!nothing) {
      context.complain(zeroWanted, [...at, "scale"], { low: toText(low.value), high: toText(high.value) });
      return undefined;
    }
    const full = scale.full ?? high.value;
    if (compare(low.value, high.value) >= 0 || compare(nothing, full) >= 0) {
      context.complain(backwards, [...at, "scale"], {});
      return undefined;
    }
    const raters: Rater[] = [];
    for (const [name, tree] of raterNames(rule.raters)) {
      const here = Array.isArray(rule.raters) || rule.raters === undefined ? [...path, "raters"] : [...path, "raters", name];
      if (scalars.isMap(tree) && !context.shape(raterKeys, tree, here)) return undefined;
      const rater = readRater(name, tree, here);
      if (!rater) {
        context.shape(weightKeys, { weight: scalars.isMap(tree) ? (tree.weight ?? "") : tree }, here);
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
    const how = readCombine(rule.combine, [...path, "combine"], context, "mean");
    if (!how) return undefined;
    const owner = context.host.name;
    const scaleOf = divide(one, subtract(full, nothing));
    const share = (rater: Rater): Numeric => times(sum(input(`${owner}.${rater.name}`), number(negate(nothing))), scaleOf);
    const ends = { low: multiply(subtract(low.value, nothing), scaleOf), high: multiply(subtract(high.value, nothing), scaleOf) };
    const present = (rater: Rater): Condition => (rater.optional ? { op: "given", name: `${owner}.${rater.name}` } : holdsAlways);
    const equalWeights = raters.every((rater) => equal(rater.weight, raters[0]?.weight ?? one));
    const items = raters.map((rater) => ({ value: share(rater), when: present(rater) }));
    const weighted = how.by === "mean" && !equalWeights && how.drop_highest === undefined && how.drop_lowest === undefined;
    if (!equalWeights && !weighted) {
      context.complain(weightsIgnored, [...path, "raters"], { by: how.by }, { part: "key" });
      return undefined;
    }
    let value: Numeric;
    if (weighted) {
      const everyone = raters.every((rater) => !rater.optional);
      const parts = raters.map((rater) => ({ value: product(share(rater), number(rater.weight)), when: present(rater) }));
      const top: Numeric = everyone
        ? sum(...parts.map((part) => part.value))
        : { op: "gather", by: "sum", of: { bag: "items", of: parts } };
      const present1: Numeric = {
        op: "gather",
        by: "sum",
        of: { bag: "items", of: raters.map((rater) => ({ value: number(rater.weight), when: present(rater) })) },
      };
      if (!everyone && raters.every((rater) => rater.optional)) {
        const bag = combineBag(
          { bag: "items", of: items },
          { ...how, at_least: how.at_least ?? 1 },
          typedNumber("percent", number(one)),
          { name: `${owner} raters`, path },
          context,
        );
        if (!bag) return undefined;
        value = when(
          any(...raters.map(present)),
          within(
            quotient(top, { op: "greatest", of: [present1, number(raters.map((rater) => rater.weight).reduce(least))] }),
            ends,
          ),
          bag.value,
          path,
        );
      } else value = everyone ? times(top, divide(one, sumOfWeights)) : within(quotient(top, present1), ends);
    } else {
      const combined = combineBag(
        { bag: "items", of: items },
        raters.every((rater) => rater.optional) ? { ...how, at_least: how.at_least ?? 1 } : how,
        typedNumber("percent", number(one)),
        { name: `${owner} raters`, path },
        context,
      );
      if (!combined) return undefined;
      value = combined.value;
    }
    if (rule.evidence !== undefined) {
      const evidence = context.shape(evidenceKeys, rule.evidence, [...path, "evidence"]);
      if (!evidence) return undefined;
      const lowOnes = raters.map((rater) =>
        all(present(rater), { op: "compare", is: "<", left: input(`${owner}.${rater.name}`), right: number(evidence.below) }),
      );
      const lacking = all(any(...lowOnes), not({ op: "given", name: `${owner}.evidence` }));
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
    const delivered = context.deliver(typedNumber("percent", value), at);
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
