/** Everybody who is on the sheets from the start, read by the types that the rubric declares. */
import { type Facts, isRecords } from "../plan/facts.ts";
import type { Program } from "../plan/ir.ts";
import { factReader } from "../scoring/facts/read-facts.ts";
import type { Says } from "../text/path.ts";

export type Person = {
  /** What says who it is, in the order of `People.titles`. */
  readonly person: readonly string[];
  /** As `score` takes them. */
  readonly facts: Readonly<Record<string, unknown>>;
};
export type People = {
  /** Over the columns that say who somebody is; the first tells people apart. */
  readonly titles: readonly Says[];
  readonly everybody: readonly Person[];
};

/** Read once: what stands in the cells, and the records of lists one below the other. */
export type ReadPeople = {
  readonly rows: readonly { readonly person: readonly string[]; readonly raw: Person["facts"]; readonly facts: Facts }[];
  readonly records: ReadonlyMap<
    string,
    readonly { readonly owner: string; readonly raw: Person["facts"]; readonly facts: Facts }[]
  >;
};
export const readPeople = ({ plan }: Program, { everybody }: People): ReadPeople => {
  const read = factReader(plan.inputs);
  const rows = everybody.map(({ person, facts }) => ({ person, raw: facts, facts: read(facts).facts }));
  const lists = plan.inputs.filter(({ of }) => of.type === "list");
  const records = lists.map(({ name }) => {
    const own = rows.flatMap(({ person: [owner = ""], raw, facts }) => {
      const [given, found] = [raw[name], facts.get(name)];
      if (!Array.isArray(given)) return [];
      return given.map((record: unknown, i) => ({
        owner,
        raw: (typeof record === "object" && record !== null ? record : {}) as Person["facts"],
        facts: (isRecords(found) ? found[i] : undefined) ?? new Map(),
      }));
    });
    return [name, own] as const;
  });
  return { rows, records: new Map(records) };
};
