/** How several values become one: over raters, over the records of a list, over the dimensions of a group. */

import type { z } from "zod";
import { defineDiagnostic } from "../diagnostics/define.ts";
import type { TypedNumber } from "../language/kinds.ts";
import { typedNumber } from "../language/kinds.ts";
import type { Tree } from "../language/scalars.ts";
import * as scalars from "../language/scalars.ts";
import { type Bound, hull } from "../plan/bounds.ts";
import { any, holdsAlways, number, product, quotient, sum, table, times, when, within } from "../plan/build.ts";
import { interval } from "../plan/cells.ts";
import type { Atom, Bag, Condition, Numeric } from "../plan/ir.ts";
import { add, compare, divide, equal, type Fraction, fraction, multiply, one, sign, toText, zero } from "../text/exact.ts";
import type { Path, Says } from "../text/path.ts";
import type { Context } from "./context.ts";

export type Combine = {
  readonly by: z.output<typeof scalars.combiner>;
  readonly drop_highest?: number | undefined;
  readonly drop_lowest?: number | undefined;
  readonly at_least?: number | undefined;
};

const noAnswer = defineDiagnostic<{ by: string; list: Says }>({
  code: "combine/may-be-empty",
  severity: "error",
  en: ({ by, list }) => `The ${by} of ${list.en} has no answer when there is nothing in it (or when everything is dropped).`,
  zh: ({ by, list }) => `“${list.zh}”为空（或全被去掉）时，${byNames[by as Combine["by"]].zh}没有结果。`,
  help: {
    en: () =>
      "Say how many there must be (`combine: { by: mean, at_least: 3 }`), or what the value is otherwise (`if_empty: 0`).",
    zh: () => "请写明至少几个（combine: { by: mean, at_least: 3 }），或没有时取何值（if_empty: 0）。",
  },
  bad: "facts: { d: { list: { x: money }, at_most: 9 } }\nmeasures: { m: { each: d, of: x, combine: max } }\nresults: { r: { is: m } }\n",
  good: "facts: { d: { list: { x: money }, at_most: 9 } }\nmeasures: { m: { each: d, of: x, combine: max, if_empty: 0 } }\nresults: { r: { is: m } }\n",
});
const grouped = (combine: string, weights: readonly [string, string]) =>
  `dimensions: { g: { weight: 10, combine: ${combine}, decimals: 2, dimensions: { a: { weight: ${weights[0]}, rating: { scale: 0..5 } }, b: { weight: ${weights[1]}, rating: { scale: 0..5 } } } } }\ntotal: { out_of: 10 }\n`;
const droppedWeights = defineDiagnostic<{ by: string }>({
  code: "combine/drop-from-weights",
  severity: "error",
  en: ({ by }) =>
    by === "sum"
      ? "Points that add up to a weight cannot leave some out."
      : "Of parts with unequal weights the highest or lowest cannot be left out.",
  zh: ({ by }) => (by === "sum" ? "各部分按权重相加时，不能去掉其中几个。" : "各部分权重不等时，不能去掉最高或最低。"),
  help: {
    en: () => "Use `combine: { by: mean, … }` and give all parts the same weight.",
    zh: () => "请用 combine: { by: mean, … }，并让各部分权重相等。",
  },
  bad: grouped("{ by: mean, drop_lowest: 1 }", ["6", "4"]),
  good: grouped("{ by: mean, drop_lowest: 1 }", ["5", "5"]),
});
const noShare = defineDiagnostic<{ name: string; by: string }>({
  code: "combine/weight-of-0",
  severity: "error",
  en: ({ name, by }) => `\`${name}\` has a weight of 0, so it has no share that \`${by}\` could look at.`,
  zh: ({ name, by }) => `“${name}”的权重为 0，没有得分率，无法取${byNames[by as Combine["by"]].zh}。`,
  help: { en: () => "Give it a weight, or take it out of this group.", zh: () => "请给它权重，或移出该组。" },
  bad: grouped("max", ["10", "0"]),
  good: grouped("max", ["10", "1"]),
});
const neverEnough = defineDiagnostic<{ list: Says; needed: number; most: string }>({
  code: "combine/never-enough",
  severity: "error",
  en: ({ list, needed, most }) => `There can never be ${needed} of ${list.en}: ${most} at most.`,
  zh: ({ list, needed, most }) => `“${list.zh}”最多只有 ${most} 个，永远达不到 ${needed} 个。`,
  help: { en: () => "Mend `at_least`, or the number that is dropped.", zh: () => "请改 at_least，或去掉的个数。" },
  bad: "facts: { d: { list: { x: money }, at_most: 9 } }\nmeasures: { m: { each: d, of: x, combine: { by: max, at_least: 10 } } }\nresults: { r: { is: m } }\n",
  good: "facts: { d: { list: { x: money }, at_most: 9 } }\nmeasures: { m: { each: d, of: x, combine: { by: max, at_least: 9 } } }\nresults: { r: { is: m } }\n",
});
export const combineDiagnostics = [noAnswer, droppedWeights, noShare, neverEnough] as const;

/** The words for a way of combining, in sentences. */
const byNames: Readonly<Record<Combine["by"], Says>> = {
  sum: { zh: "合计", en: "sum" },
  mean: { zh: "平均", en: "mean" },
  min: { zh: "最小值", en: "least" },
  max: { zh: "最大值", en: "greatest" },
  median: { zh: "中位数", en: "median" },
  count: { zh: "个数", en: "number" },
};
export const combineWords = ({ by, drop_highest: high = 0, drop_lowest: low = 0 }: Combine): Says => {
  const zh = [...(high > 0 ? [`${high} 个最高`] : []), ...(low > 0 ? [`${low} 个最低`] : [])].join("、");
  const en = [...(high > 0 ? [`${high} highest`] : []), ...(low > 0 ? [`${low} lowest`] : [])].join(" and ");
  return {
    zh: `${zh === "" ? "" : `去掉 ${zh}后`}取${byNames[by].zh}`,
    en: `the ${byNames[by].en}${en === "" ? "" : ` without the ${en}`}`,
  };
};

const combineKeys = {
  by: scalars.combiner,
  drop_highest: scalars.whole.optional(),
  drop_lowest: scalars.whole.optional(),
  at_least: scalars.whole.optional(),
};
const partKeys = { ...combineKeys, by: scalars.partCombiner };
const combinerOnly = { combine: scalars.combiner };
const partCombinerOnly = { combine: scalars.partCombiner };
/** `combine: mean`, or `{ by: mean, drop_highest: 1, drop_lowest: 1, at_least: 3 }`. Parts of a whole (raters, dimensions) are not counted. */
export const readCombine = (
  tree: Tree | undefined,
  path: Path,
  context: Context,
  standard: Combine["by"],
  of: "records" | "parts",
): Combine | undefined => {
  if (tree === undefined) return { by: standard };
  const parts = of === "parts";
  if (typeof tree === "string") {
    const by = context.read.shape(parts ? partCombinerOnly : combinerOnly, { combine: tree }, path.slice(0, -1));
    return by && { by: by.combine };
  }
  return context.read.shape(parts ? partKeys : combineKeys, tree, path);
};

const gathers = { min: "least", max: "greatest", median: "median" } as const;

type Bagged = { readonly bag: Bag; readonly title: Says; readonly path: Path };
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
    context.complain(neverEnough, path, { list: title, needed, most: toText(most) });
    return undefined;
  }
  const about = { at: path, title: { zh: `“${title.zh}”的个数`, en: `how many ${title.en}` } };
  const counted = context.plan.part("count", typedNumber("count", count), about);
  const few: Numeric = instead ?? {
    op: "refuse",
    code: "score/too-few",
    at: path,
    says: {
      zh: `“${title.zh}”只有 {${counted.name}} 个，至少要有 ${needed} 个`,
      en: `only {${counted.name}} of ${title.en}; at least ${needed} are needed`,
    },
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
    context.complain(noAnswer, bagged.path, { by: how.by, list: bagged.title });
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

/** A part of a group: its points out of its weight, and when it takes part. */
export type Child = { readonly name: string; readonly value: Atom; readonly weight: Fraction; readonly applies?: Condition };
const children: Says = { zh: "适用的部分", en: "parts that apply" };

/**
 * A group's points out of `weight`. `sum`: the children's points, where one does not apply scaled up to the weight that is left
 * (the result, never the weights, is rounded by the group). `mean`: weights are relative. `min`, `max`, `median`: of the children's shares.
 */
export const combineChildren = (
  of: readonly Child[],
  weight: Fraction,
  how: Combine,
  path: Path,
  context: Context,
): { value: Numeric; applies?: Condition } | undefined => {
  const applies = of.some((child) => !child.applies) ? undefined : any(...of.map((child) => child.applies ?? holdsAlways));
  const drops = (how.drop_highest ?? 0) + (how.drop_lowest ?? 0) > 0;
  const equalWeights = of.every((child) => equal(child.weight, of[0]?.weight ?? zero));
  if (drops && (how.by === "sum" || (how.by === "mean" && !equalWeights))) {
    context.complain(droppedWeights, [...path, "combine"], { by: how.by });
    return undefined;
  }
  const guarded = (value: Numeric) => ({
    value: applies ? when(applies, value, number(zero), path) : value,
    ...(applies ? { applies } : {}),
  });
  const present = (value: (child: Child) => Numeric): Bagged => ({
    bag: { bag: "items", of: of.map((child) => ({ value: value(child), when: child.applies ?? holdsAlways })) },
    title: children,
    path,
  });
  if ((how.by === "sum" || how.by === "mean") && !drops) {
    const value = weighted(of, weight, how.by, path, context);
    const ones = present(() => number(one));
    const enough = ifEnough(ones, how.at_least ?? 0, () => value, context);
    return enough && guarded(enough);
  }
  const weightless = of.find((child) => sign(child.weight) === 0);
  if (weightless) {
    context.complain(noShare, [...path, "combine"], { name: weightless.name, by: how.by });
    return undefined;
  }
  const shares = present((child) => times(child.value, divide(weight, child.weight)));
  const nothing = applies && how.at_least === undefined ? number(zero) : undefined;
  const combined = combineBag(shares, how, typedNumber("points", number(one)), context, nothing);
  return combined && guarded(combined.value);
};

/** Points out of `weight` from all children that apply: added up, or by their relative weights. */
const weighted = (of: readonly Child[], weight: Fraction, by: "sum" | "mean", path: Path, context: Context): Numeric => {
  if (of.every((child) => !child.applies)) {
    const points = sum(...of.map((child) => child.value));
    const total = of.map((child) => child.weight).reduce(add, zero);
    return by === "sum" ? points : times(points, divide(weight, total));
  }
  const part = (child: Child, value: Numeric): Numeric =>
    child.applies ? when(child.applies, value, number(zero), path) : value;
  const points = sum(...of.map((child) => part(child, child.value)));
  const left = context.plan.part(
    "weight left",
    typedNumber("points", sum(...of.map((child) => part(child, number(child.weight))))),
    {
      at: path,
      title: { zh: "适用部分的权重", en: "weight of what applies" },
    },
  );
  const scaled = quotient(product(points, number(weight)), left);
  const shares = limitsOfShare(of, context);
  return table(
    [{ axis: "number", of: left }],
    [
      { cells: [interval({ upTo: "0" })], result: number(zero), at: path },
      {
        cells: [interval({ above: "0" })],
        result: shares ? within(scaled, { low: multiply(shares.low, weight), high: multiply(shares.high, weight) }) : scaled,
        at: path,
        says: {
          zh: `不适用的部分让出权重：按适用部分 {${left.name}} 折算为 ${toText(weight)}`,
          en: `what does not apply gives up its weight: scaled from {${left.name}} to ${toText(weight)}`,
        },
      },
    ],
  );
};
/** Between which shares of their weight the children lie; unknown where one of no weight can have points. */
const limitsOfShare = (of: readonly Child[], context: Context): Bound | undefined => {
  let known: Bound | undefined;
  for (const { value, weight } of of) {
    if (sign(weight) > 0) known = hull(known, context.plan.bound(times(value, divide(one, weight))));
    else {
      const bound = context.plan.bound(value);
      if (bound && (sign(bound.low) !== 0 || sign(bound.high) !== 0)) return undefined;
    }
  }
  return known;
};
