import { describe, expect, test } from "vitest";
import { assume, junction, within } from "../../../src/plan/bounds/assume.ts";
import { bounds } from "../../../src/plan/bounds/bounds.ts";
import { always, never, perhaps, refused, type Truth } from "../../../src/plan/bounds/truth.ts";
import type { Condition } from "../../../src/plan/ir.ts";
import { planNames } from "../../../src/plan/lookup.ts";
import { planScope } from "../../../src/plan/scope.ts";
import { choiceInput, input, number, numberInput } from "../sales.ts";
import { fails, holds, refuse, textOf } from "./bound-text.ts";

const scope = planScope(
  planNames({
    inputs: [
      numberInput("x", "0", "10"),
      choiceInput("c", { red: "红", blue: "蓝" }),
      { ...numberInput("f", "0", "0"), of: { type: "flag" } },
    ],
    definitions: [],
  }),
);
const x = input("x");
const four = number("4");
const flag: Condition = { op: "flag", name: "f" };
const red: Condition = { op: "among", choice: { op: "choiceInput", name: "c" }, of: ["red"] };
const refusing: Condition = { op: "compare", is: "<", left: refuse, right: four };

describe("what is known of a number", () => {
  test.each<[Condition, boolean, string]>([
    [{ op: "compare", is: "<", left: x, right: four }, true, "0..3.99 by 0.01"],
    [{ op: "compare", is: "<", left: x, right: four }, false, "4..10 by 0.01"],
    [{ op: "compare", is: "<=", left: x, right: four }, true, "0..4 by 0.01"],
    [{ op: "compare", is: "<=", left: x, right: four }, false, "4.01..10 by 0.01"],
    [{ op: "compare", is: "<=", left: four, right: x }, true, "4..10 by 0.01"],
    [{ op: "compare", is: "<", left: four, right: x }, true, "4.01..10 by 0.01"],
    [{ op: "compare", is: "<", left: four, right: x }, false, "0..4 by 0.01"],
    [{ op: "compare", is: "=", left: x, right: four }, true, "4..4 by 0.01"],
    [{ op: "compare", is: "=", left: x, right: number("0") }, false, "0.01..10 by 0.01"],
    [{ op: "compare", is: "=", left: number("10"), right: x }, false, "0..9.99 by 0.01"],
    [{ op: "compare", is: "=", left: x, right: four }, false, "0..10 by 0.01"],
    [{ op: "compare", is: "<", left: x, right: input("x") }, true, "0..10 by 0.01"],
    [{ op: "not", of: { op: "compare", is: "<", left: x, right: four } }, true, "4..10 by 0.01"],
    [{ op: "all", of: [holds, { op: "compare", is: "<", left: x, right: four }] }, true, "0..3.99 by 0.01"],
    [{ op: "any", of: [{ op: "compare", is: "<", left: x, right: four }] }, false, "4..10 by 0.01"],
    [{ op: "any", of: [{ op: "compare", is: "<", left: x, right: four }, flag] }, true, "0..10 by 0.01"],
  ])("%o, which %s", (condition, holding, expected) => {
    expect(textOf(assume(condition, holding, scope)?.number(x))).toBe(expected);
  });
  test.each<[Condition, boolean]>([
    [{ op: "compare", is: "<", left: x, right: number("0") }, true],
    [{ op: "compare", is: "<=", left: number("0"), right: x }, false],
    [{ op: "compare", is: "=", left: x, right: number("10.5") }, true],
    [
      {
        op: "all",
        of: [
          { op: "compare", is: "<", left: x, right: four },
          { op: "compare", is: "<", left: four, right: x },
        ],
      },
      true,
    ],
  ])("%o is never %s", (condition, holding) => {
    expect(assume(condition, holding, scope)).toBeUndefined();
  });
  test("nor is anything known to lie where there is nothing", () => {
    expect(within(x, { above: "10" }, scope)).toBeUndefined();
    expect(within(input("nobody"), {}, scope)).toBeUndefined();
  });
});

test("what is known of a flag and of a choice", () => {
  expect(assume(flag, true, scope)?.condition("flag", "f")).toEqual(always);
  expect(assume(flag, false, scope)?.condition("flag", "f")).toEqual(never);
  // One name, read in another way, is another question.
  expect(assume(flag, false, scope)?.condition("given", "f")).toEqual(always);
  expect(assume(red, true, scope)?.choice("choiceInput", "c")).toEqual(["red"]);
  expect(assume(red, false, scope)?.choice("choiceInput", "c")).toEqual(["blue"]);
  expect(assume({ ...red, of: ["green"] } as Condition, true, scope)).toBeUndefined();
});

describe("one condition after the other", () => {
  const below: Condition = { op: "compare", is: "<", left: x, right: four };
  const above: Condition = { op: "compare", is: "<", left: number("5"), right: x };
  test.each<["all" | "any", readonly Condition[], Truth]>([
    ["all", [], always],
    ["any", [], never],
    ["all", [flag, holds], perhaps],
    ["all", [flag, fails], never],
    ["any", [flag, holds], always],
    ["any", [flag, fails], perhaps],
    ["all", [below, above], never],
    ["any", [below, { op: "not", of: below }], always],
    ["all", [refusing, holds], refused],
    ["any", [refusing, holds], refused],
    // What comes after a part that decides is never read.
    ["all", [fails, refusing], never],
    ["any", [holds, refusing], always],
    ["all", [flag, refusing], never],
    ["any", [flag, refusing], always],
  ])("%s of %o", (op, of, expected) => {
    expect(junction({ op, of }, scope, bounds)).toEqual(expected);
  });
});
