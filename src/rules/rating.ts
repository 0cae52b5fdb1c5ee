import { typedNumber } from "../expressions/kinds.ts";
import { all, any, holdsAlways, input, not, number, product, quotient, sum, times, when, within } from "../plan/build.ts";
import type { Condition, Input, Numeric } from "../plan/ir.ts";
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
import { defineRuleKind } from "./kind.ts";
import { badRaters, badScale, misplaced, mixedWeights, weights, weightsIgnored, zeroWanted } from "./rating-complaints.ts";
import type { Tree } from "./scalars.ts";
import * as scalars from "./scalars.ts";

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
    if (context.host.list !== undefined || named.some(([name]) => !context.implied(`${owner}.${name}`))) {
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
      if (scalars.isMap(tree) && !context.shape(raterKeys, tree, here)) return undefined;
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
