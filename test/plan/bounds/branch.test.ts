import { describe, expect, test } from "vitest";
import { bounds } from "../../../src/plan/bounds/bounds.ts";
import { enter, reached } from "../../../src/plan/bounds/branch.ts";
import { holding, interval, options } from "../../../src/plan/cells.ts";
import type { Axis, Cell, Choice, Condition, Numeric } from "../../../src/plan/ir.ts";
import { planNames } from "../../../src/plan/lookup.ts";
import { planScope } from "../../../src/plan/scope.ts";
import { at, byNumber, choiceInput, input, number, numberInput, row } from "../sales.ts";
import { fails, refuse, textOf } from "./bound-text.ts";

const scope = planScope(
  planNames({ inputs: [numberInput("x", "0", "10"), choiceInput("c", { red: "红", blue: "蓝" })], definitions: [] }),
);
const x = input("x");
const c: Choice = { op: "choiceInput", name: "c" };
const onX: Axis = { axis: "number", of: x };
const onC: Axis = { axis: "choice", of: c };
const below: Condition = { op: "compare", is: "<", left: x, right: number("4") };
const onBelow: Axis = { axis: "condition", of: below };
/** Red below 4 and blue from there. */
const mixed: Choice = {
  op: "pick",
  on: [onX],
  rows: [
    { cells: [interval({ below: "4" })], result: { op: "option", value: "red" }, at },
    { cells: [interval({ from: "4" })], result: { op: "option", value: "blue" }, at },
  ],
};

describe("inside a row", () => {
  test.each<[readonly Axis[], readonly Cell[], string]>([
    [[], [], "0..10 by 0.01 red,blue"],
    [[onX], [interval({ above: "4" })], "4.01..10 by 0.01 red,blue"],
    [[onC], [options("red", "green")], "0..10 by 0.01 red"],
    [[onBelow], [holding(true)], "0..3.99 by 0.01 red,blue"],
    [[onBelow], [holding(false)], "4..10 by 0.01 red,blue"],
    [[onX, onC], [interval({ upTo: "1" }), options("blue")], "0..1 by 0.01 blue"],
    [[{ axis: "choice", of: mixed }], [options("red")], "0..10 by 0.01 red,blue"],
  ])("%o under %o", (axes, cells, expected) => {
    const inside = enter(axes, cells, scope, bounds);
    expect(`${textOf(inside?.number(x))} ${inside?.choice("choiceInput", "c")}`).toBe(expected);
  });
  test.each<[readonly Axis[], readonly Cell[]]>([
    [[onX], [interval({ above: "10" })]],
    [[onC], [options("green")]],
    [[onC], [options()]],
    [[{ axis: "condition", of: fails }], [holding(true)]],
    // Each axis is read where the cells before it hold.
    [
      [onX, onBelow],
      [interval({ from: "4" }), holding(true)],
    ],
    [
      [onX, { axis: "choice", of: mixed }],
      [interval({ below: "4" }), options("blue")],
    ],
    [
      [onX, onX],
      [interval({ below: "4" }), interval({ above: "4" })],
    ],
  ])("%o under %o cannot be reached", (axes, cells) => {
    expect(enter(axes, cells, scope, bounds)).toBeUndefined();
  });
  test("nor can any row over what always refuses", () => {
    const never: Condition = { op: "compare", is: "<", left: refuse, right: x };
    for (const cell of [true, false])
      expect(enter([{ axis: "condition", of: never }], [holding(cell)], scope, bounds)).toBeUndefined();
  });
});

describe("rows", () => {
  const of = (value: Numeric) => textOf(bounds.number(value)(scope));
  test("only those that can be reached count, and they keep their order", () => {
    const rows = [
      row(interval({ above: "10" }), number("7")),
      row(interval({ from: "5", upTo: "10" }), number("2")),
      row(interval({ below: "5" }), number("1")),
    ];
    expect(reached({ on: [onX], rows }, scope, bounds).map(({ row: { result } }) => result)).toEqual([number("2"), number("1")]);
    expect(of(byNumber(x, ...rows))).toBe("1..2 by 1");
  });
  test("a table of which no row can be reached refuses, and a pick has no options", () => {
    expect(of(byNumber(x, row(interval({ above: "10" }), number("1")), row(interval({ below: "0" }), number("2"))))).toBe(
      "refused",
    );
    const none: Choice = { op: "pick", on: [onC], rows: [{ cells: [options("green")], result: c, at }] };
    expect(bounds.choice(none)(scope)).toEqual([]);
  });
  test("a pick names each option once", () => {
    const again: Choice = {
      op: "pick",
      on: [onC],
      rows: ["red", "blue"].map((one) => ({ cells: [options(one)], result: mixed, at })),
    };
    expect(bounds.choice(again)(scope)).toEqual(["red", "blue"]);
  });
});
