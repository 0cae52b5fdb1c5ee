/** What stands under a name in a plan. */
import type { Definition, Input, ListColumn, Plan } from "./ir.ts";

export const byName = <T extends { readonly name: string }>(things: readonly T[]): ReadonlyMap<string, T> =>
  new Map(things.map((thing) => [thing.name, thing]));
/** Of every list. */
export const columnsOfLists = ({ inputs }: Pick<Plan, "inputs">): readonly ListColumn[] =>
  inputs.flatMap(({ of }) => (of.type === "list" ? of.columns : []));

export type Names = {
  /** Inputs by name, columns of lists under `list.column` included. */
  readonly input: (name: string) => Input | undefined;
  readonly definition: (name: string) => Definition | undefined;
};
export const planNames = (plan: Pick<Plan, "inputs" | "definitions">): Names => {
  const inputs = byName([...plan.inputs, ...columnsOfLists(plan)]);
  const definitions = byName(plan.definitions);
  return { input: (name) => inputs.get(name), definition: (name) => definitions.get(name) };
};
