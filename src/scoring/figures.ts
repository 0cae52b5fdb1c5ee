/** The figures of one person: every output of a rubric and the points of its dimensions, without the reasons. */
import type { Plan } from "../plan/ir.ts";
import { isRefused, type Trace } from "../targets/trace/trace.ts";
import { kindOf, outcomeText } from "./outcome.ts";

/** The figures without the reasons: everything that `scoreMany` computes per person. */
export type Figures = {
  readonly total?: string;
  readonly grade?: string;
  /** Points of every dimension, by name. A dimension that a gate made superfluous and whose facts are missing is not in it. */
  readonly points: Readonly<Record<string, string>>;
  readonly results: Readonly<Record<string, string>>;
};

/** Which figures a rubric has. */
export type FigureNames = {
  readonly total: boolean;
  readonly grade: boolean;
  readonly dimensions: readonly string[];
  readonly results: readonly string[];
};
export const figureNames = ({ definitions, outputs }: Plan): FigureNames => ({
  total: outputs.includes("total"),
  grade: outputs.includes("grade"),
  dimensions: definitions.flatMap(({ name, node }) => (node?.id === name ? [name] : [])),
  results: outputs.filter((name) => name !== "total" && name !== "grade"),
});
export const allOf = ({ total, grade, dimensions, results }: FigureNames): readonly string[] => [
  ...(total ? ["total"] : []),
  ...(grade ? ["grade"] : []),
  ...dimensions,
  ...results,
];

/** From their texts, which stand in the order of `allOf`. Made by plain assignment: this runs once a person. */
export const figuresFromTexts = (names: FigureNames): ((texts: readonly string[]) => Figures) => {
  const all = allOf(names);
  const firstPoint = (names.total ? 1 : 0) + (names.grade ? 1 : 0);
  const firstResult = firstPoint + names.dimensions.length;
  return (texts) => {
    const points: Record<string, string> = {};
    for (let i = firstPoint; i < firstResult; i++) points[all[i] as string] = texts[i] as string;
    const results: Record<string, string> = {};
    for (let i = firstResult; i < all.length; i++) results[all[i] as string] = texts[i] as string;
    return inOneShape(names.total ? texts[0] : undefined, names.grade ? texts[1] : undefined, points, results);
  };
};

export const figuresFromTrace = (found: Trace, { dimensions, results }: FigureNames): Figures => {
  const { total, grade } = textsOf(found, ["total", "grade"]);
  return inOneShape(total, grade, textsOf(found, dimensions), textsOf(found, results));
};
/** Of the lines that came to something. */
export const textsOf = ({ lines }: Trace, names: readonly string[]): Readonly<Record<string, string>> => {
  const known: Record<string, string> = {};
  for (const name of names) {
    const line = lines.get(name);
    if (line && !isRefused(line.outcome)) known[name] = outcomeText(line.outcome, kindOf(line.definition));
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
