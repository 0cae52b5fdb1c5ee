import { describe, expect, test } from "vitest";
import type { Facts } from "../../../src/plan/facts.ts";
import { notApplicable } from "../../../src/plan/facts.ts";
import { valueText } from "../../../src/plan/format.ts";
import type { Condition, Definition, Input, Numeric, Plan } from "../../../src/plan/ir.ts";
import type { Outcome } from "../../../src/targets/trace/trace.ts";
import { isRefused, tracer } from "../../../src/targets/trace/trace.ts";
import type { Fraction } from "../../../src/text/exact.ts";
import { fromText, toText } from "../../../src/text/exact.ts";
import { at, byChoice, choiceInput, columnOf, define, input, number, numberInput, person, ref, sales } from "../../plan/sales.ts";

const factsOf = (given: Readonly<Record<string, string | boolean | typeof notApplicable | readonly Facts[]>>): Facts =>
  new Map(
    Object.entries(given).map(([name, value]) => [
      name,
      typeof value === "string" && /^-?\d/.test(value) ? fromText(value) : value,
    ]),
  );
const textOf = (outcome: Outcome | undefined): string => {
  if (outcome === undefined) return "not demanded";
  if (isRefused(outcome)) return outcome.refusals.map(({ code, input: name }) => `${code} ${name ?? ""}`.trim()).join(", ");
  return typeof outcome === "object" ? toText(outcome) : String(outcome);
};

describe("the sales scheme", () => {
  const run = tracer(sales);
  test("scores its example", () => {
    const { lines, refusals } = run(factsOf(person));
    expect(refusals).toEqual([]);
    const shown = [...lines.values()].map(({ definition, outcome }) =>
      definition.is.sort === "number"
        ? `${definition.name} ${valueText(definition.is.kind, outcome as Fraction)}`
        : definition.name,
    );
    // In the order in which they were finished; the general region's table is not demanded.
    expect(shown).toEqual([
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

const flag = (name: string, more: Partial<Input> = {}): Input => ({
  name,
  at,
  title: { zh: name, en: name },
  optional: false,
  mayNotApply: false,
  of: { type: "flag" },
  ...more,
});
const condition = (name: string, value: Condition): Definition => ({
  name,
  at,
  title: { zh: name, en: name },
  is: { sort: "condition", value },
});
const shown = { kind: "number", low: "0", high: "100", unit: "1" } as const;
const planOf = (value: Numeric | Condition, inputs: readonly Input[]): Plan => ({
  inputs,
  definitions: [
    "name" in value || ["all", "any", "not", "compare", "given", "among", "notApplicable"].includes(value.op)
      ? condition("x", value as Condition)
      : define("x", value as Numeric, shown),
  ],
  outputs: ["x"],
});

describe("what is read", () => {
  const [a, b] = [flag("a"), flag("b", { optional: true, mayNotApply: true })];
  const [isA, isB]: readonly Condition[] = [
    { op: "flag", name: "a" },
    { op: "flag", name: "b" },
  ];
  test.each<[string, Condition, Parameters<typeof factsOf>[0], string]>([
    ["any stops at what holds", { op: "any", of: [isA as Condition, isB as Condition] }, { a: true }, "true"],
    ["all stops at what fails", { op: "all", of: [isA as Condition, isB as Condition] }, { a: false }, "false"],
    ["and goes on otherwise", { op: "all", of: [isA as Condition, isB as Condition] }, { a: true }, "facts/missing b"],
    ["all of nothing holds", { op: "all", of: [] }, {}, "true"],
    ["any of nothing does not", { op: "any", of: [] }, {}, "false"],
    ["an optional fact that is absent is not given", { op: "given", name: "b" }, {}, "false"],
    ["nor is one marked n/a", { op: "given", name: "b" }, { b: notApplicable }, "false"],
    ["which is not applicable", { op: "notApplicable", name: "b" }, { b: notApplicable }, "true"],
    ["and refuses where its value is read", isB as Condition, { b: notApplicable }, "facts/not-applicable b"],
    ["a required fact that is absent is missing", { op: "given", name: "a" }, {}, "facts/missing a"],
  ])("%s", (_, value, facts, expected) => {
    expect(textOf(tracer(planOf(value, [a, b]))(factsOf(facts)).lines.get("x")?.outcome)).toBe(expected);
  });
  test("a table reads all its axes and one row", () => {
    const plan = planOf(byChoice("c", { red: input("n"), blue: number("2") }), [
      choiceInput("c", { red: "红", blue: "蓝" }),
      numberInput("n", "0", "9"),
    ]);
    const run = tracer(plan);
    expect(textOf(run(factsOf({ c: "blue" })).lines.get("x")?.outcome)).toBe("2");
    expect(textOf(run(factsOf({ c: "red" })).lines.get("x")?.outcome)).toBe("facts/missing n");
  });
});

describe("gathers", () => {
  const values = ["5", "1", "4", "1", "3"];
  const always: Condition = { op: "all", of: [] };
  const items = values.map((value) => ({ value: number(value), when: always }));
  test.each([
    ["sum", undefined, "14"],
    ["count", undefined, "5"],
    ["least", undefined, "1"],
    ["greatest", undefined, "5"],
    ["median", undefined, "3"],
    ["sum", { low: 1, high: 1 }, "8"],
    ["least", { low: 2, high: 0 }, "3"],
    ["greatest", { low: 0, high: 1 }, "4"],
    ["median", { low: 1, high: 0 }, "3.5"],
    ["sum", { low: 3, high: 3 }, "0"],
  ] as const)("%s without %o is %s", (by, drop, expected) => {
    const value: Numeric = { op: "gather", by, of: { bag: "items", of: items }, ...(drop ? { drop } : {}) };
    expect(textOf(tracer(planOf(value, []))(new Map()).lines.get("x")?.outcome)).toBe(expected);
  });
  test("over the records of a list, each with its own definitions", () => {
    const amount = columnOf(numberInput("deals.amount", "0", "1000"));
    const list: Input = { ...flag("deals"), of: { type: "list", atMost: 9, columns: [amount] } };
    const double = {
      ...define("deals.double", { op: "product", of: [input("deals.amount"), number("2")] }, shown),
      list: "deals",
    };
    const all: Numeric = {
      op: "gather",
      by: "sum",
      of: {
        bag: "rows",
        list: "deals",
        value: ref("deals.double"),
        when: { op: "compare", is: "<", left: number("1"), right: input("deals.amount") },
      },
    };
    const plan: Plan = { inputs: [list], definitions: [double, define("x", all, shown)], outputs: ["x"] };
    const run = tracer(plan);
    const deals = ["1", "2", "0.5", "3.5"].map((value) => factsOf({ "deals.amount": value }));
    expect(textOf(run(factsOf({ deals })).lines.get("x")?.outcome)).toBe("11");
    expect(textOf(run(factsOf({ deals: [] })).lines.get("x")?.outcome)).toBe("0");
    expect(textOf(run(factsOf({ deals: [new Map()] })).lines.get("x")?.outcome)).toBe("facts/missing deals.amount");
  });
});
