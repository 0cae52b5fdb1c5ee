/** Dimensions: leaves said in a rule form, and groups whose children account for their weight. */
import { defineDiagnostic } from "../../diagnostics/define.ts";
import type { TypedNumber } from "../../language/kinds.ts";
import { typedNumber } from "../../language/kinds.ts";
import { writtenAs } from "../../language/literal.ts";
import * as scalars from "../../language/scalars.ts";
import { isMap, type Tree } from "../../language/scalars.ts";
import { validate } from "../../language/validate.ts";
import type { Atom, Condition } from "../../plan/ir.ts";
import { type Child, combineChildren, combineWords, readCombine } from "../../rules/combine.ts";
import type { Context, Reading } from "../../rules/context.ts";
import { underPolicy } from "../../rules/policy.ts";
import { add, compare, equal, type Fraction, greatest, sign, toText, zero } from "../../text/exact.ts";
import type { Path, Says } from "../../text/path.ts";
import { finishKeys, finishNumber, readElement, textKeys } from "../values/elements.ts";
import type { Workshop } from "../workshop.ts";
import { readGates, throughGates } from "./gates.ts";

const groupOf = (children: string, keys = "weight: 10") =>
  `dimensions: { g: { ${keys}, dimensions: { ${children} } } }\ntotal: { out_of: 10 }\n`;
const weights = defineDiagnostic<{ of: string; sum: string; weight: string }>({
  code: "weights/sum",
  severity: "error",
  en: ({ of, sum, weight }) => `The weights under \`${of}\` add up to ${sum}, not to ${weight}.`,
  zh: ({ of, sum, weight }) => `“${of}”下的权重合计 ${sum}，不是 ${weight}。`,
  help: {
    en: ({ sum }) =>
      `Mend a weight, or write ${sum} above. If part of the printed form is missing, say so: \`out_of\` is what is really there.`,
    zh: ({ sum }) => `请改某个权重，或把上级写成 ${sum}。若表格缺了一部分，out_of 应写实际有的分值。`,
  },
  bad: groupOf("a: { weight: 4, is: 100% }, b: { weight: 5, is: 100% }"),
  good: groupOf("a: { weight: 4, is: 100% }, b: { weight: 6, is: 100% }"),
});
const tooMuch = defineDiagnostic<{ name: string; high: string; weight: string }>({
  code: "score/above-weight",
  severity: "error",
  en: ({ name, high, weight }) =>
    `\`${name}\` can reach ${high} of ${weight} points, and nothing says that more than the weight is meant.`,
  zh: ({ name, high, weight }) => `“${name}”最高可达 ${high} 分，超过权重 ${weight}，而文件没有写明允许超过。`,
  help: {
    en: () => "State `cap: 100%` (or the cap that is meant, such as `cap: 120%`).",
    zh: () => "请写 cap: 100%，或所允许的上限，如 cap: 120%。",
  },
  bad: "facts: { p: { type: percent, step: 1%, range: 0%..150% } }\ndimensions: { d: { weight: 10, is: p } }\ntotal: { out_of: 10 }\n",
  good: "facts: { p: { type: percent, step: 1%, range: 0%..150% } }\ndimensions: { d: { weight: 10, is: p, cap: 100% } }\ntotal: { out_of: 10 }\n",
});
const tooLittle = defineDiagnostic<{ name: string; low: string }>({
  code: "score/below-zero",
  severity: "error",
  en: ({ name, low }) => `\`${name}\` can fall to ${low} points, and nothing says that less than 0 is meant.`,
  zh: ({ name, low }) => `“${name}”最低可到 ${low} 分，而文件没有写明允许为负。`,
  help: { en: () => "State `floor: 0 pts` (or the floor that is meant).", zh: () => "请写 floor: 0 pts，或所允许的下限。" },
  bad: "facts: { p: { type: percent, step: 1%, range: -10%..100% } }\ndimensions: { d: { weight: 10, is: p } }\ntotal: { out_of: 10 }\n",
  good: "facts: { p: { type: percent, step: 1%, range: -10%..100% } }\ndimensions: { d: { weight: 10, is: p, floor: 0 pts } }\ntotal: { out_of: 10 }\n",
});
const emptyGroup = defineDiagnostic<Record<never, never>>({
  code: "dimensions/empty",
  severity: "error",
  en: () => "A group needs at least one dimension, and the weights together more than 0.",
  zh: () => "组里至少要有一个维度，且权重合计大于 0。",
  help: { en: () => "Add a dimension, or take the group out.", zh: () => "请加维度或删去该组。" },
  bad: groupOf("", "weight: 10"),
  good: groupOf("a: { weight: 10, is: 100% }"),
});
export const dimensionDiagnostics = [weights, tooMuch, tooLittle, emptyGroup] as const;

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
  readonly context: (name: string, title: Says, path: Path, weight: Fraction) => Context;
  readonly titleOf: (tree: Tree, name: string) => Says;
};

/** Children of a group or of the total, with the check that their weights account for `weight`. */
export const lowerChildren = (
  map: { readonly [key: string]: Tree },
  path: Path,
  owner: { readonly name: string; readonly weight: Fraction | undefined; readonly sums: boolean },
  context: Context,
  dimensions: Dimensions,
): readonly Child[] | undefined => {
  const found = dimensions.keys(path, map).map((name) => {
    const dimension = dimensions.get(name);
    return dimension === "failed"
      ? undefined
      : { name, value: dimension.atom, weight: dimension.weight, ...(dimension.applies ? { applies: dimension.applies } : {}) };
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

export const lowerDimension = (
  name: string,
  tree: Tree,
  path: Path,
  parent: string,
  dimensions: Dimensions,
): Dimension | "failed" => {
  const isGroup = isMap(tree) && tree.dimensions !== undefined;
  const title = dimensions.titleOf(tree, name);
  const weighed = isMap(tree) ? scalars.weight.safeParse(tree.weight) : undefined;
  const context = dimensions.context(name, title, path, weighed?.success ? weighed.data : zero);
  return isGroup
    ? lowerGroup(name, tree, path, parent, context, dimensions)
    : lowerLeaf(name, tree, path, parent, context, dimensions);
};

/** A dimension on the sheet: gates applied, named, with its maximum. */
const finish = (
  name: string,
  before: TypedNumber,
  own: { readonly weight: Fraction; readonly gates?: readonly Tree[] | undefined },
  about: {
    path: Path;
    title: Says;
    says?: Says | undefined;
    parent: string;
    role: "leaf" | "group";
    rule: string;
    applies?: Condition | undefined;
  },
  context: Context,
  { workshop }: Dimensions,
): Dimension | "failed" => {
  const { path, title, says, parent, role, rule, applies } = about;
  const gates = readGates(
    own.gates ?? [],
    [...path, "gates"],
    context.hosted({ role: "gate" }),
    workshop,
    "{ when: absent, set: 0 pts }",
  );
  if (!gates) return "failed";
  const named =
    gates.length === 0
      ? before
      : typedNumber(
          "points",
          context.plan.part("before gates", before, { at: path, title, stage: "before gates", ...(says ? { says } : {}) }),
        );
  const typed = throughGates(named, gates, context.hosted({ role: "gate" }));
  if (!typed) return "failed";
  const high = context.plan.bound(typed.value)?.high ?? own.weight;
  const atom = workshop.define(name, typed, {
    at: path,
    title,
    says: gates.length === 0 ? says : undefined,
    node: {
      role,
      parent,
      id: name,
      rule,
      weight: toText(own.weight),
      most: toText(greatest(high, own.weight)),
      ...(applies ? { applies } : {}),
    },
  });
  return { atom, weight: own.weight, typed: typedNumber("points", atom), ...(applies ? { applies } : {}) };
};

const lowerLeaf = (
  name: string,
  tree: Tree,
  path: Path,
  parent: string,
  context: Context,
  dimensions: Dimensions,
): Dimension | "failed" => {
  const element = readElement(leafKeys, tree, path, context.complain);
  const { definitions } = dimensions.workshop;
  if (!element) return "failed";
  const { own, kind } = element;
  const lowered = element.lower(context);
  if (lowered?.typed.sort !== "number") return "failed";
  const floored = kind.name === "deductions" && own.floor === undefined ? { ...own, floor: "0 pts" } : own;
  const finished = finishNumber(lowered.typed, floored, { path, title: context.host.title, shown: true }, context, definitions);
  if (!finished) return "failed";
  const bound = context.plan.bound(finished.value);
  const stated = lowered.stated === true;
  if (bound && own.cap === undefined && !stated && compare(bound.high, own.weight) > 0) {
    context.complain(tooMuch, path, { name, high: writtenAs("number", bound.high), weight: toText(own.weight) }, { part: "key" });
    return "failed";
  }
  if (bound && own.floor === undefined && sign(bound.low) < 0 && !stated) {
    context.complain(tooLittle, path, { name, low: writtenAs("number", bound.low) }, { part: "key" });
    return "failed";
  }
  const { typed, applies } = underPolicy(finished, own.not_applicable, path, context);
  return finish(
    name,
    typed,
    own,
    {
      path,
      title: context.host.title,
      says: lowered.says,
      parent,
      role: "leaf",
      rule: kind.name,
      applies: applies ?? lowered.applies,
    },
    context,
    dimensions,
  );
};

const lowerGroup = (
  name: string,
  tree: Tree,
  path: Path,
  parent: string,
  context: Context,
  dimensions: Dimensions,
): Dimension | "failed" => {
  const own = validate(groupKeys, tree, path, context.complain);
  const at = [...path, "dimensions"];
  if (!own) {
    if (isMap(tree) && isMap(tree.dimensions)) for (const child of dimensions.keys(at, tree.dimensions)) dimensions.get(child);
    return "failed";
  }
  const how = readCombine(own.combine, [...path, "combine"], context, "sum", "parts");
  const children = lowerChildren(own.dimensions, at, { name, weight: own.weight, sums: how?.by === "sum" }, context, dimensions);
  if (!children || !how) return "failed";
  const group = combineChildren(children, own.weight, how, path, context);
  const finished =
    group &&
    finishNumber(
      typedNumber("points", group.value),
      own,
      { path, title: context.host.title, shown: true },
      context,
      dimensions.workshop.definitions,
    );
  if (!group || !finished) return "failed";
  const says =
    how.by === "sum"
      ? undefined
      : {
          zh: `${children.map((child) => child.name).join("、")}，${combineWords(how).zh}`,
          en: `${combineWords(how).en} of ${children.map((child) => child.name).join(", ")}`,
        };
  return finish(
    name,
    finished,
    own,
    { path, title: context.host.title, says, parent, role: "group", rule: how.by, applies: group.applies },
    context,
    dimensions,
  );
};
