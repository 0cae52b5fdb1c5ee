import { describe, expect, test } from "vitest";
import { bounds } from "../../../src/plan/bounds/bounds.ts";
import { always, perhaps, refused, type Truth } from "../../../src/plan/bounds/truth.ts";
import { interval, options } from "../../../src/plan/cells.ts";
import type { Choice, Condition, Input, Numeric } from "../../../src/plan/ir.ts";
import { planNames } from "../../../src/plan/lookup.ts";
import { planScope } from "../../../src/plan/scope.ts";
import { at, byNumber, choiceInput, input, number, numberInput, row } from "../sales.ts";
import { holds, items, refuse, textOf } from "./bound-text.ts";

const inputs: readonly Input[] = [
  numberInput("x", "0", "10"),
  numberInput("y", "-3", "5", "0.5"),
  numberInput("positive", "1", "4", "1"),
  choiceInput("c", { red: "红", blue: "蓝" }),
  { ...numberInput("maybe", "2", "8", "2"), optional: true },
];
const scope = planScope(planNames({ inputs, definitions: [] }));
const of = (value: Numeric) => textOf(bounds.number(value)(scope));
const optional: Condition = { op: "given", name: "maybe" };

describe("static ranges and grids", () => {
  test.each<[string, Numeric, string]>([
    ["a literal is a point on its own grid", number("17.5"), "17.5..17.5 by 17.5"],
    ["an input", input("y"), "-3..5 by 0.5"],
    ["a sum takes the common unit", { op: "sum", of: [input("x"), input("y")] }, "-3..15 by 0.01"],
    ["a product multiplies units", { op: "product", of: [input("y"), number("-0.4")] }, "-2..1.2 by 0.2"],
    ["a constant divisor goes into the unit", { op: "quotient", of: input("y"), by: number("-3") }, "-5/3..1 by 1/6"],
    ["any other makes a fraction", { op: "quotient", of: input("y"), by: input("positive") }, "-3..5 by fraction"],
    [
      "rounding brings it back",
      { op: "round", of: { op: "quotient", of: input("y"), by: input("positive") }, to: "0.2", how: "down", at },
      "-3..5 by 0.2",
    ],
    ["the least of", { op: "least", of: [input("x"), number("7.5")] }, "0..7.5 by 0.01"],
    ["the greatest of", { op: "greatest", of: [input("y"), number("0")] }, "0..5 by 0.5"],
    [
      "a table is the hull of its rows, each under its own cell",
      byNumber(input("x"), row(interval({ upTo: "4" }), input("x")), row(interval({ above: "4" }), number("-1"))),
      "-1..4 by 0.01",
    ],
    [
      "rows that refuse do not count",
      byNumber(input("x"), row(interval({ upTo: "4" }), refuse), row(interval({ above: "4" }), input("x"))),
      "4.01..10 by 0.01",
    ],
    [
      "a row excludes zero from a divisor",
      byNumber(
        input("x"),
        row(interval({ upTo: "0" }), number("0")),
        row(interval({ above: "0" }), { op: "quotient", of: number("1"), by: input("x") }),
      ),
      "0..100 by fraction",
    ],
    [
      "a sum over items, one of which may be left out",
      { op: "gather", by: "sum", of: items([input("maybe"), optional], [number("3"), holds]) },
      "3..11 by 1",
    ],
    ["their count", { op: "gather", by: "count", of: items([input("maybe"), optional], [number("3"), holds]) }, "1..2 by 1"],
    [
      "the least is no more than what surely takes part",
      { op: "gather", by: "least", of: items([input("maybe"), optional], [number("3"), holds]) },
      "2..3 by 1",
    ],
    [
      "the median of three is the middle one of the ends",
      { op: "gather", by: "median", of: items([input("x"), holds], [input("y"), holds], [number("3"), holds]) },
      "0..5 by 0.005",
    ],
    [
      "without the highest",
      { op: "gather", by: "sum", of: items([input("x"), holds], [number("3"), holds]), drop: { low: 0, high: 1 } },
      "0..3 by 0.01",
    ],
  ])("%s", (_, value, expected) => {
    expect(of(value)).toBe(expected);
  });
  test("a divisor that can reach zero is a bug of the lowering", () => {
    expect(() => of({ op: "quotient", of: number("1"), by: input("y") })).toThrow(RangeError);
  });
});

test("nothing at all adds up to 0, and multiplied makes 1", () => {
  expect([of({ op: "sum", of: [] }), of({ op: "product", of: [] })]).toEqual(["0..0 by 0", "1..1 by 1"]);
});
test.each<Numeric>([
  { op: "sum", of: [input("x"), refuse] },
  { op: "product", of: [refuse, number("0")] },
  { op: "quotient", of: refuse, by: number("1") },
  { op: "round", of: refuse, to: "1", how: "up", at },
  { op: "least", of: [refuse, input("x")] },
  { op: "greatest", of: [input("x"), refuse] },
  { op: "before", list: "list", value: input("x") },
])("%o refuses with its operand", (value) => {
  expect(of(value)).toBe("refused");
});

const color: Choice = { op: "choiceInput", name: "c" };
test.each<[Condition, Truth]>([
  [optional, perhaps],
  [{ op: "given", name: "x" }, always],
  [{ op: "not", of: { op: "notApplicable", name: "x" } }, always],
  [{ op: "compare", is: "<=", left: input("x"), right: number("10") }, always],
  [{ op: "compare", is: "<=", left: refuse, right: number("10") }, refused],
  [{ op: "not", of: { op: "compare", is: "=", left: number("1"), right: refuse } }, refused],
  [{ op: "among", choice: color, of: ["red", "blue"] }, always],
  [{ op: "among", choice: { op: "option", value: "red" }, of: ["red"] }, always],
  [{ op: "among", choice: { op: "refChoice", name: "nobody" }, of: ["red"] }, refused],
])("%o can be %o", (condition, expected) => {
  expect(bounds.condition(condition)(scope)).toEqual(expected);
});
test("what a pick can be stands in the rows that can be reached", () => {
  const pick: Choice = {
    op: "pick",
    on: [{ axis: "number", of: input("y") }],
    rows: [
      { cells: [interval({ above: "5" })], result: { op: "option", value: "green" }, at },
      { cells: [interval({ upTo: "5" })], result: color, at },
    ],
  };
  expect(bounds.choice(pick)(scope)).toEqual(["red", "blue"]);
  expect(
    bounds.number({ op: "table", on: [{ axis: "choice", of: pick }], rows: [row(options("green"), number("1"))] })(scope),
  ).toBeUndefined();
});
