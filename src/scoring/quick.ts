/** The evaluator for many people, whichever it is: whoever opens a program hands it in, so that a script without room for it can do without. */
import type { Plan } from "../plan/ir.ts";

/** The texts of some definitions of one person; undefined: it gave up, and the trace has to say. */
export type QuickScore = {
  readonly score: (
    facts: Readonly<Record<string, unknown>>,
    supplied?: readonly (string | undefined)[],
  ) => readonly string[] | undefined;
};
export type Quick = (plan: Plan, names: readonly string[]) => QuickScore;
