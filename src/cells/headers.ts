/** The headers of a table against the columns that are looked for, with what is wrong for the whole table where they do not fit. */
import type { Says } from "../text/path.ts";
import { tidyCell } from "./cell.ts";
import { type Column, type ColumnFinder, columnFinder, type Match } from "./columns.ts";
import { type CellReader, cellReader, plainReader } from "./read-cell.ts";

/** Where a column of the table goes. Without `column` no fact claims it, and it keeps its own name; `undefined` stands under no header at all. */
export type Target =
  | { readonly key: string; readonly header: string; readonly column?: Column; readonly read: CellReader }
  | undefined;
/** What is wrong with all rows at once. The message goes on behind a place: `staff.csv, line 1: …`. */
export type HeaderFault = {
  readonly code: "cells/two-meanings" | "cells/column-twice" | "cells/no-header";
  readonly message: Says;
  readonly help: Says;
};
export const isHeaderFault = (found: readonly Target[] | HeaderFault): found is HeaderFault => "code" in found;

/** `decimalComma`: a single comma in a number may be a decimal point. */
export const matchHeaders = (
  cells: readonly string[],
  columns: readonly Column[],
  options: { readonly decimalComma?: boolean } = {},
): readonly Target[] | HeaderFault => {
  const found = matchesOf(cells, columnFinder(columns));
  const takenBy = new Map<string, string>();
  const targets: Target[] = [];
  for (const [i, cell] of cells.entries()) {
    const header = tidyCell(cell).replace(/\s+/g, " ");
    const [match, other] = found[i] ?? [];
    if (match && other) return twoMeanings(header, match, other);
    const key = match ? match.column.id : freeName(header, takenBy);
    const earlier = takenBy.get(key);
    if (earlier !== undefined) return columnTwice(key, earlier, header);
    if (header !== "") takenBy.set(key, header);
    targets.push(header === "" ? undefined : targetOf(key, header, match, options));
  }
  const isFound = columns.length === 0 || targets.some((target) => target?.column);
  return isFound ? targets : noHeader(targets, columns);
};

/** What each header may mean. One that several facts share means the one that is left where `title (id)` stands for the others. */
const matchesOf = (cells: readonly string[], find: ColumnFinder): readonly (readonly Match[])[] => {
  const all = cells.map((cell) => (tidyCell(cell) === "" ? [] : find(cell)));
  const named = new Set(all.flatMap(([match, other]) => (match?.told && !other ? [match.column] : [])));
  return all.map((matches) => {
    const left = matches.length > 1 ? matches.filter(({ column }) => !named.has(column)) : matches;
    return left.length === 1 ? left : matches;
  });
};

const targetOf = (
  key: string,
  header: string,
  match: Match | undefined,
  options: { readonly decimalComma?: boolean },
): Target => ({
  key,
  header,
  ...(match ? { column: match.column } : {}),
  read: match ? cellReader(match, options) : plainReader,
});

/** Two other columns of the same name are both carried through, the second as `name (2)`. */
const freeName = (header: string, taken: ReadonlyMap<string, string>): string => {
  let key = header;
  for (let i = 2; taken.has(key); i++) key = `${header} (${i})`;
  return key;
};

const twoMeanings = (header: string, { column: a }: Match, { column: b }: Match): HeaderFault => ({
  code: "cells/two-meanings",
  message: {
    zh: `表头“${header}”既可以是 ${a.id}，也可以是 ${b.id}。`,
    en: `the header "${header}" fits both ${a.id} and ${b.id}.`,
  },
  help: { zh: `请将表头改为 ${a.id} 或 ${b.id}。`, en: `Write ${a.id} or ${b.id} as the header.` },
});
const columnTwice = (key: string, first: string, second: string): HeaderFault => ({
  code: "cells/column-twice",
  message: {
    zh: `表头“${first}”和“${second}”都表示 ${key}，无法确定以哪一列为准。`,
    en: `the headers "${first}" and "${second}" both mean ${key}, so it is unclear which one counts.`,
  },
  help: { zh: "请删除或改名其中一列。", en: "Remove or rename one of the two columns." },
});
const noHeader = (targets: readonly Target[], columns: readonly Column[]): HeaderFault => {
  const found = some(targets.flatMap((target) => (target ? [target.header] : [])));
  const wanted = (language: "zh" | "en") =>
    some(columns.map(({ id, titles }) => titles[language === "zh" ? 0 : titles.length - 1] ?? id));
  return {
    code: "cells/no-header",
    message: {
      zh: `表头中没有任何需要的列。读到的是：${found}。`,
      en: `none of the columns that are needed stands in the header. Found: ${found}.`,
    },
    help: {
      zh: `第一行必须是列名，例如 ${wanted("zh")}；请删除其上方的标题行。`,
      en: `The first line must name the columns, for example ${wanted("en")}: delete title lines above it.`,
    },
  };
};
const some = (words: readonly string[]): string =>
  words
    .slice(0, 6)
    .map((word) => (word.length > 40 ? `${word.slice(0, 40)}…` : word))
    .join(", ") + (words.length > 6 ? ", …" : "");
