import { describe, expect, test } from "vitest";
import { never, perhaps } from "../../src/plan/bounds/truth.ts";
import type { Facts, Value } from "../../src/plan/facts.ts";
import { notApplicable } from "../../src/plan/facts.ts";
import type { Condition, Definition, Input, Plan } from "../../src/plan/ir.ts";
import { planNames } from "../../src/plan/lookup.ts";
import { planScope } from "../../src/plan/scope.ts";
import { fromText } from "../../src/text/exact.ts";
import { holds, items, textOf } from "./bounds/bound-text.ts";
import { at, columnOf, define, input, number, numberInput, person, ref, sales } from "./sales.ts";

const optional: Condition = { op: "given", name: "maybe" };

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
          { op: "gather", by: "sum", of: items([input("maybe"), optional], [number("3"), holds]) },
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

const shown = { kind: "number", low: "0", high: "9", unit: "1" } as const;
describe("within a record", () => {
  const deals: Input = {
    ...numberInput("deals", "0", "0"),
    of: { type: "list", atLeast: 1, atMost: 3, columns: [columnOf(numberInput("deals.x", "0", "9", "1"))] },
  };
  const plan: Plan = {
    inputs: [deals, numberInput("rate", "1", "2", "1")],
    definitions: [
      { ...define("deals.paid", { op: "product", of: [input("deals.x"), ref("base")] }, shown), list: "deals" },
      define("base", { op: "sum", of: [input("rate"), number("1")] }, shown),
    ],
    outputs: [],
  };
  const names = planNames(plan);
  const record = (facts?: Facts, asked?: Set<string>) => {
    const sheet = planScope(names, facts, (name) => asked?.add(name));
    const records = sheet.records("deals", sheet);
    return records && ("each" in records ? records.each : records.known[0]);
  };
  const rate = ["rate", fromText("1")] as const;
  test("its own columns are read there, and everything else on the sheet", () => {
    expect(textOf(record()?.number(ref("deals.paid")))).toBe("0..27 by 1");
    expect(textOf(record(new Map([rate]))?.number(ref("deals.paid")))).toBe("0..18 by 1");
    const known: Facts = new Map<string, Value | readonly Facts[]>([rate, ["deals", [new Map([["deals.x", fromText("4")]])]]]);
    expect(textOf(record(known)?.number(ref("deals.paid")))).toBe("8..8 by 4");
  });
  test("what is missing of it, or of the sheet, is asked for", () => {
    const asked = new Set<string>();
    record(new Map(), asked)?.number(ref("deals.paid"));
    expect([...asked].sort()).toEqual(["deals", "deals.x", "rate"]);
  });
  test("other lists are those of the sheet", () => {
    const one = record();
    expect(one?.records("deals", one)).toMatchObject({ atLeast: 1, atMost: 3 });
  });
  test("only a record has some that come earlier", () => {
    expect(planScope(names).earlier()).toBeUndefined();
    expect(record()?.earlier()).toMatchObject({ atMost: 2 });
    expect(record(new Map([["deals", [new Map(), new Map()]]]))?.earlier()).toMatchObject({ place: 0 });
  });
});

test("a name has one sort: as any other it is not known", () => {
  const is: Definition["is"] = { sort: "choice", value: { op: "option", value: "a" }, values: ["a"] };
  const condition: Definition["is"] = { sort: "condition", value: { op: "any", of: [] } };
  const title = { zh: "", en: "" };
  const scope = planScope(
    planNames({
      inputs: [],
      definitions: [{ name: "c", at, title, is }, { name: "k", at, title, is: condition }, define("n", number("1"), shown)],
    }),
  );
  const read = (name: string) => [
    textOf(scope.number(ref(name))),
    scope.condition("refCondition", name),
    scope.choice("refChoice", name),
  ];
  expect(read("n")).toEqual(["1..1 by 1", perhaps, []]);
  expect(read("c")).toEqual(["refused", perhaps, ["a"]]);
  expect(read("k")).toEqual(["refused", never, []]);
});
