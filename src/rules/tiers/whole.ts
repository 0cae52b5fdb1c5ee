/** 全额: all of an amount at the rate that is reached. */
import type { Kind } from "../../language/kinds.ts";
import { productKind, typedNumber } from "../../language/kinds.ts";
import { writtenAs } from "../../language/literal.ts";
import { constantOf, number, product, when } from "../../plan/build.ts";
import { intervalOf } from "../../plan/cells.ts";
import type { Branch, Condition, Numeric } from "../../plan/ir.ts";
import { compare, fraction, fromText, multiply } from "../../text/exact.ts";
import type { Path } from "../../text/path.ts";
import { phrase, type Sentence } from "../../text/sentence.ts";
import type { Context, Lowered, Tested } from "../context.ts";
import { shown } from "../shown.ts";
import { falls, jumps, whoseEdge } from "./complaints.ts";
import type { Amount, Slice } from "./marginal.ts";

const fallsIn = phrase("tiers/falls-in", "{0} 落在“{1}”：{2}", "{0} falls in {1}: {2}");
const allOf = phrase("tiers/all-of", "{0} 全额适用", "for all of {0}");
const andOf = phrase("tiers/and-of", "{0}，{1}", "{0}, {1}");
const forAll = (says: Sentence | undefined, of: Tested): Sentence =>
  says === undefined ? allOf(shown(of)) : andOf(says, allOf(shown(of)));

/** Every rate of the table, times all of the amount. */
export const wholeTable = (rates: Branch<"table", Numeric>, rateKind: Kind, { of }: Amount): Lowered | undefined => {
  const kind = productKind(of.kind, rateKind);
  if (kind === undefined) return undefined;
  const rows = rates.rows.map((row) => ({ ...row, result: product(of.atom, row.result), says: forAll(row.says, of) }));
  return { typed: typedNumber(kind, { ...rates, rows }) };
};

/** Tiers whose edges are formulas: from the highest down, the first that is reached. */
export const wholeChain = (
  slices: readonly Slice[],
  { of, end, text }: Amount,
  rateKind: Kind,
  context: Context,
): Lowered | undefined => {
  const kind = productKind(of.kind, rateKind);
  if (kind === undefined) return undefined;
  for (const [i, { tier }] of slices.entries()) {
    const before = slices[i - 1]?.tier;
    if (!before?.high || !tier.low || before.high.open !== tier.low.open) continue;
    const both = !tier.low.open;
    context.complain(
      whoseEdge,
      tier.path,
      { edge: tier.low.text, first: before.label, second: tier.label, both },
      { part: "key" },
    );
    return undefined;
  }
  const says = ({ tier, rate }: Slice): Sentence => forAll(fallsIn(text, tier.label, rate.words), of);
  const pay = ({ rate }: Slice): Numeric =>
    rate.typed.sort === "number" ? product(of.atom, rate.typed.value) : number(fraction(0));
  const [lowest, ...higher] = slices;
  if (!lowest) return undefined;
  const value = higher.reduce<Numeric>((below, slice, i) => {
    const { tier, low } = slice;
    if (!low) return below;
    const reached: Condition = { op: "compare", is: tier.low?.open ? "<" : "<=", left: low, right: end };
    return when(reached, pay(slice), below, tier.path, { yes: says(slice), ...(i === 0 ? { no: says(lowest) } : {}) });
  }, pay(lowest));
  return { typed: typedNumber(kind, value) };
};

/** `simple`: the edges are amounts themselves, so that what is paid at an edge is known. */
export const tellJumps = (
  rates: Branch<"table", Numeric>,
  { of, text }: Amount,
  edgeKind: Kind,
  rateKind: Kind,
  simple: boolean,
  path: Path,
  context: Context,
): void => {
  const kind = productKind(of.kind, rateKind) ?? rateKind;
  const rising: { edge: string; from: string; to: string }[] = [];
  for (const [i, row] of rates.rows.entries()) {
    const before = rates.rows[i - 1];
    const [a, b] = [before && constantOf(before.result), constantOf(row.result)];
    const [below, here] = [before?.cells[0], row.cells[0]].map((cell) => cell && intervalOf(cell));
    const [left, right] = [below?.upTo ?? below?.below, here?.from ?? here?.above];
    if (!a || !b || left === undefined || right === undefined || compare(a, b) === 0) continue;
    const edge = writtenAs(edgeKind, fromText(right));
    const [from, to] = simple
      ? [writtenAs(kind, multiply(a, fromText(left))), writtenAs(kind, multiply(b, fromText(right)))]
      : [writtenAs(rateKind, a), writtenAs(rateKind, b)];
    if (compare(a, b) > 0) context.complain(falls, row.at, { edge, from, to, rates: !simple }, { part: "key" });
    else rising.push({ edge, from, to });
  }
  if (rising.length > 0) context.complain(jumps, path, { of: text, at: rising, rates: !simple }, { part: "key" });
};
