/** Columns of figures as they are printed. */
import { type FigureColumn, figureTitles } from "../../cells/figures.ts";
import type { Figures } from "../../index.ts";
import type { Language } from "../../text/path.ts";
import type { Block } from "./row-printer.ts";

export type PrintedColumn = Omit<FigureColumn, "toCell">;

/** The cells of one row. */
export const cellsOf = (columns: readonly PrintedColumn[], figures: Figures, format: "table" | "csv"): readonly string[] =>
  columns.map(({ of }) => of(figures) ?? (format === "table" ? "—" : ""));

/** Columns of figures behind others. */
export const headersOf = (
  others: readonly string[],
  columns: readonly PrintedColumn[],
  ids: boolean,
  language: Language,
): Pick<Block, "headers" | "numeric"> => ({
  headers: [...others, ...figureTitles(ids ? columns.map(namedById) : columns, language, others)],
  numeric: (i) => columns[i - others.length]?.numeric === true,
});
const namedById = ({ id }: PrintedColumn): Pick<PrintedColumn, "id" | "title"> => ({ id, title: { zh: id, en: id } });
