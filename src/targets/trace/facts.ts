/** Inputs, as they are read. */
import { type Facts, notApplicable, type Value } from "../../plan/facts.ts";
import { type Refused, refuse } from "./refusals.ts";
import { type Evaluate, type Run, reads } from "./run.ts";

type Given = ReturnType<Facts["get"]>;

const missing = (run: Run, name: string): Refused =>
  refuse({ code: "facts/missing", at: ["facts", ...(run.list === undefined ? [] : [run.list]), name], input: name });
/** A record has its own columns; everything else is asked of its sheet. */
const given = (run: Run, name: string): Given => {
  reads(run, name);
  const home = run.list !== undefined && run.plan.columns.get(name) === run.list ? run : (run.sheet ?? run);
  return home.facts.get(name);
};

export const value = <T extends Value | readonly Facts[]>(run: Run, name: string): T | Refused => {
  const found = given(run, name);
  if (found === undefined) return missing(run, name);
  if (found === notApplicable) return refuse({ code: "facts/not-applicable", at: ["facts", name], input: name });
  // Facts were checked against the plan's inputs, and a plan reads an input as what it was declared.
  return found as T;
};
/** Whether it is there, or was marked not applicable. */
export const state =
  (name: string, test: (found: Given) => boolean): Evaluate<boolean> =>
  (run) => {
    const found = given(run, name);
    return found === undefined && !run.plan.optional.has(name) ? missing(run, name) : test(found);
  };
export const isGiven = (found: Given): boolean => found !== undefined && found !== notApplicable;
export const isNotApplicable = (found: Given): boolean => found === notApplicable;
