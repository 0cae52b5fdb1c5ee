/** 评级量表, 360 度: ratings on a scale as a share, of several people weighted, averaged or trimmed. */

import { typedNumber } from "../../language/kinds.ts";
import type { Tree } from "../../language/scalars.ts";
import * as scalars from "../../language/scalars.ts";
import { all, any, input, not, number, product, quotient, sum, times, when, within } from "../../plan/build.ts";
import type { Numeric } from "../../plan/ir.ts";
import { memberOf } from "../../plan/names.ts";
import { divide, equal, least, one, toText } from "../../text/exact.ts";
import type { Path } from "../../text/path.ts";
import { listed, phrase } from "../../text/sentence.ts";
import { combineBag, ifEnough } from "../combine/bag.ts";
import { type Combine, readCombine } from "../combine/how.ts";
import type { Context } from "../context.ts";
import { defineRuleKind } from "../kind.ts";
import * as complaints from "./complaints.ts";
import { badScale, misplaced, weightsIgnored } from "./complaints.ts";
import { ratingFacts } from "./facts.ts";
import { areNamed, isPresent, type Rater, raterEntries, readRaters, sumOfWeights } from "./raters.ts";
import { earned, endsOf, isRising, readScale, type Scale, settleScale } from "./scale.ts";

const rated = phrase("rating/rated", "评级 {0}（{1} 得零分，{2} 得满分）", "rated {0} ({1} earns nothing, {2} all)");
const needsEvidence = phrase(
  "rating/needs-evidence",
  "评级低于 {0} 须写明事由（{1}）",
  "a rating below {0} needs its evidence ({1})",
);
const ratersOf = phrase("rating/raters", "{0}·评价人", "the raters of {0}");

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

/** What was read: who rates the owner on which scale. */
type Ratings = { readonly owner: string; readonly scale: Scale; readonly raters: readonly Rater[]; readonly path: Path };

/** Ratings are facts of their dimension: only there have they been asked for. */
const isPlaced = (raters: Tree | undefined, { host, plan }: Context): boolean =>
  host.list === undefined && raterEntries(raters).every(([name]) => plan.input(memberOf(host.name, name)) !== undefined);
const readRatings = (
  rule: { readonly rating: Tree; readonly raters?: Tree | undefined },
  path: Path,
  context: Context,
): Ratings | undefined => {
  const at = [...path, "rating"];
  const written = readScale(rule.rating, at, context);
  if (!written || !areNamed(rule.raters, path, context)) return undefined;
  if (!isRising(written)) {
    context.complain(badScale, [...at, "scale"], {});
    return undefined;
  }
  if (!isPlaced(rule.raters, context)) {
    context.complain(misplaced, at, {}, { part: "key" });
    return undefined;
  }
  const scale = settleScale(written, at, context);
  const raters = scale && readRaters(rule.raters, path, context);
  return raters && { owner: context.host.name, scale, raters, path };
};

const earnedBy = (name: string, { owner, scale }: Ratings): Numeric => earned(memberOf(owner, name), scale);
const bagOf = ({ owner, raters }: Ratings, value: (rater: Rater) => Numeric) =>
  ({ bag: "items", of: raters.map((rater) => ({ value: value(rater), when: isPresent(rater, owner) })) }) as const;
const baggedOf = (ratings: Ratings, { host: { title } }: Context) => ({
  bag: bagOf(ratings, ({ name }) => earnedBy(name, ratings)),
  title: ratersOf(title),
  path: [...ratings.path, "raters"],
});
const mayAllLack = ({ raters }: Ratings) => raters.every(({ optional }) => optional);

/** The mean by the weights of those who have rated. */
const weightedMean = (ratings: Ratings, how: Combine, context: Context): Numeric | undefined => {
  const { raters, scale } = ratings;
  const parts = bagOf(ratings, ({ name, weight }) => product(earnedBy(name, ratings), number(weight)));
  const everyone = raters.every(({ optional }) => !optional);
  const mean = (): Numeric => {
    if (everyone) return times(sum(...parts.of.map(({ value }) => value)), divide(one, sumOfWeights(raters)));
    const weight: Numeric = { op: "gather", by: "sum", of: bagOf(ratings, (rater) => number(rater.weight)) };
    // Where nobody need be there, the count has been looked at first; the plan cannot see that the weights are then above 0.
    const lightest = number(raters.map((rater) => rater.weight).reduce(least));
    const by: Numeric = mayAllLack(ratings) ? { op: "greatest", of: [weight, lightest] } : weight;
    return within(quotient({ op: "gather", by: "sum", of: parts }, by), endsOf(scale));
  };
  const needed = Math.max(how.at_least ?? 0, mayAllLack(ratings) ? 1 : 0);
  return ifEnough(baggedOf(ratings, context), needed, mean, context);
};
const combined = (ratings: Ratings, how: Combine, context: Context): Numeric | undefined => {
  const { raters, path } = ratings;
  const isEven = raters.every((rater) => equal(rater.weight, raters[0]?.weight ?? one));
  if (isEven) {
    const enough = mayAllLack(ratings) ? { ...how, at_least: how.at_least ?? 1 } : how;
    return combineBag(baggedOf(ratings, context), enough, typedNumber("percent", number(one)), context)?.value;
  }
  if (how.by === "mean" && how.drop_highest === undefined && how.drop_lowest === undefined)
    return weightedMean(ratings, how, context);
  context.complain(weightsIgnored, [...path, "raters"], { by: how.by }, { part: "key" });
  return undefined;
};

const evidenceKeys = { below: scalars.decimal };
/** Refused where somebody rated low and the reason is not written down. */
const withEvidence = (value: Numeric, tree: Tree | undefined, { owner, raters, path }: Ratings, context: Context) => {
  if (tree === undefined) return value;
  const at = [...path, "evidence"];
  const evidence = context.read.shape(evidenceKeys, tree, at);
  if (!evidence) return undefined;
  const isLow = raters.map((rater) => {
    const left = input(memberOf(owner, rater.name));
    return all(isPresent(rater, owner), { op: "compare", is: "<", left, right: number(evidence.below) });
  });
  const lacking = all(any(...isLow), not({ op: "given", name: memberOf(owner, "evidence") }));
  const below = toText(evidence.below);
  const says = needsEvidence(below, memberOf(owner, "evidence"));
  return when(lacking, { op: "refuse", code: "score/evidence-required", at, says }, value, at);
};

const sentence = ({ owner, raters, scale: { zero, full } }: Ratings) =>
  rated(listed(raters.map(({ name }) => `{${memberOf(owner, name)}}`)), toText(zero), toText(full));

export const rating = defineRuleKind({
  name: "rating",
  title: { zh: "评级量表", en: "rating" },
  triggers: ["rating"],
  complaints: Object.values(complaints),
  keys: {
    rating: scalars.tree,
    raters: scalars.tree.optional(),
    combine: scalars.tree.optional(),
    evidence: scalars.tree.optional(),
  },
  facts: ratingFacts,
  lower(rule, context, path) {
    const ratings = readRatings(rule, path, context);
    const how = ratings && readCombine(rule.combine, [...path, "combine"], context, "mean", "parts");
    const value = how && combined(ratings, how, context);
    const explained = value && withEvidence(value, rule.evidence, ratings, context);
    const delivered = explained && context.read.deliver(typedNumber("percent", explained), [...path, "rating"]);
    return delivered && { typed: delivered, says: sentence(ratings) };
  },
});
