import { describe, expect, test } from "vitest";
import type { Bound } from "../../src/plan/bounds/bounds.ts";
import { bounds, narrow, point, shownBound } from "../../src/plan/bounds/bounds.ts";
import { enter } from "../../src/plan/bounds/branch.ts";
import { holding, interval } from "../../src/plan/cells.ts";
import type { Facts } from "../../src/plan/facts.ts";
import { notApplicable } from "../../src/plan/facts.ts";
import type { Condition, Input, Interval, Numeric, Plan } from "../../src/plan/ir.ts";
import { planNames } from "../../src/plan/lookup.ts";
import { planScope } from "../../src/plan/scope.ts";
import { fromText, toText } from "../../src/text/exact.ts";
import { at, byNumber, choiceInput, columnOf, define, input, number, numberInput, person, ref, row, sales } from "./sales.ts";

const textOf = (bound: Bound | undefined): string =>
  bound ? `${toText(bound.low)}..${toText(bound.high)} by ${bound.unit ? toText(bound.unit) : "fraction"}` : "refused";
const inputs: readonly Input[] = [
  numberInput("x", "0", "10"),
  numberInput("y", "-3", "5", "0.5"),
  numberInput("positive", "1", "4", "1"),
  choiceInput("c", { red: "红", blue: "蓝" }),
  { ...numberInput("maybe", "2", "8", "2"), optional: true },
];
const scope = planScope(planNames({ inputs, definitions: [] }));
const of = (value: Numeric) => textOf(bounds.number(value)(scope));
const always: Condition = { op: "all", of: [] };
const optional: Condition = { op: "given", name: "maybe" };
const items = (...of: readonly (readonly [Numeric, Condition])[]) => ({
  bag: "items" as const,
  of: of.map(([value, when]) => ({ value, when })),
});

test("a list that cannot be empty refuses with a record that can give nothing; one that can may be empty", () => {
  const column = columnOf(numberInput("list.x", "0", "10"));
  const list = (atLeast: number): Input => ({
    ...numberInput("list", "0", "0"),
    of: { type: "list", atLeast, atMost: 3, columns: [column] },
  });
  const refuse: Numeric = { op: "refuse", code: "no", says: { zh: "", en: "" }, at };
  const count: Numeric = { op: "gather", by: "count", of: { bag: "rows", list: "list", value: refuse, when: always } };
  const bound = (atLeast: number) =>
    textOf(bounds.number(count)(planScope(planNames({ inputs: [list(atLeast)], definitions: [] }))));
  expect([bound(1), bound(0)]).toEqual(["refused", "0..0 by 0"]);
});

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
      byNumber(
        input("x"),
        row(interval({ upTo: "4" }), { op: "refuse", code: "no", says: { zh: "", en: "" }, at }),
        row(interval({ above: "4" }), input("x")),
      ),
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
      { op: "gather", by: "sum", of: items([input("maybe"), optional], [number("3"), always]) },
      "3..11 by 1",
    ],
    ["their count", { op: "gather", by: "count", of: items([input("maybe"), optional], [number("3"), always]) }, "1..2 by 1"],
    [
      "the least is no more than what surely takes part",
      { op: "gather", by: "least", of: items([input("maybe"), optional], [number("3"), always]) },
      "2..3 by 1",
    ],
    [
      "the median of three is the middle one of the ends",
      { op: "gather", by: "median", of: items([input("x"), always], [input("y"), always], [number("3"), always]) },
      "0..5 by 0.005",
    ],
    [
      "without the highest",
      { op: "gather", by: "sum", of: items([input("x"), always], [number("3"), always]), drop: { low: 0, high: 1 } },
      "0..3 by 0.01",
    ],
  ])("%s", (_, value, expected) => {
    expect(of(value)).toBe(expected);
  });
  test("a divisor that can reach zero is a bug of the lowering", () => {
    expect(() => of({ op: "quotient", of: number("1"), by: input("y") })).toThrow(RangeError);
  });
});

describe("narrowing", () => {
  const grid = shownBound({ kind: "number", low: "0", high: "1", unit: "0.25" });
  const fraction: Bound = { low: fromText("0"), high: fromText("1"), unit: undefined };
  test.each<[Bound, Interval, string]>([
    [grid, { from: "0.3" }, "0.5..1 by 0.25"],
    [grid, { above: "0.5" }, "0.75..1 by 0.25"],
    [grid, { above: "0.3", below: "0.5" }, "refused"],
    [grid, { upTo: "0.6" }, "0..0.5 by 0.25"],
    [grid, { below: "0.5" }, "0..0.25 by 0.25"],
    [fraction, { above: "1/3" }, "1/3..1 by fraction"],
    [fraction, { above: "1" }, "refused"],
    [fraction, { from: "1" }, "1..1 by fraction"],
    [point(fromText("7")), { from: "5" }, "7..7 by 7"],
    [point(fromText("7")), { below: "7" }, "refused"],
  ])("%o to %o", (bound, cell, expected) => {
    expect(textOf(narrow(bound, cell))).toBe(expected);
  });
  test.each<[Condition, boolean, string]>([
    [{ op: "compare", is: "<", left: input("x"), right: number("4") }, true, "0..3.99 by 0.01"],
    [{ op: "compare", is: "<", left: input("x"), right: number("4") }, false, "4..10 by 0.01"],
    [{ op: "compare", is: "<=", left: number("4"), right: input("x") }, true, "4..10 by 0.01"],
    [{ op: "compare", is: "<", left: number("4"), right: input("x") }, false, "0..4 by 0.01"],
    [{ op: "compare", is: "=", left: input("x"), right: number("4") }, true, "4..4 by 0.01"],
    [{ op: "compare", is: "=", left: input("x"), right: number("0") }, false, "0.01..10 by 0.01"],
    [{ op: "compare", is: "=", left: number("10"), right: input("x") }, false, "0..9.99 by 0.01"],
    [{ op: "not", of: { op: "compare", is: "<", left: input("x"), right: number("4") } }, true, "4..10 by 0.01"],
  ])("%o, which %s", (condition, holds, expected) => {
    const inside = enter([{ axis: "condition", of: condition }], [holding(holds)], scope, bounds);
    expect(textOf(inside?.number(input("x")))).toBe(expected);
  });
});

describe("as facts arrive", () => {
  const names = planNames(sales);
  const known = (...given: readonly (keyof typeof person)[]): Facts =>
    new Map(given.map((name) => [name, /^\d/.test(person[name]) ? fromText(person[name]) : person[name]]));
  const range = (facts: Facts, name = "total") => textOf(planScope(names, facts).number(ref(name)));
  test("the total closes in on its value", () => {
    expect(range(known())).toBe("0..120 by 0.01");
    expect(range(known("plan", "actual"))).toBe("24.5..74.5 by 0.01");
    expect(range(known("plan", "actual", "returned"))).toBe("39.5..74.5 by 0.01");
    expect(range(known("plan", "actual", "returned", "region"))).toBe("49.5..74.5 by 0.01");
    expect(range(known("plan", "actual", "returned", "region", "owed", "collected"))).toBe("67..67 by 0.01");
  });
  test("only what a live part reads is asked for", () => {
    const asked = new Set<string>();
    planScope(names, known("plan", "actual"), (name) => asked.add(name)).number(ref("net"));
    // The role decides a deduction that this attainment has not earned.
    expect([...asked].sort()).toEqual(["bonus_base", "collected", "owed", "region", "returned"]);
  });
  test("an optional fact that is not there is out; one that is n/a has no value", () => {
    const plan: Plan = {
      inputs: [{ ...numberInput("maybe", "2", "8", "2"), optional: true, mayNotApply: true }],
      definitions: [
        define(
          "d",
          { op: "gather", by: "sum", of: items([input("maybe"), optional], [number("3"), always]) },
          { kind: "number", low: "3", high: "11", unit: "1" },
        ),
      ],
      outputs: ["d"],
    };
    const with_ = (facts: Facts) => textOf(planScope(planNames(plan), facts).number(ref("d")));
    expect(textOf(planScope(planNames(plan)).number(ref("d")))).toBe("3..11 by 1");
    expect(with_(new Map())).toBe("3..3 by 3");
    expect(with_(new Map([["maybe", notApplicable]]))).toBe("3..3 by 3");
    expect(with_(new Map([["maybe", fromText("6")]]))).toBe("9..9 by 3");
  });
});
