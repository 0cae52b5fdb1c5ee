/** What formulas mean. */
import { expect, test } from "vitest";
import { check, score } from "../score.ts";
import { facts, given, value } from "./sheet.ts";

test.each([
  ["c", "south"],
  ["f", "true"],
])("%s = %s", (is, expected) => expect(value(is)).toBe(expected));
test.each([
  ["f and not g", true],
  ["f and g or f", true],
  ["f and (g or g)", false],
  ["not f or g", false],
  ["not n > 8", true],
])("%s is %s", (is, expected) => expect(value(is)).toBe(String(expected)));

test("a measure keeps a fraction until the declared rounding", () => {
  const text = `${facts}measures: { r: { is: a / k, decimals: exact } }\nresults: { out: { is: r * 3 }, shown: { is: r, decimals: 6 } }\n`;
  expect(check(text)).toContain("numbers/decimals-needed");
  expect(score(text.replace("is: r * 3", "is: r * 3, decimals: 6"), given).results).toEqual({ out: "100", shown: "33.333333" });
});
