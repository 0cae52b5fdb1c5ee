/** One node of a plan evaluated by itself, or a part of one that answers as it is told. */
import type { Facts, notApplicable } from "../../../src/plan/facts.ts";
import type { Condition, Definition, Input, Numeric, Plan } from "../../../src/plan/ir.ts";
import { isRefused, type Outcome, refuse } from "../../../src/targets/trace/refusals.ts";
import { type Evaluate, type Run, sheetRun } from "../../../src/targets/trace/run.ts";
import { type Fraction, fromText, toText } from "../../../src/text/exact.ts";
import { at, define } from "../../plan/sales.ts";

type Given = string | boolean | typeof notApplicable | readonly Facts[];
/** Text that begins with a digit is a number. */
export const factsOf = (given: Readonly<Record<string, Given>>): Facts =>
  new Map(
    Object.entries(given).map(([name, value]) => [
      name,
      typeof value === "string" && /^-?\d/.test(value) ? fromText(value) : value,
    ]),
  );
export const textOf = (outcome: Outcome | undefined): string => {
  if (outcome === undefined) return "not demanded";
  if (isRefused(outcome)) return outcome.refusals.map(({ code, input }) => `${code} ${input ?? ""}`.trim()).join(", ");
  return typeof outcome === "object" ? toText(outcome) : String(outcome);
};

export const flagInput = (name: string, more: Partial<Input> = {}): Input => ({
  name,
  at,
  title: { zh: name, en: name },
  optional: false,
  mayNotApply: false,
  of: { type: "flag" },
  ...more,
});
export const shown = { kind: "number", low: "0", high: "100", unit: "1" } as const;
export const condition = (name: string, value: Condition): Definition => ({
  name,
  at,
  title: { zh: name, en: name },
  is: { sort: "condition", value },
});
/** One definition, `x`. */
export const planOf = (of: Definition, inputs: readonly Input[] = []): Plan => ({
  inputs,
  definitions: [of],
  outputs: [of.name],
});
export const numberPlan = (value: Numeric, inputs?: readonly Input[]): Plan => planOf(define("x", value, shown), inputs);
export const conditionPlan = (value: Condition, inputs?: readonly Input[]): Plan => planOf(condition("x", value), inputs);

/** A sheet of a plan with nothing in it. */
export const emptyRun = (): Run => sheetRun({ definitions: new Map(), columns: new Map(), optional: new Set() }, new Map());
export const giving =
  (text: string): Evaluate<Fraction> =>
  () =>
    fromText(text);
export const refusing = (code: string) => () => refuse({ code, at });
