/** What happens to a value next: floor and cap, then the rounding that the file states, or the complaint that it has to state one. */
import type { z } from "zod";
import { wrongValue } from "../../language/complaints.ts";
import { castable, type Kind, kindNameOf, kindNames, type TypedNumber, typedNumber, unify } from "../../language/kinds.ts";
import { writtenAs } from "../../language/literal.ts";
import * as scalars from "../../language/scalars.ts";
import { constantOf } from "../../plan/build.ts";
import type { NumberKind } from "../../plan/ir.ts";
import type { Context } from "../../rules/context.ts";
import { compare, decimals, type Fraction, fraction, isMultiple, sign, toText } from "../../text/exact.ts";
import type { Path, Says } from "../../text/path.ts";
import { bothRoundings, cannotCast, decimalsNeeded, limitKind, limitOrder, roundedTwice, roundingAlone } from "./complaints.ts";
import { alreadyRounded } from "./rounded.ts";

/** The keys of everything that is limited and rounded. */
export const finishKeys = {
  floor: scalars.expression.optional(),
  cap: scalars.expression.optional(),
  decimals: scalars.places.optional(),
  to: scalars.quantity.optional(),
  rounding: scalars.rounding.optional(),
};
type Finish = { readonly [Key in keyof typeof finishKeys]?: z.output<(typeof finishKeys)[Key]> };
/** What a value is called, where it stands, and whether it is a figure on the sheet: then it has to be a finite decimal. */
export type Shown = { readonly path: Path; readonly title: Says; readonly shown: boolean };

/** `floor` and `cap` of an element, each a number or a formula in the element's own kind. */
const limit = (typed: TypedNumber, finish: Finish, path: Path, context: Context): TypedNumber | undefined => {
  let { value, kind } = typed;
  const ends: Partial<Record<"floor" | "cap", Fraction>> = {};
  for (const key of ["floor", "cap"] as const) {
    const text = finish[key];
    if (text === undefined) continue;
    const at = [...path, key];
    const outcome = context.read.amount(text, at);
    if (!outcome) return undefined;
    const { typed: edge } = outcome;
    const joined = edge.sort === "number" ? unify(kind, edge.kind) : undefined;
    if (edge.sort !== "number" || joined === undefined) {
      context.complain(limitKind, at, { limit: kindNameOf(edge), value: kindNames[kind] });
      return undefined;
    }
    const constant = constantOf(edge.value);
    if (constant) ends[key] = constant;
    kind = joined;
    value = { op: key === "floor" ? "greatest" : "least", of: [value, edge.value], at };
  }
  if (ends.floor && ends.cap && compare(ends.floor, ends.cap) > 0) {
    context.complain(limitOrder, [...path, "floor"], { floor: writtenAs(kind, ends.floor), cap: writtenAs(kind, ends.cap) });
    return undefined;
  }
  return typedNumber(kind, value);
};

/** Whether the keys of rounding go together; where not, the complaint has been made. */
const isOneRounding = ({ decimals: places, to, rounding }: Finish, path: Path, { complain }: Context): boolean => {
  if (places !== undefined && to !== undefined) {
    complain(bothRoundings, [...path, "to"], {}, { part: "key" });
    return false;
  }
  if (rounding !== undefined && typeof places !== "number" && to === undefined) {
    complain(roundingAlone, [...path, "rounding"], { rounding }, { part: "key" });
    return false;
  }
  return true;
};
const stepOf = (finish: Finish, kind: Kind): Fraction | undefined =>
  typeof finish.decimals === "number"
    ? fraction(1, 10n ** BigInt(finish.decimals + (kind === "percent" ? 2 : 0)))
    : finish.to?.value;

/** Why a value that is not rounded needs to be: a division whose result lies on no grid, or a figure in thirds. */
const endlessness = (unit: Fraction | undefined, finish: Finish, shown: boolean): "divides" | "thirds" | undefined => {
  if (unit === undefined) return shown || finish.decimals !== "exact" ? "divides" : undefined;
  return shown && decimals(unit) === undefined ? "thirds" : undefined;
};
const unrounded = (typed: TypedNumber, finish: Finish, { path, title, shown }: Shown, context: Context) => {
  const bound = context.plan.bound(typed.value);
  const endless = bound && endlessness(bound.unit, finish, shown);
  if (!endless) return typed;
  const at = finish.decimals === "exact" ? [...path, "decimals"] : path;
  context.complain(decimalsNeeded, at, { what: title, divides: endless === "divides" && !shown }, { part: "key" });
  return undefined;
};

/** Whether the step is above 0 and in the kind of the value. */
const isStepFor = ({ kind }: TypedNumber, step: Fraction, { to }: Finish, path: Path, context: Context): boolean => {
  const otherKind = to !== undefined && unify(kind, to.kind) === undefined;
  if (sign(step) > 0 && !otherKind) return true;
  const { zh, en } = kindNames[kind];
  context.complain(wrongValue, [...path, "to"], {
    found: to ? writtenAs(to.kind, to.value) : toText(step),
    wanted: otherKind
      ? { zh: `与值同类的数（${zh}）`, en: `a step in the kind of the value (${en})` }
      : { zh: "大于 0 的数", en: "a number above 0" },
    fix: otherKind && kind === "percent" && to.kind === "literal" ? `${toText(to.value)}%` : undefined,
  });
  return false;
};
const rounded = (typed: TypedNumber, step: Fraction, finish: Finish, { path }: Shown, context: Context): TypedNumber => {
  const { value, kind } = typed;
  const unit = context.plan.bound(value)?.unit;
  if (unit && (sign(unit) === 0 || isMultiple(unit, step))) return typed;
  const finer = alreadyRounded(value, step, context.plan.definition);
  if (finer) {
    const write = (x: Fraction) => writtenAs(kind, x);
    context.complain(roundedTwice, path, { name: finer.name, from: write(finer.to), to: write(step) }, { part: "key" });
  }
  const at = [...path, finish.to === undefined ? "decimals" : "to"];
  return typedNumber(kind, { op: "round", of: value, to: toText(step), how: finish.rounding ?? "half-up", at });
};

/** value → floor and cap → rounding; and the complaint where a rounding is needed and not said. */
export const finishNumber = (typed: TypedNumber, finish: Finish, about: Shown, context: Context): TypedNumber | undefined => {
  const limited = isOneRounding(finish, about.path, context) ? limit(typed, finish, about.path, context) : undefined;
  if (!limited) return undefined;
  const step = stepOf(finish, limited.kind);
  if (!step) return unrounded(limited, finish, about, context);
  return isStepFor(limited, step, finish, about.path, context) ? rounded(limited, step, finish, about, context) : undefined;
};

/** `as: percent`: the value in another kind, where the kinds admit it. */
export const cast = (typed: TypedNumber, to: NumberKind | undefined, path: Path, context: Context): TypedNumber | undefined => {
  if (to === undefined) return typed;
  if (castable(typed.kind, to)) return typedNumber(to, typed.value);
  context.complain(cannotCast, [...path, "as"], { from: kindNames[typed.kind], to: kindNames[to] });
  return undefined;
};
