/** Formulas about one chosen row of the people's sheet. */
import type { GridFigure } from "../targets/grid/grid.ts";
import { columnLetters, firstRow, headerRow, sheetMark, type TableLayout } from "./layout.ts";

/** Where it stands which row is meant: counted from the header, which is 1; 0: nobody. */
export const rowCell = "$H$1";
/** Where somebody is chosen. */
export const chooserCell = "$B$1";

export type Chosen = {
  readonly has: (key: string) => boolean;
  /** A column from its header on: a range of one cell would be none to Gnumeric. */
  readonly column: (key: string) => string;
  /** What stands there; nothing where nothing does. */
  readonly value: (key: string) => string;
  /** The same where it is a number, nothing where it says why there is none. */
  readonly number: (key: string) => string;
  /** The same where it is a text. */
  readonly text: (key: string) => string;
  /** Of a figure: which line decided, or why it has no value. */
  readonly reason: (figure: string, line: GridFigure["line"]) => string;
  /** Which line decided. */
  readonly line: (line: NonNullable<GridFigure["line"]>) => string;
  /** Which row it is. Without a choice, the first with somebody in it. */
  readonly row: string;
  /** The names to choose from. */
  readonly names: string;
};

export const chosenFrom = ({ sheet, columns, rows }: TableLayout): Chosen => {
  const places = new Map(columns.map(({ key }, i) => [key, columnLetters(i + 1)]));
  const mark = sheetMark(sheet);
  const last = firstRow + rows - 1;
  const range = (key: string, from: number) => {
    const letters = places.get(key) ?? "A";
    return `${mark}$${letters}$${from}:$${letters}$${last}`;
  };
  const column = (key: string) => range(key, headerRow);
  const at = (key: string) => `INDEX(${column(key)},${rowCell})`;
  // LibreOffice takes an empty text that was looked up for 0.
  const textAt = (key: string) => `IF(ISNUMBER(${at(key)}),"",IF(${at(key)}="","",${at(key)}))`;
  const lineAt = ({ key, texts }: NonNullable<GridFigure["line"]>) => `IF(ISNUMBER(${at(key)}),INDEX(${texts},${at(key)})&"","")`;
  const within = (formula: string) => `IF(${rowCell}=0,"",${formula})`;
  // One row more than there are, as Gnumeric takes a range of one cell for the cell.
  const who = range("person:0", firstRow).replace(/\d+$/, String(last + 1));
  // MATCH takes * and ? in a name for anything, unless a ~ stands before them.
  const name = ["~", "*", "?"].reduce((text, sign) => `SUBSTITUTE(${text},"${sign}","~${sign}")`, chooserCell);
  const place = `MATCH(${name},${who},0)`;
  const first = `IFERROR(MATCH("?*",${who},0)+1,0)`;
  return {
    has: (key) => places.has(key),
    column,
    value: (key) => within(`IF(${at(key)}="","",${at(key)})`),
    number: (key) => within(`IF(ISNUMBER(${at(key)}),${at(key)},"")`),
    reason: (figure, line) =>
      within(`IF(ISNUMBER(${at(figure)}),${line === undefined ? '""' : lineAt(line)},IF(${at(figure)}="","",${at(figure)}))`),
    line: (line) => within(lineAt(line)),
    text: (key) => within(textAt(key)),
    row: `IF(${chooserCell}="",${first},IFERROR(IF(INDEX(${who},${place})=${chooserCell},${place}+1,0),0))`,
    names: range("person:0", firstRow),
  };
};
