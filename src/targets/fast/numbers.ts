/** Raw numbers straight to whole units: decimal text in the grammar of `parseDecimal`, or a whole JavaScript number. */

import { rangeOf } from "../../integers/ranges.ts";
import { type ColumnOf, unitsOf } from "../../integers/units.ts";
import type { Fraction } from "../../text/exact.ts";
import { denominator, divide, fraction, fromText, multiply, numerator, parseDecimal } from "../../text/exact.ts";
import type { Numbers, Wides } from "./steps.ts";
import { numberLength, readDay, readMoment, secondsIn, unitAfter } from "./times.ts";

const mostPlaces = 18;
const safe = BigInt(Number.MAX_SAFE_INTEGER);
/** For each number of decimals: digits · times / by is the value in units; digits beyond `most` are not for numbers. */
type Scale = { readonly times: Float64Array; readonly by: Float64Array; readonly most: Float64Array };
const scaleOf = (unit: Fraction): Scale => {
  const steps = Array.from({ length: mostPlaces + 1 }, (_, places) => divide(fraction(1, 10n ** BigInt(places)), unit));
  const usable = steps.map((step) => numerator(step) <= safe && denominator(step) <= safe);
  const column = (of: (step: Fraction) => bigint) => Float64Array.from(steps, (step, i) => (usable[i] ? Number(of(step)) : 1));
  return {
    times: column(numerator),
    by: column(denominator),
    most: Float64Array.from(steps, (step, i) => (usable[i] ? Number(safe / numerator(step)) : -1)),
  };
};
const scaled = (digits: number, places: number, { times, by, most }: Scale): number => {
  if (digits > (most[places] as number)) return Number.NaN;
  const value = digits * (times[places] as number);
  const divisor = by[places] as number;
  if (divisor === 1) return value;
  return value % divisor === 0 ? value / divisor : Number.NaN;
};

const zero = 48;
const point = 46;
/** The first `end` characters of the text; NaN: another spelling, off the grid, or too many digits for a number. */
const read = (text: string, end: number, scale: Scale): number => {
  const minus = text.charCodeAt(0) === 45;
  let i = minus ? 1 : 0;
  let digits = text.charCodeAt(i) - zero;
  if (!(digits >= 0 && digits <= 9)) return Number.NaN;
  // After a leading zero only a point may come.
  for (i++; digits > 0 && i < end; i++) {
    const digit = text.charCodeAt(i) - zero;
    if (digit < 0 || digit > 9) break;
    digits = digits * 10 + digit;
  }
  let places = 0;
  if (i < end) {
    places = end - i - 1;
    if (text.charCodeAt(i) !== point || places < 1 || places > mostPlaces) return Number.NaN;
    for (i++; i < end; i++) {
      const digit = text.charCodeAt(i) - zero;
      if (!(digit >= 0 && digit <= 9)) return Number.NaN;
      digits = digits * 10 + digit;
    }
  }
  const value = scaled(digits, places, scale);
  return minus ? 0 - value : value;
};
const percentSign = 37;

type NumberColumn = ColumnOf<"number">;
type Reader = (given: unknown, n: Numbers, at: number, w: Wides, wideAt: number) => boolean;
/** Of a whole number of either sign, or NaN. */
const scaledWhole = (given: number, scale: Scale): number => {
  const value = scaled(Math.abs(given), 0, scale);
  return given < 0 ? 0 - value : value;
};
const ofNumber = (given: number, scale: Scale): number =>
  Number.isInteger(given) ? scaledWhole(given, scale) : read(String(given), String(given).length, scale);

/** The value in units of any given that this kind takes quickly; NaN: of this one the slow reader has to make what it can. */
const unitsReader = ({ kind, bare }: NumberColumn, unit: Fraction): ((given: unknown) => number) => {
  const scale = scaleOf(unit);
  switch (kind) {
    case "percent": {
      const hundredths = scaleOf(multiply(unit, fraction(100)));
      return (given) => {
        if (typeof given !== "string") return Number.NaN;
        const end = given.length - 1;
        return given.charCodeAt(end) === percentSign ? read(given, end, hundredths) : Number.NaN;
      };
    }
    case "date":
      return (given) => (typeof given === "string" ? scaledWhole(readDay(given), scale) : Number.NaN);
    case "datetime":
      return (given) => (typeof given === "string" ? scaledWhole(readMoment(given), scale) : Number.NaN);
    case "duration": {
      const units = new Map([...secondsIn].map(([word, seconds]) => [word, scaleOf(divide(unit, fraction(seconds)))]));
      const plain = bare === undefined ? undefined : scaleOf(divide(unit, fromText(bare)));
      return (given) => {
        if (typeof given === "number") return plain ? ofNumber(given, plain) : Number.NaN;
        if (typeof given !== "string") return Number.NaN;
        const length = numberLength(given);
        const found = length === given.length ? plain : units.get(unitAfter(given, length));
        return found ? read(given, length, found) : Number.NaN;
      };
    }
    case "count":
    case "number":
    case "money":
    case "points":
      return (given) => {
        if (typeof given === "string") return read(given, given.length, scale);
        return typeof given === "number" ? ofNumber(given, scale) : Number.NaN;
      };
  }
};
/** True if it was put. A column whose range does not fit a number goes into `w`. */
export const numberReader = (of: NumberColumn): Reader => {
  const { low, high } = rangeOf(of);
  const unit = fromText(of.unit);
  if (low === undefined || high === undefined) return () => false;
  if (low < -safe || high > safe) return wideReader(of);
  const [least, most] = [Number(low), Number(high)];
  const inUnits = unitsReader(of, unit);
  return (given, n, at) => {
    const value = inUnits(given);
    n[at] = value;
    return value >= least && value <= most;
  };
};
const wideReader = (of: NumberColumn): Reader => {
  const { kind } = of;
  const units = unitsOf(of);
  const worth = kind === "percent" ? fraction(1, 100) : fraction(1);
  const exactOf = (given: unknown): Fraction | undefined => {
    if (kind === "date" || kind === "datetime" || kind === "duration") return undefined;
    if (kind !== "percent" && typeof given === "number" && Number.isSafeInteger(given)) return fraction(given);
    if (typeof given !== "string") return undefined;
    if (kind !== "percent") return parseDecimal(given);
    return given.endsWith("%") ? parseDecimal(given.slice(0, -1)) : undefined;
  };
  return (given, n, at, w, wideAt) => {
    const value = exactOf(given);
    const whole = value && units(multiply(value, worth));
    if (whole === undefined) return false;
    n[at] = 0;
    w[wideAt] = whole;
    return true;
  };
};
