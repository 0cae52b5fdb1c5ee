import { expect, test } from "vitest";
import type { Facts } from "../../../src/plan/facts.ts";
import type { Condition, Input, Numeric, Plan } from "../../../src/plan/ir.ts";
import { before } from "../../../src/targets/trace/earlier.ts";
import { nodes } from "../../../src/targets/trace/nodes.ts";
import { tracer } from "../../../src/targets/trace/trace.ts";
import { columnOf, define, input, numberInput, ref } from "../../plan/sales.ts";
import { emptyRun, factsOf, flagInput, shown, textOf } from "./evaluate.ts";

const amount = columnOf(numberInput("deals.amount", "0", "1000"));
const list: Input = { ...flagInput("deals"), of: { type: "list", atMost: 9, columns: [amount] } };
const running = { op: "before", list: "deals", value: input("deals.amount") } as const;
const holds: Condition = { op: "all", of: [] };
const plan: Plan = {
  inputs: [list],
  definitions: [
    { ...define("deals.before", running, shown), list: "deals" },
    define("x", { op: "gather", by: "sum", of: { bag: "rows", list: "deals", value: ref("deals.before"), when: holds } }, shown),
  ],
  outputs: ["x"],
};
const run = (deals: readonly Facts[]) => {
  const { lines, refusals } = tracer(plan)(factsOf({ deals }));
  const events = lines.get("x")?.events ?? [];
  return {
    refusals,
    sums: events.map((event) => event.event === "record" && textOf(event.lines.get("deals.before")?.outcome)),
  };
};
const deal = (value: string) => factsOf({ "deals.amount": value });

test("each record has the sum of those before it", () => {
  expect(run([deal("1"), deal("2"), deal("4")]).sums).toEqual(["0", "1", "3"]);
  expect(run([]).sums).toEqual([]);
});
test("once one refuses, so do all that come after it, and say it once", () => {
  const missing = "facts/missing deals.amount";
  const { sums, refusals } = run([deal("1"), new Map(), new Map(), deal("4")]);
  expect(sums).toEqual(["0", "1", missing, missing]);
  expect(refusals).toHaveLength(1);
});
test("what the last one refuses is not in any sum", () => {
  expect(run([deal("1"), new Map()])).toEqual({ refusals: [], sums: ["0", "1"] });
});
test("outside of a record there is nothing before", () => {
  const none: Numeric & { op: "before" } = running;
  expect(() => before(none, nodes)(emptyRun())).toThrow("outside of a record");
});
