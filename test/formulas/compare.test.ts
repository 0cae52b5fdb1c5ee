import { expect, test } from "vitest";
import { codes, value, words } from "./sheet.ts";

test.each([
  ["a = 100", true],
  ["a != 100", false],
  ["a ≠ 99", true],
  ["a < 100", false],
  ["a <= 100", true],
  ["a ≤ 100", true],
  ["a > 100", false],
  ["a >= 100", true],
  ["a ≥ 100.01", false],
  ["p >= 45.5%", true],
  ["p > 45.5%", false],
  ["a is 100", true],
  ["a is not 100", false],
  ["c is south", true],
  ["c = north", false],
  ["c is not north", true],
  ["c != south", false],
  ["n in 7..9", true],
  ["n in >7..9", false],
  ["n in 5..7", true],
  ["n in 5..<7", false],
  ["n in >5..<8", true],
  ["p in 40%..50%", true],
  ["a in b..b + 100", true],
  ["d > 2026-02-28", true],
  ["d in 2026-03-01..2026-03-31", true],
  ["m < 2026-03-01 08:31", true],
  ["t > 1 h", true],
  ["t = 1:30", true],
  ["a / b > 12", true],
  ["a / b = 12.5", true],
  ["2 / 3 = 4 / 6", true],
  ["1 / 3 * 3 = 1", true],
])("%s is %s", (is, expected) => expect(value(is)).toBe(String(expected)));

test.each([
  ["c is sotuh", "Did you mean `south`?"],
  ["c = 5", "The values are north, south."],
  ["c is a + b", "is not one of the values"],
])("%s", (is, message) => {
  expect(codes(is)).toEqual(["expression/unknown-option"]);
  expect(words(is)).toContain(message);
});
