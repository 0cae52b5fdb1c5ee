/** The sheet of one person, from the trace of their score. */
import type { Facts } from "../../plan/facts.ts";
import type { Carry, Program } from "../../plan/ir.ts";
import type { Trace } from "../../targets/trace/trace.ts";
import { dimensionSheet } from "./dimensions.ts";
import { outlineOf } from "./outline.ts";
import type { Person } from "./person.ts";
import type { ScoreSheet } from "./sheet.ts";
import { type Draft, draftOf } from "./steps.ts";
import { exactText } from "./values.ts";

export const sheetMaker = (program: Program): ((trace: Trace, facts: Facts, person?: Person) => ScoreSheet) => {
  const { rubric, carry } = program;
  const outline = outlineOf(program);
  return (trace, facts, person) => {
    const draft = draftOf(trace, facts, outline);
    const { steps, used } = draft;
    const [total, grade] = [steps.get("total"), steps.get("grade")];
    const outOf = trace.lines.get("total")?.definition.node?.weight;
    return {
      format: 1,
      rubric: rubric.id,
      version: rubric.version,
      digest: rubric.digest,
      title: rubric.title,
      ...(person === undefined ? {} : { person }),
      ...(total ? { total: total.value } : {}),
      ...(outOf === undefined ? {} : { outOf }),
      ...(grade ? { grade: grade.value } : {}),
      dimensions: outline.dimensions.map((dimension) => dimensionSheet(dimension, draft, outline)),
      facts: used,
      adjustments: valuesOf(outline.adjustments, draft),
      results: valuesOf(outline.results, draft),
      ...(carry ? { carry: carriedOn(carry, draft) } : {}),
      trace: [...steps.values()],
    };
  };
};

const valuesOf = (names: readonly string[], { steps }: Draft): Readonly<Record<string, string>> => {
  const found: Record<string, string> = {};
  for (const name of names) {
    const step = steps.get(name);
    if (step) found[name] = step.value;
  }
  return found;
};

/** A balance is a line of the sheet, or a fact that was given. */
const carriedOn = (carry: readonly Carry[], { steps, scope }: Draft): Readonly<Record<string, string>> =>
  Object.fromEntries(
    carry.flatMap(({ fact, from }) => {
      const value = steps.get(from)?.value ?? (scope.facts.has(from) ? exactText(from, scope) : undefined);
      return value === undefined ? [] : [[fact, value] as const];
    }),
  );
