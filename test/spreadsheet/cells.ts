/** What stands in cells, before any host has handed it in; and what a host gives back. */
import { notApplicable } from "../../src/plan/facts.ts";
import { valueText } from "../../src/plan/format.ts";
import type { Input } from "../../src/plan/ir.ts";
import type { Fraction } from "../../src/text/exact.ts";
import type { Draw } from "../plan/arbitrary-world.ts";

/** `moment`: a cell formatted as a date or a date with a time, `2026-03-31` or `2026-03-31 14:05:00`. */
export type Cell = undefined | string | number | boolean | { readonly moment: string } | { readonly error: string };
export type Grid = readonly (readonly Cell[])[];
export type Result = readonly (readonly unknown[])[];

/** The double that a spreadsheet holds; undefined: it has more digits than that. */
const asDouble = (text: string): number | undefined => {
  const digits = text.replace(/^-?0*\.?0*|[-.]/g, "");
  return digits.length <= 15 && /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
};
/** The same number as a formula leaves it behind: a rest in the last binary digits. */
const withRest = (number: number, draw: Draw): number => {
  const computed = [number, number * 3 - number * 2, (number * 1.1) / 1.1, number + 0.1 - 0.1][draw(4)] ?? number;
  return Number(computed.toPrecision(15)) === number ? computed : number;
};
/** A value as people enter it, in one of the ways that a spreadsheet has for it. */
export const cellOf = (draw: Draw, { of }: Input, given: unknown): Cell => {
  if (given === undefined) return undefined;
  if (given === notApplicable) return draw(2) === 0 ? "n/a" : "不适用";
  if (of.type === "flag") return draw(3) === 0 ? (given === true ? "是" : "否") : (given as boolean);
  if (of.type === "choice") {
    const option = of.values.find(({ value }) => value === given);
    return [option?.value, option?.title.zh, option?.title.en][draw(3)] ?? String(given);
  }
  if (of.type !== "number") return String(given);
  const text = valueText(of.kind, given as Fraction);
  if (of.kind === "date" || of.kind === "datetime")
    return text < "1930" || draw(4) === 0 ? text : { moment: text.replace(/ (\d\d:\d\d)$/, " $1:00") };
  if (of.kind === "percent") {
    const share = asDouble(shifted(text.slice(0, -1)));
    // From there on the sign has to be written where the fact says no range of its own.
    const isUnclear = share !== undefined && Math.abs(share) >= 2;
    return share === undefined || !fits(share) || isUnclear || draw(4) === 0 ? text : withRest(share, draw);
  }
  const number = asDouble(text);
  return number === undefined || !fits(number) || draw(4) === 0 ? text : withRest(number, draw);
};
/** Below this a number is told as the rest of a reckoning. */
const fits = (number: number): boolean => number === 0 || Math.abs(number) >= 1e-6;
/** `91.6` → `0.916`, digit by digit. */
const shifted = (percent: string): string => {
  const [whole = "0", part = ""] = percent.replace("-", "").split(".");
  const digits = whole.padStart(3, "0");
  return (
    `${percent.startsWith("-") ? "-" : ""}${digits.slice(0, -2).replace(/^0+(?=\d)/, "")}.${digits.slice(-2)}${part}`.replace(
      /\.?0+$/,
      "",
    ) || "0"
  );
};
