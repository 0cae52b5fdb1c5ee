import { expect, test } from "vitest";
import { suggest } from "../../src/text/suggest.ts";

test.each([
  ["wieght", ["height", "weight"], "weight"],
  ["比列", ["比率", "比例"], "比率"],
  ["权种", ["分数", "权重"], "权重"],
  ["dimension", ["total", "dimensions"], "dimensions"],
  ["at-most", ["at_least", "at_most"], "at_most"],
  ["Weight", ["weights", "weight"], "weight"],
  ["ｗｅｉｇｈｔ", ["weight"], "weight"],
  ["colour", ["weight", "total"], undefined],
  ["a", ["b"], undefined],
  ["", ["a"], undefined],
  ["rows", [], undefined],
])("%j among %j is probably %j", (word, candidates, meant) => expect(suggest(word, candidates)).toBe(meant));

test("of two that are equally near the first wins", () => {
  expect(suggest("cat", ["bat", "hat"])).toBe("bat");
  expect(suggest("cat", ["hat", "bat"])).toBe("hat");
});

test("names of more than 64 letters are not compared, however near they are", () => {
  const near = (letters: number) => suggest("x".repeat(letters), [`${"x".repeat(letters - 1)}y`]);
  expect(near(64)).toBe(`${"x".repeat(63)}y`);
  expect(near(65)).toBeUndefined();
});
