/** 超额累进: every slice of an amount at the rate of the tier that it falls into. */
import type { Kind } from "../../language/kinds.ts";
import { productKind, typedNumber } from "../../language/kinds.ts";
import { all, any, constantOf, holdsAlways, minus, neverHolds, number, product, sum, when } from "../../plan/build.ts";
import type { Atom, Condition, Numeric } from "../../plan/ir.ts";
import { compare, greatest, least, sign, zero } from "../../text/exact.ts";
import type { Says } from "../../text/path.ts";
import { phrase } from "../../text/sentence.ts";
import type { Context, Lowered, Outcome, Tested } from "../context.ts";
import { shown } from "../shown.ts";
import type { Tier } from "./edges.ts";

const inTier = phrase("tiers/in-tier", "{0}落在“{1}”档的 {2}，按 {3} 计 {4}", "{2} of {0} in {1}, at {3}: {4}");
const bySlices = phrase("tiers/by-slices", "{0}，超额累进", "{0}, each slice at its own rate");

/** A tier with its edges in the kind of the amount. */
export type Slice = {
  readonly tier: Tier;
  readonly low: Numeric | undefined;
  readonly high: Numeric | undefined;
  readonly rate: Outcome;
};
/** The amount that is divided, from where it starts (what went before it) to where it ends. */
export type Amount = { readonly of: Tested; readonly text: string; readonly start: Numeric; readonly end: Numeric };

const extreme = (op: "least" | "greatest", a: Numeric, b: Numeric): Numeric => {
  const [x, y] = [constantOf(a), constantOf(b)];
  return x && y ? number((op === "least" ? least : greatest)(x, y)) : { op, of: [a, b] };
};
/** The amount held between the ends of a tier; a missing end limits nothing. */
const clamp = (x: Numeric, { low, high }: Slice): Numeric => {
  const raised = low ? extreme("greatest", low, x) : x;
  return high ? extreme("least", high, raised) : raised;
};

/** `a < b`, decided now where the ranges decide it. */
const isLess = (a: Numeric, b: Numeric, context: Context): Condition => {
  const [x, y] = [context.plan.bound(a), context.plan.bound(b)];
  if (x && y && compare(x.high, y.low) < 0) return holdsAlways;
  if (x && y && compare(x.low, y.high) >= 0) return neverHolds;
  return { op: "compare", is: "<", left: a, right: b };
};
/** The way from one amount to another, larger one goes through the tier. */
const passes = (from: Numeric, to: Numeric, { low, high }: Slice, below: readonly Slice[], context: Context): Condition =>
  all(
    isLess(from, to, context),
    // An edge that is a formula is not looked at before the edge below it was passed.
    ...(low && !constantOf(low) ? below.flatMap((one) => (one.low ? [isLess(one.low, to, context)] : [])) : []),
    ...(low ? [isLess(low, to, context)] : []),
    ...(high ? [isLess(from, high, context)] : []),
  );

export const marginal = (
  slices: readonly Slice[],
  { of, start, end }: Amount,
  rateKind: Kind,
  context: Context,
): Lowered | undefined => {
  const kind = productKind(of.kind, rateKind);
  if (kind === undefined) return undefined;
  const known = of.bound;
  const onlyUp = known !== undefined && sign(known.low) >= 0;
  const startsAtZero = constantOf(start) !== undefined;
  const slice = (one: Slice): Numeric => {
    // The same number said so that its range is not wider than the tier, nor wider than the amount.
    if (!onlyUp) return sum(clamp(end, one), minus(clamp(start, one)));
    const top = one.high ? extreme("least", one.high, end) : end;
    const bottom = one.low ? extreme("greatest", one.low, start) : start;
    const inside = extreme("greatest", sum(top, minus(bottom)), number(zero));
    return startsAtZero ? inside : { op: "least", of: [of.atom, inside] };
  };
  const parts = slices.map((one, i): Numeric => {
    const { tier, rate } = one;
    if (rate.typed.sort !== "number") return number(zero);
    const title = (zh: string, en: string): Says => ({ zh: `${tier.label} ${zh}`, en: `${en} ${tier.label}` });
    const amount = context.plan.part(`tier ${i + 1} slice`, typedNumber(of.kind, slice(one)), {
      at: tier.path,
      title: title("档内的部分", "what falls in"),
      told: true,
    });
    const pay: Atom = context.plan.part(`tier ${i + 1}`, typedNumber(kind, product(amount, rate.typed.value)), {
      at: tier.path,
      title: title("档", "tier"),
      told: true,
    });
    const below = slices.slice(0, i);
    const up = passes(start, end, one, below, context);
    const reached = onlyUp ? up : any(up, passes(end, start, one, below, context));
    // What is not reached is not read either: its rate may be blank, or need a fact that nobody has.
    const says = inTier(of.title, tier.label, `{${amount.name}}`, rate.words, `{${pay.name}}`);
    return when(reached, pay, number(zero), tier.path, { yes: says });
  });
  return { typed: typedNumber(kind, sum(...parts)), says: bySlices(shown(of)) };
};
