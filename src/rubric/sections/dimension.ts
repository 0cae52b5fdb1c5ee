/** One dimension: a leaf said in a rule form, or a group whose children account for its weight. */
import { type TypedNumber, typedNumber } from "../../language/kinds.ts";
import { writtenAs } from "../../language/literal.ts";
import * as scalars from "../../language/scalars.ts";
import { isMap, type Tree } from "../../language/scalars.ts";
import { validate } from "../../language/validate.ts";
import type { Atom, Condition, SheetNode } from "../../plan/ir.ts";
import { type Child, combineChildren } from "../../rules/combine/children.ts";
import { type Combine, combineWords, readCombine } from "../../rules/combine/how.ts";
import type { Context, Reading } from "../../rules/context.ts";
import { underPolicy } from "../../rules/policy.ts";
import { add, compare, equal, type Fraction, greatest, sign, toText, zero } from "../../text/exact.ts";
import type { Path } from "../../text/path.ts";
import { listed, phrase, type Sentence } from "../../text/sentence.ts";
import { readElement, textKeys } from "../values/element.ts";
import { finishKeys, finishNumber } from "../values/finish.ts";
import type { Workshop } from "../workshop.ts";
import { emptyGroup, tooLittle, tooMuch, weights } from "./dimension-complaints.ts";
import { readGates, throughGates } from "./gates.ts";

const commonKeys = {
  weight: scalars.weight,
  ...textKeys,
  ...finishKeys,
  gates: scalars.trees.optional(),
};
const leafKeys = { ...commonKeys, not_applicable: scalars.policy.optional() };
const groupKeys = { ...commonKeys, dimensions: scalars.map, combine: scalars.tree.optional() };

export type Dimension = {
  readonly atom: Atom;
  readonly weight: Fraction;
  readonly typed: TypedNumber;
  readonly applies?: Condition;
};
export type Dimensions = {
  /** Lowers (once) the dimension of that name. */
  readonly get: (name: string) => Dimension | "failed";
  readonly workshop: Workshop;
  readonly keys: Reading["keys"];
};
/** Where a dimension stands: its name, its place in the file, what it is a child of, and the context of its rule. */
type Standing = {
  readonly name: string;
  readonly tree: Tree;
  readonly path: Path;
  readonly parent: string;
  readonly context: Context;
  readonly dimensions: Dimensions;
};

/** Children of a group or of the total, with the check that their weights account for `weight`. */
export const lowerChildren = (
  map: { readonly [key: string]: Tree },
  path: Path,
  owner: { readonly name: string; readonly weight: Fraction | undefined; readonly sums: boolean },
  context: Context,
  dimensions: Dimensions,
): readonly Child[] | undefined => {
  const found = dimensions.keys(path, map).map((name): Child | undefined => {
    const dimension = dimensions.get(name);
    if (dimension === "failed") return undefined;
    const { atom: value, weight, applies } = dimension;
    return { name, value, weight, ...(applies ? { applies } : {}) };
  });
  const known = found.filter((child) => child !== undefined);
  const total = known.map((child) => child.weight).reduce(add, zero);
  if (known.length < found.length) return undefined;
  if (known.length === 0 || sign(total) === 0) {
    context.complain(emptyGroup, path, {}, { part: "key" });
    return undefined;
  }
  if (owner.sums && owner.weight && !equal(total, owner.weight)) {
    context.complain(weights, path, { of: owner.name, sum: toText(total), weight: toText(owner.weight) }, { part: "key" });
    return undefined;
  }
  return known;
};

export const lowerDimension = (standing: Standing): Dimension | "failed" =>
  isMap(standing.tree) && standing.tree.dimensions !== undefined ? lowerGroup(standing) : lowerLeaf(standing);

type Finished = {
  readonly value: TypedNumber;
  readonly says: Sentence | undefined;
  readonly role: "leaf" | "group";
  readonly rule: string;
  readonly applies: Condition | undefined;
};
/** A dimension on the sheet: gates applied, named, with its maximum. */
const finish = (
  { name, path, parent, context, dimensions: { workshop } }: Standing,
  own: { readonly weight: Fraction; readonly gates?: readonly Tree[] | undefined },
  { value: before, says, role, rule, applies }: Finished,
): Dimension | "failed" => {
  const { title } = context.host;
  const atGates = context.hosted({ role: "gate" });
  const gates = readGates(own.gates ?? [], [...path, "gates"], atGates, workshop, "{ when: absent, set: 0 pts }");
  if (!gates) return "failed";
  const isGated = gates.length > 0;
  const about = { at: path, title, ...(says === undefined ? {} : { says }) };
  const named = isGated
    ? typedNumber("points", context.plan.part("before gates", before, { ...about, stage: "before gates" }))
    : before;
  const typed = throughGates(named, gates, atGates);
  if (!typed) return "failed";
  const high = context.plan.bound(typed.value)?.high ?? own.weight;
  const node: SheetNode = {
    role,
    parent,
    id: name,
    rule,
    weight: toText(own.weight),
    most: toText(greatest(high, own.weight)),
    ...(applies ? { applies } : {}),
  };
  const atom = workshop.define(name, typed, { at: path, title, says: isGated ? undefined : says, node });
  return { atom, weight: own.weight, typed: typedNumber("points", atom), ...(applies ? { applies } : {}) };
};

const lowerLeaf = (standing: Standing): Dimension | "failed" => {
  const { tree, path, context } = standing;
  const element = readElement(leafKeys, tree, path, context.complain);
  if (!element) return "failed";
  const { own, kind } = element;
  const lowered = element.lower(context);
  if (lowered?.typed.sort !== "number") return "failed";
  const { title } = context.host;
  const floored = own.floor === undefined && kind.floor !== undefined ? { ...own, floor: kind.floor } : own;
  const shown = { path, title, shown: true };
  const finished = finishNumber(lowered.typed, floored, shown, context);
  if (!finished || (lowered.stated !== true && !isWithinWeight(finished, own, standing))) return "failed";
  const { typed, applies = lowered.applies } = underPolicy(finished, own.not_applicable, path, context);
  return finish(standing, own, { value: typed, says: lowered.says, role: "leaf", rule: kind.name, applies });
};
/** More than the weight, or less than nothing, is meant only where the file says so. */
const isWithinWeight = (
  { value }: TypedNumber,
  own: { readonly weight: Fraction; readonly cap?: string | undefined; readonly floor?: string | undefined },
  { name, path, context }: Standing,
): boolean => {
  const bound = context.plan.bound(value);
  if (bound && own.cap === undefined && compare(bound.high, own.weight) > 0) {
    const params = { name, high: writtenAs("number", bound.high), weight: toText(own.weight) };
    context.complain(tooMuch, path, params, { part: "key" });
    return false;
  }
  if (bound && own.floor === undefined && sign(bound.low) < 0) {
    context.complain(tooLittle, path, { name, low: writtenAs("number", bound.low) }, { part: "key" });
    return false;
  }
  return true;
};

const combined = phrase("dimensions/combined", "{0}，{1}", "{1} of {0}");
const groupWords = (children: readonly Child[], how: Combine): Sentence | undefined =>
  how.by === "sum" ? undefined : combined(listed(children.map((child) => child.name)), combineWords(how));
const lowerGroup = (standing: Standing): Dimension | "failed" => {
  const { name, tree, path, context, dimensions } = standing;
  const own = validate(groupKeys, tree, path, context.complain);
  const at = [...path, "dimensions"];
  if (!own) {
    if (isMap(tree) && isMap(tree.dimensions)) for (const child of dimensions.keys(at, tree.dimensions)) dimensions.get(child);
    return "failed";
  }
  const how = readCombine(own.combine, [...path, "combine"], context, "sum", "parts");
  const children = lowerChildren(own.dimensions, at, { name, weight: own.weight, sums: how?.by === "sum" }, context, dimensions);
  const group = children && how && combineChildren(children, own.weight, how, path, context);
  if (!group) return "failed";
  const shown = { path, title: context.host.title, shown: true };
  const value = finishNumber(typedNumber("points", group.value), own, shown, context);
  if (!value) return "failed";
  return finish(standing, own, { value, says: groupWords(children, how), role: "group", rule: how.by, applies: group.applies });
};
