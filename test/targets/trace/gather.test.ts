import { describe, expect, test } from "vitest";
import type { Condition, Gather, Input, Numeric, Plan } from "../../../src/plan/ir.ts";
import { figureOf } from "../../../src/targets/trace/gather.ts";
import { tracer } from "../../../src/targets/trace/trace.ts";
import { fromText } from "../../../src/text/exact.ts";
import { columnOf, define, input, number, numberInput, ref } from "../../plan/sales.ts";
import { factsOf, flagInput, numberPlan, shown, textOf } from "./evaluate.ts";

const holds: Condition = { op: "all", of: [] };
const fails: Condition = { op: "any", of: [] };
const values = ["5", "1", "4", "1", "3"];
test.each([
  ["sum", undefined, "14"],
  ["count", undefined, "5"],
  ["least", undefined, "1"],
  ["greatest", undefined, "5"],
  ["median", undefined, "3"],
  ["sum", { low: 1, high: 1 }, "8"],
  ["least", { low: 2, high: 0 }, "3"],
  ["greatest", { low: 0, high: 1 }, "4"],
  ["median", { low: 1, high: 0 }, "3.5"],
  ["sum", { low: 3, high: 3 }, "0"],
] as const)("%s without %o is %s", (by, drop, expected) => {
  expect(textOf(figureOf(by, values.map(fromText), drop))).toBe(expected);
  const items = values.map((value) => ({ value: number(value), when: holds }));
  const gather: Numeric = { op: "gather", by, of: { bag: "items", of: items }, ...(drop ? { drop } : {}) };
  expect(textOf(tracer(numberPlan(gather))(new Map()).lines.get("x")?.outcome)).toBe(expected);
});
test("of nothing there is a sum and a count, and else a bug of the plan", () => {
  expect([figureOf("sum", []), figureOf("count", [])].map(textOf)).toEqual(["0", "0"]);
  for (const by of ["least", "greatest", "median"] as const) expect(() => figureOf(by, [])).toThrow(`${by} of nothing`);
});

describe("items", () => {
  const of = (...items: readonly (readonly [Numeric, Condition])[]) => {
    const bag = { bag: "items", of: items.map(([value, when]) => ({ value, when })) } as const;
    const inputs = [numberInput("a", "0", "9"), numberInput("b", "0", "9"), flagInput("f")];
    return textOf(tracer(numberPlan({ op: "gather", by: "count", of: bag }, inputs))(new Map()).lines.get("x")?.outcome);
  };
  test("all refusals are collected, of conditions and of values", () => {
    expect(of([input("a"), holds], [number("1"), { op: "flag", name: "f" }], [input("b"), holds])).toBe(
      "facts/missing a, facts/missing f, facts/missing b",
    );
  });
  test("what stays out is not read", () => {
    expect(of([input("a"), fails], [number("1"), holds])).toBe("1");
    expect(of([input("a"), fails])).toBe("0");
  });
});

describe("records of a list", () => {
  const amount = columnOf(numberInput("deals.amount", "0", "1000"));
  const list: Input = { ...flagInput("deals"), of: { type: "list", atMost: 9, columns: [amount] } };
  const double = { ...define("deals.double", { op: "product", of: [input("deals.amount"), number("2")] }, shown), list: "deals" };
  const planOf = (by: Gather["by"], value: Numeric): Plan => {
    const when: Condition = { op: "compare", is: "<", left: number("1"), right: input("deals.amount") };
    const all: Numeric = { op: "gather", by, of: { bag: "rows", list: "deals", value, when } };
    return { inputs: [list], definitions: [double, define("x", all, shown)], outputs: ["x"] };
  };
  const lineOf = (by: Gather["by"], value: Numeric, deals?: readonly string[]) => {
    const facts = factsOf(deals ? { deals: deals.map((one) => factsOf({ "deals.amount": one })) } : {});
    return tracer(planOf(by, value))(facts).lines.get("x");
  };
  const deals = ["1", "2", "0.5", "3.5"];
  test("each has its own definitions", () => {
    const of = (given?: readonly string[]) => textOf(lineOf("sum", ref("deals.double"), given)?.outcome);
    expect([of(deals), of([]), of()]).toEqual(["11", "0", "facts/missing deals"]);
    const empty = tracer(planOf("sum", ref("deals.double")))(factsOf({ deals: [new Map()] }));
    expect(textOf(empty.lines.get("x")?.outcome)).toBe("facts/missing deals.amount");
  });
  test("each that gave a value is told, by its place in the list", () => {
    const events = lineOf("sum", ref("deals.double"), deals)?.events ?? [];
    expect(
      events.map(
        (event) => event.event === "record" && [event.record, event.name, textOf(event.lines.get("deals.double")?.outcome)],
      ),
    ).toEqual([
      [2, "deals.double", "4"],
      [4, "deals.double", "7"],
    ]);
  });
  test("those that are only counted, or of which a column is taken as it stands, are not", () => {
    expect(lineOf("count", ref("deals.double"), deals)).toMatchObject({ outcome: fromText("2"), events: [] });
    expect(lineOf("sum", input("deals.amount"), deals)).toMatchObject({ outcome: fromText("5.5"), events: [] });
  });
  test("what they read was read for the sheet", () => {
    expect(lineOf("sum", input("deals.amount"), deals)?.read).toEqual(["deals", "deals.amount"]);
  });
});
