import type { Fraction } from "../text/exact.ts";
import { decimals, denominator, fraction, isWhole, multiply, numerator, round, toText } from "../text/exact.ts";
import type { NumberKind } from "./ir.ts";

const secondsPerDay = 86400n;
const hundred = fraction(100);
const millionth = fraction(1, 1_000_000);

/** Days since 1970-01-01 → `2012-03-31`. The proleptic Gregorian calendar, computed, never the machine's clock or zone. */
export const dateText = (days: bigint): string => {
  // Howard Hinnant, chrono-compatible low-level date algorithms: civil_from_days.
  const z = Number(days) + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
};
/** `2012-03-31` → days since 1970-01-01; undefined for a day that the calendar does not have. */
export const parseDate = (text: string): number | undefined => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1) return undefined;
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  const days = era * 146097 + dayOfEra - 719468;
  return dateText(BigInt(days)) === text ? days : undefined;
};

const units = [
  [86400n, "days"],
  [3600n, "h"],
  [60n, "min"],
] as const;
const durationText = (seconds: Fraction): string => {
  if (!isWhole(seconds)) return `${toText(seconds)} s`;
  const n = numerator(seconds);
  const [size, name] = n === 0n ? ([60n, "min"] as const) : (units.find(([unit]) => n % unit === 0n) ?? ([1n, "s"] as const));
  return `${n / size} ${name}`;
};
const datetimeText = (seconds: Fraction): string => {
  const n = numerator(seconds) / denominator(seconds);
  const days = (n - (((n % secondsPerDay) + secondsPerDay) % secondsPerDay)) / secondsPerDay;
  const rest = Number(n - days * secondsPerDay);
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  const clock = `${two(rest / 3600)}:${two((rest % 3600) / 60)}`;
  return `${dateText(days)} ${clock}${rest % 60 === 0 ? "" : `:${two(rest % 60)}`}`;
};

/**
 * The one text of a value: shortest exact decimal (`17.5`; `11/12` for an inner fraction), per cents with their sign (`91.6%`), dates as ISO,
 * durations in the largest whole unit. What comes out can be handed in again as a fact.
 */
export const valueText = (kind: NumberKind, x: Fraction): string => {
  switch (kind) {
    case "percent":
      return `${toText(multiply(x, hundred))}%`;
    case "date":
      return dateText(numerator(x) / denominator(x));
    case "datetime":
      return datetimeText(x);
    case "duration":
      return durationText(x);
    default:
      return toText(x);
  }
};

/** For people: a fraction that has no finite decimal form also says about how much that is. */
export const readableText = (kind: NumberKind, x: Fraction): string => {
  const text = valueText(kind, x);
  if (decimals(x) !== undefined || kind === "duration") return text;
  const shown = kind === "percent" ? multiply(x, hundred) : x;
  const about = toText(round(shown, millionth, "half-up"));
  return `${text} ≈ ${about}${kind === "percent" ? "%" : ""}`;
};
