/** One cell of a table as a raw fact: text as people and files write it, numbers as spreadsheets hold them. */
import { valueText } from "../plan/format.ts";
import type { InputType } from "../plan/ir.ts";
import { add, fraction, fromText, isWhole, multiply, numerator, round, subtract } from "../text/exact.ts";
import type { Says } from "../text/path.ts";
import { type CellValue, decimalText, type Fault, normaliseCell, tidyCell } from "./cell.ts";
import type { Match } from "./columns.ts";
import { inUnit } from "./units.ts";

export type CellReader = (cell: unknown) => CellValue | Fault;
/** `decimalComma`: a single comma may be a decimal point. */
type Options = { readonly decimalComma?: boolean };

/** What a spreadsheet shows where a formula has failed. */
const failed = /^#(?:N\/A|DIV\/0!|[A-Z_]+[!?]|GETTING_DATA)$/;
const fault = (zh: string, en: string, help: Says): Fault => ({ message: { zh, en }, help });
const failedCell = (shown: string): Fault =>
  fault(`这一格的公式出错（${shown}）`, `shows the error ${shown}`, {
    zh: "请先修正该格的公式；没有数据就留空。",
    en: "Mend the formula of that cell, or leave it empty.",
  });
const lostDigits = (number: number): Fault =>
  fault(`${number} 超过 15 位，表格已丢失位数`, `${number} has more than 15 digits, and the spreadsheet has lost some`, {
    zh: "请将单元格设为文本后重新填写。",
    en: "Format the cell as text and enter it again.",
  });
const noise = (number: number): Fault =>
  fault(`${number} 像是浮点误差`, `${number} looks like floating-point noise`, {
    zh: "请在该格公式外加 ROUND(…, 2)。",
    en: "Put ROUND(…, 2) around the formula of that cell.",
  });
const noDate = (number: number): Fault =>
  fault(`${number} 不是日期`, `${number} is no date`, { zh: "例如 2026-03-31。", en: "Write it like 2026-03-31." });

export const cellReader = ({ column, unit }: Match, options: Options = {}): CellReader => {
  const read = readerOf(column.of, options);
  return unit ? inUnit(read, unit) : read;
};
const readerOf = (of: InputType | undefined, options: Options): CellReader => {
  // Options and texts are the author's: a date among them is no date.
  const isWords = of?.type === "choice" || of?.type === "text";
  return (cell) => {
    if (typeof cell !== "string") return typeof cell === "number" ? readNumber(cell, of) : other(cell);
    const text = isWords ? tidyCell(cell) : normaliseCell(cell, options);
    return text.startsWith("#") && failed.test(text) ? failedCell(text) : text || undefined;
  };
};
/** For cells that are only carried through. */
export const plainReader: CellReader = (cell) => {
  if (typeof cell === "string") return tidyCell(cell) || undefined;
  if (typeof cell !== "number") return other(cell);
  // A staff or identity number that has lost digits is nobody's.
  return decimalText(cell) ?? `≈${cell}`;
};
/** What no spreadsheet hands in is not nothing: it is refused by whoever reads the fact. */
const other = (cell: unknown): CellValue => {
  if (cell === undefined || cell === null) return undefined;
  return typeof cell === "boolean" ? cell : String(cell);
};
/** Whether what stands in a cell can tell one person from another. */
export const tellsApart = (text: string): boolean => text !== "" && !text.startsWith("≈") && !failed.test(text);

const readNumber = (number: number, of: InputType | undefined): CellValue | Fault => {
  const text = decimalText(number);
  if (!Number.isFinite(number)) return failedCell(String(number));
  if (text === undefined) return Math.abs(number) < 1 ? noise(number) : lostDigits(number);
  if (of?.type !== "number") return text;
  switch (of.kind) {
    case "percent": {
      const share = valueText("percent", fromText(text));
      return canBeBoth(number, of) ? twoPercents(text, share) : share;
    }
    case "date":
      return dateOf(text, number);
    case "datetime":
      return momentOf(text, number);
    default:
      return text;
  }
};

/** A cell of 500 % holds 5, and so does one in which 5 was typed and 5 % meant: from 200 % on the sign has to say it, where both can be. */
const leastUnclear = 2;
const canBeBoth = (number: number, { low, high }: InputType & { readonly type: "number" }): boolean =>
  Math.abs(number) >= leastUnclear && number <= Number(high) && number / 100 >= Number(low);
const twoPercents = (text: string, share: string): Fault =>
  fault(
    `${text} 没有百分号，分不清是 ${text}% 还是 ${share}`,
    `${text} has no per cent sign, so it can be ${text}% or ${share}`,
    {
      zh: `请写成文本，如 ${text}%。`,
      en: `Write it as text with its sign, such as ${text}%.`,
    },
  );

/** Day 0 of spreadsheets is 1899-12-30; before March 1900 they disagree, because some of them have a 29 February 1900. */
const firstDay = fraction(-25569);
/** 1930-01-01 to 9999-12-31: a smaller number is a year, or a day of the month, that somebody typed. */
const isDay = (number: number): boolean => number >= 10_959 && number < 2_958_466;
const secondsPerDay = fraction(86400);
const dateOf = (text: string, number: number): CellValue | Fault => {
  const day = fromText(text);
  return isWhole(day) && isDay(number) ? valueText("date", add(day, firstDay)) : noDate(number);
};
const thousandth = fraction(1, 1000);
/** A part of a day has no exact double: what is within a millisecond of a second is that second. */
const momentOf = (text: string, number: number): CellValue | Fault => {
  const seconds = multiply(add(fromText(text), firstDay), secondsPerDay);
  const whole = round(seconds, fraction(1), "half-up");
  const apart = subtract(seconds, whole);
  const near = numerator(round(apart, thousandth, "half-up")) === 0n;
  return near && isDay(number) ? valueText("datetime", whole) : noDate(number);
};
