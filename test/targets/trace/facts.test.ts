import { describe, expect, test } from "vitest";
import { type Facts, notApplicable } from "../../../src/plan/facts.ts";
import type { Condition } from "../../../src/plan/ir.ts";
import { state, value } from "../../../src/targets/trace/facts.ts";
import { recordRuns, sheetRun } from "../../../src/targets/trace/run.ts";
import { tracer } from "../../../src/targets/trace/trace.ts";
import type { Fraction } from "../../../src/text/exact.ts";
import { conditionPlan, factsOf, flagInput, textOf } from "./evaluate.ts";

const isA: Condition = { op: "flag", name: "a" };
const isB: Condition = { op: "flag", name: "b" };
const inputs = [flagInput("a"), flagInput("b", { optional: true, mayNotApply: true })];
describe("what is read", () => {
  test.each<[string, Condition, Parameters<typeof factsOf>[0], string]>([
    ["any stops at what holds", { op: "any", of: [isA, isB] }, { a: true }, "true"],
    ["all stops at what fails", { op: "all", of: [isA, isB] }, { a: false }, "false"],
    ["and goes on otherwise", { op: "all", of: [isA, isB] }, { a: true }, "facts/missing b"],
    ["all of nothing holds", { op: "all", of: [] }, {}, "true"],
    ["any of nothing does not", { op: "any", of: [] }, {}, "false"],
    ["an optional fact that is absent is not given", { op: "given", name: "b" }, {}, "false"],
    ["nor is one marked n/a", { op: "given", name: "b" }, { b: notApplicable }, "false"],
    ["which is not applicable", { op: "notApplicable", name: "b" }, { b: notApplicable }, "true"],
    ["and refuses where its value is read", isB, { b: notApplicable }, "facts/not-applicable b"],
    ["a required fact that is absent is missing", { op: "given", name: "a" }, {}, "facts/missing a"],
  ])("%s", (_, of, facts, expected) => {
    expect(textOf(tracer(conditionPlan(of, inputs))(factsOf(facts)).lines.get("x")?.outcome)).toBe(expected);
  });
});

describe("in a record", () => {
  const plan = { definitions: new Map(), columns: new Map([["deals.x", "deals"]]), optional: new Set(["deals.y"]) };
  const open = (record: Facts) => {
    const sheet = sheetRun(plan, factsOf({ rate: "2", "deals.x": "9" }));
    return { sheet, record: recordRuns(sheet, "deals", [record])[0] ?? sheet };
  };
  const known = factsOf({ "deals.x": "4" });
  test("its own columns are read there, and everything else on its sheet", () => {
    const read = (facts: Facts, name: string) => textOf(value<Fraction>(open(facts).record, name));
    expect([read(known, "deals.x"), read(known, "rate")]).toEqual(["4", "2"]);
    expect(read(new Map(), "deals.x")).toBe("facts/missing deals.x");
  });
  test("what is missing is looked for in its list", () => {
    const { sheet, record } = open(new Map());
    expect(value(record, "deals.x")).toMatchObject({ refusals: [{ at: ["facts", "deals", "deals.x"] }] });
    expect(value(sheet, "sum")).toMatchObject({ refusals: [{ at: ["facts", "sum"] }] });
  });
  test("what may be left out is not missing", () => {
    expect(state("deals.y", (found) => found === undefined)(open(new Map()).record)).toBe(true);
  });
  test("what it reads is read for the sheet, and named once", () => {
    const { sheet, record } = open(known);
    for (const name of ["deals.x", "rate", "deals.x"]) value(record, name);
    expect(sheet.frame.read).toEqual(["deals.x", "rate"]);
  });
});
