/** The rows of a sheet, one after the other (ECMA-376 part 1, 18.3.1.73): only cells that hold something. */
import { damaged } from "./fault.ts";
import { limits } from "./limits.ts";
import { isTrue } from "./package.ts";
import { xmlPieces } from "./part.ts";
import { textCollector } from "./text.ts";
import { type Book, type CellText, readValue, type SheetValue } from "./value.ts";
import type { Attributes, XmlHandler } from "./xml.ts";
import type { Part, Zip } from "./zip.ts";

export type SheetRow = {
  /** As the programs show it, from 1. */
  readonly at: number;
  readonly isHidden: boolean;
  readonly cells: readonly SheetCell[];
};
export type SheetCell = {
  /** From 0. */
  readonly column: number;
  readonly value: SheetValue;
  /** It was reckoned and not typed. */
  readonly isFormula: boolean;
};
/** `isHiddenColumn` knows when the first row has come. */
export type Sheet = { readonly rows: Generator<SheetRow>; readonly isHiddenColumn: (column: number) => boolean };

type Reading = CellText & { readonly column: number; hasOwnText: boolean };
type ColumnRange = readonly [first: number, last: number];

export const openSheet = (zip: Zip, part: Part, book: Book): Sheet => {
  const hidden: ColumnRange[] = [];
  const done: SheetRow[] = [];
  const handler = sheetHandler(book, hidden, (row) => done.push(row), part.name);
  const rows = function* (): Generator<SheetRow> {
    for (const _ of xmlPieces(zip, part, handler)) yield* done.splice(0);
    yield* done.splice(0);
  };
  const isHiddenColumn = (column: number) => hidden.some(([first, last]) => column >= first && column <= last);
  return { rows: rows(), isHiddenColumn };
};

const sheetHandler = (book: Book, hiddenColumns: ColumnRange[], give: (row: SheetRow) => void, part: string): XmlHandler => {
  const own = textCollector();
  let row: { at: number; isHidden: boolean; cells: SheetCell[] } | undefined;
  let cell: Reading | undefined;
  let inside: "value" | "own" | undefined;
  let [lastRow, lastColumn] = [0, -1];
  const openRow = ({ r, hidden }: Attributes): void => {
    lastRow = r === undefined ? lastRow + 1 : Number(r);
    if (!(lastRow >= 1 && lastRow <= limits.rows))
      throw damaged(`“${part}”里没有第 ${r} 行`, `"${part}" names a row ${r}, which no sheet has`);
    lastColumn = -1;
    row = { at: lastRow, isHidden: isTrue(hidden), cells: [] };
  };
  const openCell = ({ r, t = "n", s = "0" }: Attributes): void => {
    lastColumn = r === undefined ? lastColumn + 1 : columnOf(r);
    if (!(lastColumn >= 0 && lastColumn < limits.columns))
      throw damaged(`“${part}”里没有 ${r} 这样的格`, `"${part}" names a cell ${r}, which no sheet has`);
    cell = { column: lastColumn, type: t, style: Number(s), value: "", hasValue: false, isFormula: false, hasOwnText: false };
  };
  const closeCell = (read: Reading): void => {
    const value = read.hasOwnText ? own.take() : readValue(read, book, part);
    if (value === undefined || value === "" || !row) return;
    if (row.cells.length >= limits.columns) throw tooMuch(part);
    row.cells.push({ column: read.column, value, isFormula: read.isFormula });
  };
  const openInCell = (name: string, one: Reading): void => {
    if (name === "v") [inside, one.hasValue] = ["value", true];
    else if (name === "f") one.isFormula = true;
    else if (name === "is") [inside, one.hasOwnText] = ["own", true];
  };
  return {
    open: (name, attributes) => {
      if (inside === "own") own.open(name);
      else if (cell) openInCell(name, cell);
      else if (row) {
        if (name === "c") openCell(attributes);
      } else if (name === "row") openRow(attributes);
      else if (name === "col") hideColumns(attributes, hiddenColumns);
    },
    text: (text) => {
      if (inside === "value" && cell) {
        cell.value += text;
        if (cell.value.length > limits.token) throw tooMuch(part);
      } else if (inside === "own") own.text(text);
    },
    close: (name) => {
      if (inside === "own" && name !== "is") own.close(name);
      else if (name === "v" || name === "is") inside = undefined;
      else if (name === "c" && cell) {
        closeCell(cell);
        cell = undefined;
      } else if (name === "row" && row) {
        if (row.cells.length > 0) give(row);
        row = undefined;
      }
    },
  };
};

const tooMuch = (part: string) =>
  damaged(`“${part}”的一行或一格里内容过多`, `a row or cell in "${part}" holds more than any sheet can`);

/** `BC12` → 54. */
const columnOf = (ref: string): number => {
  let column = 0;
  for (let i = 0; i < ref.length; i++) {
    const letter = ref.charCodeAt(i) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
};
const hideColumns = ({ min, max, hidden }: Attributes, found: ColumnRange[]): void => {
  if (isTrue(hidden) && found.length < limits.columns) found.push([Number(min) - 1, Number(max) - 1]);
};
