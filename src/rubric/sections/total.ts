/** The total: group → adjustments → floor and cap → rounding → gates, then the grade. */

import type { z } from "zod";
import { type TypedNumber, typedNumber } from "../../language/kinds.ts";
import * as scalars from "../../language/scalars.ts";
import { isMap, type Tree } from "../../language/scalars.ts";
import { validate } from "../../language/validate.ts";
import { isAtom, sum, times, when } from "../../plan/build.ts";
import type { Choice, Numeric } from "../../plan/ir.ts";
import { memberOf, shareOf } from "../../plan/names.ts";
import { combineChildren } from "../../rules/combine/children.ts";
import { readCombine } from "../../rules/combine/how.ts";
import type { Context, Tested } from "../../rules/context.ts";
import { divide, one, toText } from "../../text/exact.ts";
import type { Says } from "../../text/path.ts";
import { phrase } from "../../text/sentence.ts";
import type { Document } from "../document.ts";
import type { Draft } from "../draft.ts";
import { distribute as distributed } from "../team/quota.ts";
import { noGrades } from "../team/quota-complaints.ts";
import { finishKeys, finishNumber } from "../values/finish.ts";
import { nameNumber } from "../values/named.ts";
import type { Workshop } from "../workshop.ts";
import { type Dimensions, lowerChildren } from "./dimension.ts";
import { unknownTarget } from "./gate-complaints.ts";
import { type Gate, readGates, throughGates } from "./gates.ts";
import { type Grades, lowerGrades, readGrades } from "./grades.ts";

const keys = { out_of: scalars.positive, title: scalars.says.optional(), combine: scalars.tree.optional(), ...finishKeys };
type Own = z.output<z.ZodObject<typeof keys>>;
const nothingApplies = phrase(
  "total/nothing-applies",
  "没有一个维度适用，无法评分",
  "no dimension applies, so there is nothing to score",
);

type Parts = Draft & {
  readonly dimensions: Dimensions;
  readonly adjustments: readonly (() => TypedNumber | undefined)[];
  /** How grades are distributed over the team. */
  readonly distribution: Tree | undefined;
};
type Gates = { readonly total: readonly Gate[]; readonly grade: readonly Gate[] };
/** The block, read; its context; and the gates of the whole sheet, read when the total or the grade first needs them. */
type Total = {
  readonly own: Own | undefined;
  readonly title: Says;
  readonly context: Context;
  readonly gates: () => Gates | undefined;
};
const path = ["total"];

/** Registers `total` and, where there are grades, `grade`, with what follows from them; returns the names of these outputs. */
export const registerTotal = (parts: Parts): readonly string[] => {
  const { document, workshop, complain, contextFor } = parts;
  const own = validate(keys, document.total ?? {}, path, complain);
  const title = own?.title ?? { zh: "总分", en: "Total" };
  const context = contextFor("total", 0, { role: "gate", name: "total", title, path, ...(own ? { weight: own.out_of } : {}) });
  let gates: Gates | undefined;
  const total: Total = {
    own,
    title,
    context,
    gates: () => {
      gates ??= readTotalGates(document, context, workshop);
      return gates;
    },
  };
  registerPoints(total, parts);
  if (document.grades) {
    registerGrade(document.grades, total, parts);
    return ["total", "grade"];
  }
  if (parts.distribution !== undefined) complain(noGrades, ["team", "grade"], {}, { part: "key" });
  return ["total"];
};

const registerPoints = (total: Total, parts: Parts) => {
  const { register, workshop } = parts;
  const { own, title, context } = total;
  const make = () => {
    const found = total.gates();
    const lowered = own && lowerTotal(own, title, parts, context);
    if (!lowered || !found) return undefined;
    const node = { role: "total", weight: toText(own.out_of), most: toText(own.out_of) } as const;
    const about = { at: path, title };
    if (found.total.length === 0) return nameNumber("total", lowered, { ...about, node }, workshop);
    const before = context.plan.part("before gates", lowered, { ...about, stage: "before gates" });
    const after = throughGates(typedNumber("points", before), found.total, context);
    return after && nameNumber("total", after, { ...about, node }, workshop);
  };
  register({ name: "total", stage: "total", path, title, make });
  const share = () => {
    const known = workshop.names.get("total")?.resolve();
    return own && typeof known === "object" && known.sort === "number"
      ? typedNumber("percent", times(known.value, divide(one, own.out_of)))
      : undefined;
  };
  const asShare = { zh: "总分占比", en: "Total as a share" };
  register({ name: shareOf("total"), key: "share", derived: true, stage: "total", path, title: asShare, make: share });
};

const registerGrade = (list: readonly Tree[], total: Total, parts: Parts) => {
  const { register, workshop, contextFor, distribution } = parts;
  const { context } = total;
  const at = ["grades"];
  /** The total or its share as what thresholds look at. */
  const tested = (name: string): Tested | undefined => {
    const named = workshop.names.get(name);
    const typed = named?.resolve();
    if (typeof typed !== "object" || typed.sort !== "number") return undefined;
    const title = named?.title ?? { zh: name, en: name };
    const { value } = typed;
    const atom = isAtom(value) ? value : context.plan.part("share", typed, { at: path, title });
    return { atom, kind: typed.kind, title, bound: context.plan.bound(atom) };
  };
  const title = { zh: "等级", en: "Grade" };
  let grades: Grades | undefined;
  const make = () => {
    const points = tested("total");
    const gates = total.gates();
    const inside = contextFor("grade", 0, { role: "result", name: "grade", title, path: at });
    const read = readGrades(list, at, inside);
    const distribute = (plain: Choice, values: readonly string[]) =>
      distribution === undefined ? plain : distributed(distribution, plain, values, inside, workshop);
    if (!points || !gates || !read) return undefined;
    const about = { total: points, share: () => tested(shareOf("total")) ?? points, gates: gates.grade, distribute };
    grades = lowerGrades(read, at, about, inside, workshop);
    return grades && ({ sort: "choice", value: grades.grade, values: grades.values } as const);
  };
  register({ name: "grade", stage: "grade", path: at, title, make });
  if (!list.some((grade) => isMap(grade) && grade.coefficient !== undefined)) return;
  const coefficient = () => {
    workshop.names.get("grade")?.resolve();
    return grades?.coefficient && typedNumber("number", grades.coefficient);
  };
  const about = { key: "coefficient", derived: true, stage: "grade", path: at } as const;
  const ofCoefficient = { zh: "等级系数", en: "Grade coefficient" };
  register({ ...about, name: memberOf("grade", "coefficient"), title: ofCoefficient, make: coefficient });
};

const readTotalGates = (document: Document, context: Context, workshop: Workshop) => {
  const all = readGates(document.gates ?? [], ["gates"], context, workshop, "{ when: …, set: { total: 0 } }");
  if (!all) return undefined;
  const found: { total: Gate[]; grade: Gate[] } = { total: [], grade: [] };
  for (const gate of all) {
    const entries = isMap(gate.to) ? Object.entries(gate.to) : [];
    const [entry, more] = entries;
    const target = entry?.[0];
    if (!entry || more || (target !== "total" && target !== "grade") || (target === "grade" && !document.grades)) {
      context.complain(unknownTarget, gate.at, { key: target ?? "" });
      return undefined;
    }
    found[target].push({ ...gate, to: entry[1], at: [...gate.at, target] });
  }
  return found;
};

const lowerTotal = (own: Own, title: Says, parts: Parts, context: Context): TypedNumber | undefined => {
  const { document, dimensions } = parts;
  const how = readCombine(own.combine, [...path, "combine"], context, "sum", "parts");
  const children =
    how &&
    lowerChildren(
      document.dimensions ?? {},
      ["dimensions"],
      { name: "total", weight: own.out_of, sums: how.by === "sum" },
      context,
      dimensions,
    );
  const adjusted = parts.adjustments.map((adjustment) => adjustment());
  const known = adjusted.filter((adjustment) => adjustment !== undefined);
  const group = children && how && combineChildren(children, own.out_of, how, path, context);
  if (!group || known.length < adjusted.length) return undefined;
  const refuse: Numeric = { op: "refuse", code: "score/nothing-applies", says: nothingApplies(), at: path };
  const of = group.applies ? when(group.applies, group.value, refuse, path) : group.value;
  const added =
    known.length === 0
      ? of
      : sum(
          context.plan.part("before adjustments", typedNumber("points", of), { at: path, title }),
          ...known.map((adjustment) => adjustment.value),
        );
  return finishNumber(typedNumber("points", added), own, { path, title, shown: true }, context);
};
