/**
 * The reference evaluator: exact fractions, only what the outputs demand, and a record of every row, limit and rounding that decided.
 * A strict op collects the refusals of all its operands, so that a sheet names everything that is missing at once.
 * This file is the door of its folder.
 */
import type { Facts, Value } from "../../plan/facts.ts";
import { ofDefinition } from "../../plan/fold.ts";
import type { Plan } from "../../plan/ir.ts";
import { demand } from "./demand.ts";
import type { Trace } from "./lines.ts";
import { nodes } from "./nodes.ts";
import { distinct, isRefused, type Outcome, type Refusal } from "./refusals.ts";
import { type Compiled, type Evaluate, sheetRun } from "./run.ts";

export type { Line, Trace } from "./lines.ts";
export { isRefused, type Outcome, type Refusal } from "./refusals.ts";

/**
 * Compiles a plan once; the function it returns evaluates one person's facts. `also`: definitions to be evaluated for the reader's sake after
 * the outputs; what they lack refuses nothing.
 */
export const tracer = (plan: Plan): ((facts: Facts, also?: readonly string[]) => Trace) => {
  const compiled = compile(plan);
  return (facts, also = []) => {
    const run = sheetRun(compiled, facts);
    const refusals: Refusal[] = [];
    for (const name of plan.outputs) {
      const outcome: Outcome = demand(run, name);
      if (isRefused(outcome)) refusals.push(...outcome.refusals);
    }
    for (const name of also) demand(run, name);
    return { lines: run.lines, refusals: distinct(refusals) };
  };
};

const compile = (plan: Plan): Compiled => {
  const optional = new Set<string>();
  const columns = new Map<string, string>();
  for (const input of plan.inputs) {
    if (input.optional) optional.add(input.name);
    for (const column of input.of.type === "list" ? input.of.columns : []) {
      columns.set(column.name, input.name);
      if (column.optional) optional.add(column.name);
    }
  }
  const definitions = new Map(
    plan.definitions.map((definition) => [
      definition.name,
      { definition, evaluate: ofDefinition<Evaluate<Value>>(definition, nodes) },
    ]),
  );
  return { definitions, columns, optional };
};
