import { describe, expect, test } from "vitest";
import { toIntegers } from "../../../src/integers/from-plan.ts";
import { holding, interval } from "../../../src/plan/cells.ts";
import type { Condition, Input, InputType, Numeric, Plan, Shown } from "../../../src/plan/ir.ts";
import { compile } from "../../../src/targets/fast/compile.ts";
import { fast } from "../../../src/targets/fast/fast.ts";
import {
  at,
  byNumber,
  choiceInput,
  columnOf,
  define,
  input,
  number,
  numberInput,
  person,
  ref,
  row,
  sales,
} from "../../plan/sales.ts";

describe("the sales scheme", () => {
  const names = ["total", "bonus", "net", "attainment", "sales"];
  const { score } = fast(sales, names);
  test("scores its example from raw facts", () => {
    expect(score(person)).toEqual(["67", "6700", "6700", "91.6%", "24.5"]);
  });
  test.each([
    [{ actual: 412000 }, ["67", "6700", "6700", "91.6%", "24.5"]],
    [{ region: "广东/海南" }, ["67", "6700", "6700", "91.6%", "24.5"]],
    [{ region: "the south", actual: "412000.00" }, ["67", "6700", "6700", "91.6%", "24.5"]],
    [{ actual: 0, bonus_base: "100" }, ["42.5", "42.5", "0", "0%", "0"]],
    [{ actual: "0", bonus_base: "99999.99" }, ["42.5", "42500", "42000", "0%", "0"]],
    [{ plan: 0.01, actual: "99999999" }, ["112.5", "11250", "11250", "999999990000%", "70"]],
    // Half a cent goes up: 0.98 × 67 % is 0.6566, 1.50 × 67 % is 1.005.
    [{ bonus_base: "0.98" }, ["67", "0.66", "0.66", "91.6%", "24.5"]],
    [{ bonus_base: 1.5 }, ["67", "1.01", "1.01", "91.6%", "24.5"]],
  ])("%o scores %o", (change, expected) => {
    expect(score({ ...person, ...change })).toEqual(expected);
  });
  test.each<[string, Readonly<Record<string, unknown>>]>([
    ["a fact that is missing", { plan: undefined }],
    ["null", { plan: null }],
    ["an empty cell", { plan: "" }],
    ["blanks", { plan: " 5" }],
    ["another spelling", { plan: "4,500" }],
    ["an exponent", { plan: "4e5" }],
    ["a leading zero", { plan: "0450" }],
    ["no digit after the point", { plan: "450." }],
    ["a per cent where none is meant", { plan: "45%" }],
    ["a value off the grid", { plan: "450.001" }],
    ["the noise of doubles", { plan: 0.1 + 0.2 }],
    ["a value out of range", { plan: "0" }],
    ["one beyond every number", { plan: "99999999999999999999" }],
    ["a number that has lost digits", { plan: 2 ** 53 }],
    ["not a number", { plan: Number.NaN }],
    ["a Decimal", { plan: { toFixed: () => "450000" } }],
    ["n/a where that has no meaning", { plan: "n/a" }],
    ["an unknown option", { region: "west" }],
    ["an option in other letters", { region: "South" }],
    ["a fact of another type", { region: 1 }],
    ["an undemanded fact that is wrong all the same", { role: "chief" }],
  ])("gives up at %s", (_, change) => {
    expect(score({ ...person, ...change })).toBeUndefined();
    expect(score(person)).toEqual(["67", "6700", "6700", "91.6%", "24.5"]);
  });
  test("needs a fact only where the result does", () => {
    const { role: _, ...rest } = person;
    expect(score(rest)?.[0]).toBe("67");
    expect(score({ ...rest, actual: "1" })).toBeUndefined();
  });
  test("takes plain objects only", () => {
    expect(score(Object.assign(Object.create(null), person))?.[0]).toBe("67");
    expect(score(Object.create(person))).toBeUndefined();
    expect(score([] as never)).toBeUndefined();
  });
  test("never leaves the numbers: the widest value met is proved to be safe", () => {
    expect(compile(toIntegers(sales), sales.outputs).wides).toEqual([]);
  });
});

const shown: Shown = { kind: "number", low: "0", high: "1", unit: "0.01" };
const given = (name: string, of: InputType, more: Partial<Input> = {}): Input => ({
  name,
  at,
  title: { zh: `${name}（中）`, en: `the ${name}` },
  optional: false,
  mayNotApply: false,
  of,
  ...more,
});
const planOf = (inputs: readonly Input[], ...values: readonly Numeric[]): Plan => ({
  inputs,
  definitions: values.map((value, i) => define(`d${i}`, value, shown)),
  outputs: values.map((_, i) => `d${i}`),
});
const is = (condition: Condition): Numeric => ({
  op: "table",
  on: [{ axis: "condition", of: condition }],
  rows: [row(holding(true), number("1")), row(holding(false), number("0"))],
});

describe("raw facts", () => {
  const optional = { optional: true, mayNotApply: true };
  const percent = given("p", { type: "number", kind: "percent", low: "0", high: "2", unit: "0.001" });
  const day = given("day", { type: "number", kind: "date", low: "-1000", high: "30000", unit: "1" });
  const minutes = given("late", { type: "number", kind: "duration", low: "0", high: "6000", unit: "60", bare: "60" });
  const wide = given("wide", {
    type: "number",
    kind: "number",
    low: "-100000000000000000000",
    high: "100000000000000000000",
    unit: "0.5",
  });
  const yes = given("yes", { type: "flag" });
  const note = given("note", { type: "text" }, optional);
  test.each<[Input, unknown, string | undefined]>([
    [percent, "91.6%", "0.916"],
    [percent, "100%", "1"],
    [percent, "0.0%", "0"],
    [percent, "91.65%", undefined],
    [percent, "0.916", undefined],
    [percent, 1, undefined],
    [percent, "%", undefined],
    [percent, "-5%", undefined],
    [day, "1970-01-02", "1"],
    [day, "1969-12-31", "-1"],
    [day, "2012-02-29", "15399"],
    [day, "2011-02-29", undefined],
    [day, "5", undefined],
    [day, 5, undefined],
    [minutes, "30", "1800"],
    [minutes, 2, "120"],
    [minutes, "30 min", "1800"],
    [minutes, "1.5h", "5400"],
    [minutes, "30分钟", "1800"],
    [minutes, "1 h 20 min", undefined],
    [minutes, "0:30", undefined],
    [minutes, "30 seconds", undefined],
    [minutes, "0.5", undefined],
    [wide, "9007199254740993.5", "9007199254740993.5"],
    [wide, "-99999999999999999999.5", "-99999999999999999999.5"],
    [wide, -7, "-7"],
    [wide, "9007199254740993.25", undefined],
    [wide, "100000000000000000000.5", undefined],
  ])("%o given %o is %s", (one, raw, expected) => {
    const { score } = fast(planOf([one], input(one.name)), ["d0"]);
    expect(score({ [one.name]: raw })).toEqual(expected === undefined ? undefined : [expected]);
  });
  test.each<[Input, Condition, unknown, string | undefined]>([
    [yes, { op: "flag", name: "yes" }, true, "1"],
    [yes, { op: "flag", name: "yes" }, "false", "0"],
    [yes, { op: "flag", name: "yes" }, "yes", undefined],
    [note, { op: "given", name: "note" }, "so it is", "1"],
    [note, { op: "given", name: "note" }, "n/a", "1"],
    [note, { op: "given", name: "note" }, "", "0"],
    [note, { op: "given", name: "note" }, " ", undefined],
    [note, { op: "given", name: "note" }, 5, undefined],
    [{ ...yes, ...optional }, { op: "given", name: "yes" }, "n/a", "0"],
    [{ ...yes, ...optional }, { op: "notApplicable", name: "yes" }, "n/a", "1"],
    [{ ...yes, ...optional }, { op: "notApplicable", name: "yes" }, undefined, "0"],
    [{ ...yes, ...optional }, { op: "flag", name: "yes" }, "n/a", undefined],
    [{ ...yes, mayNotApply: true }, { op: "notApplicable", name: "yes" }, undefined, undefined],
  ])("%o: %o given %o is %s", (one, condition, raw, expected) => {
    const { score } = fast(planOf([one], is(condition)), ["d0"]);
    expect(score({ [one.name]: raw })).toEqual(expected === undefined ? undefined : [expected]);
  });
  test("a name that two options could mean is for the slow reader", () => {
    const one = choiceInput("c", { a: "甲", b: "A", c: "丙" });
    const condition: Condition = { op: "among", choice: { op: "choiceInput", name: "c" }, of: ["a"] };
    const { score } = fast(planOf([one], is(condition)), ["d0"]);
    expect(["a", "甲", "A", "b", "丙"].map((c) => score({ c }))).toEqual([undefined, ["1"], undefined, ["0"], ["0"]]);
  });
});

describe("arithmetic", () => {
  const round = (of: Numeric): Numeric => ({ op: "round", of, to: "1", how: "half-up", at });
  const inputs = ["x", "y", "z"].map((name) => numberInput(name, "0", "9", "0.1"));
  const of = inputs.map(({ name }) => input(name));
  test.each<[string, Numeric, string]>([
    ["a sum of one", round({ op: "sum", of: of.slice(0, 1) }), "3"],
    ["of two", round({ op: "sum", of: of.slice(0, 2) }), "6"],
    ["of three", round({ op: "sum", of }), "12"],
    ["a product of two", round({ op: "product", of: of.slice(0, 2) }), "8"],
    ["of three", round({ op: "product", of }), "48"],
    [
      "and over one of them",
      round({ op: "quotient", of: { op: "product", of }, by: { op: "sum", of: [input("x"), number("1")] } }),
      "14",
    ],
  ])("%s: %s, rounded", (_, value, expected) => {
    expect(fast(planOf(inputs, value), ["d0"]).score({ x: "2.5", y: "3.2", z: "6" })).toEqual([expected]);
  });
  test("goes beyond 2^53 where it has to, and comes back", () => {
    const large = ["a", "b", "c"].map((name) => numberInput(name, "0", "9007199254740991", "1", "number"));
    const always: Condition = { op: "all", of: [] };
    const total: Numeric = {
      op: "gather",
      by: "sum",
      of: { bag: "items", of: large.map(({ name }) => ({ value: input(name), when: always })) },
    };
    const share: Numeric = round({
      op: "quotient",
      of: { op: "product", of: [input("a"), number("100")] },
      by: { op: "sum", of: [input("b"), number("1")] },
    });
    const { score } = fast(planOf(large, total, share), ["d0", "d1"]);
    expect(score({ a: 2 ** 53 - 1, b: "9007199254740990", c: 2 ** 53 - 2 })).toEqual(["27021597764222971", "100"]);
  });
});

describe("lists", () => {
  const amount = numberInput("deals.amount", "0", "1000");
  const note = given("deals.note", { type: "text" }, { optional: true });
  const deals = given("deals", { type: "list", atLeast: 1, atMost: 3, columns: [amount, note].map(columnOf) });
  const total: Numeric = {
    op: "gather",
    by: "sum",
    of: { bag: "rows", list: "deals", value: input("deals.amount"), when: { op: "given", name: "deals.note" } },
  };
  const { score } = fast(planOf([deals], total), ["d0"]);
  test.each<[unknown, string | undefined]>([
    [[{ amount: "1.5", note: "a" }, { amount: 2, note: "b" }, { amount: "4" }], "3.5"],
    [[{ amount: "1.5" }], "0"],
    [[{ note: "a" }], undefined],
    [[], undefined],
    [[{}, {}, {}, {}], undefined],
    [[{ amount: "1", amuont: "2" }], undefined],
    [[{ amount: "1.001" }], undefined],
    [[null], undefined],
    ["[]", undefined],
    [undefined, undefined],
  ])("%j sum to %s", (raw, expected) => {
    expect(score({ deals: raw })).toEqual(expected === undefined ? undefined : [expected]);
  });
  test("a record's own definition is read only where its record takes part", () => {
    const double: Numeric = { op: "product", of: [input("deals.amount"), number("2")] };
    const plan: Plan = {
      ...planOf([deals], {
        op: "gather",
        by: "sum",
        of: { bag: "rows", list: "deals", value: ref("deals.double"), when: { op: "given", name: "deals.note" } },
      }),
    };
    const definitions = [{ ...define("deals.double", double, shown), list: "deals" }, ...plan.definitions];
    const run = fast({ ...plan, definitions }, ["d0"]);
    expect(run.score({ deals: [{ amount: 4, note: "x" }, {}] })).toEqual(["8"]);
    expect(run.score({ deals: [{ amount: 4, note: "x" }, { note: "y" }] })).toBeUndefined();
  });
  test("nothing of one person is left for the next", () => {
    expect(
      score({
        deals: [
          { amount: 1, note: "x" },
          { amount: 2, note: "y" },
        ],
      }),
    ).toEqual(["3"]);
    expect(score({ deals: [{ amount: 5, note: "z" }] })).toEqual(["5"]);
  });
});

describe("text", () => {
  const x = numberInput("x", "-1000000", "1000000", "0.001");
  const asKind = (kind: Shown["kind"], value: Numeric) => {
    const plan: Plan = { inputs: [x], definitions: [define("d", value, { ...shown, kind })], outputs: ["d"] };
    return fast(plan, ["d"]);
  };
  test.each([
    ["number", "0.001", "0.001"],
    ["number", "-0.5", "-0.5"],
    ["number", "-1000000", "-1000000"],
    ["number", "12.340", "12.34"],
    ["percent", "0.916", "91.6%"],
    ["percent", "-0.001", "-0.1%"],
    ["points", "0", "0"],
    ["duration", "120", "2 min"],
    ["date", "15399", "2012-02-29"],
  ] as const)("%s %s is written %s", (kind, raw, expected) => {
    expect(asKind(kind, input("x")).score({ x: raw })).toEqual([expected]);
  });
  test("a per cent that no number holds", () => {
    const halves = numberInput("x", "0", "4503599627370495", "0.5", "number");
    const plan: Plan = {
      inputs: [halves],
      definitions: [define("d", input("x"), { ...shown, kind: "percent" })],
      outputs: ["d"],
    };
    expect(fast(plan, ["d"]).score({ x: "4503599627370494" })).toEqual(["450359962737049400%"]);
  });
  test("thirds are written as they are", () => {
    const third: Numeric = { op: "quotient", of: input("x"), by: number("3") };
    expect(asKind("number", third).score({ x: "10" })).toEqual(["10/3"]);
    expect(asKind("percent", third).score({ x: "-1" })).toEqual(["-100/3%"]);
  });
  test("a fraction is written in lowest terms", () => {
    const plan = planOf([x, numberInput("y", "1", "9", "1")], { op: "quotient", of: input("x"), by: input("y") });
    expect(fast(plan, ["d0"]).score({ x: "2.5", y: 5 })).toEqual(["0.5"]);
    expect(fast(plan, ["d0"]).score({ x: "2", y: 6 })).toEqual(["1/3"]);
  });
});

describe("names", () => {
  const plan = planOf(
    [numberInput("x", "0", "9", "1"), numberInput("y", "0", "9", "1")],
    input("x"),
    byNumber(ref("d0"), row(interval({ upTo: "4" }), input("y")), row(interval({ above: "4" }), number("7"))),
  );
  test("come back in the order in which they were asked for", () => {
    expect(fast(plan, ["d1", "d0", "d1"]).score({ x: 8 })).toEqual(["7", "8", "7"]);
  });
  test("an output that nobody asked for refuses all the same", () => {
    expect(fast(plan, ["d0"]).score({ x: 3 })).toBeUndefined();
    expect(fast({ ...plan, outputs: ["d0"] }, ["d0"]).score({ x: 3 })).toEqual(["3"]);
  });
  test("have to be definitions of the sheet", () => {
    expect(() => fast(plan, ["x"])).toThrow("no definition x");
  });
});
