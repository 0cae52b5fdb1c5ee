import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { holding, stretch, stretchOf, testOf } from "../../src/integers/cells.ts";
import { toIntegers } from "../../src/integers/from-plan.ts";
import type { Bool, Int } from "../../src/integers/ir.ts";
import { constant, floorDivide, greatest, least, product, ranged, slot, sum, table } from "../../src/integers/nodes.ts";
import { contains, floorOf, higher, lower, magnitude, rangeOf } from "../../src/integers/ranges.ts";
import { reach } from "../../src/integers/reach.ts";
import { roundQuotient } from "../../src/integers/rounding.ts";
import { interval } from "../../src/plan/cells.ts";
import type { Numeric, Plan, Shown } from "../../src/plan/ir.ts";
import { roundings, roundWhole } from "../../src/text/exact.ts";
import { at, byNumber, define, input, number, numberInput, row, sales } from "../plan/sales.ts";
import { runs } from "../runs.ts";

/** The naive reading of an integer node; `seen` is told every value met on the way. */
const evaluate = (node: Int, slots: ReadonlyMap<string, Int | bigint>, seen: (node: Int, value: bigint) => void): bigint => {
  const go = (part: Int): bigint => {
    const value = compute(part);
    seen(part, value);
    return value;
  };
  const compute = (part: Int): bigint => {
    switch (part.int) {
      case "constant":
        return BigInt(part.value);
      case "slot":
      case "column": {
        const found = slots.get(part.name);
        if (found === undefined) throw new Error(`no ${part.name}`);
        return typeof found === "bigint" ? found : go(found);
      }
      case "sum":
        return part.of.map(go).reduce((a, b) => a + b, 0n);
      case "product":
        return part.of.map(go).reduce((a, b) => a * b, 1n);
      case "least":
        return part.of.map(go).reduce(lower);
      case "greatest":
        return part.of.map(go).reduce(higher);
      case "floorDivide":
        return floorOf(go(part.of), go(part.by));
      case "table": {
        const [axis] = part.on;
        if (axis?.axis !== "number") throw new Error("only one axis over numbers here");
        const x = go(axis.of);
        const found = part.rows.find(({ cells: [cell] }) => {
          const { from, upTo } = cell ? stretchOf(cell) : {};
          return (from === undefined || x >= BigInt(from)) && (upTo === undefined || x <= BigInt(upTo));
        });
        if (!found) throw new Error("no row");
        return go(found.result);
      }
      case "gather":
      case "before":
      case "refuse":
        throw new Error(`no ${part.int} here`);
    }
  };
  return go(node);
};

describe("the six roundings of n / d by floor division", () => {
  const bound = fc.bigInt({ min: -60n, max: 60n });
  const divisor = fc.bigInt({ min: 1n, max: 12n });
  test("are those of the fractions, for whatever is known of n and d beforehand", () => {
    fc.assert(
      fc.property(
        bound,
        fc.bigInt({ min: 0n, max: 24n }),
        divisor,
        divisor,
        fc.boolean(),
        fc.constantFrom(...roundings),
        (low, span, d, most, isConstant, how) => {
          const high = low + span;
          const slots = new Map<string, Int>();
          const named = (value: Int): Int => {
            if (value.int === "slot" || value.int === "constant") return value;
            slots.set(`s${slots.size}`, value);
            return slot(`s${slots.size - 1}`, rangeOf(value));
          };
          const top = slot("n", { low, high });
          const bottom = isConstant ? constant(d) : slot("d", { low: 1n, high: higher(d, most) });
          const rounded = roundQuotient(top, bottom, how, named);
          const outside: Int[] = [];
          const results: bigint[] = [];
          const expected: bigint[] = [];
          for (let n = low; n <= high; n++) {
            const known = new Map<string, Int | bigint>([...slots, ["n", n], ["d", d]]);
            const seen = (node: Int, met: bigint) =>
              (contains(rangeOf(node), met) && magnitude(met) <= (reach(node) ?? 0n)) || outside.push(node);
            results.push(evaluate(rounded, known, seen));
            expected.push(roundWhole(n, d, how));
          }
          expect(results).toEqual(expected);
          expect(outside).toEqual([]);
        },
      ),
      runs(2000),
    );
  });
  test("a sign that is known beforehand costs no branch, and an odd constant divisor knows no halves", () => {
    const named = (value: Int) => value;
    const text = (low: bigint, d: bigint) =>
      JSON.stringify(roundQuotient(slot("n", { low, high: 9n }), constant(d), "half-up", named));
    expect(text(0n, 10n)).not.toContain("table");
    expect(text(-9n, 10n)).toContain("table");
    expect(text(-9n, 7n)).not.toContain("table");
  });
});

describe("nodes", () => {
  const x = slot("x", { low: -3n, high: 5n });
  const wide = slot("wide", { low: 0n, high: undefined });
  test.each<[string, Int, string]>([
    ["constants of a sum are joined", sum(constant(2n), x, constant(3n)), "2..10"],
    ["and go where they are neutral", sum(x, constant(0n)), "-3..5"],
    ["a product with zero still reads", product(x, constant(0n)), "0..0"],
    ["signs turn ranges", product(x, constant(-2n)), "-10..6"],
    ["a limit that never binds goes", least(x, constant(7n)), "-3..5"],
    ["one that may stays", least(x, constant(2n)), "-3..2"],
    ["the greatest", greatest(x, constant(2n)), "2..5"],
    ["the least is bounded by any operand", least(wide, x), "-3..5"],
    ["floor division goes down", floorDivide(x, constant(2n)), "-2..2"],
    ["by something unknown it comes nearer to zero", floorDivide(x, slot("d", { low: 2n, high: 4n })), "-2..2"],
    ["an unbounded dividend", floorDivide(wide, constant(2n)), "0..?"],
    ["a range can be sharpened", ranged(x, { low: 0n, high: undefined }), "0..5"],
    [
      "a table is the hull of its rows",
      table(
        [{ axis: "number", of: x }],
        [
          { cells: [stretch({ upTo: "0" })], result: x },
          { cells: [stretch({ from: "1" })], result: constant(9n) },
        ],
      ),
      "-3..9",
    ],
  ])("%s", (_, node, expected) => {
    const { low, high } = rangeOf(node);
    expect(`${low ?? "?"}..${high ?? "?"}`).toBe(expected);
  });
  test("the reach of a node includes what is met on the way", () => {
    expect(reach(sum(x, product(x, constant(-1n))))).toBe(10n);
    expect(reach(ranged(sum(x, product(x, constant(-1n))), { low: 0n, high: 0n }))).toBe(10n);
    expect(reach(floorDivide(product(x, constant(100n)), constant(100n)))).toBe(500n);
    expect(reach(sum(x, wide))).toBeUndefined();
  });
});

describe("the sales scheme", () => {
  const { slots, definitions, choices } = toIntegers(sales);
  const value = (name: string): Int => {
    const found = slots.find((one) => one.name === name)?.is;
    if (found?.sort !== "number") throw new Error(`no number ${name}`);
    return found.value;
  };
  test("has one slot for each definition, on the unit that bounds give", () => {
    expect(slots.map(({ name }) => name)).toEqual(sales.definitions.map(({ name }) => name));
    const units = definitions.map((one) => (one.sort === "number" ? one.unit : one.sort));
    expect(units).toEqual(sales.definitions.map(({ is }) => (is.sort === "number" ? is.unit : is.sort)));
    expect(choices).toEqual(["manager", "agent_clerk", "shop_clerk", "general", "south"]);
  });
  test("rounds a ratio in tenths of a per cent: (2·1000·actual + plan) over 2·plan", () => {
    const node = value("attainment");
    const parts = node.int === "floorDivide" ? [node.of, node.by] : [];
    expect(parts.map((part) => part.int)).toEqual(["sum", "product"]);
    expect(reach(node)).toBe(20_009_999_799_900n);
  });
  test("counts returns in units of 5, cells in tenths of a per cent", () => {
    const node = value("returns.south");
    const rows =
      node.int === "table" ? node.rows.map(({ cells, result }) => [...cells, result.int === "constant" && result.value]) : [];
    expect(rows).toEqual([
      [stretch({ upTo: "80" }), "5"],
      [stretch({ from: "81", upTo: "130" }), "3"],
      [stretch({ from: "131" }), "0"],
    ]);
  });
  test("folds what is constant: the total's rounding and the hundredth of the bonus", () => {
    expect(value("total")).toMatchObject({
      int: "product",
      of: [
        { int: "slot", name: "total.sum" },
        { int: "constant", value: "25" },
      ],
    });
    expect(value("bonus")).toMatchObject({
      int: "floorDivide",
      of: { int: "sum", of: [{ int: "product" }, { int: "constant", value: "5000" }] },
      by: { int: "constant", value: "10000" },
    });
  });
});

describe("fractions", () => {
  const shown: Shown = { kind: "number", low: "0", high: "100", unit: "fraction" };
  const share: Numeric = { op: "quotient", of: input("a"), by: input("b") };
  const planOf = (...values: readonly Numeric[]): Plan => ({
    inputs: [numberInput("a", "0", "9", "0.5"), numberInput("b", "1", "6", "1"), numberInput("c", "-4", "-1", "1")],
    definitions: values.map((value, i) => define(`d${i}`, value, shown)),
    outputs: ["d0"],
  });
  const slotOf = (plan: Plan, name: string) => toIntegers(plan).slots.find((one) => one.name === name)?.is.value;
  test("have a numerator and a positive denominator", () => {
    const plan = planOf({ op: "quotient", of: input("a"), by: input("c") });
    expect(toIntegers(plan).definitions[0]).toMatchObject({ unit: "0.5", den: "d0#den" });
    expect(slotOf(plan, "d0#den")).toMatchObject({ int: "product", low: "1", high: "4" });
  });
  test("are compared and tabled by cross-multiplication", () => {
    const plan = planOf(
      share,
      byNumber(
        { op: "ref", name: "d0" },
        row(interval({ upTo: "2/3" }), number("1")),
        row(interval({ above: "2/3" }), number("2")),
      ),
    );
    const node = slotOf(plan, "d1") as Int & { int: "table" };
    const tests = node.rows.map(({ cells: [cell] }) => (testOf(cell ?? holding(true)) as Bool & { bool: "all" }).of);
    // a / (2 b) against 2/3: 3 a against 4 b.
    expect(tests.flat()).toMatchObject([
      { is: "<=", left: { of: [{}, { value: "3" }] }, right: { of: [{}, { value: "4" }] } },
      { is: "<", left: { of: [{}, { value: "4" }] }, right: { of: [{}, { value: "3" }] } },
    ]);
  });
  test("a rounded table rounds in its rows, and stays on one grid", () => {
    const zero = byNumber(input("a"), row(interval({ upTo: "0" }), number("0")), row(interval({ above: "0" }), share));
    const plan = planOf({ op: "round", of: zero, to: "0.1", how: "half-up", at });
    expect(toIntegers(plan).slots.map(({ name }) => name)).toEqual(["d0"]);
  });
});
