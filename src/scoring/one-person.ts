/** One person at a time: the way from what was handed in to a sheet, or to the figures alone. */
import type { Facts } from "../plan/facts.ts";
import type { Plan, Program } from "../plan/ir.ts";
import { type Trace, tracer } from "../targets/trace/trace.ts";
import { lazy } from "../text/memo.ts";
import { shownLines, takenLines } from "./demanded.ts";
import { type Plain, plainFacts } from "./facts/plain.ts";
import { factReader, type ReadFacts } from "./facts/read-facts.ts";
import { allOf, type Figures, figureNames, figuresFromTexts, figuresFromTrace, named, textsOf } from "./figures.ts";
import { placeOf } from "./places.ts";
import type { Quick } from "./quick.ts";
import { refusalComplaints } from "./refusals.ts";
import type { Scored } from "./scored.ts";
import { sheetMaker } from "./sheet/make-sheet.ts";
import type { Person } from "./sheet/person.ts";
import type { ScoreSheet } from "./sheet/sheet.ts";
import type { Reading } from "./team/entries.ts";
import { completeFacts, type Member, suppliedNames } from "./team/member.ts";

/** Figures with what the next period and the longer one take from this sheet, by the names of the plan. */
export type Readings = { readonly figures: Figures; readonly taken: Readonly<Record<string, string>> };
export type OnePerson = Reading & {
  readonly sheet: (member: Member, person: Person | undefined) => Scored<{ readonly sheet: ScoreSheet }>;
  readonly figures: (member: Member) => Scored<{ readonly figures: Figures }>;
  readonly readings: (member: Member) => Scored<Readings>;
  /** The facts with what a run over the team has supplied. */
  readonly complete: (member: Member) => unknown;
};

const nothing: Member["missing"] = new Map();
/** Somebody who is scored alone. */
export const alone = (raw: unknown): Member => ({ raw, missing: nothing });

/** Without `quick` the trace gives the figures too: the same ones, more slowly, and with nothing to compile before the first. */
export const openPerson = (program: Program, quick?: Quick): OnePerson => {
  const { plan } = program;
  const taken = takenLines(program);
  const names = figureNames(plan);
  const all = allOf(names);
  const supplied = suppliedNames(plan);
  const complete = (member: Member): unknown => completeFacts(member, supplied);
  const reading = { read: placedReader(program), problemsOf: refusalComplaints(program) };
  const traced = tracing(plan, [...shownLines(program), ...taken], reading, complete);
  const makeSheet = sheetMaker(program);
  const isPlain = plainFacts(plan);
  const [quickTexts, quickTextsWithTaken] = [
    quickly(plan, all, isPlain, quick),
    quickly(plan, [...all, ...taken], isPlain, quick),
  ];

  return {
    ...reading,
    complete,
    sheet: (member, person) => {
      const result = traced(member);
      return result.success ? { success: true, sheet: makeSheet(result.found, result.facts, person) } : result;
    },
    figures: (member) => {
      const texts = quickTexts(member);
      if (texts) return { success: true, figures: figuresFromTexts(texts, names) };
      const result = traced(member);
      return result.success ? { success: true, figures: figuresFromTrace(result.found, names) } : result;
    },
    readings: (member) => {
      const texts = quickTextsWithTaken(member);
      if (texts) return { success: true, figures: figuresFromTexts(texts, names), taken: named(taken, texts, all.length) };
      const result = traced(member);
      if (!result.success) return result;
      return { success: true, figures: figuresFromTrace(result.found, names), taken: textsOf(result.found, taken) };
    },
  };
};

/** Complaints say the line of the rubric that they are about. */
const placedReader = ({ plan, lines }: Program): ((raw: unknown) => ReadFacts) => {
  const read = factReader(plan.inputs);
  return (raw) => {
    const { facts, problems } = read(raw);
    return { facts, problems: problems.map((problem) => (problem.at ? { ...problem, ...placeOf(problem.at, lines) } : problem)) };
  };
};

type Traced = { readonly facts: Facts; readonly found: Trace };
const tracing = (
  plan: Plan,
  demanded: readonly string[],
  { read, problemsOf }: Reading,
  complete: OnePerson["complete"],
): ((member: Member) => Scored<Traced>) => {
  const trace = tracer(plan);
  return (member) => {
    const given = read(complete(member));
    const found = trace(given.facts, demanded);
    // A fact that keeps the team waiting is a problem that has been told.
    const told = new Set(given.problems.map(({ message }) => message.en));
    const more = problemsOf(found.refusals, found, given, member).filter(({ message }) => !told.has(message.en));
    const problems = [...given.problems, ...more];
    return problems.length > 0 ? { success: false, problems } : { success: true, facts: given.facts, found };
  };
};

/**
 * The texts of some lines by the fast evaluator; undefined: the trace has to say. Compiled at first use: a rubric that is only checked or
 * explained never pays for it.
 */
const quickly = (plan: Plan, names: readonly string[], isPlain: Plain, quick: Quick | undefined) => {
  if (!quick) return () => undefined;
  const compiled = lazy(() => quick(plan, names));
  return ({ raw, supplied }: Member): readonly string[] | undefined =>
    isPlain(raw) ? compiled().score(raw, supplied) : undefined;
};
