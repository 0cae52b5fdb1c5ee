/** Numbers as people write them: `80%`, `3 pts`, `1 h 20 min`, `8:30`, `2012-03-31`. */

import { parseDate, valueText } from "../plan/format.ts";
import type { NumberKind } from "../plan/ir.ts";
import type { Fraction } from "../text/exact.ts";
import { add, fraction, multiply, parseDecimal, toText, zero } from "../text/exact.ts";
import { owns } from "../text/record.ts";

/** A bare number has the kind `literal`: it takes the kind of what it meets. */
export type Literal = { readonly kind: NumberKind | "literal"; readonly value: Fraction };

const seconds: Readonly<Record<string, number>> = {
  s: 1,
  sec: 1,
  秒: 1,
  秒钟: 1,
  min: 60,
  minute: 60,
  minutes: 60,
  分钟: 60,
  h: 3600,
  hour: 3600,
  hours: 3600,
  小时: 3600,
  d: 86400,
  day: 86400,
  days: 86400,
  天: 86400,
  日: 86400,
};
/** Seconds in a duration's unit word, or undefined. */
export const durationUnit = (word: string): number | undefined => (owns(seconds, word) ? seconds[word] : undefined);
const pointsWords: ReadonlySet<string> = new Set(["pt", "pts", "point", "points", "分"]);

const hundredth = fraction(1, 100);

const parseDuration = (text: string): Fraction | undefined => {
  const clock = /^(\d{1,4}):([0-5]\d)(?::([0-5]\d))?$/.exec(text);
  if (clock) return fraction(Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0));
  const minus = text.startsWith("-");
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)\s*([A-Za-z]+|秒钟?|分钟|小时|天|日)\s*/g)];
  if (parts.length === 0 || parts.map((part) => part[0]).join("") !== (minus ? text.slice(1) : text)) return undefined;
  let total = zero;
  for (const [, amount = "", word = ""] of parts) {
    const [value, unit] = [parseDecimal(amount), durationUnit(word)];
    if (!value || unit === undefined) return undefined;
    total = add(total, multiply(value, fraction(unit)));
  }
  return minus ? multiply(total, fraction(-1)) : total;
};
const parseDatetime = (text: string): number | undefined => {
  const match = /^(\d{4}-\d{2}-\d{2})[ T]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/.exec(text);
  const days = match ? parseDate(match[1] ?? "") : undefined;
  return match && days !== undefined
    ? days * 86400 + Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0)
    : undefined;
};

/** `分` says points; `元` or a currency's three capitals (ISO 4217) say money. */
const wordKind = (word: string): "points" | "money" | undefined =>
  pointsWords.has(word) ? "points" : word === "元" || /^[A-Z]{3}$/.test(word) ? "money" : undefined;

export const parseLiteral = (source: string): Literal | undefined => {
  const text = source.trim();
  const plain = parseDecimal(text);
  if (plain) return { kind: "literal", value: plain };
  if (text.endsWith("%")) {
    const value = parseDecimal(text.slice(0, -1).trim());
    return value && { kind: "percent", value: multiply(value, hundredth) };
  }
  const worded = /^(-?\d+(?:\.\d+)?)\s*([A-Za-z]+|分|元)$/.exec(text);
  const kind = worded && wordKind(worded[2] ?? "");
  if (kind) {
    const value = parseDecimal(worded[1] ?? "");
    return value && { kind, value };
  }
  const days = parseDate(text);
  if (days !== undefined) return { kind: "date", value: fraction(days) };
  const moment = parseDatetime(text);
  if (moment !== undefined) return { kind: "datetime", value: fraction(moment) };
  const duration = parseDuration(text);
  return duration && { kind: "duration", value: duration };
};

/** The kinds whose numbers always say what they are: a bare number is never one of them. */
export const saysItsKind = (kind: NumberKind | "ratio" | "literal"): boolean =>
  kind === "percent" || kind === "duration" || kind === "date" || kind === "datetime";

/** How one would write the value as that kind: the likely fix in messages. */
export const writtenAs = (kind: NumberKind | "ratio" | "literal", value: Fraction): string =>
  kind === "points" ? `${toText(value)} pts` : kind === "ratio" || kind === "literal" ? toText(value) : valueText(kind, value);
