/**
 * Names with a dot, as a formula writes them: `deals.amount` is a column of a list, `team.sales` and `others.sales` what stands on everybody's
 * sheet. They are taken apart here; the names that a plan makes are `plan/names.ts`.
 */

/** A name within its owner; undefined: the name has no owner. */
export const splitName = (name: string): { readonly owner: string; readonly rest: string } | undefined => {
  const dot = name.indexOf(".");
  return dot > 0 ? { owner: name.slice(0, dot), rest: name.slice(dot + 1) } : undefined;
};

/** Everybody's value of something, or everybody else's; without `of`, the people themselves. */
export type PeopleName = { readonly others: boolean; readonly of: string | undefined };

/** Undefined: the name speaks of one person. */
export const peopleName = (name: string): PeopleName | undefined => {
  const { owner, rest } = splitName(name) ?? { owner: name, rest: undefined };
  return owner === "team" || owner === "others" ? { others: owner === "others", of: rest } : undefined;
};
/** As one writes it. */
export const peopleNameText = ({ others, of }: PeopleName): string => {
  const owner = others ? "others" : "team";
  return of === undefined ? owner : `${owner}.${of}`;
};

/** What stands for a name in a sentence. `group`: of people's values, the fact that divides them: `team.sales, panel`. */
export type Renaming = {
  readonly one: (name: string) => string;
  readonly people: (of: string, others: boolean, group: string | undefined) => string;
};
/** A sentence with other words in the places of its names, and of whatever else looks like one. */
export const renamed = (sentence: string, { one, people }: Renaming): string =>
  sentence.replace(peopleOrName, (name, owner?: string, of?: string, group?: string) =>
    owner === undefined || of === undefined ? one(name) : people(of, owner === "others", group),
  );
const peopleOrName =
  /\b(team|others)\.([\p{L}_][\p{L}\p{N}_.]*)(?:\s*,\s*([\p{L}_][\p{L}\p{N}_]*))?|[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*/gu;
