/** The one thing that a dimension looks at, whose value stands beside its points. */
import type { Definition } from "../plan/ir.ts";
import { beforeGates } from "../plan/names.ts";
import type { Wording } from "./wording.ts";

/** Undefined: it looks at several, or at none that people see. `isSeen`: facts and definitions with a column of their own. */
export const looksAt = (definition: Definition, wording: Wording, isSeen: (name: string) => boolean): string | undefined => {
  const numbers = new Set<string>();
  const choices = new Set<string>();
  const done = new Set<string>();
  const walk = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { op, name } = node as { readonly op?: unknown; readonly name?: unknown };
    if (typeof op === "string" && typeof name === "string") note(op, name);
    else for (const [key, part] of Object.entries(node)) if (key !== "says" && key !== "at") walk(part);
  };
  const note = (op: string, name: string): void => {
    if (isSeen(name)) (op === "input" || op === "ref" ? numbers : choices).add(name);
    else if (!done.has(name)) {
      done.add(name);
      const inner = wording.definition(name);
      // A gate may look at anything; it is no measure of what was done.
      if (inner && inner.node?.role !== "gate") walk(inner.is.value);
    }
  };
  walk((wording.definition(beforeGates(definition.name)) ?? definition).is.value);
  const [only, ...more] = numbers.size > 0 ? numbers : choices;
  return more.length === 0 ? only : undefined;
};
