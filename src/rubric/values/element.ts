/** Things that have a value: their own keys, and the rule form that the value is said in. */
import type { z } from "zod";
import { unknownKey, wrongValue } from "../../language/complaints.ts";
import { kindNames, type Typed, type TypedNumber } from "../../language/kinds.ts";
import * as scalars from "../../language/scalars.ts";
import { isMap, type Tree } from "../../language/scalars.ts";
import { type Complain, validate } from "../../language/validate.ts";
import type { Context, Lowered } from "../../rules/context.ts";
import { kindsMeantBy, ruleKinds } from "../../rules/index.ts";
import type { RuleKind } from "../../rules/kind.ts";
import type { Path } from "../../text/path.ts";
import { suggest } from "../../text/suggest.ts";
import { noForm, notNumber, twoForms } from "./complaints.ts";
import { finishKeys } from "./finish.ts";

export const textKeys = { title: scalars.says.optional(), description: scalars.says.optional() };
const valueKeys = { ...textKeys, ...finishKeys };
const optionKeys = { options: scalars.trees.optional() };
/** Of a measure; of a parameter. */
export const measureKeys = { ...valueKeys, ...optionKeys, as: scalars.numberKind.optional() };
export const parameterKeys = { ...valueKeys, ...optionKeys, type: scalars.numberKind.optional() };

const kindOf = (tree: { readonly [key: string]: Tree }, path: Path, complain: Complain): RuleKind | undefined => {
  const meant = kindsMeantBy(tree);
  const wrapper = meant.find((kind) => kind.wraps);
  if (wrapper) return wrapper;
  const sure = meant.filter((kind) => !kind.fallback);
  const [first, second] = sure;
  if (first && second) {
    complain(twoForms, path, { forms: sure.map((kind) => kind.name) }, { part: "key" });
    return undefined;
  }
  const chosen = first ?? meant[0];
  if (!chosen) {
    const forms = ruleKinds.filter((kind) => !kind.fallback).map((kind) => kind.name);
    complain(noForm, path, { forms: forms.join(", ") }, { part: "key" });
  }
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
export const readElement = <Shape extends z.ZodRawShape>(shape: Shape, tree: Tree, path: Path, complain: Complain) => {
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

/** The words that a value's outcomes may be; undefined: it is a number, or what its formula says. */
export const wordsOf = (tree: Tree): { readonly options?: readonly string[] } => {
  const options = isMap(tree) && Array.isArray(tree.options) ? tree.options.filter((option) => typeof option === "string") : [];
  return options.length === 0 ? {} : { options };
};
