import { describe, expect, test } from "vitest";
import { codes, holding, stretch, stretchOf, testing } from "../../src/integers/cells.ts";
import type { Bool, Int, IntRow, Slot } from "../../src/integers/ir.ts";
import * as node from "../../src/integers/nodes.ts";
import { unbounded } from "../../src/integers/ranges.ts";
import { demanded, reads, uses } from "../../src/integers/visit.ts";

const column = (name: string): Int => node.column(name, unbounded);
const slot = (name: string): Int => node.slot(name, unbounded);
const flag = (name: string): Bool => ({ bool: "flag", name });
const always: Bool = { bool: "all", of: [] };
const by = (name: string, ...rows: readonly IntRow<Int>[]): Int => node.table([{ axis: "number", of: column(name) }], rows);

describe("what a node reads, in brackets if only on some ways", () => {
  const text = (of: Int) => {
    const found: string[] = [];
    reads.number(of)((_, name, sure) => found.push(sure ? name : `(${name})`), true);
    return found;
  };
  const items = (...of: readonly { readonly value: Int; readonly when: Bool }[]): Int =>
    node.gather("sum", { bag: "items", of }, { low: 0, high: 0 });
  test.each<[string, Int, readonly string[]]>([
    ["all operands", node.sum(column("x"), slot("y"), node.constant(1n)), ["x", "y"]],
    ["also those that do not matter", node.product(column("x"), node.constant(0n)), ["x"]],
    [
      "a table's axes, and one row of several",
      by("x", { cells: [stretch({ upTo: "0" })], result: column("y") }, { cells: [stretch({ from: "1" })], result: column("z") }),
      ["x", "(y)", "(z)"],
    ],
    ["the only row that is left", by("x", { cells: [stretch({})], result: column("y") }), ["x", "y"]],
    [
      "a fraction on both sides, its cells perhaps",
      node.table(
        [{ axis: "fraction", num: column("n"), den: column("d") }],
        [{ cells: [testing(flag("f"))], result: node.constant(1n) }],
      ),
      ["n", "d", "(f)"],
    ],
    [
      "the first part of a junction",
      node.table(
        [{ axis: "condition", of: { bool: "any", of: [flag("a"), { bool: "given", name: "b" }] } }],
        [{ cells: [holding(true)], result: node.constant(1n) }],
      ),
      ["a", "(b)"],
    ],
    [
      "values whose condition always holds",
      items({ value: column("x"), when: always }, { value: column("y"), when: flag("f") }),
      ["x", "f", "(y)"],
    ],
    [
      "of records, which there may not be, the list alone",
      node.gather("count", { bag: "rows", list: "l", atMost: 9, value: column("l.x"), when: flag("l.f") }, { low: 0, high: 0 }),
      ["l", "(l.f)", "(l.x)"],
    ],
    ["of earlier records nothing", node.before("l", column("l.x"), unbounded), ["(l.x)"]],
  ])("%s", (_, of, expected) => {
    expect(text(of)).toEqual(expected);
  });
});

describe("slots", () => {
  const named = (name: string, value: Int, list?: string): Slot => ({
    name,
    ...(list === undefined ? {} : { list }),
    is: { sort: "number", value },
  });
  const slots = [
    named("a", column("x")),
    named("b", node.sum(slot("a"), column("y"))),
    named(
      "c",
      by("z", { cells: [stretch({ upTo: "0" })], result: slot("a") }, { cells: [stretch({ from: "1" })], result: slot("b") }),
    ),
    named("l.d", slot("a"), "l"),
  ];
  const all = new Map(slots.map((one) => [one.name, one]));
  const sorted = ({ slots: of, columns }: ReturnType<typeof demanded>) => [...of, ...columns].sort();
  const start = (name: string) => demanded(all, undefined, (see) => see("slot", name, true));
  test("demand goes through slots, and not into rows", () => {
    expect(sorted(start("b"))).toEqual(["a", "b", "x", "y"]);
    expect(sorted(start("c"))).toEqual(["c", "z"]);
  });
  test("demand within records stays there", () => {
    expect(sorted(demanded(all, "l", (see) => see("slot", "l.d", true)))).toEqual(["l.d"]);
  });
  test("each is counted where it is named, in all that can be reached", () => {
    expect([...uses(slots, ["c"])].sort()).toEqual([
      ["a", 2],
      ["b", 1],
      ["c", 1],
    ]);
  });
});

test("a cell under another axis is no integer form", () => {
  expect(() => stretchOf(codes(1))).toThrow("a cell for a choice under another axis");
});
