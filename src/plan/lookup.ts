/** Things of a plan by their names. */
import type { ListColumn, Plan } from "./ir.ts";

export const byName = <T extends { readonly name: string }>(things: readonly T[]): ReadonlyMap<string, T> =>
  new Map(things.map((thing) => [thing.name, thing]));
/** Of every list. */
export const columnsOfLists = ({ inputs }: Pick<Plan, "inputs">): readonly ListColumn[] =>
  inputs.flatMap(({ of }) => (of.type === "list" ? of.columns : []));
