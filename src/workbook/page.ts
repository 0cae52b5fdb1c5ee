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
  /** What a formula can come to at its longest, for the height. */
  readonly longest?: string;
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

const [lineHeight, padding, usualSize] = [15, 4, 10];
/** Lines that a text takes in a column of so many characters. */
export const linesOf = (text: string, width: number): number =>
  text.split("\n").reduce((sum, part) => sum + Math.max(1, Math.ceil((displayWidth(part) * 0.95) / Math.max(width - 1, 1))), 0);
export const heightOf = (lines: number, size = usualSize): number =>
  Math.round((lines * lineHeight * size) / usualSize + padding);

export const openPage = (widths: readonly number[]): Page => {
  const rows: Row[] = [];
  const merged: string[] = [];
  let height = 0;
  const add: Page["add"] = (pieces, wanted) => {
    const at = rows.length + 1;
    const cells: Cell[] = [];
    let [column, most] = [1, heightOf(1)];
    for (const piece of pieces) {
      const span = piece?.span ?? 1;
      if (piece) {
        const { value, formula, array, longest, style } = piece;
        const width =
          widths.slice(column - 1, column - 1 + span).reduce((sum, one) => sum + one, 0) *
          (usualSize / (style?.size ?? usualSize));
        const text = longest ?? (typeof value === "string" ? value : "");
        const lines = style?.wrap ? linesOf(text, width - (style.indent ?? 0)) : 1;
        most = Math.max(most, heightOf(lines, style?.size));
        const look = style ? { style } : {};
        cells.push({
          column,
          ...look,
          ...(value === undefined ? {} : { value }),
          ...(formula === undefined ? {} : { formula }),
          ...(array ? { array } : {}),
        });
        // The border of merged cells is that of each of them.
        for (let i = 1; i < span; i++) cells.push({ column: column + i, ...look });
        if (span > 1) merged.push(`${columnLetters(column)}${at}:${columnLetters(column + span - 1)}${at}`);
      }
      column += span;
    }
    const own = Math.min(wanted ?? most, 400);
    rows.push({ at, height: own, cells });
    height += own;
    return at;
  };
  return { add, next: () => rows.length + 1, rows: () => rows, merged: () => merged, height: () => height };
};

/** A4 without its margins, in points, and how wide a character of the usual font is. */
const [paperHeight, paperWidth, perCharacter] = [734, 523, 5.25];
/** One page, if that makes it no smaller than can be read. */
export const fitOf = (page: Page, widths: readonly number[]): "page" | "width" => {
  const wide = widths.reduce((sum, one) => sum + one + 0.7, 0) * perCharacter;
  const scale = Math.min(1, paperWidth / wide);
  return page.height() * scale * 0.8 <= paperHeight ? "page" : "width";
};
