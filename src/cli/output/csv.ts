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
