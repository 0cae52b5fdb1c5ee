/** Which columns the header of a table may mean. */
import { tidyCell } from "./cell.ts";

/** A fact that is looked for: its id and its titles in every language. */
export type Column = { readonly id: string; readonly titles: readonly string[] };
export type ColumnFinder = (header: string) => readonly Column[];

/** The columns that a header may mean: by exact id, else by id or title without regard to width, case, spaces and underscores. */
export const columnFinder = (columns: readonly Column[]): ColumnFinder => {
  const byId = new Map(columns.map((column) => [column.id, [column]]));
  const byTitle = new Map<string, Set<Column>>();
  for (const column of columns)
    for (const title of [column.id, ...column.titles]) {
      const same = byTitle.get(fold(title)) ?? new Set();
      byTitle.set(fold(title), same.add(column));
    }
  return (header) => byId.get(tidyCell(header)) ?? [...(byTitle.get(fold(header)) ?? [])];
};

const fold = (title: string): string =>
  tidyCell(title)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_]+/g, "");
