/** What spreadsheet programs and input methods do to a value on its way into a CSV cell, undone. Never guesses: what stays odd is left for the engine to refuse. */
import type { Says } from "../text/path.ts";

/** A raw fact; undefined: the cell is empty, which is missing and never zero. */
export type CellValue = string | boolean | undefined;
/** Why a cell cannot be used, to be read behind the name of its column. */
export type Fault = { readonly message: Says; readonly help: Says };
export const isFault = (read: CellValue | Fault): read is Fault => typeof read === "object";

/**
 * A spreadsheet's double as the decimal that was meant: 15 significant digits, which removes what binary arithmetic leaves behind (0.7 + 0.2).
 * Undefined: more digits than a double holds, or so near to 0 that only such a rest can be meant.
 */
export const decimalText = (number: number): string | undefined => {
  // Most cells: so short a text has no more than 15 digits already.
  const text = String(number);
  if (text.length <= 15 && /^-?\d+(?:\.\d+)?$/.test(text)) return text;
  const meant = Number(number.toPrecision(15));
  const size = Math.abs(meant);
  if (meant !== 0 && !(size < 1e15 && size >= 1e-6)) return undefined;
  // Adding 0 turns -0 into 0.
  return String(meant + 0);
};

/** Byte order marks, zero-width spaces and direction marks: they come along with copied text and nobody sees them. */
const invisible = /[\uFEFF\u200B\u200E\u200F\u202A-\u202E]/g;
/** The apostrophe by which spreadsheet programs force text, and by which our own CSV output keeps text from becoming a formula. */
const forcedText = /^'(?=[\d=+\-@＝＋－＠])/;

/** For cells that are only carried through. */
export const tidyCell = (text: string): string =>
  text
    .replace(invisible, "")
    .replace(/\u00A0/g, " ")
    .trim()
    .replace(forcedText, "");

const plain = /^-?\d+(?:\.\d+)?%?$/;
const numeric = /^[\d.,:%¥+\-/\s]*\d[\d.,:%¥+\-/\s]*$/;
const amount = /^([-+]?)(¥?)\s*([-+]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(%?)$/;
const date = /^(\d{4})(?:\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]|([/-])(\d{1,2})\4(\d{1,2}))$/;

/**
 * `９０％` → `90%`, `￥1,234.50` → `1234.50`, `2012年3月1日` → `2012-03-01`; anything that is not such a value only loses the space around it.
 * With `decimalComma` (files separated by semicolons) a single comma may be a decimal point, so `1,234` stays as it is.
 */
export function normaliseCell(text: string, options: { readonly decimalComma?: boolean } = {}): string {
  if (plain.test(text)) return text;
  const tidy = tidyCell(text);
  const half = halfWidth(tidy);
  const day = isoDate(half);
  if (day !== undefined) return day;
  if (!numeric.test(half)) return tidy;
  const [, before = "", , after = "", whole = "", part = "", percent = ""] = amount.exec(half) ?? [];
  const ambiguous = options.decimalComma === true && part === "" && whole.split(",").length === 2;
  if (whole === "" || (before !== "" && after !== "") || ambiguous) return half;
  return before + after + whole.replace(/,/g, "") + part + percent;
}

/** Only the full-width forms: the whole of NFKC would read `10²` as 102. */
const halfWidth = (text: string): string =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/￥/g, "¥")
    .replace(/\u2212/g, "-")
    .replace(/\u3000/g, " ");

const isoDate = (text: string): string | undefined => {
  const match = date.exec(text);
  if (!match) return undefined;
  const [, year = "", month = match[5] ?? "", day = match[6] ?? ""] = match;
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return undefined;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
};
