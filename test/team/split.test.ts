import fc from "fast-check";
import { expect, test } from "vitest";
import { splitOf } from "../../src/team/split.ts";
import { add, equal, type Fraction, fraction, fromText, toText, zero } from "../../src/text/exact.ts";
import { runs } from "../runs.ts";

const numbers = (values: readonly number[]) => values.map((n) => fraction(n));
const split = (pool: string, unit: string, shares: readonly number[], then: readonly number[] = []) =>
  splitOf(fromText(pool), fromText(unit), numbers(shares), then.length > 0 ? [{ values: numbers(then), falling: true }] : []);
const texts = (parts: readonly (Fraction | undefined)[] | undefined) => parts?.map((x) => (x ? toText(x) : "—"));

test("a hundred by three", () => {
  expect(texts(split("100", "0.01", [1, 1, 1], [3, 2, 1])?.parts)).toEqual(["33.34", "33.33", "33.33"]);
  expect(texts(split("100", "0.01", [1, 1, 1])?.parts)).toEqual(["—", "—", "—"]);
  expect(texts(split("100", "10", [1, 2, 4])?.parts)).toEqual(["10", "30", "60"]);
});
test("nothing to split, nobody to split by, one alone", () => {
  expect(texts(split("0", "0.01", [0, 0])?.parts)).toEqual(["0", "0"]);
  expect(split("10", "0.01", [0, 0])).toBeUndefined();
  expect(texts(split("10", "0.01", [7])?.parts)).toEqual(["10"]);
  expect(texts(split("10", "0.01", [0, 7])?.parts)).toEqual(["0", "10"]);
});
test("all parts add up to the pool, and none is a unit away from its exact part", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 20 }).filter((of) => of.some((n) => n > 0)),
      fc.integer({ min: 0, max: 1_000_000 }),
      (shares, cents) => {
        const found = splitOf(fraction(cents, 100), fraction(1, 100), numbers(shares), [
          { values: numbers(shares.map((_, i) => i)), falling: true },
        ]);
        const parts = found?.parts.map((part) => part ?? zero) ?? [];
        expect(equal(parts.reduce(add, zero), fraction(cents, 100))).toBe(true);
        const whole = shares.reduce((a, b) => a + b, 0);
        for (const [i, part] of parts.entries())
          expect(Math.abs((Number(part.n) * 100) / Number(part.d) - ((shares[i] ?? 0) * cents) / whole)).toBeLessThan(1 + 1e-6);
      },
    ),
    runs(500),
  );
});
