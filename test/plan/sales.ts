/** The monthly sales scheme of the project's first source, as a plan written by hand: measures, row tables, a switch, a total and money. */
import { holding, interval, options } from "../../src/plan/cells.ts";
import type { Cell, Definition, Input, ListColumn, Numeric, Plan, Row, Shown } from "../../src/plan/ir.ts";

const says = (text: string) => ({ zh: text, en: text });
export const at = ["sales"] as const;
export const number = (value: string): Numeric => ({ op: "number", value });
export const input = (name: string) => ({ op: "input", name }) as const;
export const ref = (name: string) => ({ op: "ref", name }) as const;
export const row = (cell: Cell, result: Numeric): Row<Numeric> => ({ cells: [cell], result, at });
export const byNumber = (of: ReturnType<typeof ref | typeof input>, ...rows: readonly Row<Numeric>[]): Numeric => ({
  op: "table",
  on: [{ axis: "number", of }],
  rows,
});
export const byChoice = (name: string, cases: Readonly<Record<string, Numeric>>): Numeric => ({
  op: "table",
  on: [{ axis: "choice", of: { op: "choiceInput", name } }],
  rows: Object.entries(cases).map(([value, result]) => row(options(value), result)),
});
export const numberInput = (name: string, low: string, high: string, unit = "0.01", kind: Shown["kind"] = "money"): Input => ({
  name,
  at,
  title: says(name),
  optional: false,
  mayNotApply: false,
  of: { type: "number", kind, low, high, unit },
});
/** The input as a column of the list that its name begins with. */
export const columnOf = (input: Input): ListColumn => {
  const [of = "", key = ""] = input.name.split(".");
  return { ...input, member: { of, key } };
};
export const choiceInput = (name: string, values: Readonly<Record<string, string>>): Input => ({
  name,
  at,
  title: says(name),
  optional: false,
  mayNotApply: false,
  of: { type: "choice", values: Object.entries(values).map(([value, zh]) => ({ value, title: { zh, en: `the ${value}` } })) },
});
export const define = (name: string, value: Numeric, shown: Shown): Definition => ({
  name,
  at,
  title: says(name),
  is: { sort: "number", value, ...shown },
});
const percent: Shown = { kind: "percent", low: "0", high: "99999999", unit: "0.001" };
const points = (high: string, unit: string): Shown => ({ kind: "points", low: "0", high, unit });
const ratio = (of: string, by: string): Numeric => ({
  op: "round",
  of: { op: "quotient", of: input(of), by: input(by) },
  to: "0.001",
  how: "half-up",
  at,
});

export const sales: Plan = {
  inputs: [
    choiceInput("role", { manager: "区域经理", agent_clerk: "代理商业务员", shop_clerk: "专卖店业务员" }),
    choiceInput("region", { general: "其他", south: "广东/海南" }),
    numberInput("plan", "0.01", "99999999"),
    numberInput("actual", "0", "99999999"),
    numberInput("owed", "0.01", "99999999"),
    numberInput("collected", "0", "99999999"),
    numberInput("returned", "0", "99999999"),
    numberInput("bonus_base", "0", "1000000"),
  ],
  definitions: [
    define("attainment", ratio("actual", "plan"), percent),
    define("collection_rate", ratio("collected", "owed"), percent),
    define(
      "return_rate",
      {
        op: "table",
        on: [{ axis: "condition", of: { op: "compare", is: "=", left: input("actual"), right: number("0") } }],
        rows: [row(holding(true), number("0")), row(holding(false), ratio("returned", "actual"))],
      },
      percent,
    ),
    define(
      "sales",
      byNumber(
        ref("attainment"),
        row(interval({ below: "0.8" }), number("0")),
        row(interval({ from: "0.8", upTo: "0.909" }), number("17.5")),
        row(interval({ from: "0.91", upTo: "0.959" }), number("24.5")),
        row(interval({ from: "0.96", upTo: "1.049" }), number("35")),
        row(interval({ from: "1.05", upTo: "1.109" }), number("43.75")),
        row(interval({ from: "1.11", upTo: "1.209" }), number("52.5")),
        row(interval({ from: "1.21" }), number("70")),
      ),
      points("70", "1.75"),
    ),
    define(
      "collection",
      byNumber(
        ref("collection_rate"),
        row(interval({ below: "0.93" }), number("0")),
        row(interval({ from: "0.93", upTo: "0.959" }), number("17.5")),
        row(interval({ from: "0.96" }), number("25")),
      ),
      points("25", "2.5"),
    ),
    define(
      "returns.general",
      byNumber(
        ref("return_rate"),
        row(interval({ upTo: "0.04" }), number("25")),
        row(interval({ from: "0.041", upTo: "0.09" }), number("15")),
        row(interval({ above: "0.09" }), number("0")),
      ),
      points("25", "5"),
    ),
    define(
      "returns.south",
      byNumber(
        ref("return_rate"),
        row(interval({ upTo: "0.08" }), number("25")),
        row(interval({ from: "0.081", upTo: "0.13" }), number("15")),
        row(interval({ above: "0.13" }), number("0")),
      ),
      points("25", "5"),
    ),
    define("returns", byChoice("region", { general: ref("returns.general"), south: ref("returns.south") }), points("25", "5")),
    define("total.sum", { op: "sum", of: [ref("sales"), ref("collection"), ref("returns")] }, points("120", "0.25")),
    define("total", { op: "round", of: ref("total.sum"), to: "0.01", how: "half-up", at }, points("120", "0.01")),
    define(
      "bonus",
      {
        op: "round",
        of: { op: "product", of: [input("bonus_base"), ref("total"), number("0.01")] },
        to: "0.01",
        how: "half-up",
        at,
      },
      { kind: "money", low: "0", high: "1200000", unit: "0.01" },
    ),
    define(
      "shortfall",
      byNumber(
        ref("attainment"),
        row(
          interval({ below: "0.8" }),
          byChoice("role", { manager: number("500"), agent_clerk: number("300"), shop_clerk: number("200") }),
        ),
        row(interval({ from: "0.8" }), number("0")),
      ),
      { kind: "money", low: "0", high: "500", unit: "100" },
    ),
    define(
      "net",
      {
        op: "greatest",
        of: [{ op: "sum", of: [ref("bonus"), { op: "product", of: [number("-1"), ref("shortfall")] }] }, number("0")],
        at,
      },
      { kind: "money", low: "0", high: "1200000", unit: "0.01" },
    ),
  ],
  outputs: ["total", "bonus", "net"],
};

/** Just below the plan, from the south. */
export const person = {
  role: "manager",
  region: "south",
  plan: "450000",
  actual: "412000",
  owed: "100",
  collected: "94",
  returned: "20600",
  bonus_base: "10000",
} as const;
