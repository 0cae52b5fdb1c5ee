/** The one thing that a dimension looks at, whose value stands beside its points. */
import type { Definition } from "../plan/ir.ts";
import { beforeGates } from "../plan/names.ts";
import { readsOf } from "../plan/visit.ts";
import type { Wording } from "./wording.ts";

/** Undefined: it looks at several, or at none that people see. `isSeen`: facts and definitions with a column of their own. */
export const looksAt = (definition: Definition, wording: Wording, isSeen: (name: string) => boolean): string | undefined => {
  const numbers = new Set<string>();
  const others = new Set<string>();
  const done = new Set<string>();
  const look = (from: Definition): void => {
    for (const name of readsOf(from)) {
      if (isSeen(name)) (isNumber(name, wording) ? numbers : others).add(name);
      else if (!done.has(name)) {
        done.add(name);
        const inner = wording.definition(name);
        // A gate may look at anything; it is no measure of what was done.
        if (inner && inner.node?.role !== "gate") look(inner);
      }
    }
  };
  look(wording.definition(beforeGates(definition.name)) ?? definition);
  const [only, ...more] = numbers.size > 0 ? numbers : others;
  return more.length === 0 ? only : undefined;
};
const isNumber = (name: string, { input, definition }: Wording): boolean =>
  input(name)?.of.type === "number" || definition(name)?.is.sort === "number";
