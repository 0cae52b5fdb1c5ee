import { expect, test } from "vitest";
import * as names from "../../src/plan/names.ts";

test("what is made is recognised", () => {
  expect(names.isPartOf(names.beforeGates("d"), "d")).toBe(true);
  expect(names.isPartOf(names.partOf("dd", "x"), "d")).toBe(false);
  expect(names.isPartOf("d", "d")).toBe(false);
  expect(names.ownerOf(names.memberOf("deals", "amount"))).toBe("deals");
  expect(names.ownerOf("amount")).toBe("");
  expect(names.isShareOf(names.shareOf("sales"))).toBe("sales");
  expect(names.isShareOf("sales")).toBeUndefined();
});
test("a place and a part of a pool are told in full, any other figure of the team is not", () => {
  const [place, pool, sum] = [names.placeFigure("score", "highest"), names.poolFigure("bonus"), names.teamFigure("sum", "score")];
  expect([place, pool, sum].map(names.isTeamFigure)).toEqual([true, true, true]);
  expect([place, pool, sum].map(names.isToldInFull)).toEqual([true, true, false]);
  expect(names.isTeamFigure(names.othersFigure("sum", "score"))).toBe(false);
});
test("the first record is 1", () => expect(names.memberOf(names.recordOf("deals", 2), "amount")).toBe("deals[2].amount"));
