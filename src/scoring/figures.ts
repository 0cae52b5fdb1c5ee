/** The figures of one person: every output of a rubric and the points of its dimensions, without the reasons. */
import type { Plan } from "../plan/ir.ts";
import type { Trace } from "../targets/trace/trace.ts";
import { outcomeText } from "./outcome.ts";

/** The figures without the reasons: everything that `scoreMany` computes per person. */
export type Figures = {
  readonly total?: string;
  readonly grade?: string;
  /** Points of every dimension, by name. A dimension that a gate made superfluous and whose facts are missing is not in it. */
  readonly points: Readonly<Record<string, string>>;
  readonly results: Readonly<Record<string, string>>;
};

/** Which figures a rubric has. `summary`: the total, and the grade that it comes to. */
type FigureNames = {
  readonly summary: readonly string[];
  readonly dimensions: readonly string[];
  readonly results: readonly string[];
};
const summary = ["total", "grade"];
export const figureNames = ({ definitions, outputs }: Plan): FigureNames => ({
  summary: summary.filter((name) => outputs.includes(name)),
  dimensions: definitions.flatMap(({ name, node }) => (node?.id === name ? [name] : [])),
  results: outputs.filter((name) => !summary.includes(name)),
});
export const allOf = ({ summary, dimensions, results }: FigureNames): readonly string[] => [
  ...summary,
  ...dimensions,
  ...results,
];

/** From their texts, which stand in the order of `allOf`. */
export const figuresFromTexts = (texts: readonly string[], { summary, dimensions, results }: FigureNames): Figures => {
  const first = summary.length;
  return inOneShape(
    first > 0 ? texts[0] : undefined,
    first > 1 ? texts[1] : undefined,
    named(dimensions, texts, first),
    named(results, texts, first + dimensions.length),
  );
};
/** The texts from `first` on by their names. Made by plain assignment: this runs once a person. */
export const named = (names: readonly string[], texts: readonly string[], first: number): Readonly<Record<string, string>> => {
  const found: Record<string, string> = {};
  for (let i = 0; i < names.length; i++) found[names[i] as string] = texts[first + i] as string;
  return found;
};

export const figuresFromTrace = (found: Trace, { dimensions, results }: FigureNames): Figures => {
  const { total, grade } = textsOf(found, summary);
  return inOneShape(total, grade, textsOf(found, dimensions), textsOf(found, results));
};
/** Of the lines that came to something. */
export const textsOf = ({ lines }: Trace, names: readonly string[]): Readonly<Record<string, string>> => {
  const known: Record<string, string> = {};
  for (const name of names) {
    const text = outcomeText(lines.get(name));
    if (text !== undefined) known[name] = text;
  }
  return known;
};

const inOneShape = (
  total: string | undefined,
  grade: string | undefined,
  points: Figures["points"],
  results: Figures["results"],
): Figures => {
  if (total === undefined) return { points, results };
  return grade === undefined ? { total, points, results } : { total, grade, points, results };
};
