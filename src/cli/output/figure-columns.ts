import type { Figures, Rubric, Says } from "../../index.ts";
import { byName } from "../../plan/lookup.ts";
import { type Language, pathText } from "../../text/path.ts";
import type { Block } from "./row-printer.ts";

/** One figure of everybody's: a column of a table. */
export type FigureColumn = {
  readonly id: string;
  readonly title: Says;
  readonly numeric: boolean;
  readonly of: (figures: Figures) => string | undefined;
};

/** Points of the dimensions right below the total, the total, the grade, the results: in the order of the rubric. */
export const figureColumns = ({ program }: Pick<Rubric, "program">): readonly FigureColumn[] => {
  const { plan, lines } = program;
  const definitions = byName(plan.definitions);
  const dimensions = plan.definitions
    .filter(({ node }) => node?.parent === "total" && (node.role === "leaf" || node.role === "group"))
    .map(({ name, at }) => ({ name, line: lines[pathText(at)] ?? 0 }))
    .sort((a, b) => a.line - b.line)
    .map(({ name }) => name);
  const column = (id: string, of: FigureColumn["of"]): readonly FigureColumn[] => {
    const definition = definitions.get(id);
    return definition ? [{ id, title: definition.title, numeric: definition.is.sort === "number", of }] : [];
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

/** The cells of one row. */
export const cellsOf = (columns: readonly FigureColumn[], figures: Figures, format: "table" | "csv"): readonly string[] =>
  columns.map(({ of }) => of(figures) ?? (format === "table" ? "—" : ""));

/** Columns of figures behind others. Where two headers would read the same, the name in the rubric tells them apart. */
export const headersOf = (
  others: readonly string[],
  columns: readonly FigureColumn[],
  ids: boolean,
  language: Language,
): Pick<Block, "headers" | "numeric"> => {
  const title = (column: FigureColumn) => (ids ? column.id : column.title[language]);
  const count = new Map<string, number>();
  for (const text of [...others, ...columns.map(title)]) count.set(text, (count.get(text) ?? 0) + 1);
  const own = columns.map((column) => {
    const text = title(column).replace(/\s+/g, " ");
    return (count.get(title(column)) ?? 0) > 1 && text !== column.id ? `${text} (${column.id})` : text;
  });
  return { headers: [...others, ...own], numeric: (i) => columns[i - others.length]?.numeric === true };
};
