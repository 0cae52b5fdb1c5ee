/** What a table of tiers comes to in numbers, for the questions that are put to its author. */
import type { Kind } from "../../language/kinds.ts";
import { writtenAs } from "../../language/literal.ts";
import { constantOf } from "../../plan/build.ts";
import {
  add,
  compare,
  divide,
  type Fraction,
  fraction,
  greatest,
  least,
  multiply,
  round,
  subtract,
  zero,
} from "../../text/exact.ts";
import type { Outcome } from "../context.ts";
import type { Readings } from "./complaints.ts";
import { chainOf, type Tier } from "./edges.ts";

export type Rated = { readonly tier: Tier; readonly rate: Outcome };

const rateOf = ({ rate }: Rated): Fraction | undefined =>
  rate.typed.sort === "number" ? constantOf(rate.typed.value) : undefined;
/** What an amount comes to, tier by tier; undefined where a rate or an edge is not a fixed number. */
const slicedBy = (amount: Fraction, tiers: readonly Rated[]): Fraction | undefined => {
  let total = zero;
  for (const one of tiers) {
    const rate = rateOf(one);
    const { low, high } = one.tier;
    if (!rate || (low && !low.value) || (high && !high.value)) return undefined;
    const top = high?.value ? least(high.value, amount) : amount;
    const inside = greatest(subtract(top, low?.value ?? zero), zero);
    total = add(total, multiply(inside, rate));
  }
  return total;
};
/** An amount in the middle of a tier, or half as much again as where an open one begins. */
const inside = ({ low, high }: Tier): Fraction | undefined => {
  const from = low?.value ?? zero;
  if (high && !high.value) return undefined;
  const amount = high?.value ? divide(add(from, high.value), fraction(2)) : multiply(from, fraction(3, 2));
  return compare(from, fraction(10)) > 0 ? round(amount, fraction(1), "floor") : amount;
};
/** `of` and `pay`: the kinds of what is divided and of what comes out, and what they are shares of, if they are. */
export type Scale = { readonly of: Kind; readonly pay: Kind; readonly times?: string | undefined };
const writing =
  ({ times }: Scale, kind: Kind) =>
  (x: Fraction): string =>
    writtenAs(kind, x) + (times === undefined ? "" : ` × ${times}`);

/** Both readings of the mode, for an amount in the second tier. */
export const modeReadings = (tiers: readonly Rated[], scale: Scale): Readings | undefined => {
  const chain = chainOf(tiers.map(({ tier }) => tier));
  if (!chain || !("chain" in chain)) return undefined;
  const second = tiers.find(({ tier }) => tier === chain.chain[1]);
  const amount = second && inside(second.tier);
  const rate = second && rateOf(second);
  const sliced = amount && slicedBy(amount, tiers);
  if (!amount || !rate || !sliced) return undefined;
  const [write, writeOf] = [writing(scale, scale.pay), writing(scale, scale.of)];
  return { amount: writeOf(amount), first: write(sliced), second: write(multiply(amount, rate)) };
};
/** What an amount above both edges comes to if the one or the other is the edge. */
export const edgeReadings = (after: Tier, broken: Tier, tiers: readonly Rated[], scale: Scale) => {
  const [end, begin] = [after.high?.value, broken.low?.value];
  const amount = inside(broken);
  if (!end || !begin || !amount) return undefined;
  const moved = (edge: Fraction) =>
    slicedBy(
      amount,
      tiers.map((one) => {
        const { tier } = one;
        if (tier === after && tier.high) return { ...one, tier: { ...tier, high: { ...tier.high, value: edge } } };
        return tier === broken && tier.low ? { ...one, tier: { ...tier, low: { ...tier.low, value: edge } } } : one;
      }),
    );
  const [first, second] = [moved(end), moved(begin)];
  if (!first || !second || compare(end, begin) === 0) return undefined;
  const [write, writeOf] = [writing(scale, scale.pay), writing(scale, scale.of)];
  const edges = [writeOf(end), writeOf(begin)] as const;
  return { amount: writeOf(amount), first: write(first), second: write(second), edges };
};
