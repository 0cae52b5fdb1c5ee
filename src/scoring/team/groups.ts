import type { Input } from "../../plan/ir.ts";
import type { ReadFacts } from "../facts/read-facts.ts";
import { isMap, type Member } from "./member.ts";

/** The members of every group by what they say of `within`; who says nothing is in none. */
export const grouped = (
  within: string | undefined,
  input: Input | undefined,
  people: readonly Member[],
  among: readonly number[],
  read: (raw: unknown) => ReadFacts,
): { readonly groups: readonly (readonly number[])[]; readonly without: readonly number[] } => {
  if (within === undefined || !input) return { groups: [among], without: [] };
  const groups = new Map<string, number[]>();
  const without: number[] = [];
  for (const i of among) {
    const facts = people[i]?.raw;
    const given = isMap(facts) ? facts[within] : undefined;
    const value =
      input.of.type === "text" && typeof given === "string" ? given.trim() : read({ [within]: given }).facts.get(within);
    if (typeof value !== "string" || value === "") without.push(i);
    else {
      const group = groups.get(value);
      if (group) group.push(i);
      else groups.set(value, [i]);
    }
  }
  return { groups: [...groups.values()], without };
};
