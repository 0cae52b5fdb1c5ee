import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cumulative, largestRemainder, rounded } from "../../src/team/seats.ts";
import { fraction } from "../../src/text/exact.ts";
import { runs } from "../runs.ts";

const shares = (...percent: readonly number[]) => percent.map((n) => fraction(n, 100));

describe("largest remainder", () => {
  test.each([
    [10, [2, 7, 1]],
    [9, [2, 6, 1]],
    [7, [1, 5, 1]],
    [4, [1, 3, 0]],
    [1, [0, 1, 0]],
    [0, [0, 0, 0]],
  ])("20 %, 70 %, 10 %% of %s", (count, expected) => expect(largestRemainder(shares(20, 70, 10), count)).toEqual(expected));
  test("of equal remainders the earlier share wins", () => expect(largestRemainder(shares(50, 50), 3)).toEqual([2, 1]));
});

test("cumulative shares are rounded at each boundary", () => {
  expect(cumulative(shares(20, 70, 10), 7)).toEqual([1, 5, 1]);
  expect(cumulative(shares(50, 50), 3)).toEqual([2, 1]);
  expect(cumulative(shares(5, 5, 90), 10)).toEqual([1, 0, 9]);
});
test("a cap is rounded by itself", () => {
  const share = fraction(1, 4);
  expect([rounded(share, 10, "down"), rounded(share, 10, "up"), rounded(share, 10, "half-up")]).toEqual([2, 3, 3]);
});

const parts = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 8 }).filter((of) => of.some((n) => n > 0));
test("the seats add up to the number of people, and none is more than one away from its quota", () => {
  fc.assert(
    fc.property(parts, fc.integer({ min: 0, max: 500 }), (weights, count) => {
      const whole = weights.reduce((a, b) => a + b, 0);
      const of = weights.map((n) => fraction(n, whole));
      for (const seats of [largestRemainder(of, count), cumulative(of, count)]) {
        expect(seats.reduce((a, b) => a + b, 0)).toBe(count);
        for (const [i, n] of seats.entries()) expect(Math.abs(n * whole - (weights[i] ?? 0) * count)).toBeLessThanOrEqual(whole);
      }
    }),
    runs(500),
  );
});
