import type { Says } from "../../text/path.ts";

/** One person's raw facts by column id, all numbers as text. Empty cells are left out: an empty cell is missing, never zero. */
export type FactRow = {
  /** The line of the file where the record begins, or the row of the sheet, from 1. */
  readonly row: number;
  /** Absent: the file is text. */
  readonly sheet?: SheetPlace;
  readonly facts: Record<string, unknown>;
  /** A row with problems must not be scored: its cells may have moved. */
  readonly problems: readonly RowProblem[];
};
export type RowProblem = { readonly row: number; readonly column?: string; readonly message: Says; readonly help?: Says };
/** `name`: of a sheet that is not the first one, and so has to be told. */
export type SheetPlace = { readonly name?: string };

/** `row 7` of a sheet, `line 7` of a text. */
export const rowName = (row: number, sheet: SheetPlace | undefined): Says => ({
  zh: `第 ${row} 行`,
  en: `${sheet ? "row" : "line"} ${row}`,
});
/** The file, and the sheet where that has to be told. */
export const placeName = (file: Says, { name }: SheetPlace = {}): Says =>
  name === undefined ? file : { zh: `${file.zh}（工作表“${name}”）`, en: `${file.en} (sheet "${name}")` };

/** Without a prototype, so that a column called `__proto__` is a column like any other. */
export const emptyRecord = (): Record<string, unknown> => Object.create(null);
