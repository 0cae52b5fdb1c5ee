/** Columns that no fact claims and that are probably a misspelt one: an optional fact would otherwise be left out without a word. */
import { suggest } from "../text/suggest.ts";
import { type Column, fold } from "./columns.ts";
import { splitUnit, unitOf } from "./units.ts";

/** In names of two characters, one that differs makes another name: 工号 is not a misspelt 工资. */
const shortest = 3;

export type Misspelt = {
  readonly header: string;
  /** What it is near to, and the column that this means. */
  readonly near: string;
  readonly id: string;
};
/** `absent`: what is looked for and does not stand in the table under its own name. */
export const misspelt = (headers: Iterable<string>, absent: readonly Column[]): readonly Misspelt[] => {
  const ids = new Map(absent.flatMap(({ id, titles }) => [id, ...titles].map((text) => [text, id] as const)));
  const bare = new Map(
    absent.flatMap((column) => [...column.titles, column.id].map((text) => [withoutUnit(text, column), text])),
  );
  const like = (name: string) => ([...name].length < shortest ? undefined : suggest(name, ids.keys()));
  const found: Misspelt[] = [];
  for (const header of headers) {
    // What it is not claimed for may be its unit alone: one that nobody knows, or that the fact cannot be in.
    const base = splitUnit(fold(header))?.base;
    const near =
      (base === undefined ? undefined : bare.get(base)) ?? like(header) ?? (base === undefined ? undefined : like(base));
    const id = near === undefined ? undefined : ids.get(near);
    if (near !== undefined && id !== undefined) found.push({ header, near, id });
  }
  return found;
};
const withoutUnit = (title: string, { of }: Column): string => {
  const split = splitUnit(fold(title));
  return split && unitOf(split.unit, of) ? split.base : fold(title);
};
