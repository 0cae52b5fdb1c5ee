import { describe, expect, test } from "vitest";
import { valueText } from "../../../src/plan/format.ts";
import type { Plan } from "../../../src/plan/ir.ts";
import { tracer } from "../../../src/targets/trace/trace.ts";
import type { Fraction } from "../../../src/text/exact.ts";
import { fromText } from "../../../src/text/exact.ts";
import { at, define, input, number, numberInput, person, sales } from "../../plan/sales.ts";
import { condition, factsOf, shown, textOf } from "./evaluate.ts";

describe("the sales scheme", () => {
  const run = tracer(sales);
  test("scores its example", () => {
    const { lines, refusals } = run(factsOf(person));
    expect(refusals).toEqual([]);
    const told = [...lines.values()].map(({ definition, outcome }) =>
      definition.is.sort === "number"
        ? `${definition.name} ${valueText(definition.is.kind, outcome as Fraction)}`
        : definition.name,
    );
    // In the order in which they were finished; the general region's table is not demanded.
    expect(told).toEqual([
      "attainment 91.6%",
      "sales 24.5",
      "collection_rate 94%",
      "collection 17.5",
      "return_rate 5%",
      "returns.south 25",
      "returns 25",
      "total.sum 67",
      "total 67",
      "bonus 6700",
      "shortfall 0",
      "net 6700",
    ]);
  });
  test("records the roundings that changed something, and the rows that decided", () => {
    const { lines } = run(factsOf(person));
    const events = (name: string) => lines.get(name)?.events ?? [];
    expect(events("attainment")).toEqual([{ event: "rounding", at, before: fromText("206/225"), after: fromText("0.916") }]);
    expect(events("total")).toEqual([]);
    expect(events("returns").map(({ event }) => event)).toEqual(["row"]);
  });
  test.each([
    [{ actual: "0" }, "return_rate", "0"],
    [{ actual: "359820" }, "attainment", "0.8"],
    [{ actual: "359774.99" }, "attainment", "0.799"],
    [{ actual: "359775" }, "attainment", "0.8"],
    [{ actual: "0" }, "shortfall", "500"],
    [{ actual: "0", role: "shop_clerk" }, "shortfall", "200"],
    [{ actual: "0", bonus_base: "100" }, "net", "0"],
    [{ region: "general" }, "returns", "15"],
  ])("%o: %s is %s", (change, name, value) => {
    expect(textOf(run(factsOf({ ...person, ...change })).lines.get(name)?.outcome)).toBe(value);
  });
  test("names all that is missing at once, and nothing that is not needed", () => {
    const { role: _, plan: __, owed: ___, ...rest } = person;
    expect(run(factsOf(rest)).refusals.map((refusal) => refusal.input)).toEqual(["plan", "owed"]);
  });
});

describe("what is asked for", () => {
  const definition = (name: string, of: string) => define(name, { op: "sum", of: [input(of), number("1")] }, shown);
  const plan: Plan = {
    inputs: [numberInput("a", "0", "9"), numberInput("b", "0", "9")],
    definitions: [definition("x", "a"), definition("y", "b"), condition("k", { op: "given", name: "a" })],
    outputs: ["x"],
  };
  test("only what the outputs demand is evaluated", () => {
    const { lines, refusals } = tracer(plan)(factsOf({ a: "1" }));
    expect([[...lines.keys()], refusals]).toEqual([["x"], []]);
  });
  test("what is evaluated for the reader's sake refuses nothing", () => {
    const { lines, refusals } = tracer(plan)(factsOf({ a: "1" }), ["y", "k"]);
    expect(["x", "y", "k"].map((name) => textOf(lines.get(name)?.outcome))).toEqual(["2", "facts/missing b", "true"]);
    expect(refusals).toEqual([]);
  });
  test("what several outputs refuse is said once", () => {
    const both = { ...plan, definitions: [...plan.definitions, definition("z", "a")], outputs: ["x", "z", "y"] };
    expect(tracer(both)(new Map()).refusals.map((refusal) => refusal.input)).toEqual(["a", "b"]);
  });
});
