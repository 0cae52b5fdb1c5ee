import { describe, expect, test } from "vitest";
import { holding, interval, options } from "../../../src/plan/cells.ts";
import type { Cell, Condition, Numeric } from "../../../src/plan/ir.ts";
import { cellTest } from "../../../src/targets/trace/branch.ts";
import { tracer } from "../../../src/targets/trace/trace.ts";
import { fromText } from "../../../src/text/exact.ts";
import { byChoice, byNumber, choiceInput, input, number, numberInput, row } from "../../plan/sales.ts";
import { factsOf, flagInput, numberPlan, textOf } from "./evaluate.ts";

const values = ["-1", "0", "0.5", "1", "2"];
test.each<[Cell, string]>([
  [interval({}), "-1 0 0.5 1 2"],
  [interval({ from: "0" }), "0 0.5 1 2"],
  [interval({ above: "0" }), "0.5 1 2"],
  [interval({ upTo: "1" }), "-1 0 0.5 1"],
  [interval({ below: "1" }), "-1 0 0.5"],
  [interval({ from: "0", upTo: "1" }), "0 0.5 1"],
  [interval({ above: "0", below: "1" }), "0.5"],
  [interval({ above: "1/3", below: "2/3" }), "0.5"],
  [interval({ above: "1", below: "1" }), ""],
])("%o holds %s", (cell, expected) => {
  const test = cellTest(cell);
  expect(values.filter((value) => test(fromText(value))).join(" ")).toBe(expected);
});
test("a choice is one of its options, a condition holds or fails", () => {
  expect(["red", "blue"].map(cellTest(options("red", "green")))).toEqual([true, false]);
  expect([true, false].map(cellTest(holding(false)))).toEqual([false, true]);
  expect(cellTest(options())("red")).toBe(false);
});

describe("a table", () => {
  const color = choiceInput("c", { red: "红", blue: "蓝" });
  const n = numberInput("n", "0", "9");
  const of = (table: Numeric, facts: Parameters<typeof factsOf>[0]) =>
    tracer(numberPlan(table, [color, n, flagInput("f")]))(factsOf(facts)).lines.get("x");
  test("reads all its axes and one row", () => {
    const table = byChoice("c", { red: input("n"), blue: number("2") });
    expect(textOf(of(table, { c: "blue" })?.outcome)).toBe("2");
    expect(textOf(of(table, { c: "red" })?.outcome)).toBe("facts/missing n");
  });
  const isRed: Condition = { op: "among", choice: { op: "choiceInput", name: "c" }, of: ["red"] };
  const three: Numeric = {
    op: "table",
    on: [
      { axis: "number", of: input("n") },
      { axis: "choice", of: { op: "choiceInput", name: "c" } },
      { axis: "condition", of: isRed },
    ],
    rows: [
      { cells: [interval({ below: "5" }), options("red"), holding(true)], result: number("1"), at: ["first"] },
      {
        cells: [interval({ from: "5" }), options("red"), holding(true)],
        result: number("2"),
        at: ["second"],
        says: { zh: "二", en: "two" },
      },
      { cells: [interval({}), options("blue"), holding(false)], result: number("3"), at: ["third"] },
    ],
  };
  test.each([
    [{ n: "4.99", c: "red" }, "1", { event: "row", at: ["first"] }],
    [{ n: "5", c: "red" }, "2", { event: "row", at: ["second"], says: { zh: "二", en: "two" } }],
    [{ n: "5", c: "blue" }, "3", { event: "row", at: ["third"] }],
  ])("%o: %s", (facts, expected, event) => {
    const line = of(three, facts);
    expect(textOf(line?.outcome)).toBe(expected);
    expect(line?.events).toEqual([event]);
  });
  test("names all that its axes miss, and then decides nothing", () => {
    const line = of(three, {});
    expect(textOf(line?.outcome)).toBe("facts/missing n, facts/missing c, facts/missing c");
    expect(line?.events).toEqual([]);
  });
  test("of which no row holds is a bug of the plan", () => {
    expect(() => of(byNumber(input("n"), row(interval({ above: "5" }), number("1"))), { n: "5" })).toThrow("do not cover");
  });
});
