import { expect, test } from "vitest";
import { byName, columnsOfLists } from "../../src/plan/lookup.ts";
import { rubric } from "../score.ts";

test("columns of every list, and nothing else", () => {
  const { plan } = rubric(`facts:
  n: count
  deals: { list: { amount: count, won: flag }, at_most: 9 }
  calls: { list: { length: count }, at_most: 9 }
results: { r: { is: n + sum(deals.amount) + sum(calls.length) } }
`).program;
  expect(columnsOfLists(plan).map(({ name }) => name)).toEqual(["deals.amount", "deals.won", "calls.length"]);
  expect([...byName(plan.inputs).keys()]).toEqual(["n", "deals", "calls"]);
  expect(byName(columnsOfLists(plan)).get("deals.won")?.of.type).toBe("flag");
});
