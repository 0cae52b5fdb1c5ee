/** Units that stand behind a title in brackets: `销售额（万元）`, `Response (h)`. What has a meaning changes the number; what only counts is left alone. */

import { durationUnit } from "../language/literal.ts";
import type { InputType } from "../plan/ir.ts";
import {
  compare,
  type Fraction,
  fraction,
  isWhole,
  magnitude,
  multiply,
  parseDecimal,
  round,
  subtract,
  toText,
} from "../text/exact.ts";
import type { Says } from "../text/path.ts";
import { owns } from "../text/record.ts";
import { type CellValue, type Fault, isFault } from "./cell.ts";

/** What a unit does to the value of a cell. `cell`: what a spreadsheet held, where it came from one. */
export type Unit = (value: CellValue, cell?: unknown) => CellValue | Fault;
type NumberType = InputType & { readonly type: "number" };

type Split = { readonly base: string; readonly unit: string };
/** `title (unit)` or `title%`, already folded; undefined: nothing like a unit stands at its end. */
export const splitUnit = (folded: string): Split | undefined => {
  const match = /^(.+?)[([【〔](?:单位:|unit:)?([^()[\]【】〔〕]+)[)\]】〕]$/.exec(folded) ?? /^(.+)(%)$/.exec(folded);
  return split(match);
};
/** `title/unit`: of a sum or a time its unit, of a count a rate (`Calls/day`). */
export const splitSlash = (folded: string): Split | undefined => split(/^(.+)\/([^/]+)$/.exec(folded));
const split = (match: RegExpExecArray | null): Split | undefined =>
  match ? { base: match[1] ?? "", unit: match[2] ?? "" } : undefined;

const asIs: Unit = (value) => value;
/** Of a number in bare digits; anything else says what it is by itself. */
const bare =
  (change: (number: Fraction) => string): Unit =>
  (value) => {
    const number = typeof value === "string" ? parseDecimal(value) : undefined;
    return number ? change(number) : value;
  };
const times = (factor: number): Unit => bare((number) => toText(multiply(number, fraction(factor))));

/** As far apart as the 15 digits of a spreadsheet and the number that was meant can be. */
const noise = fraction(1, 100_000_000_000_000);
/** A second is no exact part of an hour: what the digits of a cell leave of it is that second. Typed text is what it says. */
const duration =
  (unit: string, size: number): Unit =>
  (value, cell) =>
    bare((number) => {
      const seconds = multiply(number, fraction(size));
      const whole = round(seconds, fraction(1), "half-up");
      const apart = magnitude(subtract(seconds, whole));
      const isSecond = typeof cell === "number" && compare(apart, multiply(magnitude(seconds), noise)) <= 0;
      return isSecond && !isWhole(seconds) ? `${toText(whole)} s` : `${toText(number)} ${unit}`;
    })(value);

const sums: Readonly<Record<string, number>> = {
  元: 1,
  人民币: 1,
  rmb: 1,
  cny: 1,
  yuan: 1,
  千元: 1_000,
  万元: 10_000,
  万: 10_000,
  百万元: 1_000_000,
  亿元: 100_000_000,
};
const points: ReadonlySet<string> = new Set(["分", "pt", "pts", "points"]);
/** Words that say what is counted, and nothing about how. */
const counted =
  /^(?:次|件|人|个|单|份|户|家|台|套|条|起|笔|项|位|名|例|页|通|张|年|月|个月|周|天|日|工作日|times?|cases?|calls?|people|persons?|pcs|orders?|items?|years?|months?|weeks?|days?|workingdays?)$/;
/** A number may be so many of them; a count is of something that happens. */
const clock = /^(?:小时|分钟|秒|hours?|minutes?|seconds?|h|min|s)$/;

/** `0.85` under a per cent sign is 85 % to whoever formats cells, and 0.85 % to whoever types digits: nobody can tell. */
const unclear: Says = {
  zh: "列名带 %，而这一格的数没有百分号，分不清是几",
  en: "stands under a header with % and has no sign itself, so it can mean two things",
};
const sayWhich: Says = {
  zh: "把单元格设成百分比格式的，请去掉列名里的 %；直接写数的，请写成 85% 这样。",
  en: "If the cells are formatted as per cent, take the % out of the header; if they are typed, write 85%.",
};
const percent: Unit = (value, cell) => {
  const isBare = typeof cell === "number" || (typeof value === "string" && parseDecimal(value) !== undefined);
  return isBare ? { message: unclear, help: sayWhich } : value;
};

const byKind = (unit: string, { kind }: NumberType): Unit | undefined => {
  const factor = owns(sums, unit) ? sums[unit] : undefined;
  switch (kind) {
    case "percent":
      return unit === "%" || unit === "百分比" ? percent : undefined;
    case "duration": {
      const size = durationUnit(unit);
      return size === undefined ? undefined : duration(unit, size);
    }
    case "money":
      return factor === undefined ? undefined : times(factor);
    case "points":
      return points.has(unit) ? asIs : undefined;
    case "number":
    case "count":
      if (factor !== undefined) return times(factor);
      return counted.test(unit) || points.has(unit) || (kind === "number" && clock.test(unit)) ? asIs : undefined;
    default:
      return undefined;
  }
};

/** What a folded unit does to the cells of a fact; undefined: the fact cannot be in it. */
export const unitOf = (unit: string, of: InputType | undefined): Unit | undefined =>
  of?.type === "number" ? byKind(unit, of) : undefined;

/** First the cell itself, then its unit. */
export const inUnit =
  (read: (cell: unknown) => CellValue | Fault, unit: Unit): ((cell: unknown) => CellValue | Fault) =>
  (cell) => {
    const value = read(cell);
    return isFault(value) || value === undefined ? value : unit(value, cell);
  };
