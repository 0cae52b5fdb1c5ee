/** The points of a group from those of its children: added up, by relative weights, or by their shares. */
import { typedNumber } from "../../language/kinds.ts";
import { type Bound, hull } from "../../plan/bounds/bounds.ts";
import { any, holdsAlways, number, product, quotient, sum, table, times, when, within } from "../../plan/build.ts";
import { interval } from "../../plan/cells.ts";
import type { Atom, Condition, Numeric } from "../../plan/ir.ts";
import { add, divide, equal, type Fraction, multiply, one, sign, toText, zero } from "../../text/exact.ts";
import type { Path } from "../../text/path.ts";
import { phrase } from "../../text/sentence.ts";
import type { Context } from "../context.ts";
import { type Bagged, combineBag, ifEnough } from "./bag.ts";
import { droppedWeights, noShare } from "./complaints.ts";
import type { Combine } from "./how.ts";

/** A part of a group: its points out of its weight, and when it takes part. */
export type Child = { readonly name: string; readonly value: Atom; readonly weight: Fraction; readonly applies?: Condition };
const children = phrase("combine/parts-that-apply", "适用的部分", "parts that apply");
const scaledUp = phrase(
  "combine/scaled-up",
  "不适用的部分让出权重：按适用部分 {0} 折算为 {1}",
  "what does not apply gives up its weight: scaled from {0} to {1}",
);

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
    title: children(),
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
        says: scaledUp(`{${left.name}}`, toText(weight)),
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
