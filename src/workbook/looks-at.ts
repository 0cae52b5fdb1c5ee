/** The one thing that a dimension looks at, whose value stands beside its points. */
import type { Definition } from "../plan/ir.ts";
import { beforeGates } from "../plan/names.ts";
import { readsOf } from "../plan/visit.ts";
import type { Wording } from "./wording.ts";

/** Undefined: it looks at several, or at none that people see. `isSeen`: facts and definitions with a column of their own. */
export const looksAt = (definition: Definition, wording: Wording, isSeen: (name: string) => boolean): string | undefined => {
  const numbers = new Set<string>();
  const choices = new Set<string>();
  const done = new Set<string>();
  const isNumber = (name: string): boolean => (wording.definition(name)?.is.sort ?? wording.input(name)?.of.type) === "number";
  const look = (reader: Definition): void => {
    for (const name of readsOf(reader)) {
      if (isSeen(name)) (isNumber(name) ? numbers : choices).add(name);
      else if (!done.has(name)) {
        done.add(name);
        const inner = wording.definition(name);
        // A gate may look at anything; it is no measure of what was done.
        if (inner && inner.node?.role !== "gate") look(inner);
      }
    }
  };
  look(wording.definition(beforeGates(definition.name)) ?? definition);
  const [only, ...more] = numbers.size > 0 ? numbers : choices;
  return more.length === 0 ? only : undefined;
};
