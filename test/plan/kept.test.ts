import { expect, test } from "vitest";
import { kept, middle } from "../../src/plan/kept.ts";
import { fromText, toText } from "../../src/text/exact.ts";

const numbers = (...texts: readonly string[]) => texts.map(fromText);
test.each([
  [undefined, "1 1 3 10"],
  [{ low: 1, high: 0 }, "1 3 10"],
  [{ low: 0, high: 1 }, "1 1 3"],
  [{ low: 1, high: 2 }, "1"],
  [{ low: 2, high: 2 }, ""],
  [{ low: 3, high: 3 }, ""],
  [{ low: 0, high: 9 }, ""],
])("without %o", (drop, expected) => {
  expect(
    kept(numbers("3", "1", "10", "1"), drop)
      .map(toText)
      .join(" "),
  ).toBe(expected);
});
test.each([
  [[], ""],
  [["1"], "1"],
  [["1", "2"], "1 2"],
  [["1", "2", "3"], "2"],
  [["1", "2", "3", "4"], "2 3"],
])("the middle of %o", (texts, expected) => {
  expect(
    middle(numbers(...texts))
      .map(toText)
      .join(" "),
  ).toBe(expected);
});
