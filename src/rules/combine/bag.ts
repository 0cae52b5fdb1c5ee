/** One number from a bag: the ratings of several people, the records of a list, the parts of a group. */
import { type TypedNumber, typedNumber } from "../../language/kinds.ts";
import { hull } from "../../plan/bounds/bounds.ts";
import { number, quotient, sum, table, within } from "../../plan/build.ts";
import { interval } from "../../plan/cells.ts";
import type { Bag, Numeric } from "../../plan/ir.ts";
import { compare, fraction, toText } from "../../text/exact.ts";
import type { Path } from "../../text/path.ts";
import { inBoth, phrase, type Sentence } from "../../text/sentence.ts";
import type { Context } from "../context.ts";
import { neverEnough, noAnswer } from "./complaints.ts";
import type { Combine } from "./how.ts";

const gathers = { min: "least", max: "greatest", median: "median" } as const;

export type Bagged = { readonly bag: Bag; readonly title: Sentence; readonly path: Path };
const howMany = phrase("combine/how-many", "“{0}”的个数", "how many {0}");
const tooFew = phrase("combine/too-few", "“{0}”只有 {1} 个，至少要有 {2} 个", "only {1} of {0}; at least {2} are needed");
const countOf = (bag: Bag): Numeric => ({ op: "gather", by: "count", of: bag });
const isSure = (bag: Bag, needed: number, context: Context): boolean => {
  const bound = context.plan.bound(countOf(bag));
  return bound !== undefined && compare(bound.low, fraction(needed)) >= 0;
};
/** The value where the bag holds as many as are needed; `instead`, or a refusal, where there are fewer. */
export const ifEnough = (
  { bag, title, path }: Bagged,
  needed: number,
  value: (count: Numeric) => Numeric,
  context: Context,
  instead?: Numeric,
): Numeric | undefined => {
  const count = countOf(bag);
  if (needed === 0 || isSure(bag, needed, context)) return value(count);
  const most = context.plan.bound(count)?.high;
  if (most && compare(most, fraction(needed)) < 0) {
    context.complain(neverEnough, path, { list: inBoth(title), needed, most: toText(most) });
    return undefined;
  }
  const about = { at: path, title: inBoth(howMany(title)) };
  const counted = context.plan.part("count", typedNumber("count", count), about);
  const few: Numeric = instead ?? {
    op: "refuse",
    code: "score/too-few",
    at: path,
    says: tooFew(title, `{${counted.name}}`, String(needed)),
  };
  const edge = String(needed);
  return table(
    [{ axis: "number", of: counted }],
    [
      { cells: [interval({ below: edge })], result: few, at: path },
      { cells: [interval({ from: edge })], result: value(counted), at: path },
    ],
  );
};

/** One number from a bag, refused (or `instead`) where there are too few. */
export const combineBag = (
  bagged: Bagged,
  how: Combine,
  of: TypedNumber,
  context: Context,
  instead?: Numeric,
): TypedNumber | undefined => {
  const { bag } = bagged;
  const drop = { low: how.drop_lowest ?? 0, high: how.drop_highest ?? 0 };
  const dropped = drop.low + drop.high;
  const gather = (by: "sum" | "least" | "greatest" | "median"): Numeric => ({
    op: "gather",
    by,
    of: bag,
    ...(dropped > 0 ? { drop } : {}),
  });
  const answersEmpty = how.by === "sum" || how.by === "count";
  const needed = Math.max(how.at_least ?? 0, answersEmpty ? (instead ? 1 : 0) : dropped + 1);
  if (how.at_least === undefined && !instead && !isSure(bag, needed, context)) {
    context.complain(noAnswer, bagged.path, { by: how.by, list: inBoth(bagged.title) });
    return undefined;
  }
  const value = (count: Numeric): Numeric => {
    if (how.by === "count") return count;
    if (how.by !== "mean") return gather(how.by === "sum" ? "sum" : gathers[how.by]);
    const mean = quotient(gather("sum"), sum(count, number(fraction(-dropped))));
    const members =
      bag.bag === "rows"
        ? context.plan.bound(bag.value)
        : bag.of.map((item) => context.plan.bound(item.value)).reduce(hull, undefined);
    return members ? within(mean, members) : mean;
  };
  const found = ifEnough(bagged, needed, value, context, instead);
  return found && typedNumber(how.by === "count" ? "count" : of.kind, found);
};
