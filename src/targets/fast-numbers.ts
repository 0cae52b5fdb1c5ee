/** Raw numbers straight to whole units: decimal text in the grammar of `parseDecimal`, or a whole JavaScript number. */
import { parseDate } from "../plan/format.ts";
import { rangeOf } from "../plan/integer-nodes.ts";
import type { Column } from "../plan/integers.ts";
import type { Fraction } from "../text/exact.ts";
import { denominator, divide, fraction, fromText, isWhole, numerator, parseDecimal } from "../text/exact.ts";
import type { Numbers, Wides } from "./fast-steps.ts";

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
  i++;
  if (digits > 0)
    for (; i < end; i++) {
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

type NumberColumn = Column["of"] & { readonly type: "number" };
/** What one whole of the text is worth: a per cent is a hundredth, a bare number of a duration the seconds declared for it. */
const worthOf = ({ kind, bare }: NumberColumn): Fraction | undefined => {
  switch (kind) {
    case "percent":
      return fraction(1, 100);
    case "duration":
      return bare === undefined ? undefined : fromText(bare);
    case "datetime":
      return undefined;
    default:
      return fraction(1);
  }
};
type Reader = (given: unknown, n: Numbers, at: number, w: Wides, wideAt: number) => boolean;
const ofNumber = (given: number, scale: Scale): number => {
  if (!Number.isInteger(given)) return read(String(given), String(given).length, scale);
  const value = scaled(Math.abs(given), 0, scale);
  return given < 0 ? 0 - value : value;
};
/** True if it was put. A column whose range does not fit a number goes into `w`. */
export const numberReader = (of: NumberColumn): Reader => {
  const { kind } = of;
  const { low, high } = rangeOf(of);
  const worth = worthOf(of);
  if (!worth || low === undefined || high === undefined) return () => false;
  const unit = divide(fromText(of.unit), worth);
  if (low < -safe || high > safe) return wideReader(kind, unit, low, high);
  const [least, most] = [Number(low), Number(high)];
  const scale = scaleOf(unit);
  const put = (value: number, n: Numbers, at: number): boolean => {
    n[at] = value;
    return value >= least && value <= most;
  };
  if (kind === "date") {
    return (given, n, at) => {
      const days = typeof given === "string" ? parseDate(given) : undefined;
      return days !== undefined && put(scaled(days, 0, scale), n, at);
    };
  }
  if (kind === "percent") {
    return (given, n, at) => {
      if (typeof given !== "string") return false;
      const end = given.length - 1;
      return given.charCodeAt(end) === percentSign && put(read(given, end, scale), n, at);
    };
  }
  return (given, n, at) => {
    if (typeof given === "string") return put(read(given, given.length, scale), n, at);
    return typeof given === "number" && put(ofNumber(given, scale), n, at);
  };
};
const wideReader = (kind: NumberColumn["kind"], unit: Fraction, low: bigint, high: bigint): Reader => {
  const unitsOf = (given: unknown): Fraction | undefined => {
    if (kind === "date") return undefined;
    if (kind !== "percent" && typeof given === "number" && Number.isSafeInteger(given)) return fraction(given);
    if (typeof given !== "string") return undefined;
    if (kind !== "percent") return parseDecimal(given);
    return given.endsWith("%") ? parseDecimal(given.slice(0, -1)) : undefined;
  };
  return (given, n, at, w, wideAt) => {
    const value = unitsOf(given);
    const steps = value && divide(value, unit);
    if (!steps || !isWhole(steps)) return false;
    const whole = numerator(steps);
    if (whole < low || whole > high) return false;
    n[at] = 0;
    w[wideAt] = whole;
    return true;
  };
};
