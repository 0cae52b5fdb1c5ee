/** Columns that no fact claims and that are probably a misspelt one: an optional fact would otherwise be left out without a word. */
import { suggest } from "../text/suggest.ts";
import type { Column } from "./columns.ts";

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
  const found: Misspelt[] = [];
  for (const header of headers) {
    const near = [...header].length < shortest ? undefined : suggest(header, ids.keys());
    const id = near === undefined ? undefined : ids.get(near);
    if (near !== undefined && id !== undefined) found.push({ header, near, id });
  }
  return found;
};
