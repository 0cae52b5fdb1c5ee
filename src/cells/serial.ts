/** Days as spreadsheets count them. */
import { parseDate } from "../plan/format.ts";

/** Day 0 is 1899-12-30. Before March 1900 the programs disagree, because some of them have a 29 February 1900. */
const day0 = 25_569;
const firstAgreed = 61;
const lastDay = 2_958_465;

/** The number of `2026-03-31` or `2026-03-31 14:05`; undefined: no day that every spreadsheet has. */
export const serialOf = (text: string): number | undefined => {
  const [date = "", clock] = text.split(" ");
  const days = parseDate(date);
  if (days === undefined) return undefined;
  const serial = days + day0;
  if (serial < firstAgreed || serial > lastDay) return undefined;
  if (clock === undefined) return serial;
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(":").map(Number);
  return serial + (hours * 3600 + minutes * 60 + seconds) / 86_400;
};
