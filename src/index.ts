/** The public API. */
import { Decimal } from "decimal.js";
import type { Diagnostic } from "./diagnostics/define.ts";
import { render } from "./diagnostics/render.ts";
import { type Compiled, compileObject, compileText } from "./pipeline.ts";
import type { FactsOf, RubricInput } from "./rubric/authoring.ts";
import { createError, type ScorewrightError } from "./scoring/error.ts";
import type { RawFacts } from "./scoring/facts/given.ts";
import type { PeriodScorer } from "./scoring/periods/history.ts";
import { openPeriods } from "./scoring/periods/periods.ts";
import { type ExampleResult, runExamples } from "./scoring/run-examples.ts";
import { openProgram, type Scorer } from "./scoring/scorer.ts";
import { typesText } from "./scoring/typescript.ts";
import type { Language } from "./text/path.ts";
import type { Source } from "./text/source.ts";

export type { Diagnostic } from "./diagnostics/define.ts";
export { locateDiagnostic, oneLine as diagnosticLine } from "./diagnostics/render.ts";
export * from "./engine.ts";
export { storeProgram } from "./plan/stored/store.ts";
export type {
  CarryInput,
  DimensionInput,
  DistributionInput,
  FactInput,
  FactsOf,
  LevelInput,
  RubricInput,
  TeamInput,
} from "./rubric/authoring.ts";
export type { ExampleResult } from "./scoring/run-examples.ts";
export type { Source } from "./text/source.ts";

/** A rubric that is free of errors, ready to score. */
export type Rubric<F extends object = RawFacts> = Scorer<F> &
  PeriodScorer & {
    /** Warnings and remarks; errors would have prevented the rubric. */
    readonly diagnostics: readonly Diagnostic[];
    readonly source: Source;
    /** Runs the examples in the rubric. */
    readonly runExamples: () => readonly ExampleResult[];
    /** TypeScript types of its facts and figures, as text. */
    readonly types: () => string;
  };
export type RubricError = ScorewrightError<Diagnostic> & {
  /** The complaints as they look in a terminal. */
  readonly rendered: string;
};
export type ParsedRubric<F extends object = RawFacts> =
  | { readonly success: true; readonly rubric: Rubric<F> }
  | { readonly success: false; readonly diagnostics: readonly Diagnostic[]; readonly source: Source };

const toRubric = <F extends object>({ program, diagnostics, source, examples }: Compiled): ParsedRubric<F> => {
  if (!program) return { success: false, diagnostics, source };
  const rubric: Rubric<F> = {
    ...openProgram<F>(program),
    ...openPeriods(program),
    diagnostics,
    source,
    runExamples: () => runExamples(program, examples),
    types: () => typesText(program),
  };
  return { success: true, rubric };
};
const orThrow = <F extends object>(parsed: ParsedRubric<F>): Rubric<F> => {
  if (parsed.success) return parsed.rubric;
  const rendered = render(parsed.diagnostics, parsed.source, { language: "en" });
  throw Object.assign(createError("RubricError", "rubric", rendered, parsed.diagnostics), { rendered }) satisfies RubricError;
};

/** Reads a rubric from YAML text. `name` is what complaints call the file. Never throws. */
export const safeParseRubric = (text: string, options: { readonly name?: string } = {}): ParsedRubric =>
  toRubric(compileText(text, options.name ?? "rubric"));
/** Reads a rubric from YAML text; throws a `RubricError` with every complaint. */
export const parseRubric = (text: string, options: { readonly name?: string } = {}): Rubric =>
  orThrow(safeParseRubric(text, options));

/** A rubric written in TypeScript: its facts are typed, so a misspelt fact name does not compile. Throws a `RubricError`. */
export const defineRubric = <const R extends RubricInput>(rubric: R): Rubric<FactsOf<R>> =>
  orThrow(toRubric<FactsOf<R>>(compileObject(rubric, rubric.id)));

/** Complaints as text with the lines that they are about and carets under the place. */
export const renderDiagnostics = (
  diagnostics: readonly Diagnostic[],
  source: Source,
  options: { readonly language?: Language; readonly color?: boolean } = {},
): string =>
  render(diagnostics, source, {
    language: options.language ?? "en",
    ...(options.color === undefined ? {} : { color: options.color }),
  });

const Exact = Decimal.clone({ precision: 60, toExpPos: 60, toExpNeg: -60 });
/** A figure as a `Decimal` (a per cent as its share: `91.6%` is 0.916), from a clone of decimal.js that no setting elsewhere can change. */
export const toDecimal = (figure: string): Decimal => {
  const [top = "", bottom] = figure.replace("%", "").split("/");
  const value = bottom === undefined ? new Exact(top) : new Exact(top).div(bottom);
  return figure.endsWith("%") ? value.div(100) : value;
};
