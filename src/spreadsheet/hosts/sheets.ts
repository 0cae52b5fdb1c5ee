/** Google Sheets: functions of a script, which hand in Dates and show the text of what is thrown. */
import type { Programs } from "../bundle.ts";
import { type HostFunctions, hostFunctions, type Options } from "./host.ts";

/** `dateText`: a Date as `2026-03-31 14:05:00` in the time zone of the spreadsheet, which only the host knows. */
export type SheetsOptions = Options & { readonly dateText: (date: unknown) => string };

export const sheets = (programs: Programs, options: SheetsOptions): HostFunctions =>
  hostFunctions(programs, options, {
    cell: (given) => (isDate(given) ? withoutMidnight(options.dateText(given)) : given),
    // An empty cell is handed in as an empty text, and is an argument all the same.
    isOmitted: (given) => given === undefined || given === null,
    nameOf: (name) => `RUBRIC_${name}`,
  });

/** Not by its class: values may come from another realm. */
const isDate = (given: unknown): boolean => Object.prototype.toString.call(given) === "[object Date]";
/** A day is handed in as its first moment. */
const withoutMidnight = (text: string): string => text.replace(/ 00:00:00$/, "");
