import { Decimal as Shared } from "decimal.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Fraction, Rounding } from "../../src/text/exact.ts";
import * as exact from "../../src/text/exact.ts";
import { runs } from "../runs.ts";

const { fraction, numerator, denominator, parseDecimal, roundings, toText } = exact;

/** decimal.js keeps its settings on the constructor: an own clone, wide enough that nothing below is ever rounded. */
const Decimal = Shared.clone({ precision: 400, toExpNeg: -500, toExpPos: 500 });
const modes: Record<Rounding, Shared.Rounding> = { up: 0, down: 1, ceiling: 2, floor: 3, "half-up": 4, "half-even": 6 };

/** The naive implementation: a pair of BigInt, never reduced, compared by cross-multiplication. */
type Pair = readonly [n: bigint, d: bigint];
const edge = 2n ** 53n;
const near = (middle: bigint) => fc.bigInt({ min: middle - 3n, max: middle + 3n });
const whole = fc.oneof(
  fc.bigInt({ min: -12n, max: 12n }),
  fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }),
  near(edge),
  near(-edge),
  fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }),
);
const below = fc.oneof(
  fc.bigInt({ min: 1n, max: 12n }),
  fc.constantFrom(2n, 3n, 10n, 100n, 1000n, 10n ** 9n),
  near(edge),
  near(94906266n),
  fc.bigInt({ min: 1n, max: 10n ** 30n }),
);
const pair: fc.Arbitrary<Pair> = fc.tuple(whole, below);
const of = ([n, d]: Pair): Fraction => fraction(n, d);

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
/** In lowest terms, the denominator positive, and no BigInt where numbers are enough. */
const expectFraction = (x: Fraction, [n, d]: Pair) => {
  const g = gcd(n, d);
  const [top, bottom] = d < 0n ? [-n / g, -d / g] : [n / g, d / g];
  const small = top < edge && top > -edge && bottom < edge;
  expect(x).toStrictEqual(small ? { n: Number(top), d: Number(bottom) } : { n: top, d: bottom });
};
const check = (...properties: readonly fc.IRawProperty<unknown>[]) => {
  for (const property of properties) fc.assert(property, runs(2000));
};

describe("against pairs of BigInt", () => {
  test("+ - × ÷", () => {
    check(
      fc.property(pair, pair, ([a, b], [c, d]) => {
        const [x, y] = [of([a, b]), of([c, d])];
        expectFraction(x, [a, b]);
        expectFraction(exact.add(x, y), [a * d + c * b, b * d]);
        expectFraction(exact.subtract(x, y), [a * d - c * b, b * d]);
        expectFraction(exact.multiply(x, y), [a * c, b * d]);
        expectFraction(exact.negate(x), [-a, b]);
        expectFraction(exact.magnitude(x), [a < 0n ? -a : a, b]);
        if (c !== 0n) expectFraction(exact.divide(x, y), [a * d, b * c]);
      }),
    );
  });
  test("order", () => {
    check(
      fc.property(pair, pair, ([a, b], [c, d]) => {
        const [x, y] = [of([a, b]), of([c, d])];
        const difference = a * d - c * b;
        expect(exact.compare(x, y)).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0);
        expect(exact.equal(x, y)).toBe(difference === 0n);
        expect(exact.sign(x)).toBe(a < 0n ? -1 : a > 0n ? 1 : 0);
        expect(exact.least(x, y)).toStrictEqual(difference <= 0n ? x : y);
        expect(exact.greatest(x, y)).toStrictEqual(difference >= 0n ? x : y);
        expect(exact.isWhole(x)).toBe(a % b === 0n);
      }),
    );
  });
  test("the common unit is the largest fraction that measures both", () => {
    check(
      fc.property(pair, pair, ([a, b], [c, d]) => {
        const unit = exact.commonUnit(of([a, b]), of([c, d]));
        expectFraction(unit, [gcd(a * d, c * b), b * d]);
        if (exact.sign(unit) === 0) return;
        expect(exact.sign(unit)).toBe(1);
        expect(exact.isMultiple(of([a, b]), unit)).toBe(true);
        expect(exact.isMultiple(of([c, d]), unit)).toBe(true);
      }),
    );
  });
  test("rounding takes the nearest multiple, or the neighbour that the mode names", () => {
    check(
      fc.property(pair, fc.tuple(fc.bigInt({ min: 1n, max: 1000n }), below), fc.constantFrom(...roundings), (x, to, how) => {
        const unit = of(to);
        const value = of(x);
        const result = exact.round(value, unit, how);
        expect(exact.isMultiple(result, unit)).toBe(true);
        const away = exact.compare(exact.magnitude(result), exact.magnitude(value));
        const up = exact.compare(result, value);
        const gap = exact.multiply(exact.magnitude(exact.subtract(result, value)), fraction(2));
        if (how === "floor") expect(up).toBeLessThanOrEqual(0);
        if (how === "ceiling") expect(up).toBeGreaterThanOrEqual(0);
        if (how === "up") expect(away).toBeGreaterThanOrEqual(0);
        if (how === "down") expect(away).toBeLessThanOrEqual(0);
        expect(exact.compare(gap, exact.multiply(unit, fraction(2)))).toBe(-1);
        if (how !== "half-up" && how !== "half-even") return;
        const tie = exact.compare(gap, unit);
        expect(tie).toBeLessThanOrEqual(0);
        if (tie === 0 && how === "half-up") expect(away).toBe(1);
        if (tie === 0 && how === "half-even") expect(numerator(exact.divide(result, unit)) % 2n).toBe(0n);
      }),
    );
  });
});

describe("against decimal.js", () => {
  const decimal = fc.tuple(whole, fc.integer({ min: 0, max: 12 })).map(([digits, places]) => ({
    x: fraction(digits, 10n ** BigInt(places)),
    y: new Decimal(digits.toString()).div(new Decimal(10).pow(places)),
  }));
  const text = (y: Shared) => y.toFixed().replace(/^-0$/, "0");

  test("+ - × and order", () => {
    check(
      fc.property(decimal, decimal, (a, b) => {
        expect(toText(exact.add(a.x, b.x))).toBe(text(a.y.plus(b.y)));
        expect(toText(exact.subtract(a.x, b.x))).toBe(text(a.y.minus(b.y)));
        expect(toText(exact.multiply(a.x, b.x))).toBe(text(a.y.times(b.y)));
        expect(exact.compare(a.x, b.x)).toBe(a.y.comparedTo(b.y));
      }),
    );
  });
  test("the six roundings, ties included", () => {
    const steps = fc.constantFrom("0.01", "0.1", "1", "5", "10", "0.5", "0.25", "2000");
    const tie = fc.tuple(whole, steps).map(([n, to]) => ({
      x: exact.multiply(fraction(2n * n + 1n, 2), exact.fromText(to)),
      y: new Decimal((2n * n + 1n).toString()).div(2).times(to),
      to,
    }));
    const value = fc.oneof(
      fc.tuple(decimal, steps).map(([a, to]) => ({ ...a, to })),
      tie,
    );
    check(
      fc.property(value, fc.constantFrom(...roundings), ({ x, y, to }, how) => {
        expect(toText(exact.round(x, exact.fromText(to), how))).toBe(text(y.div(to).toDecimalPlaces(0, modes[how]).times(to)));
      }),
    );
  });
});

describe.each<[Rounding, readonly string[]]>([
  ["half-up", ["-3", "-3", "-2", "-2", "-1", "-1", "0", "0", "0", "0", "1", "2", "2", "3", "3"]],
  ["half-even", ["-3", "-2", "-2", "-2", "-1", "0", "0", "0", "0", "0", "1", "2", "2", "2", "3"]],
  ["up", ["-3", "-3", "-3", "-2", "-2", "-1", "-1", "0", "1", "1", "2", "2", "3", "3", "3"]],
  ["down", ["-2", "-2", "-2", "-1", "-1", "0", "0", "0", "0", "0", "1", "1", "2", "2", "2"]],
  ["ceiling", ["-2", "-2", "-2", "-1", "-1", "0", "0", "0", "1", "1", "2", "2", "3", "3", "3"]],
  ["floor", ["-3", "-3", "-3", "-2", "-2", "-1", "-1", "0", "0", "0", "1", "1", "2", "2", "2"]],
])("%s", (how, expected) => {
  const values = ["-2.6", "-2.5", "-2.4", "-1.6", "-1.4", "-0.5", "-0.1", "0", "0.1", "0.4", "1.4", "1.5", "2.4", "2.5", "2.6"];
  test.each(values.map((value, i) => [value, expected[i]]))("%s → %s", (value = "", result) => {
    expect(toText(exact.round(exact.fromText(value), exact.one, how))).toBe(result);
  });
});

describe("around 2^53", () => {
  const last = fraction(edge - 1n);
  test("beyond the last safe integer nothing is lost, and coming back is a plain number again", () => {
    const beyond = exact.add(last, exact.one);
    expect(toText(exact.add(beyond, exact.one))).toBe("9007199254740993");
    expect(exact.subtract(beyond, exact.one)).toStrictEqual(last);
    expect(exact.isWhole(beyond)).toBe(true);
    expect(exact.isMultiple(beyond, exact.one)).toBe(true);
    expect(toText(exact.multiply(last, last))).toBe(((edge - 1n) ** 2n).toString());
    expect(exact.round(exact.add(beyond, fraction(1, 2)), exact.one, "half-even")).toStrictEqual(beyond);
  });
  test("zero has one form", () => {
    const zeros = [
      fraction(0, -7),
      exact.negate(exact.zero),
      exact.multiply(exact.zero, fraction(-5, 6)),
      exact.subtract(last, last),
    ];
    for (const zero of zeros) expect(Object.is(zero.n, 0) && zero.d === 1).toBe(true);
    expect(toText(exact.round(fraction(-1, 3), exact.one, "half-up"))).toBe("0");
  });
  test("a denominator of zero is a bug and throws", () => {
    expect(() => fraction(1, 0)).toThrow(RangeError);
    expect(() => exact.divide(exact.one, exact.zero)).toThrow(RangeError);
  });
});

describe("text", () => {
  test.each([
    ["0", "0"],
    ["-0", "0"],
    ["1.50", "1.5"],
    ["-17.5", "-17.5"],
    ["0.000000000000000001", "0.000000000000000001"],
    ["9999999999999999999999999999.999999999999999999", "9999999999999999999999999999.999999999999999999"],
  ])("%s reads as %s", (written, canonical) => {
    const x = parseDecimal(written);
    expect(x && toText(x)).toBe(canonical);
  });
  test.each([
    "",
    "-",
    "01",
    "1.",
    ".5",
    "+1",
    "1e3",
    "0x1F",
    "1_000",
    " 1",
    "1 ",
    "１",
    "NaN",
    "Infinity",
    "1.0000000000000000000",
    "10000000000000000000000000000",
    "1/3",
    "5%",
  ])("%j is not a number", (written) => expect(parseDecimal(written)).toBeUndefined());
  test("what is written reads back as the same value", () => {
    check(
      fc.property(pair, (x) => {
        expect(exact.fromText(toText(of(x)))).toStrictEqual(of(x));
      }),
      fc.property(
        fc.bigInt({ min: -(10n ** 28n) + 1n, max: 10n ** 28n - 1n }),
        fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }),
        fc.integer({ min: 1, max: 18 }),
        (a, b, places) => {
          const part = b.toString().slice(0, places).padStart(places, "0");
          const x = parseDecimal(`${a}.${part}`);
          const sign = a < 0n ? -1n : 1n;
          expect(x).toStrictEqual(fraction(a * 10n ** BigInt(places) + sign * BigInt(part), 10n ** BigInt(places)));
          expect(x && parseDecimal(toText(x))).toStrictEqual(x);
        },
      ),
    );
  });
  test.each([
    [fraction(1, 3), undefined, "1/3"],
    [fraction(-11, 12), undefined, "-11/12"],
    [fraction(1, 8), 3, "0.125"],
    [fraction(-1, 1024), 10, "-0.0009765625"],
    [fraction(700), 0, "700"],
    [fraction(10n ** 30n, 7), undefined, `${10n ** 30n}/7`],
  ])("%o needs %s decimals: %s", (x, places, written) => {
    expect(exact.decimals(x)).toBe(places);
    expect(toText(x)).toBe(written);
    expect(denominator(x) > 0n).toBe(true);
  });
});
