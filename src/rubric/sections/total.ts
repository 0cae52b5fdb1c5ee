/** The total: group → adjustments → floor and cap → rounding → gates, then the grade. */

import type { z } from "zod";
import { defineDiagnostic } from "../../diagnostics/define.ts";
import type { Typed, TypedNumber } from "../../language/kinds.ts";
import { typedNumber } from "../../language/kinds.ts";
import * as scalars from "../../language/scalars.ts";
import { isMap, type Tree } from "../../language/scalars.ts";
import { type Complain, validate } from "../../language/validate.ts";
import { sum, times, when } from "../../plan/build.ts";
import type { Choice, Numeric } from "../../plan/ir.ts";
import { shareOf } from "../../plan/names.ts";
import { combineChildren, readCombine } from "../../rules/combine.ts";
import type { Context, Host, Tested } from "../../rules/context.ts";
import { divide, one, toText } from "../../text/exact.ts";
import type { Path, Says } from "../../text/path.ts";
import type { Document } from "../document.ts";
import { distribute as distributed } from "../team/quota.ts";
import { noGrades } from "../team/quota-complaints.ts";
import { finishKeys, finishNumber } from "../values/elements.ts";
import type { Stage, Workshop } from "../workshop.ts";
import { type Dimensions, lowerChildren } from "./dimensions.ts";
import { type Gate, readGates, throughGates } from "./gates.ts";
import { type Grades, lowerGrades, readGrades } from "./grades.ts";

const unknownTarget = defineDiagnostic<{ key: string }>({
  code: "gates/target",
  severity: "error",
  en: ({ key }) => `A gate at the top level sets \`total\` or \`grade\`${key === "" ? "" : `, not \`${key}\``}.`,
  zh: ({ key }) => `顶层门槛只能作用于 total 或 grade${key === "" ? "" : `，不是“${key}”`}。`,
  help: {
    en: () => "Write `set: { total: 0 }`, `cap: { grade: C }`; a gate of one dimension stands under that dimension.",
    zh: () => "请写 set: { total: 0 } 或 cap: { grade: C }；某一维度的门槛写在该维度下。",
  },
  bad: "facts: { a: flag }\ngates: [{ when: a, set: { d: 0 } }]\ndimensions: { d: { weight: 5, is: 100% } }\ntotal: { out_of: 5 }\n",
  good: "facts: { a: flag }\ngates: [{ when: a, set: { total: 0 } }]\ndimensions: { d: { weight: 5, is: 100% } }\ntotal: { out_of: 5 }\n",
});
export const totalDiagnostics = [unknownTarget] as const;

const keys = { out_of: scalars.positive, title: scalars.says.optional(), combine: scalars.tree.optional(), ...finishKeys };
const notApplicable: Says = { zh: "没有一个维度适用，无法评分", en: "no dimension applies, so there is nothing to score" };

type Parts = {
  readonly document: Document;
  readonly dimensions: Dimensions;
  readonly adjustments: readonly (() => TypedNumber | undefined)[];
  readonly register: (name: string, stage: Stage, order: number, path: Path, title: Says, make: () => Typed | undefined) => void;
  readonly workshop: Workshop;
  readonly complain: Complain;
  readonly contextFor: (stage: Stage, order: number, host: Host) => Context;
  /** How grades are distributed over the team. */
  readonly distribution: Tree | undefined;
  readonly nameNumber: (name: string, typed: TypedNumber, about: Parameters<Workshop["define"]>[2]) => Typed;
};

/** Registers `total`, `total.share`, `grade` and `grade.coefficient`; they are computed when everything before them is. */
export const registerTotal = (parts: Parts, outputs: string[]) => {
  const { document, register, workshop, complain, contextFor, distribution } = parts;
  const path = ["total"];
  const own = validate(keys, document.total ?? {}, path, complain);
  const title = own?.title ?? { zh: "总分", en: "Total" };
  const context = contextFor("total", 0, { role: "gate", name: "total", title, path, ...(own ? { weight: own.out_of } : {}) });
  let gates: { readonly total: readonly Gate[]; readonly grade: readonly Gate[] } | undefined;
  const splitGates = () => {
    gates ??= readTotalGates(document, context, workshop);
    return gates;
  };
  outputs.push("total");
  register("total", "total", 0, path, title, () => {
    const found = splitGates();
    const lowered = own && lowerTotal(own, title, parts, context);
    if (!lowered || !found) return undefined;
    const node = { role: "total", weight: toText(own.out_of), most: toText(own.out_of) } as const;
    if (found.total.length === 0) return parts.nameNumber("total", lowered, { at: path, title, node });
    const before = typedNumber("points", context.plan.part("before gates", lowered, { at: path, title, stage: "before gates" }));
    const after = throughGates(before, found.total, context);
    return after && parts.nameNumber("total", after, { at: path, title, node });
  });
  register(shareOf("total"), "total", 0, path, { zh: "总分占比", en: "Total as a share" }, () => {
    const total = workshop.names.get("total")?.resolve();
    return own && typeof total === "object" && total.sort === "number"
      ? typedNumber("percent", times(total.value, divide(one, own.out_of)))
      : undefined;
  });
  const list = document.grades;
  if (!list) {
    if (distribution !== undefined) complain(noGrades, ["team", "grade"], {}, { part: "key" });
    return;
  }
  let grades: Grades | undefined;
  outputs.push("grade");
  const tested = (name: string): Tested | undefined => {
    const typed = workshop.names.get(name)?.resolve();
    if (typeof typed !== "object" || typed.sort !== "number") return undefined;
    const about = { zh: workshop.names.get(name)?.title.zh ?? name, en: workshop.names.get(name)?.title.en ?? name };
    const { value } = typed;
    const atom =
      value.op === "ref" || value.op === "input" ? value : context.plan.part("share", typed, { at: path, title: about });
    return { atom, kind: typed.kind, title: about, bound: context.plan.bound(atom) };
  };
  register("grade", "grade", 0, ["grades"], { zh: "等级", en: "Grade" }, () => {
    const total = tested("total");
    const found = splitGates();
    const inside = contextFor("grade", 0, {
      role: "result",
      name: "grade",
      title: { zh: "等级", en: "Grade" },
      path: ["grades"],
    });
    const read = readGrades(list, ["grades"], inside);
    const distribute =
      distribution === undefined
        ? undefined
        : (plain: Choice, values: readonly string[]) => distributed(distribution, plain, values, inside, workshop);
    grades =
      total &&
      found &&
      read &&
      lowerGrades(
        read,
        ["grades"],
        { total, share: () => tested(shareOf("total")) ?? total, gates: found.grade, distribute },
        inside,
        workshop,
      );
    return grades && { sort: "choice", value: grades.grade, values: grades.values };
  });
  if (list.some((grade) => isMap(grade) && grade.coefficient !== undefined))
    register("grade.coefficient", "grade", 0, ["grades"], { zh: "等级系数", en: "Grade coefficient" }, () => {
      workshop.names.get("grade")?.resolve();
      return grades?.coefficient && typedNumber("number", grades.coefficient);
    });
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

const lowerTotal = (
  own: z.output<z.ZodObject<typeof keys>>,
  title: Says,
  parts: Parts,
  context: Context,
): TypedNumber | undefined => {
  const { document, dimensions, workshop } = parts;
  const path = ["total"];
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
  const refuse: Numeric = { op: "refuse", code: "score/nothing-applies", says: notApplicable, at: path };
  const of = group.applies ? when(group.applies, group.value, refuse, path) : group.value;
  const added =
    known.length === 0
      ? of
      : sum(
          context.plan.part("before adjustments", typedNumber("points", of), { at: path, title }),
          ...known.map((adjustment) => adjustment.value),
        );
  return finishNumber(typedNumber("points", added), own, { path, title, shown: true }, context, workshop.definitions);
};
