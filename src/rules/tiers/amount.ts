/** What tiers divide: an amount, what went before it, and the value whose shares the edges are. */
import { kindNames, typedNumber, unify } from "../../language/kinds.ts";
import { writtenAs } from "../../language/literal.ts";
import type { Bound } from "../../plan/bounds/bounds.ts";
import { isAtom, number, quotient, sum } from "../../plan/build.ts";
import type { Atom } from "../../plan/ir.ts";
import { sign, zero } from "../../text/exact.ts";
import type { Path } from "../../text/path.ts";
import { inBoth, phrase } from "../../text/sentence.ts";
import type { Context, Tested } from "../context.ts";
import { inFormula } from "../in-formula.ts";
import { mixedAmounts, notAmount, targetNotPositive } from "./complaints.ts";
import type { Amount } from "./marginal.ts";

const inAll = phrase("tiers/in-all", "累计", "in all");
const shareReached = phrase("tiers/share-reached", "{0} 完成率", "share reached by {0}");

export type Read = Amount & { readonly target: Atom | undefined };
export const readAmount = (
  parts: { readonly of: string; readonly after?: string | undefined; readonly to?: string | undefined },
  at: Path,
  context: Context,
): Read | undefined => {
  const of = context.read.tested(parts.of, [...at, "of"]);
  if (of && (!("atom" in of) || of.kind === "date" || of.kind === "datetime")) {
    context.complain(notAmount, [...at, "of"], { of: parts.of, found: "atom" in of ? kindNames[of.kind] : kindNames[of.sort] });
    return undefined;
  }
  const nameable = (key: "after" | "to"): { readonly atom?: Atom; readonly bound?: Bound | undefined } | undefined => {
    const text = parts[key];
    if (text === undefined) return {};
    const typed = context.read.number(text, [...at, key]);
    if (!typed || !of || !("atom" in of)) return undefined;
    if (unify(typed.kind, of.kind) === undefined) {
      const found = { key, found: kindNames[typed.kind], of: parts.of, kind: kindNames[of.kind] };
      context.complain(mixedAmounts, [...at, key], found);
      return undefined;
    }
    const title = context.read.titleOf(text);
    const atom = isAtom(typed.value)
      ? typed.value
      : context.plan.part(key, typedNumber(of.kind, typed.value), { at: [...at, key], title });
    return { atom, bound: context.plan.bound(atom) };
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
    ? context.plan.part("reached", typedNumber(of.kind, sum(after.atom, of.atom)), {
        at: [...at, "after"],
        title: inBoth(inAll()),
      })
    : of.atom;
  return { of, text, start: after.atom ?? number(zero), end, target: to.atom };
};
export const named = ({ of, end }: Read, at: Path, context: Context): Pick<Tested, "atom" | "bound" | "title"> => {
  if (end === of.atom) return of;
  const atom = isAtom(end) ? end : context.plan.part("reached", typedNumber(of.kind, end), { at, title: inBoth(inAll()) });
  return { atom, bound: context.plan.bound(atom), title: inAll() };
};
/** The part of the target that was reached, exactly. */
export const asShare = ({ end, text }: Read, target: Atom, at: Path, context: Context): Tested => {
  const title = shareReached(text);
  const atom = context.plan.part("share", typedNumber("percent", quotient(end, target)), {
    at: [...at, "to"],
    title: inBoth(title),
  });
  return { atom, kind: "percent", title, bound: context.plan.bound(atom) };
};
