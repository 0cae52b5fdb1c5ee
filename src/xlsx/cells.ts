/** Rows and cells. There can be hundreds of thousands, so they are put together as text, without elements on the way. */
import { checkedRow, columnLetters } from "./address.ts";
import type { Cell, CellValue, Row, Sheet } from "./model.ts";
import type { Strings } from "./strings.ts";
import type { Styles } from "./styles.ts";
import { element, plain, spoken } from "./xml.ts";

/** What the sheets of a workbook share. */
export type Shared = { readonly strings: Strings; readonly styles: Styles };

const formulaLimit = 8192;
export const checkedFormula = (formula: string, place: string, limit = formulaLimit): string => {
  const start = formula.slice(0, 40);
  if (formula === "") throw new Error(`The formula ${place} is empty.`);
  if (formula.startsWith("=")) throw new Error(`The formula ${place} is written with its "=": ${start}`);
  if (formula.length > limit) {
    throw new Error(`The formula ${place} has ${formula.length} characters, and programs take ${limit}: ${start}…`);
  }
  return formula;
};

const numberText = (value: number, place: string): string => {
  if (!Number.isFinite(value)) throw new Error(`${value} ${place} is not a number that a cell can hold.`);
  // The shortest decimal that reads back as the same double; -0 is 0.
  return String(value);
};
/** What is in the cell, and how the format calls that. */
const valueXml = (value: CellValue, place: string): { readonly type: string; readonly xml: string } => {
  switch (typeof value) {
    case "number":
      return { type: "", xml: `<v>${numberText(value, place)}</v>` };
    case "boolean":
      return { type: ' t="b"', xml: `<v>${Number(value)}</v>` };
    case "string":
      return { type: ' t="str"', xml: `<v>${spoken(value)}</v>` };
    default:
      return { type: ' t="e"', xml: `<v>${value.error}</v>` };
  }
};
const formulaXml = (formula: string, ref: string, array: boolean | undefined): string =>
  `<f${array ? ` t="array" ref="${ref}"` : ""}>${plain(checkedFormula(formula, `in ${ref}`))}</f>`;

/** What the loop over cells needs of a column: the letters, found once. */
const letters: string[] = [];
const lettersOf = (column: number): string => {
  const known = letters[column];
  if (known !== undefined) return known;
  const made = columnLetters(column);
  letters[column] = made;
  return made;
};
const cellXml = ({ column, style, value, formula, array }: Cell, row: number, { strings, styles }: Shared): string => {
  const ref = `${lettersOf(column)}${row}`;
  const look = style ? styles.number(style) : 0;
  const start = look === 0 ? `<c r="${ref}"` : `<c r="${ref}" s="${look}"`;
  if (formula !== undefined) {
    const { type, xml } = value === undefined ? { type: "", xml: "" } : valueXml(value, `in ${ref}`);
    return `${start}${type}>${formulaXml(formula, ref, array)}${xml}</c>`;
  }
  // Nobody can type an empty text into a cell, and formulas would not find it blank.
  if (value === undefined || value === "") return look === 0 ? "" : `${start}/>`;
  if (typeof value === "string") return `${start} t="s"><v>${strings.number(value)}</v></c>`;
  const { type, xml } = valueXml(value, `in ${ref}`);
  return `${start}${type}>${xml}</c>`;
};

/** The greatest height of a row, in points. */
const heightLimit = 409.5;
const rowXml = (row: Row, shared: Shared): string => {
  let before = 0;
  let inside = "";
  for (const cell of row.cells) {
    if (cell.column <= before) throw new Error(`Cells of row ${row.at} are out of order: column ${cell.column} after ${before}.`);
    before = cell.column;
    inside += cellXml(cell, row.at, shared);
  }
  const height = row.height === undefined ? undefined : Math.min(row.height, heightLimit);
  return element(
    "row",
    { r: row.at, ht: height, hidden: row.hidden || undefined, customHeight: height === undefined ? undefined : true },
    inside,
  );
};
export function* rowsXml({ name, rows }: Sheet, shared: Shared): Iterable<string> {
  let before = 0;
  yield "<sheetData>";
  for (const row of rows) {
    if (row.at <= before) throw new Error(`Rows of ${name} are out of order: ${row.at} after ${before}.`);
    before = checkedRow(row.at);
    yield rowXml(row, shared);
  }
  yield "</sheetData>";
}
