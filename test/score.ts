/**
 * The harness of every test that scores: a fragment of a rubric in, what it comes to out. Each score is computed by the trace and by the fast
 * evaluator, and both have to say the same.
 */
import { expect } from "vitest";
import { locateDiagnostic, type Person, type Rubric, type ScoreSheet, safeParseRubric } from "../src/index.ts";
import type { Language } from "../src/text/path.ts";

const header = 'scorewright: 1\nid: test\nversion: "1"\n';
export const rubricText = (fragment: string): string => header + fragment;

const parse = (fragment: string) => safeParseRubric(rubricText(fragment));
export const diagnostics = (fragment: string) => {
  const parsed = parse(fragment);
  return parsed.success ? parsed.rubric.diagnostics : parsed.diagnostics;
};
/** The codes of every complaint, in the order in which they are reported. */
export const check = (fragment: string): readonly string[] => diagnostics(fragment).map(({ code }) => code);
export const errors = (fragment: string): readonly string[] =>
  diagnostics(fragment).flatMap(({ code, severity }) => (severity === "error" ? [code] : []));
/** Message and help of every complaint, as one reads them. */
export const says = (fragment: string, language: Language = "en"): readonly string[] =>
  diagnostics(fragment).map(({ message, help }) => [message[language], ...(help ? [help[language]] : [])].join(" "));
/** `line:code`, lines counted in the fragment. */
export const lines = (fragment: string): readonly string[] => {
  const parsed = parse(fragment);
  const [list, source] = parsed.success ? [parsed.rubric.diagnostics, parsed.rubric.source] : [parsed.diagnostics, parsed.source];
  return list.map((diagnostic) => `${locateDiagnostic(diagnostic, source).line - 3}:${diagnostic.code}`);
};

/** The rubric of a fragment that has no error. */
export const rubric = (fragment: string): Rubric => {
  const parsed = parse(fragment);
  if (parsed.success) return parsed.rubric;
  const found = parsed.diagnostics.map(({ code, message }) => `${code}: ${message.en}`);
  throw new Error(`the rubric has errors:\n${found.join("\n")}`);
};

export type Figures = {
  readonly total?: string;
  readonly grade?: string;
  readonly points: Readonly<Record<string, string>>;
  readonly results: Readonly<Record<string, string>>;
  /** Codes of the problems, where there is no score. */
  readonly refused?: readonly string[];
};

const pointsOf = ({ trace }: ScoreSheet): Record<string, string> =>
  Object.fromEntries(
    trace.flatMap(({ name, role, value }) =>
      (role === "leaf" || role === "group") && !name.includes("/") ? [[name, value]] : [],
    ),
  );
/** Scores a rubric with every evaluator. */
export const run = (of: Rubric, facts: unknown, person?: Person): { readonly figures: Figures; readonly sheet?: ScoreSheet } => {
  const [traced, fast] = [of.safeScore(facts, person), of.figures(facts)];
  if (!traced.success || !fast.success) {
    expect(fast).toEqual(traced);
    const refused = traced.success ? [] : traced.problems.map(({ code }) => code);
    return { figures: { points: {}, results: {}, refused } };
  }
  const { sheet } = traced;
  const { total, grade, results } = sheet;
  const figures: Figures = {
    ...(total === undefined ? {} : { total }),
    ...(grade === undefined ? {} : { grade }),
    points: pointsOf(sheet),
    results,
  };
  expect(fast.figures).toEqual(figures);
  return { figures, sheet };
};
export const score = (fragment: string, facts: unknown): Figures => run(rubric(fragment), facts).figures;

/** The reasons of one step (a dimension, measure or result), each with its line of the fragment. */
export const because = (of: Rubric, facts: unknown, name: string, language: Language = "en"): readonly string[] => {
  const step = run(of, facts).sheet?.trace.find((one) => one.name === name);
  if (!step) throw new Error(`no step is called ${name}`);
  return step.because.map(({ line, text }) => `${(line ?? 3) - 3}: ${text[language]}`);
};
/** What is wrong with one person's facts, as one reads it. */
export const problems = (of: Rubric, facts: unknown, language: Language = "en"): readonly string[] => {
  const result = of.safeScore(facts);
  return result.success
    ? []
    : result.problems.map(({ message, help }) => [message[language], ...(help ? [help[language]] : [])].join(" "));
};
