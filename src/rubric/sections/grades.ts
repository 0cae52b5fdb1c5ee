/** Grades: the first threshold from the top that the total (or its share) reaches, and the coefficient that goes with it. */
import { typedNumber } from "../../language/kinds.ts";
import { parseLiteral, writtenAs } from "../../language/literal.ts";
import type { Tree } from "../../language/scalars.ts";
import * as scalars from "../../language/scalars.ts";
import { validate } from "../../language/validate.ts";
import { option, table } from "../../plan/build.ts";
import { interval, options } from "../../plan/cells.ts";
import type { Atom, Choice, Row } from "../../plan/ir.ts";
import { memberOf } from "../../plan/names.ts";
import type { Context, Tested } from "../../rules/context.ts";
import { shown } from "../../rules/shown.ts";
import { compare, type Fraction, toText } from "../../text/exact.ts";
import type { Path } from "../../text/path.ts";
import { phrase } from "../../text/sentence.ts";
import type { Workshop } from "../workshop.ts";
import type { Gate } from "./gates.ts";
import { coefficients, hole, mixed, order, shape, unreachable } from "./grade-complaints.ts";
import { throughGradeGates } from "./grade-gates.ts";

const reaches = phrase("grades/reaches", "{0} {1}：{2}", "{0} {1}: {2}");
const hasCoefficient = phrase("grades/coefficient", "等级 {0}：系数 {1}", "grade {0}: coefficient {1}");

const keys = {
  grade: scalars.id,
  title: scalars.says.optional(),
  from: scalars.text.optional(),
  otherwise: scalars.yes.optional(),
  coefficient: scalars.expression.optional(),
};
type Line = {
  readonly grade: string;
  readonly from: Fraction | undefined;
  /** The threshold is a share of the total. */
  readonly share: boolean;
  readonly coefficient: string | undefined;
  readonly path: Path;
};
export type Grades = { readonly grade: Choice; readonly values: readonly string[]; readonly coefficient: Atom | undefined };

const readLine = (tree: Tree, path: Path, isLast: boolean, seen: Set<string>, { complain }: Context): Line | undefined => {
  const line = validate(keys, tree, path, complain);
  if (!line) return undefined;
  const { grade, from, coefficient } = line;
  const isRest = line.otherwise === true;
  if ((from === undefined) !== isRest || (isRest && !isLast) || seen.has(grade)) {
    complain(shape, path, { grade }, { part: "key" });
    return undefined;
  }
  seen.add(grade);
  const literal = from === undefined ? undefined : parseLiteral(from);
  if (from !== undefined && (!literal || !["literal", "points", "percent"].includes(literal.kind))) {
    complain(mixed, [...path, "from"], { from });
    return undefined;
  }
  return { grade, from: literal?.value, share: literal?.kind === "percent", coefficient, path };
};

export const readGrades = (list: readonly Tree[], path: Path, context: Context): readonly Line[] | undefined => {
  const seen = new Set<string>();
  const lines = list.map((tree, i) => readLine(tree, [...path, i], i === list.length - 1, seen, context));
  const known = lines.filter((line) => line !== undefined);
  const odd = known.find(({ from, share }) => from && share !== known[0]?.share);
  if (odd) context.complain(mixed, [...odd.path, "from"], { from: odd.from ? toText(odd.from) : "" });
  const some = known.some(({ coefficient }) => coefficient !== undefined);
  const bare = some ? known.find(({ coefficient }) => coefficient === undefined) : undefined;
  if (bare) context.complain(coefficients, bare.path, { grade: bare.grade }, { part: "key" });
  return odd || bare || known.length < lines.length ? undefined : known;
};

/** The grade by thresholds: one row for each, from the best down. */
const byThresholds = (
  lines: readonly Line[],
  tested: Tested,
  path: Path,
  { complain }: Context,
  { blanks }: Workshop,
): Choice | undefined => {
  const { atom, bound } = tested;
  if (!bound) return undefined;
  const write = (x: Fraction) => (lines[0]?.share ? writtenAs("percent", x) : toText(x));
  let above: Fraction | undefined;
  const rows: Row<Choice>[] = [];
  for (const { grade, from, path: at } of lines) {
    if (from && above && compare(from, above) >= 0) {
      complain(order, [...at, "from"], { grade, from: write(from), above: write(above) });
      return undefined;
    }
    // What stands in a blank one day may reach further.
    if (from && compare(from, bound.high) > 0 && blanks.length === 0) {
      complain(unreachable, [...at, "from"], { grade, from: write(from), high: write(bound.high) });
      return undefined;
    }
    const cell = interval({ ...(from ? { from: toText(from) } : {}), ...(above ? { below: toText(above) } : {}) });
    const label = from ? `≥ ${write(from)}` : above ? `< ${write(above)}` : "";
    rows.push({ cells: [cell], result: option(grade), at, says: reaches(shown(tested), label, grade) });
    above = from ?? above;
  }
  const last = lines[lines.length - 1];
  if (last?.from && compare(last.from, bound.low) > 0) {
    complain(hole, path, { witness: write(bound.low) }, { part: "key" });
    return undefined;
  }
  return { op: "pick", on: [{ axis: "number", of: atom }], rows };
};

/** Undefined: complained. */
const coefficientOf = (lines: readonly Line[], grade: Choice, path: Path, { read }: Context, workshop: Workshop) => {
  const rows = lines.map(({ grade: one, coefficient, path: at }) => {
    const typed = read.outcome(coefficient ?? "", [...at, "coefficient"])?.typed;
    const says = hasCoefficient(one, coefficient ?? "");
    return typed?.sort === "number" ? { cells: [options(one)], result: typed.value, at, says } : undefined;
  });
  const known = rows.filter((row) => row !== undefined);
  if (known.length < rows.length) return undefined;
  const value = table([{ axis: "choice", of: grade }], known);
  return workshop.define(memberOf("grade", "coefficient"), typedNumber("number", value), {
    at: path,
    title: { zh: "等级系数", en: "Grade coefficient" },
    node: { role: "coefficient", parent: "grade" },
  });
};

export const lowerGrades = (
  lines: readonly Line[],
  path: Path,
  about: {
    readonly total: Tested;
    readonly share: () => Tested;
    readonly gates: readonly Gate[];
    /** What is made of the grade by thresholds before the gates. */
    readonly distribute: (plain: Choice, values: readonly string[]) => Choice | undefined;
  },
  context: Context,
  workshop: Workshop,
): Grades | undefined => {
  const values = lines.map(({ grade }) => grade);
  const plain = byThresholds(lines, lines[0]?.share ? about.share() : about.total, path, context, workshop);
  const distributed = plain && about.distribute(plain, values);
  const gated = distributed && throughGradeGates(distributed, values, about.gates, path, context, workshop);
  if (!gated) return undefined;
  const title = { zh: "等级", en: "Grade" };
  const grade = workshop.defineChoice("grade", gated, values, { at: path, title, node: { role: "grade" } });
  if (lines.every(({ coefficient }) => coefficient === undefined)) return { grade, values, coefficient: undefined };
  const coefficient = coefficientOf(lines, grade, path, context, workshop);
  return coefficient && { grade, values, coefficient };
};
