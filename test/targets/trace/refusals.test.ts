import { expect, test } from "vitest";
import { distinct, isRefused, join, merged, refuse } from "../../../src/targets/trace/refusals.ts";
import { one } from "../../../src/text/exact.ts";

const a = refuse({ code: "a", at: ["x"] });
const b = refuse({ code: "a", at: ["x"], input: "b" });
test("refusals are joined in order, and merged without repeating any", () => {
  expect(join(undefined, a)).toBe(a);
  expect(join(join(a, b), a).refusals).toHaveLength(3);
  expect(merged(join(a, b), a)).toEqual(join(a, b));
  expect(distinct([])).toEqual([]);
});
test("whatever says why there is no value is one", () => {
  expect([a, one, "a", true, false].map(isRefused)).toEqual([true, false, false, false, false]);
});
