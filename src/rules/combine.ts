/** How several values become one: over raters, over the records of a list, over the dimensions of a group. */
import type { z } from "zod";
import { defineDiagnostic } from "../diagnostics/define.ts";
import type { TypedNumber } from "../expressions/kinds.ts";
import { typedNumber } from "../expressions/kinds.ts";
import { hull } from "../plan/bounds.ts";
import {
  any,
  holdsAlways,
  isImpossible,
  not,
  number,
  product,
  quotient,
  sum,
  table,
  times,
  when,
  within,
} from "../plan/build.ts";
import type { Atom, Bag, Condition, Numeric } from "../plan/ir.ts";
import { add, compare, divide, type Fraction, fraction, multiply, one, toText, zero } from "../text/exact.ts";
import type { Path } from "../text/path.ts";
import type { Context } from "./kind.ts";
import type { Tree } from "./scalars.ts";
import * as scalars from "./scalars.ts";

export type Combine = {
  readonly by: z.output<typeof scalars.combiner>;
  readonly drop_highest?: number | undefined;
  readonly drop_lowest?: number | undefined;
  readonly at_least?: number | undefined;
};

const noAnswer = defineDiagnostic<{ by: string; list: string }>({
  code: "combine/may-be-empty",
  severity: "error",
  en: ({ by, list }) => `The ${by} of \`${list}\` has no answer when there is nothing in it (or when everything is dropped).`,
  zh: ({ by, list }) => `“${list}”没有记录（或全被去掉）时，${by} 没有结果。`,
  help: {
    en: () =>
      "Say how many there must be (`combine: { by: mean, at_least: 3 }`), or what the value is otherwise (`if_empty: 0`).",
    zh: () => "请写明至少几条（combine: { by: mean, at_least: 3 }），或没有时取何值（if_empty: 0）。",
  },
  bad: "facts: { d: { list: { x: money }, at_most: 9 } }\nmeasures: { m: { each: d, of: x, combine: max } }\nresults: { r: { is: m } }\n",
  good: "facts: { d: { list: { x: money }, at_most: 9 } }\nmeasures: { m: { each: d, of: x, combine: max, if_empty: 0 } }\nresults: { r: { is: m } }\n",
});
export const combineDiagnostics = [noAnswer] as const;

const combineKeys = {
  by: scalars.combiner,
  drop_highest: scalars.whole.optional(),
  drop_lowest: scalars.whole.optional(),
  at_least: scalars.whole.optional(),
};
const combinerOnly = { combine: scalars.combiner };
/** `combine: mean`, or `{ by: mean, drop_highest: 1, drop_lowest: 1, at_least: 3 }`. */
export const readCombine = (
  tree: Tree | undefined,
  path: Path,
  context: Context,
  standard: Combine["by"],
): Combine | undefined => {
  if (tree === undefined) return { by: standard };
  if (typeof tree === "string") {
    const by = context.shape(combinerOnly, { combine: tree }, path.slice(0, -1));
    return by && { by: by.combine };
  }
  return context.shape(combineKeys, tree, path);
};

const gathers = { min: "least", max: "greatest", median: "median" } as const;

/** One number from a bag, refused (or `ifEmpty`) where there are too few. */
export const combineBag = (
  bag: Bag,
  how: Combine,
  of: TypedNumber,
  about: { readonly name: string; readonly path: Path; readonly ifEmpty?: Numeric | undefined },
  context: Context,
): TypedNumber | undefined => {
  const drop = { low: how.drop_lowest ?? 0, high: how.drop_highest ?? 0 };
  const dropped = drop.low + drop.high;
  const dropping = dropped > 0 ? { drop } : {};
  const count: Numeric = { op: "gather", by: "count", of: bag };
  if (how.by === "count" && how.at_least === undefined) return typedNumber("count", count);
  if (how.by === "sum" && how.at_least === undefined)
    return typedNumber(of.kind, { op: "gather", by: "sum", of: bag, ...dropping });
  const needed = Math.max(how.at_least ?? 0, how.by === "sum" || how.by === "count" ? 0 : dropped + 1);
  const bound = context.bound(count);
  const sure = bound !== undefined && compare(bound.low, fraction(needed)) >= 0;
  if (!sure && how.at_least === undefined && !about.ifEmpty) {
    context.complain(noAnswer, about.path, { by: how.by, list: about.name });
    return undefined;
  }
  const title = { zh: `${about.name} 的条数`, en: `how many ${about.name}` };
  const counted: Numeric = sure ? count : context.part("count", typedNumber("count", count), { at: about.path, title });
  const members =
    bag.bag === "rows" ? context.bound(bag.value) : bag.of.map((item) => context.bound(item.value)).reduce(hull, undefined);
  const value = (): Numeric => {
    if (how.by === "count") return counted;
    if (how.by === "sum") return { op: "gather", by: "sum", of: bag, ...dropping };
    if (how.by === "mean") {
      const mean = quotient({ op: "gather", by: "sum", of: bag, ...dropping }, sum(counted, number(fraction(-dropped))));
      return members ? within(mean, members) : mean;
    }
    return { op: "gather", by: gathers[how.by], of: bag, ...dropping };
  };
  if (sure) return typedNumber(how.by === "count" ? "count" : of.kind, value());
  const few: Numeric = about.ifEmpty ?? {
    op: "refuse",
    code: "score/too-few",
    at: about.path,
    says: {
      zh: `${about.name} 只有 {${(counted as Atom).name}} 条，至少要有 ${needed} 条`,
      en: `there are only {${(counted as Atom).name}} ${about.name}; at least ${needed} are needed`,
    },
  };
  const edge = String(needed);
  return typedNumber(
    how.by === "count" ? "count" : of.kind,
    table(
      [{ axis: "number", of: counted as Atom }],
      [
        { cells: [{ below: edge }], result: few, at: about.path },
        { cells: [{ from: edge }], result: value(), at: about.path },
      ],
    ),
  );
};

/** A part of a group: its points out of its weight, and when it takes part. */
export type Child = { readonly name: string; readonly value: Atom; readonly weight: Fraction; readonly applies?: Condition };

/**
 * A group's points out of `weight`. `sum`: the children's points, where one does not apply scaled up to the weight that is left
 * (the result, never the weights, is rounded by the group). `mean`: weights are relative. `min`, `max`, `median`: of the children's shares.
 */
export const combineChildren = (
  children: readonly Child[],
  weight: Fraction,
  how: Combine,
  path: Path,
  context: Context,
): { value: Numeric; applies?: Condition } | undefined => {
  const applies = children.some((child) => !child.applies)
    ? undefined
    : any(...children.map((child) => child.applies ?? holdsAlways));
  const certain = children.every((child) => !child.applies);
  const total = children.map((child) => child.weight).reduce(add, zero);
  const plain = how.drop_highest === undefined && how.drop_lowest === undefined && how.at_least === undefined;
  const guarded = (value: Numeric): Numeric => (applies ? when(applies, value, number(zero), path) : value);
  if ((how.by === "sum" || how.by === "mean") && plain) {
    if (certain) {
      const points = sum(...children.map((child) => child.value));
      return { value: how.by === "sum" ? points : times(points, divide(weight, total)) };
    }
    const part = (child: Child, value: Numeric): Numeric =>
      child.applies ? when(child.applies, value, number(zero), path) : value;
    const points = sum(...children.map((child) => part(child, child.value)));
    const left = context.part(
      "weight left",
      typedNumber("points", sum(...children.map((child) => part(child, number(child.weight))))),
      {
        at: path,
        title: { zh: "适用部分的权重", en: "weight of what applies" },
      },
    );
    const shares = children.map((child) => context.bound(times(child.value, divide(one, child.weight)))).reduce(hull, undefined);
    const limits = shares && { low: multiply(shares.low, weight), high: multiply(shares.high, weight) };
    const scaled = (scale: Numeric): Numeric => {
      const result = quotient(product(points, number(weight)), scale);
      return limits ? within(result, limits) : result;
    };
    const value = table(
      [{ axis: "number", of: left }],
      [
        { cells: [{ upTo: "0" }], result: number(zero), at: path },
        {
          cells: [{ above: "0" }],
          result: scaled(left),
          at: path,
          says: {
            zh: `不适用的部分让出权重：按适用部分 {${left.name}} 折算为 ${toText(weight)}`,
            en: `what does not apply gives up its weight: scaled from {${left.name}} to ${toText(weight)}`,
          },
        },
      ],
    );
    return { value, ...(applies ? { applies } : {}) };
  }
  const items = children.map((child) => ({
    value: times(child.value, divide(weight, child.weight)),
    when: child.applies ?? holdsAlways,
  }));
  const combined = combineBag(
    { bag: "items", of: items },
    how,
    typedNumber("points", number(one)),
    { name: "dimensions", path, ifEmpty: applies ? number(zero) : undefined },
    context,
  );
  return combined && { value: guarded(combined.value), ...(applies && !isImpossible(not(applies)) ? { applies } : {}) };
};
