import { type Kind, kindNames, productKind, type Typed, typedNumber, unify } from "../../language/kinds.ts";
import { parseLiteral, writtenAs } from "../../language/literal.ts";
import { isOtherwise } from "../../language/row-labels.ts";
import * as scalars from "../../language/scalars.ts";
import { isMap, type Tree } from "../../language/scalars.ts";
import { type Bound, hull } from "../../plan/bounds.ts";
import { any, constantOf, isAtom, product, when } from "../../plan/build.ts";
import type { Condition, Numeric } from "../../plan/ir.ts";
import { compare, type Fraction, sign, toText } from "../../text/exact.ts";
import type { Path, Says } from "../../text/path.ts";
import type { Context, Lowered, Tested } from "../context.ts";
import { defineRuleKind } from "../kind.ts";
import { idleRow, mixedOutcomes } from "../table/complaints.ts";
import { numberTable } from "../table/table.ts";
import { asShare, named, type Read, readAmount } from "./amount.ts";
import { bareRate, edgesDiffer, mixedAmounts, modeMissing, noOtherwise, noRows, uncovered } from "./complaints.ts";
import { chainOf, hasFormula, isOrdered, readTier, type Tier } from "./edges.ts";
import { marginal, type Slice } from "./marginal.ts";
import { edgeReadings, modeReadings, type Rated } from "./readings.ts";
import { tellJumps, wholeChain, wholeTable } from "./whole.ts";

const inner = {
  of: scalars.expression,
  after: scalars.expression.optional(),
  to: scalars.expression.optional(),
  mode: scalars.tierMode.optional(),
  rows: scalars.map,
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
export const tiers = defineRuleKind({
  name: "tiers",
  title: { zh: "超额累进、全额", en: "tiers" },
  triggers: ["tiers"],
  keys: { tiers: scalars.tree },
  lower(rule, context, path) {
    const at = [...path, "tiers"];
    const parts = context.read.shape(inner, rule.tiers, at);
    if (!parts) return undefined;
    // A rate is a rate, whoever asks for what it comes to: `5%` is not a share of a weight here.
    const inTerms = context.hosted({ role: "measure", options: [], levels: new Map() });
    const amount = readAmount(parts, at, inTerms);
    if (!amount) return undefined;
    const { of, target } = amount;
    const rowsAt = [...at, "rows"];
    const labels = context.read.keys(rowsAt, parts.rows);
    const edgeKind: Kind = target ? "percent" : of.kind;
    const lowered = (value: Lowered | undefined): Lowered | undefined => {
      const typed = value && context.read.deliver(value.typed, at);
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
      if (isBare(of, kind, parts.rows, rowsAt, context)) return undefined;
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
      const rate = inTerms.read.outcome(parts.rows[label] ?? "", here);
      if (tier && rate) rated.push({ tier, rate });
    }
    if (rated.length < labels.length) return undefined;
    const rateKind = kindOfRates(rated, context);
    if (rateKind === undefined || isBare(of, rateKind, parts.rows, rowsAt, context)) return undefined;
    if (!fits(rateKind, of, parts.of, rowsAt, context)) return undefined;
    // Shares of a target come to shares of it, where the rates are shares as well.
    const scale = target
      ? { of: edgeKind, pay: rateKind, times: parts.to }
      : { of: edgeKind, pay: productKind(of.kind, rateKind) ?? of.kind };
    if (parts.mode === undefined) {
      context.complain(modeMissing, at, { readings: modeReadings(rated, scale) }, { part: "key" });
      return undefined;
    }
    const chain = chainOf(rated.map(({ tier }) => tier));
    if (!chain) {
      context.complain(noRows, rowsAt, {}, { part: "key" });
      return undefined;
    }
    if ("broken" in chain) {
      const { broken, after } = chain;
      const readings = after ? edgeReadings(after, broken, rated, scale) : undefined;
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
      const node = fixed ? value : context.plan.part("edge", typedNumber(of.kind, value), { at: tier.path, title });
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
/** `10` on an amount of money is ten times the money; whoever writes it nearly always means ten per cent. */
const isBare = ({ kind }: Tested, rates: Kind, rows: Tree, path: Path, context: Context): boolean => {
  if (kind !== "money" || rates !== "literal" || !isMap(rows)) return false;
  for (const label of context.read.keys(path, rows)) {
    const rate = rows[label];
    const literal = typeof rate === "string" ? parseLiteral(rate) : undefined;
    if (literal?.kind !== "literal" || sign(literal.value) === 0) continue;
    context.complain(bareRate, [...path, label], { rate: toText(literal.value) });
    return true;
  }
  return false;
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
  const ends = [context.plan.bound(amount.end), ...(mode === "marginal" ? [context.plan.bound(amount.start)] : [])];
  const domain = ends.reduce(hull, undefined);
  if (!lowest || !highest || !domain) return lowest !== undefined;
  const complain = (side: "below" | "above", witness: Fraction, { tier }: Slice) => {
    const params = { witness: writtenAs(amount.of.kind, witness), of: amount.text, side, label: tier.label };
    context.complain(uncovered, tier.path, params, { part: "key" });
    return false;
  };
  const [low, high] = [lowest.low && context.plan.bound(lowest.low), highest.high && context.plan.bound(highest.high)];
  const open = (edge: Tier["low"]) => mode === "whole" && edge?.open === true;
  if (low && compare(low.high, domain.low) >= (open(lowest.tier.low) ? 0 : 1)) return complain("below", domain.low, lowest);
  if (mode === "marginal") warnOfIdle(slices, domain, amount, context);
  if (high && compare(high.low, domain.high) <= (open(highest.tier.high) ? 0 : -1))
    return complain("above", domain.high, highest);
  return true;
};

const warnOfIdle = (slices: readonly Slice[], domain: Bound, { of, text }: Read, context: Context) => {
  const [low, high] = [writtenAs(of.kind, domain.low), writtenAs(of.kind, domain.high)];
  for (const slice of slices) {
    const [from, to] = [slice.low && context.plan.bound(slice.low), slice.high && context.plan.bound(slice.high)];
    if ((from && compare(from.low, domain.high) >= 0) || (to && compare(to.high, domain.low) <= 0))
      context.complain(idleRow, slice.tier.path, { label: slice.tier.label, of: text, low, high }, { part: "key" });
  }
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
  return { ...value, typed: typedNumber(kind, when(any(...crossings), crossed, value.typed.value, at)) };
};
