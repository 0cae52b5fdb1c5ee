/** A cell of a workbook as the readers of cells take it: what its format says of a number is written out, since nothing else can tell a date. */
import { decimalText, type Fault } from "../../cells/cell.ts";
import { valueText } from "../../plan/format.ts";
import type { InputType } from "../../plan/ir.ts";
import { fraction, fromText } from "../../text/exact.ts";
import type { Says } from "../../text/path.ts";
import type { NumberFormat, SheetValue } from "../../xlsx/read/open.ts";

/** Undefined: nothing that could be carried through. */
export type Given = string | number | boolean | undefined;
/** `of`: what the column's fact takes; absent for a column that is no fact, of which a reader sees what the programs show. */
type Wanted = { readonly of: InputType | undefined; readonly from1904: boolean };

export const cellGiven = (value: SheetValue, wanted: Wanted): Given | Fault => {
  if (typeof value !== "object") return value;
  if ("error" in value) return value.error;
  if ("unreckoned" in value) return wanted.of ? unreckoned : undefined;
  return formatted(value.number, value.format, wanted);
};

const formatted = (number: number, format: NumberFormat, wanted: Wanted): Given | Fault => {
  const text = decimalText(number);
  // What has lost digits is told by whoever reads numbers.
  if (text === undefined || !Number.isFinite(number)) return number;
  switch (format.kind) {
    case "number":
      return wanted.from1904 && isMoment(wanted.of) ? number + leapDays1904 : number;
    case "percent":
      return valueText("percent", fromText(text));
    case "percent-sign":
      return `${text}%`;
    case "date":
      return momentText(number, format.shows, wanted);
    case "clock":
      return clockText(number, wanted);
    case "elapsed":
      return elapsedText(number, wanted);
  }
};
const isMoment = (of: InputType | undefined): boolean => of?.type === "number" && (of.kind === "date" || of.kind === "datetime");
const isDuration = (of: InputType | undefined): boolean => of?.type === "number" && of.kind === "duration";

const secondsPerDay = 86_400;
/** From 1900-01-01 to 1904-01-02, by which the two systems are apart. */
const leapDays1904 = 1462;
/** Seconds since 1970-01-01. Undefined: no day of the calendar; the 1900 system has a 29 February 1900, and a day 0 before its first. */
const momentOf = (number: number, from1904: boolean): number | undefined => {
  const serial = from1904 ? number + leapDays1904 : number;
  const day = Math.floor(serial);
  if (day < 1 || day === 60 || day > 2_958_465) return undefined;
  return (serial - (day < 60 ? 25_568 : 25_569)) * secondsPerDay;
};
/** A part of a day has no exact double: what is within a millisecond of a second is that second. */
const wholeSeconds = (seconds: number): number | undefined => {
  const whole = Math.round(seconds);
  return Math.abs(seconds - whole) <= 0.001 ? whole : undefined;
};

const momentText = (number: number, shows: "year" | "month" | "day" | "time", { of, from1904 }: Wanted): string | Fault => {
  const seconds = momentOf(number, from1904);
  if (seconds === undefined) return of ? noDay(number) : String(number);
  const whole = wholeSeconds(seconds);
  if (whole === undefined && isMoment(of)) return partOfSecond;
  const moment = fraction(whole ?? Math.floor(seconds));
  const date = valueText("date", fraction(Math.floor((whole ?? seconds) / secondsPerDay)));
  const hasTime = (whole ?? seconds) % secondsPerDay !== 0;
  if (isMoment(of)) return hasTime ? valueText("datetime", moment) : date;
  if (shows === "time") return hasTime ? valueText("datetime", moment) : date;
  return date.slice(0, lengths[shows]);
};
const lengths = { year: 4, month: 7, day: 10 } as const;

const clockText = (number: number, wanted: Wanted): string | Fault => {
  if (number >= 0 && number < 1) {
    const whole = wholeSeconds(number * secondsPerDay);
    if (whole === undefined && wanted.of) return partOfSecond;
    return clock(whole ?? Math.floor(number * secondsPerDay));
  }
  return isDuration(wanted.of) ? dayCutOff : momentText(number, "time", wanted);
};
const clock = (seconds: number): string => {
  const two = (n: number) => String(Math.floor(n)).padStart(2, "0");
  const text = `${Math.floor(seconds / 3600)}:${two((seconds % 3600) / 60)}`;
  return seconds % 60 === 0 ? text : `${text}:${two(seconds % 60)}`;
};

/** `36 h 30 min`. */
const elapsedText = (number: number, { of }: Wanted): string | Fault => {
  const seconds = Math.abs(number) * secondsPerDay;
  const whole = wholeSeconds(seconds) ?? (of ? undefined : Math.floor(seconds));
  if (whole === undefined) return partOfSecond;
  const parts = [
    [Math.floor(whole / 3600), "h"],
    [Math.floor((whole % 3600) / 60), "min"],
    [whole % 60, "s"],
  ] as const;
  const text = parts.flatMap(([amount, unit]) => (amount > 0 ? [`${amount} ${unit}`] : [])).join(" ");
  return text === "" ? "0 min" : `${number < 0 ? "-" : ""}${text}`;
};

const fault = (zh: string, en: string, help: Says): Fault => ({ message: { zh, en }, help });
const unreckoned = fault("这一格的公式还没有算出结果", "holds a formula whose result is not in the file", {
  zh: "请在表格软件中打开这个文件，保存后再用；或直接填写数值。",
  en: "Open the file in a spreadsheet program and save it, or type the value.",
});
const partOfSecond = fault("这一格的时间带有零点几秒，表格里看不到", "holds a part of a second, which the cell does not show", {
  zh: "请只填到秒，或在公式外加 ROUND(…*86400,0)/86400。",
  en: "Type it to the second, or put ROUND(…*86400,0)/86400 around its formula.",
});
const dayCutOff = fault(
  "这一格满 24 小时，而格式只显示不足一天的部分",
  "holds 24 hours or more, and its format shows only what is beyond whole days",
  {
    zh: "请把单元格格式改为 [h]:mm，看看是否就是要填的时长。",
    en: "Format the cell as [h]:mm, and see whether that is what was meant.",
  },
);
const noDay = (number: number): Fault =>
  fault(`这一格按日期显示，但 ${number} 不是日历上的日子`, `is shown as a date, but ${number} is no day of the calendar`, {
    zh: "公式引用空格会得到 0；没有日期就留空，否则请填 2026-03-31 这样的日期。",
    en: "A formula that refers to an empty cell gives 0. Leave the cell empty, or write a date like 2026-03-31.",
  });
