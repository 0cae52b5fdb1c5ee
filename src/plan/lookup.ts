/** What stands under a name in a plan. */
import type { Definition, Input, Plan } from "./ir.ts";

export type Names = {
  /** Inputs by name, columns of lists under `list.column` included. */
  readonly input: (name: string) => Input | undefined;
  readonly definition: (name: string) => Definition | undefined;
};
export const planNames = (plan: Pick<Plan, "inputs" | "definitions">): Names => {
  const inputs = new Map<string, Input>();
  for (const input of plan.inputs) {
    inputs.set(input.name, input);
    if (input.of.type === "list") for (const column of input.of.columns) inputs.set(column.name, column);
  }
  const definitions = new Map(plan.definitions.map((definition) => [definition.name, definition]));
  return { input: (name) => inputs.get(name), definition: (name) => definitions.get(name) };
};
