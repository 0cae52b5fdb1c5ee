/** A sheet that is read and printed: rows one below the other, as high as what stands in them. */
import { displayWidth } from "../text/width.ts";
import type { Cell, CellValue, Row, Style } from "../xlsx/model.ts";
import { columnLetters } from "./layout.ts";

export type Piece = {
  readonly style?: Style;
  /** Over so many columns; 1 without. */
  readonly span?: number;
  readonly value?: CellValue;
  readonly formula?: string;
  readonly array?: boolean;
};
export type Page = {
  /** From the first column on; `undefined` leaves a column out. Answers the number of the row. */
  readonly add: (pieces: readonly (Piece | undefined)[], height?: number) => number;
  readonly next: () => number;
  readonly rows: () => readonly Row[];
  readonly merged: () => readonly string[];
  /** In points. */
  readonly height: () => number;
};

const [lineHeight, padding, usualSize] = [14.2, 5, 10];
/** Latin letters are narrower than the digits that widths are counted in. */
const widthIn = (text: string): number => {
  const characters = [...text].length;
  const wide = displayWidth(text) - characters;
  return (characters - wide) * 0.88 + wide * 1.9;
};
/** Lines that a text takes in a column of so many characters. */
export const linesOf = (text: string, width: number): number =>
  text.split("\n").reduce((sum, part) => sum + Math.max(1, Math.ceil(widthIn(part) / Math.max(width - 1, 1))), 0);
export const heightOf = (lines: number, size = usualSize): number =>
  Math.round((lines * lineHeight * size) / usualSize + padding);

export const openPage = (widths: readonly number[]): Page => {
  const rows: Row[] = [];
  const merged: string[] = [];
  let height = 0;
  const add: Page["add"] = (pieces, wanted) => {
    const at = rows.length + 1;
    const placed = placedOf(pieces);
    const needed = placed.map((one) => heightIn(one, widths));
    const own = Math.min(wanted ?? Math.max(heightOf(1), ...needed), tallest);
    for (const { column, span } of placed)
      if (span > 1) merged.push(`${columnLetters(column)}${at}:${columnLetters(column + span - 1)}${at}`);
    rows.push({ at, height: own, cells: placed.flatMap(cellsOf) });
    height += own;
    return at;
  };
  return { add, next: () => rows.length + 1, rows: () => rows, merged: () => merged, height: () => height };
};
/** What Excel takes. */
const tallest = 400;

type Placed = { readonly piece: Piece; readonly column: number; readonly span: number };
const placedOf = (pieces: readonly (Piece | undefined)[]): readonly Placed[] => {
  const placed: Placed[] = [];
  let column = 1;
  for (const piece of pieces) {
    const span = piece?.span ?? 1;
    if (piece) placed.push({ piece, column, span });
    column += span;
  }
  return placed;
};
const heightIn = ({ piece, column, span }: Placed, widths: readonly number[]): number => {
  const { value, style } = piece;
  if (typeof value !== "string" || !style?.wrap) return heightOf(1, style?.size);
  const size = style.size ?? usualSize;
  const width = widths.slice(column - 1, column - 1 + span).reduce((sum, one) => sum + one, 0) * (usualSize / size);
  return heightOf(linesOf(value, width - (style.indent ?? 0)), size);
};
const cellsOf = ({ piece, column, span }: Placed): readonly Cell[] => {
  const { span: _, style, ...content } = piece;
  const look = style ? { style } : {};
  // The border of merged cells is that of each of them.
  const others = Array.from({ length: span - 1 }, (_, i) => ({ column: column + i + 1, ...look }));
  return [{ column, ...look, ...content }, ...others];
};

/** A4 without its margins, in points, and how wide a character of the usual font is. */
const [paperHeight, paperWidth, perCharacter] = [734, 523, 5.25];
/** One page, if that makes it no smaller than can be read. */
export const fitOf = (page: Page, widths: readonly number[]): "page" | "width" => {
  const wide = widths.reduce((sum, one) => sum + one + 0.7, 0) * perCharacter;
  const scale = Math.min(1, paperWidth / wide);
  return page.height() * scale * 0.66 <= paperHeight ? "page" : "width";
};
