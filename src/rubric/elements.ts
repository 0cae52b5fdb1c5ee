/** Things that have a value: which rule form it is said in, and what happens to it next (when, floor and cap, rounding). */
import type { z } from "zod";
import { defineDiagnostic } from "../diagnostics/define.ts";
import type { Kind, Typed, TypedNumber } from "../expressions/kinds.ts";
import { castable, kindNames, typedNumber, unify } from "../expressions/kinds.ts";
import { writtenAs } from "../expressions/literal.ts";
import { constantOf, number, when } from "../plan/build.ts";
import type { Definition, NumberKind, Numeric } from "../plan/ir.ts";
import { ruleKinds } from "../rules/index.ts";
import type { Context, Lowered, RuleKind } from "../rules/kind.ts";
import * as scalars from "../rules/scalars.ts";
import { isMap, type Tree } from "../rules/scalars.ts";
import { unknownKey, validate, wrongValue } from "../rules/validate.ts";
import { compare, decimals, type Fraction, fraction, fromText, isMultiple, sign, toText, zero } from "../text/exact.ts";
import type { Path, Says } from "../text/path.ts";
import { suggest } from "../text/suggest.ts";

const measure = (keys: string, more = "") =>
  `facts: { a: { type: money, range: 1..9 }${/\bb\b/.test(keys) ? ", b: { type: money, range: 1..9 }" : ""} }\nmeasures: { m: { ${keys} }${more} }\nresults: { r: { is: m } }\n`;
const noForm = defineDiagnostic<{ forms: string }>({
  code: "rubric/no-rule",
  severity: "error",
  en: () => "Nothing here says how the value comes about.",
  zh: () => "这里没有写明值怎么得来。",
  help: { en: ({ forms }) => `Say it with one of ${forms}.`, zh: ({ forms }) => `请用其中一种写法：${forms}。` },
  bad: "dimensions: { d: { weight: 10 } }\ntotal: { out_of: 10 }\n",
  good: "dimensions: { d: { weight: 10, is: 100% } }\ntotal: { out_of: 10 }\n",
});
const twoForms = defineDiagnostic<{ forms: readonly string[] }>({
  code: "rubric/two-rules",
  severity: "error",
  en: ({ forms }) => `Two rules at once: ${forms.map((form) => `\`${form}\``).join(" and ")}.`,
  zh: ({ forms }) => `同时写了两种规则：${forms.map((form) => `“${form}”`).join("、")}。`,
  help: { en: () => "Keep one; or make two dimensions or measures.", zh: () => "请只留一种，或拆成两个维度或指标。" },
  bad: measure("is: a, of: a, rows: { 1+: 2 }"),
  good: measure("is: a"),
});
const decimalsNeeded = defineDiagnostic<{ what: Says; divides: boolean }>({
  code: "numbers/decimals-needed",
  severity: "error",
  en: ({ what, divides }) =>
    divides
      ? `${what.en} is a quotient of values that vary: it can have endlessly many decimals.`
      : `${what.en} can come out with endlessly many decimals (thirds).`,
  zh: ({ what, divides }) => (divides ? `${what.zh}是由变动的数相除得来，小数可能无穷。` : `${what.zh}可能是除不尽的数。`),
  help: {
    en: ({ divides }) =>
      `Say what it is rounded to: \`decimals: 2\`, or \`to: 0.5\`${divides ? "; or `decimals: exact` for a value that is only compared or worked on" : ""}.`,
    zh: ({ divides }) =>
      `请写明舍入到几位：decimals: 2 或 to: 0.5${divides ? "；只用于比较或继续计算的可写 decimals: exact" : ""}。`,
  },
  bad: measure("is: a / b"),
  good: measure("is: a / b, decimals: 2"),
});
const bothRoundings = defineDiagnostic<Record<never, never>>({
  code: "numbers/decimals-and-to",
  severity: "error",
  en: () => "`decimals` and `to` both say what to round to.",
  zh: () => "decimals 和 to 都在说舍入到哪里。",
  help: { en: () => "Keep one of them.", zh: () => "请只留一个。" },
  bad: measure("is: a / b, decimals: 2, to: 0.5"),
  good: measure("is: a / b, to: 0.5"),
});
const roundedTwice = defineDiagnostic<{ name: string | undefined; from: string; to: string }>({
  code: "numbers/rounded-twice",
  severity: "warning",
  en: ({ name, from, to }) =>
    `${name === undefined ? "The value" : `\`${name}\``} is already rounded to ${from} and is rounded again here to ${to}; that can move a value twice.`,
  zh: ({ name, from, to }) =>
    `${name === undefined ? "这个值" : `“${name}”`}已舍入到 ${from}，这里又舍入到 ${to}；连续舍入可能移动两次（GB/T 8170 不允许）。`,
  help: { en: () => "Round once, from the unrounded value.", zh: () => "请只从未舍入的值舍入一次。" },
  bad: measure("is: a / b, decimals: 2", ", n: { is: m, decimals: 1 }").replace("is: m }", "is: n }"),
  good: measure("is: a / b, decimals: 2"),
});
const cannotCast = defineDiagnostic<{ from: Says; to: Says }>({
  code: "numbers/cannot-convert",
  severity: "error",
  en: ({ from, to }) => `This is ${from.en}; it cannot be shown as ${to.en}.`,
  zh: ({ from, to }) => `这是${from.zh}，不能当作${to.zh}。`,
  help: { en: () => "Divide by a value of its own kind first.", zh: () => "请先除以同类的量。" },
  bad: measure("is: a, as: percent"),
  good: measure("is: a / b, as: percent, decimals: 1"),
});
const limitKind = defineDiagnostic<{ limit: Says; value: Says }>({
  code: "numbers/limit-kind",
  severity: "error",
  en: ({ limit, value }) => `The limit is ${limit.en}, the value ${value.en}.`,
  zh: ({ limit, value }) => `限值是${limit.zh}，而值是${value.zh}。`,
  help: { en: () => "Write the limit in the kind of the value.", zh: () => "请按值的类型书写限值。" },
  bad: measure("is: a, floor: 5%"),
  good: measure("is: a, floor: 5"),
});
const limitOrder = defineDiagnostic<{ floor: string; cap: string }>({
  code: "numbers/floor-above-cap",
  severity: "error",
  en: ({ floor, cap }) => `The floor ${floor} lies above the cap ${cap}.`,
  zh: ({ floor, cap }) => `下限 ${floor} 高于上限 ${cap}。`,
  help: { en: () => "Swap or mend them.", zh: () => "请对调或改正。" },
  bad: measure("is: a, floor: 5, cap: 2"),
  good: measure("is: a, floor: 2, cap: 5"),
});
const notNumber = defineDiagnostic<{ key: string; found: Says }>({
  code: "numbers/not-a-number",
  severity: "error",
  en: ({ key, found }) => `\`${key}\` works on numbers, and this value is ${found.en}.`,
  zh: ({ key, found }) => `“${key}”只用于数，而这里的值是${found.zh}。`,
  help: {
    en: ({ key }) => `Take \`${key}\` out; to choose between values write \`cases\`.`,
    zh: ({ key }) => `请删去 ${key}；要按条件取不同的值，请用 cases。`,
  },
  bad: measure("is: a > 5, decimals: 2"),
  good: measure("is: a > 5"),
});
const roundingAlone = defineDiagnostic<{ rounding: string }>({
  code: "numbers/rounding-alone",
  severity: "error",
  en: ({ rounding }) => `\`rounding: ${rounding}\` says how to round, but nothing says to what.`,
  zh: ({ rounding }) => `rounding: ${rounding} 只写了怎么舍入，没有写舍入到几位。`,
  help: { en: () => "Add `decimals: 2`, or `to: 0.5`.", zh: () => "请加 decimals: 2 或 to: 0.5。" },
  bad: measure("is: a, rounding: up"),
  good: measure("is: a, to: 5, rounding: up"),
});
export const elementDiagnostics = [
  noForm,
  twoForms,
  decimalsNeeded,
  bothRoundings,
  roundedTwice,
  cannotCast,
  limitKind,
  limitOrder,
  notNumber,
  roundingAlone,
] as const;

/** The keys of everything that is limited and rounded. */
export const finishKeys = {
  floor: scalars.expression.optional(),
  cap: scalars.expression.optional(),
  decimals: scalars.places.optional(),
  to: scalars.quantity.optional(),
  rounding: scalars.rounding.optional(),
};
export const textKeys = { title: scalars.says.optional(), description: scalars.says.optional() };
export type Finish = { readonly [Key in keyof typeof finishKeys]?: z.output<(typeof finishKeys)[Key]> };

const kindOf = (tree: { readonly [key: string]: Tree }, path: Path, complain: Context["complain"]): RuleKind | undefined => {
  const meant = ruleKinds.filter((kind) => kind.triggers.some((key) => tree[key] !== undefined));
  const occurrence = meant.find((kind) => kind.name === "for");
  const wrapper = occurrence ?? meant.find((kind) => kind.wraps);
  if (wrapper) return wrapper;
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
  const wrapped = tree.each !== undefined && tree.for === undefined;
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
  const inner = wrapped ? Object.fromEntries(Object.entries(tree).filter(([key]) => !own.has(key))) : undefined;
  const outer = wrapped ? Object.fromEntries(Object.entries(tree).filter(([key]) => own.has(key))) : tree;
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
    const outcome = context.amount(text, at);
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
  const unit = context.bound(limited.value)?.unit;
  const known = context.bound(limited.value);
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
): ReturnType<Context["line"]> => {
  const element = readElement(lineKeys, tree, path, context.complain);
  if (!element) return undefined;
  const { own } = element;
  const title = own.title ?? lineTitle(element.rule, context.host.title);
  const condition = own.when === undefined ? undefined : context.condition(own.when, [...path, "when"]);
  if (own.when !== undefined && !condition) return undefined;
  const inside = (condition ? context.assuming(condition, true) : context).hosted({ title });
  const lowered = element.lower(inside);
  if (lowered?.typed.sort !== "number") return undefined;
  const finished = finishNumber(lowered.typed, own, { path, title, shown: true }, inside, definitions);
  if (!finished) return undefined;
  if (!condition) return { typed: finished, title, says: lowered.says };
  const words = lowered.says ?? { zh: "", en: "" };
  const yes = {
    zh: `${own.when}：成立${words.zh === "" ? "" : `，${words.zh}`}`,
    en: `${own.when} holds${words.en === "" ? "" : `: ${words.en}`}`,
  };
  const no = { zh: `${own.when}：不成立`, en: `${own.when} does not hold` };
  const value: Numeric = when(condition, finished.value, number(zero), path, { yes, no });
  return { typed: typedNumber(finished.kind, value), title, says: undefined };
};
/** A line that has no title is called by what it looks at. */
const lineTitle = (rule: Record<string, unknown>, standard: Says): Says => {
  const name = [rule.for, rule.when, rule.of, rule.each].find((text) => typeof text === "string");
  return typeof name === "string" ? { zh: name, en: name } : standard;
};
