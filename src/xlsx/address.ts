/** Cells and ranges as the programs call them: `E5`, `$E$5`, `'填写'!$A$2:$A$9`. */
import type { Range, Ref } from "./model.ts";

export const lastRow = 1_048_576;
export const lastColumn = 16_384;

export type Position = { readonly row: number; readonly column: number };
export type Area = { readonly from: Position; readonly to: Position };

const letterOf = (place: number): string => String.fromCharCode(65 + place);
/** 5 → `E`, 28 → `AB`. */
export const columnLetters = (column: number): string => {
  if (!Number.isInteger(column) || column < 1 || column > lastColumn) throw new Error(`There is no column ${column}.`);
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = letterOf((rest - 1) % 26) + letters;
  return letters;
};
/** `AB` → 28. */
export const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

export const checkedRow = (row: number): number => {
  if (!Number.isInteger(row) || row < 1 || row > lastRow) throw new Error(`There is no row ${row}.`);
  return row;
};
/** (5, 9) → `E9`. */
export const cellRef = (column: number, row: number): Ref => `${columnLetters(column)}${checkedRow(row)}`;
/** (5, 9) → `$E$9`. */
export const absoluteRef = (column: number, row: number): Ref => `$${columnLetters(column)}$${checkedRow(row)}`;
/** One cell is called by its own name, not as a range. */
export const rangeRef = ({ from, to }: Area): Range => {
  const [first, last] = [cellRef(from.column, from.row), cellRef(to.column, to.row)];
  return first === last ? first : `${first}:${last}`;
};
export const absoluteRange = ({ from, to }: Area): Range => {
  const [first, last] = [absoluteRef(from.column, from.row), absoluteRef(to.column, to.row)];
  return first === last ? first : `${first}:${last}`;
};

export const readRef = (ref: Ref): Position => {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(ref) ?? [];
  if (letters === undefined || digits === undefined) throw new Error(`${JSON.stringify(ref)} is not a cell.`);
  const position = { row: checkedRow(Number(digits)), column: columnNumber(letters) };
  columnLetters(position.column);
  return position;
};
export const readRange = (range: Range): Area => {
  const [first = "", last = first, ...more] = range.split(":");
  const area = { from: readRef(first), to: readRef(last) };
  if (more.length > 0 || area.from.row > area.to.row || area.from.column > area.to.column) {
    throw new Error(`${JSON.stringify(range)} is not a range.`);
  }
  return area;
};
export const overlap = (one: Area, other: Area): boolean =>
  one.from.row <= other.to.row &&
  other.from.row <= one.to.row &&
  one.from.column <= other.to.column &&
  other.from.column <= one.to.column;

/** A sheet before the cells of it, as formulas have it: `'填写'!`. Quoted always: when a name can go without differs from program to program. */
export const quoteSheet = (name: string): string => `'${name.replaceAll("'", "''")}'!`;
