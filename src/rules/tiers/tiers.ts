import type { z } from "zod";
import { type Kind, kindNameOf, kindNames, productKind, typedNumber, unify } from "../../language/kinds.ts";
import { parseLiteral, writtenAs } from "../../language/literal.ts";
import { isOtherwise } from "../../language/row-labels.ts";
import * as scalars from "../../language/scalars.ts";
import { isMap, type Tree } from "../../language/scalars.ts";
import { type Bound, hull } from "../../plan/bounds/bounds.ts";
import { any, constantOf, isAtom, product, when } from "../../plan/build.ts";
import type { Condition, Numeric } from "../../plan/ir.ts";
import { compare, type Fraction, sign, toText } from "../../text/exact.ts";
import type { Path } from "../../text/path.ts";
import { phrase } from "../../text/sentence.ts";
import type { Context, Lowered, Tested } from "../context.ts";
import { defineRuleKind } from "../kind.ts";
import { idleRow, mixedOutcomes } from "../table/complaints.ts";
import { type AxisText, entriesOf } from "../table/entry.ts";
import { numberTable } from "../table/table.ts";
import { asShare, named, type Read, readAmount } from "./amount.ts";
import * as complaints from "./complaints.ts";
import { bareRate, edgesDiffer, mixedAmounts, modeMissing, noOtherwise, noRows, uncovered } from "./complaints.ts";
import { chainOf, hasFormula, isOrdered, readTier, type Tier } from "./edges.ts";
import { marginal, type Slice } from "./marginal.ts";
import { edgeReadings, modeReadings, type Rated, type Scale } from "./readings.ts";
import { tellJumps, wholeChain, wholeTable } from "./whole.ts";

const edgesCross = phrase("tiers/edges-cross", "各档的界限没有从低到高：{0}", "the tiers' edges do not rise: {0}");
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
      const [first, second] = [kindNames[known ?? "number"], kindNameOf(typed)];
      context.complain(mixedOutcomes, tier.path, { one: "row", first, second });
      return undefined;
    }
    known = kind;
  }
  return known ?? "literal";
};
/** What was read of the form, and the amount that it is about. */
type Tiers = {
  readonly written: Written;
  readonly amount: Read;
  /** What the edges are: amounts, or shares of a target. */
  readonly edges: { readonly kind: Kind; readonly of: string };
  readonly at: Path;
  readonly context: Context;
  /** A rate is a rate, whoever asks for what it comes to: `5%` is not a share of a weight here. */
  readonly inTerms: Context;
};
type Written = z.output<z.ZodObject<typeof inner>>;

/** Whether rates of the kind go with the amount. */
const areRates = (rates: Kind, { written, amount, at, context }: Tiers): boolean => {
  const rowsAt = [...at, "rows"];
  return !isBare(amount.of, rates, written.rows, rowsAt, context) && fits(rates, amount.of, written.of, rowsAt, context);
};

/** 全额 with edges that are numbers: a table, whose rows any value falls into once. */
const wholeByNumbers = (tiers: Tiers): Lowered | undefined => {
  const { written, amount, edges, at, context, inTerms } = tiers;
  const { of, target } = amount;
  const rowsAt = [...at, "rows"];
  const tested: Tested = target ? asShare(amount, target, at, inTerms) : { ...of, ...named(amount, at, inTerms) };
  const rows: AxisText = { of: edges.of, line: "row", entries: entriesOf(written.rows, rowsAt, context), path: rowsAt };
  const rates = numberTable(rows, tested, inTerms);
  if (rates?.typed.sort !== "number" || rates.typed.value.op !== "table") {
    if (rates) context.complain(mixedOutcomes, rowsAt, { one: "row", first: kindNames.number, second: kindNameOf(rates.typed) });
    return undefined;
  }
  const { kind, value } = rates.typed;
  if (!areRates(kind, tiers)) return undefined;
  tellJumps(value, amount, edges.kind, kind, !target && written.after === undefined, rowsAt, context);
  return wholeTable(value, kind, amount);
};

/** Every row with where it begins and ends, and its rate; undefined: complained. */
const readRated = ({ written, edges, at, context, inTerms }: Tiers): readonly Rated[] | undefined => {
  const rated: Rated[] = [];
  let failed = false;
  for (const { label, tree, path } of entriesOf(written.rows, [...at, "rows"], context)) {
    if (isOtherwise(label)) {
      context.complain(noOtherwise, path, {}, { part: "key" });
      return undefined;
    }
    const tier = readTier(label, tree, path, edges, inTerms);
    const rate = inTerms.read.outcome(tree, path);
    if (tier && rate) rated.push({ tier, rate });
    else failed = true;
  }
  return failed ? undefined : rated;
};
/** The tiers as one chain from the lowest up; where they are none, what comes of either reading is said. */
const chained = (rated: readonly Rated[], scale: Scale, { at, context }: Tiers): readonly Tier[] | undefined => {
  const chain = chainOf(rated.map(({ tier }) => tier));
  if (!chain) context.complain(noRows, [...at, "rows"], {}, { part: "key" });
  else if ("broken" in chain) {
    const { broken, after } = chain;
    const readings = after ? edgeReadings(after, broken, rated, scale) : undefined;
    const params = { ends: after?.label, begins: broken.label, readings };
    context.complain(edgesDiffer, broken.path, params, { part: "key" });
  } else return chain.chain;
  return undefined;
};
/** An edge in the kind of the amount, by a name if it is a formula: it is used several times and shown where edges cross. */
const edgeReader = ({ written, amount: { of, target }, context }: Tiers) => {
  const edges = new Map<string, Numeric>();
  return (side: Tier["low"], tier: Tier): Numeric | undefined => {
    if (!side) return undefined;
    const known = edges.get(side.key);
    if (known) return known;
    const value = target ? product(target, side.node) : side.node;
    const title = target
      ? { zh: `${written.to} 的 ${side.text}`, en: `${side.text} of ${written.to}` }
      : { zh: side.text, en: side.text };
    const isFixed = isAtom(value) || constantOf(value) !== undefined;
    const node = isFixed ? value : context.plan.part("edge", typedNumber(of.kind, value), { at: tier.path, title });
    edges.set(side.key, node);
    return node;
  };
};
const byChain = (tiers: Tiers): Lowered | undefined => {
  const { written, amount, edges, at, context } = tiers;
  const { of, target } = amount;
  const rated = readRated(tiers);
  const rates = rated && kindOfRates(rated, context);
  if (!rated || rates === undefined || !areRates(rates, tiers)) return undefined;
  // Shares of a target come to shares of it, where the rates are shares as well.
  const scale: Scale = target
    ? { of: edges.kind, pay: rates, times: written.to }
    : { of: edges.kind, pay: productKind(of.kind, rates) ?? of.kind };
  if (written.mode === undefined) {
    context.complain(modeMissing, at, { readings: modeReadings(rated, scale) }, { part: "key" });
    return undefined;
  }
  const chain = chained(rated, scale, tiers);
  if (!chain) return undefined;
  const edge = edgeReader(tiers);
  const slices = chain.flatMap((tier): readonly Slice[] => {
    const rate = rated.find((one) => one.tier === tier)?.rate;
    return rate ? [{ tier, low: edge(tier.low, tier), high: edge(tier.high, tier), rate }] : [];
  });
  if (!covers(slices, amount, written.mode, context)) return undefined;
  const value = (written.mode === "marginal" ? marginal : wholeChain)(slices, amount, rates, context);
  return value && refusingCrossed(value, slices, at, context);
};

export const tiers = defineRuleKind({
  name: "tiers",
  title: { zh: "超额累进、全额", en: "tiers" },
  triggers: ["tiers"],
  complaints: Object.values(complaints),
  keys: { tiers: scalars.tree },
  lower(rule, context, path) {
    const at = [...path, "tiers"];
    const written = context.read.shape(inner, rule.tiers, at);
    if (!written) return undefined;
    const inTerms = context.hosted({ role: "measure", options: [], levels: new Map() });
    const amount = readAmount(written, at, inTerms);
    if (!amount) return undefined;
    const edges = amount.target
      ? { kind: "percent" as const, of: `${written.of} / ${written.to}` }
      : { kind: amount.of.kind, of: amount.text };
    const read = { written, amount, edges, at, context, inTerms };
    const numbersOnly = !context.read.keys([...at, "rows"], written.rows).some(hasFormula);
    const value = (written.mode === "whole" && numbersOnly ? wholeByNumbers : byChain)(read);
    const typed = value && context.read.deliver(value.typed, at);
    return value && typed && { ...value, typed };
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
      context.complain(idleRow, slice.tier.path, { line: "row", label: slice.tier.label, of: text, low, high }, { part: "key" });
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
    says: edgesCross(shown),
  };
  const { kind } = value.typed;
  return { ...value, typed: typedNumber(kind, when(any(...crossings), crossed, value.typed.value, at)) };
};
