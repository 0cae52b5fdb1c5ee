/** Things that have a value: which rule form it is said in, and what happens to it next (when, floor and cap, rounding). */
import type { z } from "zod";
import type { Kind, Typed, TypedNumber } from "../../language/kinds.ts";
import { castable, kindNames, typedNumber, unify } from "../../language/kinds.ts";
import { writtenAs } from "../../language/literal.ts";
import * as scalars from "../../language/scalars.ts";
import { isMap, type Tree } from "../../language/scalars.ts";
import { unknownKey, validate, wrongValue } from "../../language/validate.ts";
import { constantOf, number, when } from "../../plan/build.ts";
import type { Definition, NumberKind, Numeric } from "../../plan/ir.ts";
import type { Context, Lowered, Reading } from "../../rules/context.ts";
import { kindsMeantBy, ruleKinds } from "../../rules/index.ts";
import type { RuleKind } from "../../rules/kind.ts";
import { compare, decimals, type Fraction, fraction, fromText, isMultiple, sign, toText, zero } from "../../text/exact.ts";
import type { Path, Says } from "../../text/path.ts";
import { suggest } from "../../text/suggest.ts";
import {
  bothRoundings,
  cannotCast,
  decimalsNeeded,
  limitKind,
  limitOrder,
  noForm,
  notNumber,
  roundedTwice,
  roundingAlone,
  twoForms,
} from "./complaints.ts";

/** The keys of everything that is limited and rounded. */
export const finishKeys = {
  floor: scalars.expression.optional(),
  cap: scalars.expression.optional(),
  decimals: scalars.places.optional(),
  to: scalars.quantity.optional(),
  rounding: scalars.rounding.optional(),
};
export const textKeys = { title: scalars.says.optional(), description: scalars.says.optional() };
const valueKeys = { ...textKeys, ...finishKeys };
const optionKeys = { options: scalars.trees.optional() };
/** Of a measure; of a parameter. */
export const measureKeys = { ...valueKeys, ...optionKeys, as: scalars.numberKind.optional() };
export const parameterKeys = { ...valueKeys, ...optionKeys, type: scalars.numberKind.optional() };
export type Finish = { readonly [Key in keyof typeof finishKeys]?: z.output<(typeof finishKeys)[Key]> };

const kindOf = (tree: { readonly [key: string]: Tree }, path: Path, complain: Context["complain"]): RuleKind | undefined => {
  const meant = kindsMeantBy(tree);
  const ahead = meant.find((kind) => kind.first) ?? meant.find((kind) => kind.wraps);
  if (ahead) return ahead;
  const sure = meant.filter((kind) => !kind.fallback);
  const [first, second] = sure;
  if (first && second) {
    complain(twoForms, path, { forms: sure.map((kind) => kind.name) }, { part: "key" });
    return undefined;
  }
  const chosen = first ?? meant[0];
  if (!chosen)
    complain(
      noForm,
      path,
      {
        forms: ruleKinds
          .filter((kind) => !kind.fallback)
          .map((kind) => kind.name)
          .join(", "),
      },
      { part: "key" },
    );
  return chosen;
};

/** One object for each pair of shapes, so that its schema is made once. A memo of a pure function. */
const joinedShapes = new WeakMap<z.ZodRawShape, WeakMap<z.ZodRawShape, z.ZodRawShape>>();
const joinShapes = (owner: z.ZodRawShape, rule: z.ZodRawShape): z.ZodRawShape => {
  const ofOwner = joinedShapes.get(owner) ?? new WeakMap<z.ZodRawShape, z.ZodRawShape>();
  joinedShapes.set(owner, ofOwner);
  const joined = ofOwner.get(rule) ?? { ...owner, ...rule };
  ofOwner.set(rule, joined);
  return joined;
};

/**
 * Splits a mapping into the owner's own keys and the rule form that it is said in, and validates both at once.
 * `lower` runs the rule when the owner has made up its mind about weight and title.
 */
export const readElement = <Shape extends z.ZodRawShape>(shape: Shape, tree: Tree, path: Path, complain: Context["complain"]) => {
  if (!isMap(tree)) {
    complain(wrongValue, path, {
      found: typeof tree === "string" ? tree : "",
      wanted: { zh: "一组“键: 值”", en: "a mapping of `key: value`" },
      fix: undefined,
    });
    return undefined;
  }
  const kind = kindOf(tree, path, complain);
  if (!kind) {
    validate(shape, Object.fromEntries(Object.entries(tree).filter(([key]) => Object.hasOwn(shape, key))), path, complain);
    const known = [...Object.keys(shape), ...ruleKinds.flatMap((one) => Object.keys(one.keys))];
    for (const key of Object.keys(tree))
      if (!known.includes(key))
        complain(unknownKey, [...path, key], { key, near: suggest(key, known), known: [...new Set(known)] }, { part: "key" });
    return undefined;
  }
  const joined = joinShapes(shape, kind.keys);
  const own = new Set(Object.keys(joined));
  const inner = kind.wraps ? Object.fromEntries(Object.entries(tree).filter(([key]) => !own.has(key))) : undefined;
  const outer = kind.wraps ? Object.fromEntries(Object.entries(tree).filter(([key]) => own.has(key))) : tree;
  const parsed = validate(joined, outer, path, complain);
  if (!parsed) return undefined;
  const rest = inner && Object.keys(inner).length > 0 ? inner : undefined;
  return {
    kind,
    own: parsed as z.output<z.ZodObject<Shape>>,
    rule: parsed as Record<string, unknown>,
    lower: (context: Context): Lowered | undefined => kind.lower(parsed as Record<string, unknown>, context, path, rest),
  };
};

const noKeys = {};
/** A nested form without keys of its own: in a row, a case, a record. */
export const lowerForm = (tree: Tree, path: Path, context: Context): Lowered | undefined =>
  readElement(noKeys, tree, path, context.complain)?.lower(context);

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
      context.complain(limitKind, at, {
        limit: kindNames[edge.sort === "number" ? edge.kind : edge.sort],
        value: kindNames[kind],
      });
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

/** False, with a complaint, where a key was written that only a number can have. */
export const refuseNumberKeys = (
  own: { readonly [key: string]: unknown },
  found: Exclude<Typed, TypedNumber>,
  path: Path,
  context: Context,
): boolean => {
  const keys = ["as", "type", "when", "otherwise", ...Object.keys(finishKeys)].filter((key) => own[key] !== undefined);
  for (const key of keys) context.complain(notNumber, [...path, key], { key, found: kindNames[found.sort] }, { part: "key" });
  return keys.length === 0;
};

const stepOf = (finish: Finish, kind: Kind): Fraction | undefined =>
  typeof finish.decimals === "number"
    ? fraction(1, 10n ** BigInt(finish.decimals + (kind === "percent" ? 2 : 0)))
    : finish.to?.value;

/** What was rounded to a finer step before and arrives here unchanged but for limits and choices between rows. */
const alreadyRounded = (
  node: Numeric,
  step: Fraction,
  definitions: ReadonlyMap<string, Definition>,
  name?: string,
): { readonly name: string | undefined; readonly to: Fraction } | undefined => {
  const first = (nodes: readonly Numeric[]) => {
    for (const inner of nodes) {
      const found = alreadyRounded(inner, step, definitions, name);
      if (found) return found;
    }
    return undefined;
  };
  switch (node.op) {
    case "round": {
      const to = fromText(node.to);
      return compare(to, step) < 0 ? { name, to } : undefined;
    }
    case "ref": {
      const is = definitions.get(node.name)?.is;
      return is?.sort === "number" ? alreadyRounded(is.value, step, definitions, node.name) : undefined;
    }
    case "least":
    case "greatest":
      return first(node.of);
    case "table":
      return first(node.rows.map((row) => row.result));
    default:
      return undefined;
  }
};

/** value → floor and cap → rounding; and the complaint where a rounding is needed and not said. */
export const finishNumber = (
  typed: TypedNumber,
  finish: Finish,
  about: {
    readonly path: Path;
    readonly title: Says /** A figure on the sheet: it has to be a finite decimal. */;
    readonly shown: boolean;
  },
  context: Context,
  definitions: ReadonlyMap<string, Definition>,
): TypedNumber | undefined => {
  const { path, title, shown } = about;
  if (finish.decimals !== undefined && finish.to !== undefined) {
    context.complain(bothRoundings, [...path, "to"], {}, { part: "key" });
    return undefined;
  }
  if (finish.rounding !== undefined && typeof finish.decimals !== "number" && finish.to === undefined) {
    context.complain(roundingAlone, [...path, "rounding"], { rounding: finish.rounding }, { part: "key" });
    return undefined;
  }
  const limited = limit(typed, finish, path, context);
  if (!limited) return undefined;
  const step = stepOf(finish, limited.kind);
  const unit = context.plan.bound(limited.value)?.unit;
  const known = context.plan.bound(limited.value);
  if (!step) {
    if (!known) return limited;
    const endless =
      unit === undefined
        ? shown || finish.decimals !== "exact"
          ? "divides"
          : undefined
        : shown && decimals(unit) === undefined
          ? "thirds"
          : undefined;
    if (!endless) return limited;
    context.complain(
      decimalsNeeded,
      finish.decimals === "exact" ? [...path, "decimals"] : path,
      { what: title, divides: endless === "divides" && !shown },
      { part: "key" },
    );
    return undefined;
  }
  const { to } = finish;
  const otherKind = to !== undefined && unify(limited.kind, to.kind) === undefined;
  if (sign(step) <= 0 || otherKind) {
    const { zh, en } = kindNames[limited.kind];
    context.complain(wrongValue, [...path, "to"], {
      found: to ? writtenAs(to.kind, to.value) : toText(step),
      wanted: otherKind
        ? { zh: `与值同类的数（${zh}）`, en: `a step in the kind of the value (${en})` }
        : { zh: "大于 0 的数", en: "a number above 0" },
      fix: otherKind && limited.kind === "percent" && to.kind === "literal" ? `${toText(to.value)}%` : undefined,
    });
    return undefined;
  }
  const { value } = limited;
  if (unit && (sign(unit) === 0 || isMultiple(unit, step))) return limited;
  const finer = alreadyRounded(value, step, definitions);
  if (finer) {
    const write = (x: Fraction) => writtenAs(limited.kind, x);
    context.complain(roundedTwice, path, { name: finer.name, from: write(finer.to), to: write(step) }, { part: "key" });
  }
  const at = [...path, finish.to === undefined ? "decimals" : "to"];
  return typedNumber(limited.kind, { op: "round", of: value, to: toText(step), how: finish.rounding ?? "half-up", at });
};

export const cast = (typed: TypedNumber, to: NumberKind | undefined, path: Path, context: Context): TypedNumber | undefined => {
  if (to === undefined) return typed;
  if (castable(typed.kind, to)) return typedNumber(to, typed.value);
  context.complain(cannotCast, [...path, "as"], { from: kindNames[typed.kind], to: kindNames[to] });
  return undefined;
};

export const lineKeys = { when: scalars.expression.optional(), ...textKeys, ...finishKeys };
/** A deduction or adjustment: no points where its `when` does not hold. */
export const lowerLine = (
  tree: Tree,
  path: Path,
  context: Context,
  definitions: ReadonlyMap<string, Definition>,
): ReturnType<Reading["line"]> => {
  const element = readElement(lineKeys, tree, path, context.complain);
  if (!element) return undefined;
  const { own } = element;
  const title = own.title ?? lineTitle(element, context.host.title);
  const condition = own.when === undefined ? undefined : context.read.condition(own.when, [...path, "when"]);
  if (own.when !== undefined && !condition) return undefined;
  const inside = (condition ? context.assuming(condition, true) : context).hosted({ title });
  const lowered = element.lower(inside);
  if (lowered?.typed.sort !== "number") return undefined;
  const finished = finishNumber(lowered.typed, own, { path, title, shown: true }, inside, definitions);
  if (!finished) return undefined;
  if (!condition) return { typed: finished, title, says: lowered.says };
  const value: Numeric = when(condition, finished.value, number(zero), path, conditionWords(own.when ?? "", lowered.says));
  return { typed: typedNumber(finished.kind, value), title, says: undefined };
};
/** The two sentences of a condition that a value hangs on. */
export const conditionWords = (
  condition: string,
  value: Says | undefined,
  instead?: Says | undefined,
): { readonly yes: Says; readonly no: Says } => {
  const said = (zh: string, en: string, words: Says | undefined): Says => ({
    zh: `${condition}：${zh}${words ? `，${words.zh}` : ""}`,
    en: `${condition} ${en}${words ? `: ${words.en}` : ""}`,
  });
  return { yes: said("成立", "holds", value), no: said("不成立", "does not hold", instead) };
};
/** A line that has no title is called by what it looks at. */
const lineTitle = ({ kind, rule }: Pick<Element, "kind" | "rule">, standard: Says): Says => {
  const name = (kind.calledBy ?? ["when"]).map((key) => rule[key]).find((text) => typeof text === "string");
  return typeof name === "string" ? { zh: name, en: name } : standard;
};
type Element = NonNullable<ReturnType<typeof readElement>>;
/** The words that a value's outcomes may be; undefined: it is a number, or what its formula says. */
export const wordsOf = (tree: Tree): { readonly options?: readonly string[] } => {
  const options = isMap(tree) && Array.isArray(tree.options) ? tree.options.filter((option) => typeof option === "string") : [];
  return options.length === 0 ? {} : { options };
};
