/**
 * Exact fractions: the only arithmetic in which a score is defined. A fraction is kept in lowest terms with a positive denominator.
 * Numerator and denominator are numbers while both are safe integers and BigInt otherwise, so that everyday values never pay for BigInt;
 * nothing outside this file may look inside, and equal values always have equal representation.
 */
export type Fraction = Small | Big;
type Small = { readonly n: number; readonly d: number };
type Big = { readonly n: bigint; readonly d: bigint };

/** Where a tie goes: `half-up` is away from zero (四舍五入), `half-even` is GB/T 8170; `up` and `down` are away from and toward zero. */
export type Rounding = "half-up" | "half-even" | "up" | "down" | "ceiling" | "floor";
export const roundings = ["half-up", "half-even", "up", "down", "ceiling", "floor"] as const;

const safe = Number.MAX_SAFE_INTEGER;
const isSmall = (x: Fraction): x is Small => typeof x.n === "number";

const gcdSmall = (a: number, b: number): number => {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
};
const gcdBig = (a: bigint, b: bigint): bigint => {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
};

/** `d` is positive; both are safe integers. Adding 0 turns -0 into 0. */
const small = (n: number, d: number): Fraction => {
  if (d === 1) return { n: n + 0, d };
  const g = gcdSmall(Math.abs(n), d);
  return g === 1 ? { n, d } : { n: n / g + 0, d: d / g };
};
const big = (n: bigint, d: bigint): Fraction => {
  if (d < 0n) return big(-n, -d);
  const g = gcdBig(n < 0n ? -n : n, d);
  const top = n / g;
  const bottom = d / g;
  return top <= safe && top >= -safe && bottom <= safe ? { n: Number(top), d: Number(bottom) } : { n: top, d: bottom };
};

export const zero: Fraction = { n: 0, d: 1 };
export const one: Fraction = { n: 1, d: 1 };
export const fraction = (n: bigint | number, d: bigint | number = 1): Fraction => {
  if (Number.isSafeInteger(n) && Number.isSafeInteger(d) && d > 0) return small(Number(n), Number(d));
  if (BigInt(d) === 0n) throw new RangeError("a fraction needs a denominator other than zero");
  return big(BigInt(n), BigInt(d));
};
export const numerator = (x: Fraction): bigint => BigInt(x.n);
export const denominator = (x: Fraction): bigint => BigInt(x.d);

export const add = (a: Fraction, b: Fraction): Fraction => {
  if (isSmall(a) && isSmall(b)) {
    if (a.d === b.d) {
      const n = a.n + b.n;
      if (n <= safe && n >= -safe) return small(n, a.d);
    } else {
      const left = a.n * b.d;
      const right = b.n * a.d;
      const n = left + right;
      const d = a.d * b.d;
      if (Math.abs(left) <= safe && Math.abs(right) <= safe && Math.abs(n) <= safe && d <= safe) return small(n, d);
    }
  }
  return big(BigInt(a.n) * BigInt(b.d) + BigInt(b.n) * BigInt(a.d), BigInt(a.d) * BigInt(b.d));
};
export const multiply = (a: Fraction, b: Fraction): Fraction => {
  if (isSmall(a) && isSmall(b)) {
    const n = a.n * b.n;
    const d = a.d * b.d;
    if (n <= safe && n >= -safe && d <= safe) return small(n, d);
  }
  return big(BigInt(a.n) * BigInt(b.n), BigInt(a.d) * BigInt(b.d));
};
export const negate = (x: Fraction): Fraction => (isSmall(x) ? { n: 0 - x.n, d: x.d } : big(-x.n, x.d));
export const subtract = (a: Fraction, b: Fraction): Fraction => add(a, negate(b));
/** `b` must not be zero: the plan proves it, so a zero here is a bug and throws. */
export const divide = (a: Fraction, b: Fraction): Fraction => multiply(a, reciprocal(b));
const reciprocal = (x: Fraction): Fraction => {
  if (!isSmall(x) || x.n === 0) return fraction(x.d, x.n);
  return x.n > 0 ? { n: x.d, d: x.n } : { n: -x.d, d: -x.n };
};
export const magnitude = (x: Fraction): Fraction => (sign(x) < 0 ? negate(x) : x);

export const sign = (x: Fraction): -1 | 0 | 1 => (x.n > 0 ? 1 : x.n < 0 ? -1 : 0);
export const compare = (a: Fraction, b: Fraction): -1 | 0 | 1 =>
  isSmall(a) && isSmall(b) ? compareSmall(a, b) : compareBig(a, b);
const compareSmall = (a: Small, b: Small): -1 | 0 | 1 => {
  if (a.d === b.d) return a.n < b.n ? -1 : a.n > b.n ? 1 : 0;
  const left = a.n * b.d;
  const right = b.n * a.d;
  if (Math.abs(left) > safe || Math.abs(right) > safe) return compareBig(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
};
const compareBig = (a: Fraction, b: Fraction): -1 | 0 | 1 => {
  const left = BigInt(a.n) * BigInt(b.d);
  const right = BigInt(b.n) * BigInt(a.d);
  return left < right ? -1 : left > right ? 1 : 0;
};
export const equal = (a: Fraction, b: Fraction): boolean => a.n === b.n && a.d === b.d;
export const least = (a: Fraction, b: Fraction): Fraction => (compare(a, b) <= 0 ? a : b);
export const greatest = (a: Fraction, b: Fraction): Fraction => (compare(a, b) >= 0 ? a : b);

export const isWhole = (x: Fraction): boolean => x.d === 1 || x.d === 1n;
export const isMultiple = (x: Fraction, unit: Fraction): boolean => sign(unit) !== 0 && isWhole(divide(x, unit));
/** The largest fraction of which both are whole multiples; with zero, the other one. */
export const commonUnit = (a: Fraction, b: Fraction): Fraction => {
  if (sign(a) === 0) return magnitude(b);
  if (sign(b) === 0) return magnitude(a);
  const top = gcdBig(BigInt(magnitude(a).n) * BigInt(b.d), BigInt(magnitude(b).n) * BigInt(a.d));
  return big(top, BigInt(a.d) * BigInt(b.d));
};

/** The multiple of `to` that the rounding chooses. `to` is positive. */
export const round = (x: Fraction, to: Fraction, how: Rounding): Fraction => {
  const steps = divide(x, to);
  if (isWhole(steps)) return x;
  if (isSmall(steps)) return multiply({ n: roundSmall(steps.n, steps.d, how), d: 1 }, to);
  return multiply(big(roundWhole(numerator(steps), denominator(steps), how), 1n), to);
};

/** The same on safe integers, d > 0: the rest and twice the rest are exact, so every tie is seen. */
const roundSmall = (n: number, d: number, how: Rounding): number => {
  const rest = n % d;
  const towardZero = (n - rest) / d;
  const away = towardZero + (n < 0 ? -1 : 1);
  const twice = 2 * Math.abs(rest);
  switch (how) {
    case "half-up":
      return (twice >= d ? away : towardZero) + 0;
    case "half-even":
      return (twice > d || (twice === d && towardZero % 2 !== 0) ? away : towardZero) + 0;
    case "up":
      return away;
    case "down":
      return towardZero + 0;
    case "ceiling":
      return (n > 0 ? away : towardZero) + 0;
    case "floor":
      return (n < 0 ? away : towardZero) + 0;
  }
};

/** n / d (d > 0) rounded to an integer. */
export const roundWhole = (n: bigint, d: bigint, how: Rounding): bigint => {
  const towardZero = n / d;
  const rest = n - towardZero * d;
  if (rest === 0n) return towardZero;
  const away = towardZero + (n < 0n ? -1n : 1n);
  const twice = 2n * (rest < 0n ? -rest : rest);
  switch (how) {
    case "half-up":
      return twice >= d ? away : towardZero;
    case "half-even":
      return twice > d || (twice === d && towardZero % 2n !== 0n) ? away : towardZero;
    case "up":
      return away;
    case "down":
      return towardZero;
    case "ceiling":
      return n > 0n ? away : towardZero;
    case "floor":
      return n < 0n ? away : towardZero;
  }
};

const powersOfTen = Array.from({ length: 16 }, (_, i) => 10 ** i);
const pattern = /^(-?)(0|[1-9]\d{0,27})(?:\.(\d{1,18}))?$/;
/** The number grammar of rubrics and facts: no exponent, hex, plus sign, underscore or leading zero; at most 28 digits before the point, 18 after. */
export const parseDecimal = (text: string): Fraction | undefined => {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [, minus = "", whole = "0", part = ""] = match;
  if (whole.length + part.length <= 15) {
    const n = Number(whole + part);
    return small(minus === "" ? n : 0 - n, powersOfTen[part.length] ?? 1);
  }
  const digits = BigInt(whole + part);
  return big(minus === "" ? digits : -digits, 10n ** BigInt(part.length));
};
/** What `toText` writes: a decimal, or `n/d` where the value has no finite decimal form. Not for text from outside. */
export const fromText = (text: string): Fraction => {
  const slash = text.indexOf("/");
  if (slash < 0) return parseDecimal(text) ?? exactDecimal(text);
  const top = text.slice(0, slash);
  return divide(parseDecimal(top) ?? exactDecimal(top), exactDecimal(text.slice(slash + 1)));
};
const exactDecimal = (text: string): Fraction => {
  const match = /^(-?\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) throw new RangeError(`not an exact number: ${text}`);
  const [, whole = "0", part = ""] = match;
  return big(BigInt(whole + part), 10n ** BigInt(part.length));
};

/** How many decimals the value needs, or undefined where it has no finite decimal form (thirds). */
export const decimals = (x: Fraction): number | undefined => {
  if (isSmall(x)) {
    let rest = x.d;
    let [two, five] = [0, 0];
    for (; rest % 2 === 0; rest /= 2) two++;
    for (; rest % 5 === 0; rest /= 5) five++;
    return rest === 1 ? Math.max(two, five) : undefined;
  }
  let d = denominator(x);
  let twos = 0;
  let fives = 0;
  for (; d % 2n === 0n; d /= 2n) twos++;
  for (; d % 5n === 0n; d /= 5n) fives++;
  return d === 1n ? Math.max(twos, fives) : undefined;
};
/** The value with exactly so many decimals; it must lie on that grid. */
export const toFixed = (x: Fraction, places: number): string => {
  if (isSmall(x) && places < 16) {
    const scale = powersOfTen[places] ?? 1;
    const multiple = scale % x.d === 0 ? x.n * (scale / x.d) : undefined;
    if (multiple !== undefined && Math.abs(multiple) <= safe) return withPoint(multiple, places);
  }
  const scaled = (numerator(x) * 10n ** BigInt(places)) / denominator(x);
  const minus = scaled < 0n ? "-" : "";
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, "0");
  return places === 0 ? minus + digits : `${minus}${digits.slice(0, -places)}.${digits.slice(-places)}`;
};
const withPoint = (scaled: number, places: number): string => {
  if (places === 0) return String(scaled);
  const digits = String(Math.abs(scaled)).padStart(places + 1, "0");
  return `${scaled < 0 ? "-" : ""}${digits.slice(0, -places)}.${digits.slice(-places)}`;
};
/** The shortest exact text: `17.5`, `-3`, `11/12`. */
export const toText = (x: Fraction): string => {
  if (x.d === 1) return x.n.toString();
  const places = decimals(x);
  return places === undefined ? `${x.n}/${x.d}` : toFixed(x, places);
};
