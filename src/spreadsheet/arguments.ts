/** What a call means: names first (a rubric, a figure), then ranges (header and rows, or one range with its header; then lists). */
import type { Problem } from "../scoring/facts/problem.ts";
import { type Bundle, called, type Entry, rubricNames } from "./bundle.ts";
import { noRange, otherWidth, rowWithoutHeader, unknownName, whichRubric } from "./faults.ts";

export type Grid = readonly (readonly unknown[])[];
/** A table as it was handed in: its header row, and the rows below. */
export type Table = { readonly header: readonly unknown[]; readonly rows: Grid };
export type Call = {
  readonly entry: Entry;
  /** A name that the caller wrote and that is no rubric's. */
  readonly name: string | undefined;
  readonly people: Table;
  readonly lists: readonly Table[];
  /** How many ranges stand before the lists. */
  readonly before: number;
};
/** As hosts hand them in, without those that were left out: a cell's value, or rows of them. */
export type Arguments = readonly unknown[];
type Read<T> = { readonly of: T } | { readonly problem: Problem };

const isGrid = (given: unknown): given is Grid => Array.isArray(given);
const gridOf = (given: unknown): Grid => (isGrid(given) ? given : [[given]]);
/** The text of a single cell; some hosts hand it in as a range of one. */
const wordOf = (given: unknown): string | undefined => {
  const only = isGrid(given) ? (given.length === 1 && given[0]?.length === 1 ? given[0][0] : undefined) : given;
  return typeof only === "string" && only.trim() !== "" ? only.trim() : undefined;
};
/** Over a single column a single cell may be its header; before more than one it can only be a name. */
const isWide = (given: unknown): boolean => isGrid(given) && (given[0]?.length ?? 0) > 1;

/** `figures`: what a name may mean besides a rubric; nothing where the function takes none. */
export const readCall = (
  given: Arguments,
  { entries }: Bundle,
  figures: (entry: Entry) => readonly (readonly string[])[],
): Read<Call> => {
  const rest = [...given];
  const isRubric = (word: string) => called(word, entries, rubricNames);
  const first = wordOf(rest[0]);
  let entry = first === undefined ? undefined : isRubric(first);
  if (entry) rest.shift();
  const only = entries.length === 1 ? entries[0] : undefined;
  entry ??= only;
  const next = wordOf(rest[0]);
  const known = entry ? figures(entry) : [];
  const isName = next !== undefined && (known.some((names) => called(next, [names], (all) => all)) || isWide(rest[1]));
  const name = isName ? next : undefined;
  if (isName) rest.shift();
  const ids = entries.map(({ program }) => program.rubric.id);
  if (!entry) return { problem: name === undefined ? whichRubric(ids) : unknownName(name, ids, entries.flatMap(rubricNames)) };
  const tables = readTables(rest.map(gridOf));
  return "problem" in tables ? tables : { of: { entry, name, ...tables.of } };
};

const readTables = ([first, second, ...more]: readonly Grid[]): Read<Pick<Call, "people" | "lists" | "before">> => {
  const [header, ...below] = first ?? [];
  if (!header) return { problem: noRange };
  if (below.length > 0)
    return { of: { people: { header, rows: below }, lists: listTables(second ? [second, ...more] : []), before: 1 } };
  if (!second) return { problem: rowWithoutHeader };
  const width = second[0]?.length ?? 0;
  if (width !== header.length) return { problem: otherWidth(header.length, width) };
  return { of: { people: { header, rows: second }, lists: listTables(more), before: 2 } };
};
const listTables = (grids: readonly Grid[]): readonly Table[] => grids.map(([header = [], ...rows]) => ({ header, rows }));
