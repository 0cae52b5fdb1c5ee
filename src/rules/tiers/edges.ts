/** Where tiers begin and end: numbers or formulas, joined into one chain from the lowest up. */
import type { Kind } from "../../language/kinds.ts";
import { kindNames, unify } from "../../language/kinds.ts";
import { writtenAs } from "../../language/literal.ts";
import { isOtherwise, mismatch, parseLabel, splitLabel, type WrittenEdge } from "../../language/row-labels.ts";
import type { Tree } from "../../language/scalars.ts";
import { constantOf, isAtom, minus, number, sum } from "../../plan/build.ts";
import type { Atom, Numeric } from "../../plan/ir.ts";
import { compare, type Fraction, fromText, one, sign, subtract, toText } from "../../text/exact.ts";
import type { Path } from "../../text/path.ts";
import type { Context } from "../context.ts";
import { backwards, mixedLabel, unreadable } from "../table/complaints.ts";
import { withPercent } from "../table/number-axis.ts";

export type Edge = {
  /** The same for edges that are the same number, or the same formula. */
  readonly key: string;
  readonly text: string;
  readonly open: boolean;
  readonly value: Fraction | undefined;
  /** In the kind of what the edges limit, or a share. */
  readonly node: Numeric;
};
export type Tier = {
  readonly label: string;
  readonly tree: Tree;
  readonly path: Path;
  readonly low: Edge | undefined;
  readonly high: Edge | undefined;
};

/** Whether an end of the tier is said by a name. */
export const hasFormula = (label: string): boolean =>
  !isOtherwise(label) && parseLabel(label).label === "unreadable" && splitLabel(label) !== undefined;

type Wanted = { readonly kind: Kind; readonly of: string };
/** Undefined: the complaint has been made. */
export const readTier = (label: string, tree: Tree, path: Path, wanted: Wanted, context: Context): Tier | undefined => {
  const about = (written: Kind) => {
    const fix = written === "literal" && wanted.kind === "percent" ? withPercent(label) : undefined;
    return { line: "row" as const, label, written: kindNames[written], tested: kindNames[wanted.kind], of: wanted.of, fix };
  };
  const numbers = parseLabel(label);
  if (numbers.label === "interval") {
    const { low, high } = numbers.edges;
    const wrong = mismatch(numbers.kinds, wanted.kind);
    if (wrong !== undefined) context.complain(mixedLabel, path, about(wrong), { part: "key" });
    else if (low && high && compare(low.at, high.at) >= 0) context.complain(backwards, path, { label }, { part: "key" });
    else {
      const edge = (side: typeof low): Edge | undefined =>
        side && {
          key: toText(side.at),
          text: writtenAs(wanted.kind, side.at),
          open: side.open,
          value: side.at,
          node: number(side.at),
        };
      return { label, tree, path, low: edge(low), high: edge(high) };
    }
    return undefined;
  }
  const split = splitLabel(label);
  if (!split) {
    context.complain(unreadable, path, { line: "row", label, fix: undefined }, { part: "key" });
    return undefined;
  }
  const edge = (written: WrittenEdge | undefined): Edge | undefined | "failed" => {
    if (!written) return undefined;
    const { text, open } = written;
    const typed = context.read.number(text, path);
    if (!typed) return "failed";
    if (unify(typed.kind, wanted.kind) === undefined) {
      context.complain(mixedLabel, path, about(typed.kind), { part: "key" });
      return "failed";
    }
    const value = constantOf(typed.value);
    return { key: value ? toText(value) : text.replace(/\s+/g, ""), text, open, value, node: typed.value };
  };
  const [low, high] = [edge(split.low), edge(split.high)];
  return low === "failed" || high === "failed" ? undefined : { label, tree, path, low, high };
};

export type Chain =
  | { readonly chain: readonly Tier[] }
  /** The tier that does not go on from another one. */
  | { readonly broken: Tier; readonly after: Tier | undefined };
const byStart = (a: Tier, b: Tier): number =>
  a.low === undefined || b.low === undefined
    ? Number(a.low !== undefined) - Number(b.low !== undefined)
    : compare(a.low.value ?? one, b.low.value ?? one);

/** From the lowest up. The order in the file carries no meaning; adjoining tiers share an edge, as a number or as a text. */
export const chainOf = (tiers: readonly Tier[]): Chain | undefined => {
  const [any] = tiers;
  if (!any) return undefined;
  const inNumbers = tiers.every(({ low, high }) => (!low || low.value) && (!high || high.value));
  if (inNumbers) {
    const sorted = [...tiers].sort(byStart);
    for (const [i, tier] of sorted.entries()) {
      const after = sorted[i - 1];
      if (after && (!after.high || after.high.key !== tier.low?.key)) return { broken: tier, after };
    }
    return { chain: sorted };
  }
  const isNext = (a: Tier, b: Tier) => a !== b && a.high !== undefined && a.high.key === b.low?.key;
  const starts = tiers.filter((tier) => !tiers.some((other) => isNext(other, tier)));
  const [first, second] = starts;
  if (!first || second) return { broken: second ?? any, after: undefined };
  const chain = [first];
  for (let last: Tier = first; ; ) {
    const next = tiers.filter((tier) => isNext(last, tier));
    const [one, other] = next;
    if (other) return { broken: other, after: last };
    if (!one || chain.includes(one)) break;
    chain.push(one);
    last = one;
  }
  const left = tiers.find((tier) => !chain.includes(tier));
  return left ? { broken: left, after: undefined } : { chain };
};

/** `factor · atom`, if it is that. */
const multipleOf = (node: Numeric): { readonly atom: Atom; readonly factor: Fraction } | undefined => {
  if (isAtom(node)) return { atom: node, factor: one };
  if (node.op !== "product" || node.of.length !== 2) return undefined;
  const [atom, factor] = node.of;
  return atom && isAtom(atom) && factor?.op === "number" ? { atom, factor: fromText(factor.value) } : undefined;
};
/** Whether it is certain before any fact is seen that the first is no more than the second. */
export const isOrdered = (low: Numeric, high: Numeric, context: Context): boolean => {
  const [a, b] = [multipleOf(low), multipleOf(high)];
  if (a && b && a.atom.op === b.atom.op && a.atom.name === b.atom.name) {
    const bound = context.plan.bound(a.atom);
    const more = sign(subtract(b.factor, a.factor));
    return more === 0 || (bound !== undefined && (more > 0 ? sign(bound.low) >= 0 : sign(bound.high) <= 0));
  }
  const difference = context.plan.bound(sum(high, minus(low)));
  return difference !== undefined && sign(difference.low) >= 0;
};
