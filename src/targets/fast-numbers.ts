/** Raw numbers straight to whole units: decimal text in the grammar of `parseDecimal`, or a whole JavaScript number. */
import { parseDate } from "../plan/format.ts";
import { rangeOf } from "../plan/integer-nodes.ts";
import type { Column } from "../plan/integers.ts";
import type { Fraction } from "../text/exact.ts";
import { denominator, divide, fraction, fromText, isWhole, multiply, numerator, parseDecimal } from "../text/exact.ts";
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
/** True if it was put. A column whose range does not fit a number goes into `w`. */
export const numberReader = (
  of: NumberColumn,
): ((given: unknown, n: Numbers, at: number, w: Wides, wideAt: number) => boolean) => {
  const { kind } = of;
  if (kind === "datetime" || kind === "duration") return () => false;
  const { low, high } = rangeOf(of);
  if (low === undefined || high === undefined) return () => false;
  if (low < -safe || high > safe) return wideReader(of, low, high);
  const [least, most] = [Number(low), Number(high)];
  const isPercent = kind === "percent";
  const scale = scaleOf(isPercent ? multiply(fromText(of.unit), fraction(100)) : fromText(of.unit));
  const valueOf = (given: unknown): number => {
    if (typeof given === "string") {
      if (kind === "date") return scaled(parseDate(given) ?? Number.NaN, 0, scale);
      if (!isPercent) return read(given, given.length, scale);
      const end = given.length - 1;
      return given.charCodeAt(end) === percentSign ? read(given, end, scale) : Number.NaN;
    }
    if (!Number.isSafeInteger(given) || isPercent || kind === "date") return Number.NaN;
    const value = scaled(Math.abs(given as number), 0, scale);
    return (given as number) < 0 ? 0 - value : value;
  };
  return (given, n, at) => {
    const value = valueOf(given);
    if (!(value >= least && value <= most)) return false;
    n[at] = value;
    return true;
  };
};
const wideReader = ({ kind, unit: text }: NumberColumn, low: bigint, high: bigint): ReturnType<typeof numberReader> => {
  const unit = fromText(text);
  const hundredth = fraction(1, 100);
  const valueOf = (given: unknown): Fraction | undefined => {
    if (kind === "date") return undefined;
    if (typeof given === "number") return kind !== "percent" && Number.isSafeInteger(given) ? fraction(given) : undefined;
    if (typeof given !== "string") return undefined;
    if (kind !== "percent") return parseDecimal(given);
    const share = given.endsWith("%") ? parseDecimal(given.slice(0, -1)) : undefined;
    return share && multiply(share, hundredth);
  };
  return (given, n, at, w, wideAt) => {
    const value = valueOf(given);
    const steps = value && divide(value, unit);
    if (!steps || !isWhole(steps)) return false;
    const whole = numerator(steps);
    if (whole < low || whole > high) return false;
    n[at] = 0;
    w[wideAt] = whole;
    return true;
  };
};
