import { expect, test } from "vitest";
import { byName, columnsOfLists, planNames } from "../../src/plan/lookup.ts";
import { columnOf, define, number, numberInput } from "./sales.ts";

const column = columnOf(numberInput("deals.amount", "0", "9"));
const deals = { ...numberInput("deals", "0", "0"), of: { type: "list", atMost: 2, columns: [column] } } as const;
const hours = numberInput("hours", "0", "9");

test("inputs, the columns of lists and definitions stand under their names", () => {
  const total = define("total", number("1"), { kind: "number", low: "1", high: "1", unit: "1" });
  const names = planNames({ inputs: [deals], definitions: [total] });
  expect(["deals", "deals.amount", "amount", "total"].map(names.input)).toEqual([deals, column, undefined, undefined]);
  expect(["total", "deals"].map(names.definition)).toEqual([total, undefined]);
});
test("columns of every list, and nothing else", () => {
  expect(columnsOfLists({ inputs: [hours, deals] })).toEqual([column]);
  expect([...byName([hours, deals])]).toEqual([
    ["hours", hours],
    ["deals", deals],
  ]);
});
