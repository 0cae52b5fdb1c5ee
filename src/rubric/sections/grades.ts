/** Grades: the first threshold from the top that the total (or its share) reaches, and the coefficient that goes with it. */

import { defineDiagnostic } from "../../diagnostics/define.ts";
import { typedNumber } from "../../language/kinds.ts";
import { parseLiteral, writtenAs } from "../../language/literal.ts";
import type { Tree } from "../../language/scalars.ts";
import * as scalars from "../../language/scalars.ts";
import { validate } from "../../language/validate.ts";
import { any, either, number, option, table, when } from "../../plan/build.ts";
import { interval, options } from "../../plan/cells.ts";
import type { Atom, Choice, Numeric, Row } from "../../plan/ir.ts";
import { beforeGates } from "../../plan/names.ts";
import type { Context, Tested } from "../../rules/context.ts";
import { compare, type Fraction, fraction, toText } from "../../text/exact.ts";
import type { Path, Says } from "../../text/path.ts";
import type { Workshop } from "../workshop.ts";
import type { Gate } from "./gates.ts";

const graded = (list: string) =>
  `dimensions: { d: { weight: 10, rating: { scale: 0..10 } } }\ntotal: { out_of: 10 }\ngrades: [${list}]\n`;
const good = graded("{ grade: A, from: 8, coefficient: 1.2 }, { grade: B, otherwise: true, coefficient: 1 }");
const order = defineDiagnostic<{ grade: string; from: string; above: string }>({
  code: "grades/order",
  severity: "error",
  en: ({ grade, from, above }) =>
    `Grade \`${grade}\` from ${from} stands below one from ${above}: nothing could ever reach it, or the grades run the wrong way.`,
  zh: ({ grade, from, above }) => `等级“${grade}”（${from} 起）排在 ${above} 起的等级之下：要么永远到不了，要么等级写反了。`,
  help: {
    en: () => "List the grades from the best down, each with a lower `from`.",
    zh: () => "请从高到低列出各等级，from 逐级降低。",
  },
  bad: graded("{ grade: A, from: 6 }, { grade: B, from: 8 }, { grade: C, otherwise: true }"),
  good: graded("{ grade: A, from: 8 }, { grade: B, from: 6 }, { grade: C, otherwise: true }"),
});
const hole = defineDiagnostic<{ witness: string }>({
  code: "grades/hole",
  severity: "error",
  en: ({ witness }) => `A total of ${witness} has no grade.`,
  zh: ({ witness }) => `总分 ${witness} 没有对应的等级。`,
  help: {
    en: () => "End the list with a grade that has `otherwise: true`, or let the last `from` be the lowest total.",
    zh: () => "最后一级请写 otherwise: true，或让最低一级的 from 等于最低总分。",
  },
  bad: graded("{ grade: A, from: 8 }, { grade: B, from: 6 }"),
  good: graded("{ grade: A, from: 8 }, { grade: B, otherwise: true }"),
});
const shape = defineDiagnostic<{ grade: string }>({
  code: "grades/shape",
  severity: "error",
  en: ({ grade }) => `Grade \`${grade}\` needs either \`from\` or, as the last one, \`otherwise: true\`; and no grade twice.`,
  zh: ({ grade }) => `等级“${grade}”要写 from，或作为最后一级写 otherwise: true；等级不可重复。`,
  help: {
    en: () => "Write `{ grade: A, from: 90 }`, and as the last one `{ grade: D, otherwise: true }`.",
    zh: () => "请写成 { grade: A, from: 90 }，最后一级写 { grade: D, otherwise: true }。",
  },
  bad: graded("{ grade: A }, { grade: B, otherwise: true }"),
  good: graded("{ grade: A, from: 8 }, { grade: B, otherwise: true }"),
});
const unreachable = defineDiagnostic<{ grade: string; from: string; high: string }>({
  code: "grades/never-reached",
  severity: "error",
  en: ({ grade, from, high }) => `Grade \`${grade}\` begins at ${from}, and the total never exceeds ${high}.`,
  zh: ({ grade, from, high }) => `等级“${grade}”从 ${from} 起，而总分最高只有 ${high}。`,
  help: {
    en: () => "Mend the threshold, or write it as a share (`from: 90%`).",
    zh: () => "请改门槛，或写成占比（from: 90%）。",
  },
  bad: graded("{ grade: A, from: 80 }, { grade: B, otherwise: true }"),
  good,
});
const coefficients = defineDiagnostic<{ grade: string }>({
  code: "grades/coefficient-missing",
  severity: "error",
  en: ({ grade }) => `Other grades have a coefficient, \`${grade}\` has none.`,
  zh: ({ grade }) => `其他等级有系数，“${grade}”没有。`,
  help: {
    en: () => "Give every grade a coefficient (a number, or `blank`), or none.",
    zh: () => "请给每一级都写系数（数或 blank），或都不写。",
  },
  bad: graded("{ grade: A, from: 8, coefficient: 1 }, { grade: B, otherwise: true }"),
  good,
});
const mixed = defineDiagnostic<{ from: string }>({
  code: "grades/mixed",
  severity: "error",
  en: ({ from }) => `\`${from}\` cannot be a threshold beside the others: they are all points, or all shares of the total.`,
  zh: ({ from }) => `“${from}”与其他门槛不一致：门槛应统一写分数，或统一写占比。`,
  help: { en: () => "Write all as points (`80`), or all as shares (`80%`).", zh: () => "请统一写成分数（80）或占比（80%）。" },
  bad: graded("{ grade: A, from: 80% }, { grade: B, from: 6 }, { grade: C, otherwise: true }"),
  good: graded("{ grade: A, from: 80% }, { grade: B, from: 60% }, { grade: C, otherwise: true }"),
});
export const gradeDiagnostics = [order, hole, shape, unreachable, coefficients, mixed] as const;

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
  readonly share: boolean;
  readonly coefficient: string | undefined;
  readonly path: Path;
};
export type Grades = { readonly grade: Choice; readonly values: readonly string[]; readonly coefficient: Atom | undefined };

export const readGrades = (list: readonly Tree[], path: Path, context: Context): readonly Line[] | undefined => {
  const seen = new Set<string>();
  const lines = list.map((tree, i): Line | undefined => {
    const at = [...path, i];
    const line = validate(keys, tree, at, context.complain);
    if (!line) return undefined;
    const last = i === list.length - 1;
    const rest = line.otherwise === true;
    if ((line.from === undefined) !== rest || (rest && !last) || seen.has(line.grade)) {
      context.complain(shape, at, { grade: line.grade }, { part: "key" });
      return undefined;
    }
    seen.add(line.grade);
    const literal = line.from === undefined ? undefined : parseLiteral(line.from);
    if (line.from !== undefined && (!literal || !["literal", "points", "percent"].includes(literal.kind))) {
      context.complain(mixed, [...at, "from"], { from: line.from });
      return undefined;
    }
    return {
      grade: line.grade,
      from: literal?.value,
      share: literal?.kind === "percent",
      coefficient: line.coefficient,
      path: at,
    };
  });
  const known = lines.filter((line) => line !== undefined);
  const odd = known.find((line) => line.from && line.share !== known[0]?.share);
  if (odd) context.complain(mixed, [...odd.path, "from"], { from: odd.from ? toText(odd.from) : "" });
  const bare = known.find((line) => line.coefficient === undefined);
  if (bare && known.some((line) => line.coefficient !== undefined))
    context.complain(coefficients, bare.path, { grade: bare.grade }, { part: "key" });
  return odd || known.length < lines.length || (bare && known.some((line) => line.coefficient !== undefined)) ? undefined : known;
};

export const lowerGrades = (
  lines: readonly Line[],
  path: Path,
  about: {
    readonly total: Tested;
    readonly share: () => Tested;
    readonly gates: readonly Gate[];
    /** What is made of the grade by thresholds before the gates. */
    readonly distribute?: ((plain: Choice, values: readonly string[]) => Choice | undefined) | undefined;
  },
  context: Context,
  workshop: Workshop,
): Grades | undefined => {
  const tested = lines[0]?.share ? about.share() : about.total;
  const kind = lines[0]?.share ? "percent" : "points";
  const { bound } = tested;
  if (!bound) return undefined;
  const write = (x: Fraction) => (kind === "percent" ? writtenAs("percent", x) : toText(x));
  let above: Fraction | undefined;
  const rows: Row<Choice>[] = [];
  for (const line of lines) {
    const { from } = line;
    if (from && above && compare(from, above) >= 0) {
      context.complain(order, [...line.path, "from"], { grade: line.grade, from: write(from), above: write(above) });
      return undefined;
    }
    if (from && compare(from, bound.high) > 0 && workshop.blanks.length === 0) {
      context.complain(unreachable, [...line.path, "from"], { grade: line.grade, from: write(from), high: write(bound.high) });
      return undefined;
    }
    const cell = interval({ ...(from ? { from: toText(from) } : {}), ...(above ? { below: toText(above) } : {}) });
    const label = from ? `≥ ${write(from)}` : above ? `< ${write(above)}` : "";
    const says: Says = {
      zh: `${tested.title.zh} {${tested.atom.name}} ${label}：${line.grade}`,
      en: `${tested.title.en} {${tested.atom.name}} ${label}: ${line.grade}`,
    };
    rows.push({ cells: [cell], result: option(line.grade), at: line.path, says });
    above = from ?? above;
  }
  const last = lines[lines.length - 1];
  if (last?.from && compare(last.from, bound.low) > 0) {
    context.complain(hole, path, { witness: write(bound.low) }, { part: "key" });
    return undefined;
  }
  const values = lines.map((line) => line.grade);
  const title = { zh: "等级", en: "Grade" };
  const plain: Choice = { op: "pick", on: [{ axis: "number", of: tested.atom }], rows };
  const distributed = about.distribute ? about.distribute(plain, values) : plain;
  const grade = distributed && throughGradeGates(distributed, values, about.gates, path, context, workshop);
  if (!grade) return undefined;
  const named = workshop.defineChoice("grade", grade, values, { at: path, title, node: { role: "grade" } });
  if (lines.every((line) => line.coefficient === undefined)) return { grade: named, values, coefficient: undefined };
  const cells = lines.map((line) => {
    const outcome = context.read.outcome(line.coefficient ?? "", [...line.path, "coefficient"]);
    return outcome?.typed.sort === "number" ? { line, value: outcome.typed.value } : undefined;
  });
  const known = cells.filter((cell) => cell !== undefined);
  if (known.length < cells.length) return undefined;
  const value = table(
    [{ axis: "choice", of: named }],
    known.map(({ line, value: result }) => ({
      cells: [options(line.grade)],
      result,
      at: line.path,
      says: { zh: `等级 ${line.grade}：系数 ${line.coefficient}`, en: `grade ${line.grade}: coefficient ${line.coefficient}` },
    })),
  );
  const coefficient = workshop.define("grade.coefficient", typedNumber("number", value), {
    at: path,
    title: { zh: "等级系数", en: "Grade coefficient" },
    node: { role: "coefficient", parent: "grade" },
  });
  return { grade: named, values, coefficient };
};

/**
 * Gates on the grade: `set` makes it that grade, `cap` at best that one; of several the worst wins. Grades are compared by their place
 * in the list, which runs from the best down.
 */
const throughGradeGates = (
  plain: Choice,
  values: readonly string[],
  gates: readonly Gate[],
  path: Path,
  context: Context,
  workshop: Workshop,
): Choice | undefined => {
  if (gates.length === 0) return plain;
  const title = { zh: "等级（门槛前）", en: "Grade before gates" };
  const before = workshop.defineChoice(beforeGates("grade"), plain, values, {
    at: path,
    title,
    node: { role: "part", parent: "grade", stage: "before gates" },
  });
  const place = (i: number): Numeric => number(fraction(i));
  const placed = table(
    [{ axis: "choice", of: before }],
    values.map((value, i) => ({ cells: [options(value)], result: place(i), at: path })),
  );
  const candidates: Numeric[] = [];
  for (const gate of gates) {
    const to = typeof gate.to === "string" ? values.indexOf(gate.to) : -1;
    if (to < 0) {
      context.complain(shape, gate.at, { grade: typeof gate.to === "string" ? gate.to : "" });
      return undefined;
    }
    const result: Numeric = gate.effect === "set" ? place(to) : { op: "greatest", of: [place(to), placed] };
    const yes = { zh: `触发：${gate.reason.zh}`, en: `gate: ${gate.reason.en}` };
    candidates.push(when(gate.fires, result, place(0), gate.path, { yes }));
  }
  const worst: Numeric = when(
    any(...gates.map((gate) => gate.fires)),
    { op: "greatest", of: candidates },
    placed,
    gates[0]?.path ?? path,
  );
  const held = context.plan.part("place", typedNumber("count", worst), {
    at: path,
    title: { zh: "等级次序", en: "place of the grade" },
  });
  const byPlace: Choice = {
    op: "pick",
    on: [{ axis: "number", of: held }],
    rows: values.map((value, i) => ({
      cells: [interval({ from: String(i), upTo: String(i) })],
      result: option(value),
      at: path,
    })),
  };
  const at = gates[0]?.path ?? path;
  const says = { zh: "触发门槛，等级由门槛决定", en: "a gate decides the grade" };
  return { op: "pick", ...either(any(...gates.map((gate) => gate.fires)), byPlace, plain, at, { yes: says }) };
};
