import type { Value } from "../../plan/facts.ts";
import type { Refused } from "./refusals.ts";
import { type Run, reads } from "./run.ts";

/** The value of a definition, which is evaluated when it is first asked for and recorded where it belongs: with its record, or with the sheet. */
export const demand = <T extends Value>(run: Run, name: string): T | Refused => {
  const entry = run.plan.definitions.get(name);
  if (!entry) throw new Error(`the plan has no definition ${name}`);
  const { definition, evaluate } = entry;
  const home = definition.list === undefined ? (run.sheet ?? run) : run;
  reads(run, name);
  const known = home.lines.get(name);
  // A reference has the sort of the definition that it names.
  if (known) return known.outcome as T | Refused;
  const outer = home.frame;
  home.frame = { events: [], read: [] };
  const outcome = evaluate(home);
  home.lines.set(name, { definition, outcome, ...home.frame });
  home.frame = outer;
  return outcome as T | Refused;
};
