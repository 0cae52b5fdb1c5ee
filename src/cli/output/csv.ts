import { stringify } from "csv-stringify/sync";

/** What a spreadsheet program may run as a formula, https://owasp.org/www-community/attacks/CSV_Injection, with the full-width signs that some fold. */
const formula = /^[=+\-@\t\r\0＝＋－＠]/;
const number = /^[-+]?\d[\d.,:/%]*$/;

/** One line of a CSV file with its end. Text that could be a formula gets a leading `'`; numbers, negative ones too, stay numbers. */
export const csvLine = (cells: readonly { readonly text: string; readonly numeric: boolean }[]): string => {
  const texts = cells.map(({ text, numeric }) => (formula.test(text) && !(numeric && number.test(text)) ? `'${text}` : text));
  // A single empty cell would come out as a blank line, which readers skip.
  return stringify([texts], { quoted_empty: texts.length === 1 });
};
/** `bom`: the mark by which Excel knows UTF-8. */
export const csvHeader = (cells: readonly string[], bom: boolean): string =>
  `${bom ? "\uFEFF" : ""}${csvLine(cells.map((text) => ({ text, numeric: false })))}`;
export const csvLines = (rows: readonly (readonly string[])[], numeric: (column: number) => boolean): string =>
  rows.map((cells) => csvLine(cells.map((text, i) => ({ text, numeric: numeric(i) })))).join("");
