import { expect, test } from "vitest";
import { type ColumnOf, optionCodes, textOf, unitsOf } from "../../src/integers/units.ts";
import { fromText } from "../../src/text/exact.ts";

test.each([
  ["0.01", "1.25", 125n],
  ["0.01", "1.255", undefined],
  ["0.5", "-3.5", -7n],
  ["1/3", "2/3", 2n],
  ["1", "-11", undefined],
  ["1", "126", undefined],
])("in units of %s, %s is %s", (unit, fact, units) => {
  const column: ColumnOf<"number"> = { type: "number", kind: "number", unit, low: "-10", high: "125" };
  expect(unitsOf(column)(fromText(fact))).toBe(units);
});
test("an option has the code that the whole integer form gives it", () => {
  const codes = optionCodes({ type: "choice", codes: [2, 0] }, ["south", "manager", "north"]);
  expect([...codes]).toEqual([
    ["north", 2],
    ["south", 0],
  ]);
});
test.each([
  ["money", "0.01", 670000n, undefined, "6700"],
  ["percent", "0.001", 916, undefined, "91.6%"],
  ["number", "1/2", -5n, 3n, "-5/6"],
  ["date", "1", 15399n, undefined, "2012-02-29"],
] as const)("a %s of unit %s: %s over %s is written %s", (kind, unit, value, den, text) => {
  expect(textOf({ name: "d", sort: "number", kind, unit }, [])(value, den)).toBe(text);
});
test("choices are written as their option, conditions as true or false", () => {
  expect(textOf({ name: "d", sort: "choice" }, ["a", "b"])(1n)).toBe("b");
  expect([1n, 0].map((value) => textOf({ name: "d", sort: "condition" }, [])(value))).toEqual(["true", "false"]);
});
