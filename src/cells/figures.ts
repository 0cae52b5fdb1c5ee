/** The figures of a score as columns of a table: which there are, what they are called, what stands in their cells. */
import type { Definition, Program } from "../plan/ir.ts";
import { byName } from "../plan/lookup.ts";
import type { Figures } from "../scoring/figures.ts";
import { denominator, fraction, fromText, multiply, numerator, toText } from "../text/exact.ts";
import { type Language, pathText, type Says } from "../text/path.ts";

/** One figure of everybody's: a column of a table. */
export type FigureColumn = {
  readonly id: string;
  readonly title: Says;
  readonly numeric: boolean;
  readonly of: (figures: Figures) => string | undefined;
  readonly toCell: (text: string) => FigureCell;
};
/**
 * A number as spreadsheets reckon with it, the double nearest to the figure; a per cent is its share, as cells that are formatted so hold it.
 * Text for what is no number to them: grades, dates, durations, and figures of more than 15 digits, which a double would cut.
 */
export type FigureCell = string | number | boolean;

/** Points of the dimensions right below the total, the total, the grade, the results: in the order of the rubric. */
export const figureColumns = ({ plan, lines }: Pick<Program, "plan" | "lines">): readonly FigureColumn[] => {
  const definitions = byName(plan.definitions);
  const dimensions = plan.definitions
    .filter(({ node }) => node?.parent === "total" && (node.role === "leaf" || node.role === "group"))
    .map(({ name, at }) => ({ name, line: lines[pathText(at)] ?? 0 }))
    .sort((a, b) => a.line - b.line)
    .map(({ name }) => name);
  const column = (id: string, of: FigureColumn["of"]): readonly FigureColumn[] => {
    const definition = definitions.get(id);
    return definition ? [columnOf(id, definition, of)] : [];
  };
  return [
    ...dimensions.flatMap((name) => column(name, ({ points }) => points[name])),
    ...(plan.outputs.includes("total") ? column("total", ({ total }) => total) : []),
    ...(plan.outputs.includes("grade") ? column("grade", ({ grade }) => grade) : []),
    ...plan.outputs
      .filter((name) => name !== "total" && name !== "grade")
      .flatMap((name) => column(name, ({ results }) => results[name])),
  ];
};
const columnOf = (id: string, { title, is }: Definition, of: FigureColumn["of"]): FigureColumn => ({
  id,
  title,
  numeric: is.sort === "number",
  of,
  toCell: cellWriter(is),
});

const cellWriter = (is: Definition["is"]): FigureColumn["toCell"] => {
  if (is.sort === "condition") return (text) => text === "true";
  if (is.sort === "choice" || is.kind === "date" || is.kind === "datetime" || is.kind === "duration") return (text) => text;
  if (is.kind === "percent") return (text) => numberCell(toText(multiply(fromText(text.slice(0, -1)), hundredth)), text);
  return (text) => numberCell(text, text);
};
const hundredth = fraction(1, 100);
/** `otherwise` stands where a double has too few digits. */
const numberCell = (text: string, otherwise: string): FigureCell => {
  if (text.includes("/")) return Number(numerator(fromText(text))) / Number(denominator(fromText(text)));
  const number = Number(text);
  return text.replace(/^-?0*\.?0*|\./g, "").length <= 15 || Number.isSafeInteger(number) ? number : otherwise;
};

/** Headers over columns of figures. Where one would read like another, or like one of `others`, the name in the rubric tells them apart. */
export const figureTitles = (
  columns: readonly Pick<FigureColumn, "id" | "title">[],
  language: Language,
  others: readonly string[] = [],
): readonly string[] => {
  const titles = columns.map(({ id, title }) => ({ id, text: title[language].replace(/\s+/g, " ") }));
  const count = new Map<string, number>();
  for (const text of [...others, ...titles.map(({ text }) => text)]) count.set(text, (count.get(text) ?? 0) + 1);
  return titles.map(({ id, text }) => ((count.get(text) ?? 0) > 1 && text !== id ? `${text} (${id})` : text));
};
