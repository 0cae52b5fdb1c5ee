import { describe, expect, test } from "vitest";
import { bounds } from "../../../src/plan/bounds/bounds.ts";
import { gather } from "../../../src/plan/bounds/gather.ts";
import { membersOf } from "../../../src/plan/bounds/members.ts";
import type { Bag, Condition, Gather, Input } from "../../../src/plan/ir.ts";
import { planNames } from "../../../src/plan/lookup.ts";
import { planScope } from "../../../src/plan/scope.ts";
import { fromText } from "../../../src/text/exact.ts";
import { columnOf, input, number, numberInput } from "../sales.ts";
import { fails, holds, items, refuse, textOf } from "./bound-text.ts";

const maybe: Condition = { op: "given", name: "maybe" };
const list = (atLeast: number, atMost = 3): Input => ({
  ...numberInput("list", "0", "0"),
  of: { type: "list", atLeast, atMost, columns: [columnOf(numberInput("list.x", "-2", "5", "1"))] },
});
const inputs = (of: Input): readonly Input[] => [
  of,
  numberInput("x", "0", "10", "1"),
  { ...numberInput("maybe", "2", "8", "1"), optional: true },
];
const scopeOf = (of: Input = list(0)) => planScope(planNames({ inputs: inputs(of), definitions: [] }));
const rows: Bag = { bag: "rows", list: "list", value: input("list.x"), when: holds };
const ofItems = (by: Gather["by"], of: Bag, drop?: Gather["drop"]) =>
  textOf(gather({ op: "gather", by, of, ...(drop ? { drop } : {}) }, scopeOf(), bounds));

const all = items([input("x"), holds], [number("3"), holds]);
const some = items([input("x"), maybe], [number("3"), holds]);
const none = items([input("x"), fails]);
const empty = items();
describe("of a fixed set", () => {
  test.each<[Gather["by"], Bag, Gather["drop"], string]>([
    ["sum", all, undefined, "3..13 by 1"],
    ["sum", some, undefined, "3..13 by 1"],
    ["sum", empty, undefined, "0..0 by 0"],
    ["sum", none, undefined, "0..0 by 0"],
    ["sum", all, { low: 1, high: 1 }, "0..0 by 1"],
    ["sum", all, { low: 1, high: 0 }, "3..10 by 1"],
    ["sum", some, { low: 1, high: 0 }, "0..10 by 1"],
    ["count", all, undefined, "2..2 by 1"],
    ["count", some, undefined, "1..2 by 1"],
    ["count", none, undefined, "0..0 by 0"],
    ["least", all, undefined, "0..3 by 1"],
    ["least", some, undefined, "0..3 by 1"],
    ["least", items([input("x"), maybe]), undefined, "0..10 by 1"],
    ["least", some, { low: 1, high: 0 }, "0..10 by 1"],
    ["least", empty, undefined, "refused"],
    ["least", all, { low: 1, high: 1 }, "refused"],
    ["greatest", all, undefined, "3..10 by 1"],
    ["greatest", some, undefined, "3..10 by 1"],
    ["greatest", none, undefined, "refused"],
    ["median", all, undefined, "1.5..6.5 by 0.5"],
    ["median", some, undefined, "0..10 by 0.5"],
    ["median", all, { low: 0, high: 1 }, "0..3 by 0.5"],
    ["median", empty, undefined, "refused"],
  ])("%s of %o without %o: %s", (by, bag, drop, expected) => {
    expect(ofItems(by, bag, drop)).toBe(expected);
  });
  test("one that always takes part and refuses refuses the whole, even a count", () => {
    expect(ofItems("count", items([refuse, holds], [number("3"), holds]))).toBe("refused");
    expect(ofItems("count", items([refuse, maybe], [number("3"), holds]))).toBe("1..1 by 1");
    expect(ofItems("count", items([refuse, fails], [number("3"), holds]))).toBe("1..1 by 1");
  });
});

describe("of a list", () => {
  const of = (by: Gather["by"], atLeast: number, drop?: Gather["drop"], bag = rows, atMost = 3) =>
    textOf(gather({ op: "gather", by, of: bag, ...(drop ? { drop } : {}) }, scopeOf(list(atLeast, atMost)), bounds));
  test.each<[Gather["by"], number, Gather["drop"], string]>([
    ["sum", 0, undefined, "-6..15 by 1"],
    ["sum", 2, { low: 1, high: 1 }, "-2..5 by 1"],
    ["sum", 3, { low: 2, high: 2 }, "0..0 by 1"],
    ["count", 0, undefined, "0..3 by 1"],
    ["count", 2, undefined, "2..3 by 1"],
    ["least", 1, undefined, "-2..5 by 1"],
    ["median", 1, undefined, "-2..5 by 0.5"],
  ])("%s of at least %s, without %o: %s", (by, atLeast, drop, expected) => {
    expect(of(by, atLeast, drop)).toBe(expected);
  });
  test("that is always empty", () => {
    expect([of("sum", 0, undefined, rows, 0), of("count", 0, undefined, rows, 0)]).toEqual(["0..0 by 0", "0..0 by 0"]);
    expect(of("least", 0, undefined, rows, 0)).toBe("refused");
  });
  test("of which each may stay out: the fewest are none", () => {
    const few: Bag = { ...rows, when: { op: "compare", is: "<", left: number("0"), right: input("list.x") } };
    expect([of("count", 2, undefined, few), of("sum", 2, undefined, few)]).toEqual(["0..3 by 1", "0..15 by 1"]);
  });
  test("that cannot be empty refuses with a record that can give nothing; one that can may be empty", () => {
    const refusing: Bag = { ...rows, value: refuse };
    expect([of("count", 1, undefined, refusing), of("count", 0, undefined, refusing)]).toEqual(["refused", "0..0 by 0"]);
  });
  test("whose records are known is a fixed set", () => {
    const records = ["4", "-1", "2"].map((value) => new Map([["list.x", fromText(value)]]));
    const scope = planScope(planNames({ inputs: inputs(list(0)), definitions: [] }), new Map([["list", records]]));
    const found = (by: Gather["by"]) => textOf(gather({ op: "gather", by, of: rows }, scope, bounds));
    expect((["sum", "count", "least", "median", "greatest"] as const).map(found)).toEqual([
      "5..5 by 1",
      "3..3 by 1",
      "-1..-1 by 1",
      "2..2 by 0.5",
      "4..4 by 1",
    ]);
    expect(membersOf(rows, scope, bounds)).toMatchObject({ known: true, fewest: 3, most: 3 });
  });
  test("that is left out for good refuses", () => {
    const scope = planScope(planNames({ inputs: [{ ...list(0), optional: true }], definitions: [] }), new Map());
    expect(membersOf(rows, scope, bounds)).toBeUndefined();
  });
});

test("who takes part, and how many", () => {
  const found = (bag: Bag, of?: Input) => membersOf(bag, scopeOf(of), bounds);
  expect(found(some)).toMatchObject({ known: true, fewest: 1, most: 2, list: [{ surely: false }, { surely: true }] });
  expect(found(none)).toEqual({ known: true, fewest: 0, most: 0, list: [] });
  expect(found(rows, list(2))).toMatchObject({ known: false, fewest: 2, most: 3, list: [{ surely: true }] });
  // A value is taken where its condition holds.
  const within = { op: "compare", is: "<", left: input("x"), right: number("4") } as const;
  expect(found(items([input("x"), within]))?.list.map(({ value }) => textOf(value))).toEqual(["0..3 by 1"]);
});
