/** What a call means: names first (a rubric, a figure), then ranges (header and rows, or one range with its header; then lists). */
import type { Problem } from "../scoring/facts/problem.ts";
import { type Bundle, called, type Entry, rubricNames } from "./bundle.ts";
import { noRange, otherWidth, rowWithoutHeader, severalNamed, unknownName, whichRubric } from "./faults.ts";

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

/** `figures`: what a name may mean besides a rubric, by id and titles; nothing where the function takes none. */
export const readCall = (
  given: Arguments,
  bundle: Bundle,
  figures: (entry: Entry) => readonly (readonly string[])[],
): Read<Call> => {
  const rubric = readRubric(given, bundle, figures);
  if ("problem" in rubric) return rubric;
  const { entry, rest } = rubric.of;
  const word = wordOf(rest[0]);
  const isName = word !== undefined && (called(word, figures(entry), (names) => names).length > 0 || isWide(rest[1]));
  const tables = readTables((isName ? rest.slice(1) : rest).map(gridOf));
  return "problem" in tables ? tables : { of: { entry, name: isName ? word : undefined, ...tables.of } };
};

/** The rubric that is meant, and what stands behind its name; a bundle of one needs none. */
const readRubric = (
  given: Arguments,
  { entries }: Bundle,
  figures: (entry: Entry) => readonly (readonly string[])[],
): Read<{ readonly entry: Entry; readonly rest: Arguments }> => {
  const word = wordOf(given[0]);
  const [found, other] = word === undefined ? [] : called(word, entries, rubricNames);
  const ids = entries.map(({ program }) => program.rubric.id);
  if (found && other && word !== undefined)
    return {
      problem: severalNamed(
        word,
        called(word, entries, rubricNames).map(({ program }) => program.rubric.id),
      ),
    };
  if (found) return { of: { entry: found, rest: given.slice(1) } };
  const [only, more] = entries;
  if (only && !more) return { of: { entry: only, rest: given } };
  const isFigure = word !== undefined && entries.some((entry) => called(word, figures(entry), (names) => names).length > 0);
  const isMisspelt = word !== undefined && !isFigure && (isWide(given[1]) || wordOf(given[1]) !== undefined);
  return { problem: isMisspelt ? unknownName(word, ids, entries.flatMap(rubricNames)) : whichRubric(ids) };
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
