import { type Kind, kindNames, productKind, type Typed, typedNumber, unify } from "../expressions/kinds.ts";
import { writtenAs } from "../expressions/literal.ts";
import { type Bound, hull } from "../plan/bounds.ts";
import { any, constantOf, isAtom, neverHolds, number, product, quotient, sum, when } from "../plan/build.ts";
import type { Atom, Condition, Numeric } from "../plan/ir.ts";
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
  sign,
  subtract,
  zero,
} from "../text/exact.ts";
import type { Path, Says } from "../text/path.ts";
import { isOtherwise } from "./cells.ts";
import { type Context, defineRuleKind, type Lowered, type Outcome, type Tested } from "./kind.ts";
import { type Amount, marginal, type Slice } from "./marginal.ts";
import * as scalars from "./scalars.ts";
import { numberTable } from "./table.ts";
import { mixedOutcomes, notTestable } from "./table-complaints.ts";
import { chainOf, hasFormula, isOrdered, readTier, type Tier } from "./tier-edges.ts";
import {
  edgesDiffer,
  mixedAmounts,
  modeMissing,
  noOtherwise,
  notAmount,
  type Readings,
  targetNotPositive,
  uncovered,
} from "./tiers-complaints.ts";
import { tellJumps, wholeChain, wholeTable } from "./whole.ts";

const inner = {
  of: scalars.expression,
  after: scalars.expression.optional(),
  to: scalars.expression.optional(),
  mode: scalars.tierMode.optional(),
  rows: scalars.map,
};

type Rated = { readonly tier: Tier; readonly rate: Outcome };

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
/** Both readings of the mode, for an amount in the second tier. */
const modeReadings = (tiers: readonly Rated[], kinds: { of: Kind; pay: Kind }): Readings | undefined => {
  const chain = chainOf(tiers.map(({ tier }) => tier));
  if (!chain || !("chain" in chain)) return undefined;
  const second = tiers.find(({ tier }) => tier === chain.chain[1]);
  const amount = second && inside(second.tier);
  const rate = second && rateOf(second);
  const sliced = amount && slicedBy(amount, tiers);
  if (!amount || !rate || !sliced) return undefined;
  const write = (x: Fraction) => writtenAs(kinds.pay, x);
  return { amount: writtenAs(kinds.of, amount), first: write(sliced), second: write(multiply(amount, rate)) };
};
/** What an amount above both edges comes to if the one or the other is the edge. */
const edgeReadings = (after: Tier, broken: Tier, tiers: readonly Rated[], kinds: { of: Kind; pay: Kind }) => {
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
  const edges = [writtenAs(kinds.of, end), writtenAs(kinds.of, begin)] as const;
  const write = (x: Fraction) => writtenAs(kinds.pay, x);
  return { amount: writtenAs(kinds.of, amount), first: write(first), second: write(second), edges };
};

const kindOfRates = (tiers: readonly Rated[], context: Context): Kind | undefined => {
  let known: Kind | undefined;
  for (const { tier, rate } of tiers) {
    const { typed } = rate;
    // A blank takes whatever kind the others have.
    if (typed.sort === "number" && typed.value.op === "refuse") continue;
    const kind = typed.sort !== "number" ? undefined : known === undefined ? typed.kind : unify(known, typed.kind);
    if (kind === undefined) {
      const [first, second] = [kindNames[known ?? "number"], nameOf(typed)];
      context.complain(mixedOutcomes, tier.path, { first, second });
      return undefined;
    }
    known = kind;
  }
  return known ?? "literal";
};
const nameOf = (typed: Typed): Says => kindNames[typed.sort === "number" ? typed.kind : typed.sort];
const inFormula = (text: string): string => (/^[\p{L}\p{N}_.]+$/u.test(text) ? text : `(${text})`);

export const tiers = defineRuleKind({
  name: "tiers",
  title: { zh: "超额累进、全额", en: "tiers" },
  triggers: ["tiers"],
  keys: { tiers: scalars.tree },
  lower(rule, context, path) {
    const at = [...path, "tiers"];
    const parts = context.shape(inner, rule.tiers, at);
    if (!parts) return undefined;
    // A rate is a rate, whoever asks for what it comes to: `5%` is not a share of a weight here.
    const inTerms = context.hosted({ role: "measure", options: [], levels: new Map() });
    const amount = readAmount(parts, at, inTerms);
    if (!amount) return undefined;
    const { of, target } = amount;
    const rowsAt = [...at, "rows"];
    const labels = context.keys(rowsAt, parts.rows);
    const edgeKind: Kind = target ? "percent" : of.kind;
    const lowered = (value: Lowered | undefined): Lowered | undefined => {
      const typed = value && context.deliver(value.typed, at);
      return value && typed && { ...value, typed };
    };

    const position = { kind: edgeKind, of: target ? `${parts.of} / ${parts.to}` : amount.text };
    const numbersOnly = !labels.some(hasFormula);
    if (parts.mode === "whole" && numbersOnly) {
      const tested: Tested = target ? asShare(amount, target, at, inTerms) : { ...of, ...named(amount, at, inTerms) };
      const entries = labels.map((label) => ({ label, tree: parts.rows[label] ?? "", path: [...rowsAt, label] }));
      const rates = numberTable(position.of, tested, entries, rowsAt, inTerms);
      if (rates?.typed.sort !== "number" || rates.typed.value.op !== "table") {
        if (rates) context.complain(mixedOutcomes, rowsAt, { first: kindNames.number, second: nameOf(rates.typed) });
        return undefined;
      }
      const { kind, value } = rates.typed;
      if (!fits(kind, of, parts.of, rowsAt, context)) return undefined;
      tellJumps(value, amount, edgeKind, kind, !target && parts.after === undefined, rowsAt, context);
      return lowered(wholeTable(value, kind, amount));
    }

    const rated: Rated[] = [];
    for (const label of labels) {
      const here = [...rowsAt, label];
      if (isOtherwise(label)) {
        context.complain(noOtherwise, here, {}, { part: "key" });
        return undefined;
      }
      const tier = readTier(label, parts.rows[label] ?? "", here, position, inTerms);
      const rate = inTerms.outcome(parts.rows[label] ?? "", here);
      if (tier && rate) rated.push({ tier, rate });
    }
    if (rated.length < labels.length) return undefined;
    const rateKind = kindOfRates(rated, context);
    if (rateKind === undefined || !fits(rateKind, of, parts.of, rowsAt, context)) return undefined;
    const kinds = { of: edgeKind, pay: productKind(of.kind, rateKind) ?? of.kind };
    if (parts.mode === undefined) {
      context.complain(modeMissing, at, { readings: target ? undefined : modeReadings(rated, kinds) }, { part: "key" });
      return undefined;
    }
    const chain = chainOf(rated.map(({ tier }) => tier));
    if (!chain) {
      context.complain(notTestable, rowsAt, { of: parts.of, found: kindNames[of.kind] }, { part: "key" });
      return undefined;
    }
    if ("broken" in chain) {
      const { broken, after } = chain;
      const readings = after && !target ? edgeReadings(after, broken, rated, kinds) : undefined;
      const params = { ends: after?.label, begins: broken.label, readings };
      context.complain(edgesDiffer, broken.path, params, { part: "key" });
      return undefined;
    }
    const edges = new Map<string, Numeric>();
    /** An edge in the kind of the amount, by a name if it is a formula: it is used several times and shown where edges cross. */
    const edge = (side: Tier["low"], tier: Tier): Numeric | undefined => {
      if (!side) return undefined;
      const known = edges.get(side.key);
      if (known) return known;
      const value = target ? product(target, side.node) : side.node;
      const title = target
        ? { zh: `${parts.to} 的 ${side.text}`, en: `${side.text} of ${parts.to}` }
        : { zh: side.text, en: side.text };
      const fixed = isAtom(value) || constantOf(value) !== undefined;
      const node = fixed ? value : context.part("edge", typedNumber(of.kind, value), { at: tier.path, title });
      edges.set(side.key, node);
      return node;
    };
    const slices = chain.chain.flatMap((tier): readonly Slice[] => {
      const rate = rated.find((one) => one.tier === tier)?.rate;
      return rate ? [{ tier, low: edge(tier.low, tier), high: edge(tier.high, tier), rate }] : [];
    });
    if (!covers(slices, amount, parts.mode, context)) return undefined;
    const value = (parts.mode === "marginal" ? marginal : wholeChain)(slices, amount, rateKind, context);
    return lowered(value && refusingCrossed(value, slices, at, context));
  },
});
type Read = Amount & { readonly target: Atom | undefined };
const readAmount = (
  parts: { readonly of: string; readonly after?: string | undefined; readonly to?: string | undefined },
  at: Path,
  context: Context,
): Read | undefined => {
  const of = context.tested(parts.of, [...at, "of"]);
  if (of && (!("atom" in of) || of.kind === "date" || of.kind === "datetime")) {
    context.complain(notAmount, [...at, "of"], { of: parts.of, found: "atom" in of ? kindNames[of.kind] : kindNames[of.sort] });
    return undefined;
  }
  const nameable = (key: "after" | "to"): { readonly atom?: Atom; readonly bound?: Bound | undefined } | undefined => {
    const text = parts[key];
    if (text === undefined) return {};
    const typed = context.number(text, [...at, key]);
    if (!typed || !of || !("atom" in of)) return undefined;
    if (unify(typed.kind, of.kind) === undefined) {
      const found = { key, found: kindNames[typed.kind], of: parts.of, kind: kindNames[of.kind] };
      context.complain(mixedAmounts, [...at, key], found);
      return undefined;
    }
    const title = context.titleOf(text);
    const atom = isAtom(typed.value)
      ? typed.value
      : context.part(key, typedNumber(of.kind, typed.value), { at: [...at, key], title });
    return { atom, bound: context.bound(atom) };
  };
  const [after, to] = [nameable("after"), nameable("to")];
  if (!of || !("atom" in of) || !after || !to) return undefined;
  if (to.bound && sign(to.bound.low) <= 0) {
    const low = writtenAs(of.kind, to.bound.low);
    context.complain(targetNotPositive, [...at, "to"], { to: parts.to ?? "", low });
    return undefined;
  }
  const text = parts.after === undefined ? parts.of : `${inFormula(parts.after)} + ${inFormula(parts.of)}`;
  const end = after.atom
    ? context.part("reached", typedNumber(of.kind, sum(after.atom, of.atom)), {
        at: [...at, "after"],
        title: { zh: "累计", en: "in all" },
      })
    : of.atom;
  return { of, text, start: after.atom ?? number(zero), end, target: to.atom };
};
const named = ({ of, end }: Read, at: Path, context: Context): Pick<Tested, "atom" | "bound" | "title"> => {
  if (end === of.atom) return of;
  const atom = isAtom(end)
    ? end
    : context.part("reached", typedNumber(of.kind, end), { at, title: { zh: "累计", en: "in all" } });
  return { atom, bound: context.bound(atom), title: { zh: "累计", en: "in all" } };
};
const asShare = ({ end, text }: Read, target: Atom, at: Path, context: Context): Tested => {
  const title: Says = { zh: `${text} 完成率`, en: `share reached by ${text}` };
  const atom = context.part("share", typedNumber("percent", quotient(end, target)), { at: [...at, "to"], title });
  return { atom, kind: "percent", title, bound: context.bound(atom) };
};
const fits = (rates: Kind, of: Tested, text: string, path: Path, context: Context): boolean => {
  if (productKind(of.kind, rates) !== undefined) return true;
  const params = { key: "rows", found: kindNames[rates], of: text, kind: kindNames[of.kind] };
  context.complain(mixedAmounts, path, params, { part: "key" });
  return false;
};

/** Whether all that the amount passes through, or where it ends, lies in a tier. */
const covers = (slices: readonly Slice[], amount: Read, mode: "marginal" | "whole", context: Context): boolean => {
  const [lowest, highest] = [slices[0], slices[slices.length - 1]];
  const ends = [context.bound(amount.end), ...(mode === "marginal" ? [context.bound(amount.start)] : [])];
  const domain = ends.reduce(hull, undefined);
  if (!lowest || !highest || !domain) return lowest !== undefined;
  const complain = (side: "below" | "above", witness: Fraction, { tier }: Slice) => {
    const params = { witness: writtenAs(amount.of.kind, witness), of: amount.text, side, label: tier.label };
    context.complain(uncovered, tier.path, params, { part: "key" });
    return false;
  };
  const [low, high] = [lowest.low && context.bound(lowest.low), highest.high && context.bound(highest.high)];
  const open = (edge: Tier["low"]) => mode === "whole" && edge?.open === true;
  if (low && compare(low.high, domain.low) >= (open(lowest.tier.low) ? 0 : 1)) return complain("below", domain.low, lowest);
  if (high && compare(high.low, domain.high) <= (open(highest.tier.high) ? 0 : -1))
    return complain("above", domain.high, highest);
  return true;
};

/** Edges that are formulas may turn out in another order than they are written in; then there is no answer. */
const refusingCrossed = (value: Lowered, slices: readonly Slice[], at: Path, context: Context): Lowered => {
  const crossings = slices.flatMap(({ tier, low, high }): readonly Condition[] =>
    !low || !high || !tier.low || !tier.high || isOrdered(tier.low.node, tier.high.node, context) || isOrdered(low, high, context)
      ? []
      : [{ op: "compare", is: "<", left: high, right: low }],
  );
  if (crossings.length === 0 || value.typed.sort !== "number") return value;
  const edges = slices.flatMap(({ tier, low }) => (low && tier.low ? [{ text: tier.low.text, node: low }] : []));
  const shown = edges.map(({ text, node }) => (isAtom(node) ? `${text} = {${node.name}}` : text)).join(", ");
  const crossed: Numeric = {
    op: "refuse",
    code: "score/tiers-cross",
    at,
    says: { zh: `各档的界限没有从低到高：${shown}`, en: `the tiers' edges do not rise: ${shown}` },
  };
  const { kind } = value.typed;
  return { ...value, typed: typedNumber(kind, when(any(neverHolds, ...crossings), crossed, value.typed.value, at)) };
};
