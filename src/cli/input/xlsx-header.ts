/** Which row of a sheet names the columns: titles and hints stand above it, and a header may have two levels. */
import { type Column, type ColumnFinder, columnFinder } from "../../cells/columns.ts";
import { type HeaderFault, isHeaderFault, matchHeaders, type Target } from "../../cells/headers.ts";
import { personColumns } from "../../cells/people.ts";
import type { Says } from "../../text/path.ts";
import type { SheetRow, SheetValue } from "../../xlsx/read/open.ts";
import { type CliError, cliError } from "../failure.ts";
import { rowName } from "./fact-row.ts";

/** So many rows that are not blank are looked at. */
export const headerRows = 20;
export const readHead = (rows: Iterator<SheetRow>, most: number): readonly SheetRow[] => {
  const first: SheetRow[] = [];
  for (let next = rows.next(); !next.done; next = rows.next()) if (first.push(next.value) === most) break;
  return first;
};
export function* chain<T>(some: Iterable<T>, more: Iterable<T>): Generator<T> {
  yield* some;
  yield* more;
}
export type SheetHeader = {
  readonly targets: readonly Target[];
  /** Columns that a sheet reckons for itself, by place: nothing in them was handed in. */
  readonly reckoned: ReadonlySet<number>;
  /** How many of the rows looked at end with it. */
  readonly length: number;
};

/**
 * `lists`: what has a sheet of its own. The row that names most of the columns, the first of several; or two of them, where the lower has its own names under groups (迟到 and 早退 under 考勤)
 * and what it leaves empty is named above.
 */
export const findHeader = (
  rows: readonly SheetRow[],
  columns: readonly Column[],
  place: Says,
  isHidden: (column: number) => boolean,
  lists: readonly Column[] = [],
): SheetHeader => {
  const find = columnFinder(columns);
  const count = (cells: readonly string[]): number =>
    new Set(cells.flatMap((cell) => (cell === "" ? [] : find(cell).map(({ column }) => column.id)))).size;
  const alone = rows.map(textsOf);
  let best = { cells: firstTable(alone), row: 0, count: 0 };
  best.row = Math.max(alone.indexOf(best.cells), 0);
  for (const [row, cells] of alone.entries()) {
    const above = alone[row - 1];
    // A person has numbers.
    const isText = rows[row]?.cells.every(({ value }) => typeof value === "string") === true;
    const both = above && isText && filled(above) > 1 ? underGroups(above, cells) : cells;
    const [found, together] = [count(cells), count(both)];
    // Names above that are no facts are wanted too, but only over a header: below it stand people.
    const one = together > found || (found > 0 && together === found) ? both : cells;
    if (Math.max(found, together) > best.count) best = { cells: one, row, count: Math.max(found, together) };
  }
  const reckoned = reckonedColumns(best.cells, rows.slice(best.row + 1), columnFinder([...columns, ...lists]), isHidden);
  const targets = matchHeaders(
    best.cells.map((cell, i) => (reckoned.has(i) ? "" : cell)),
    columns,
  );
  if (isHeaderFault(targets)) throw misfit(targets, columns, place, rows[best.row]?.at ?? 1);
  return { targets, reckoned, length: best.row + 1 };
};

/**
 * Of the columns with nothing but formulas: those that go by the name of a fact beside the column where it is typed in, or of a list, and those that are
 * hidden and no fact. Where there are any, the sheet scores by itself, and what else it reckons are its own figures; who it is stays.
 */
const reckonedColumns = (
  header: readonly string[],
  below: readonly SheetRow[],
  find: ColumnFinder,
  isHidden: (column: number) => boolean,
): ReadonlySet<number> => {
  const cells = below.flatMap((row) => row.cells);
  const typed = new Set(cells.flatMap(({ column, isFormula }) => (isFormula ? [] : column)));
  const formulas = [...new Set(cells.flatMap(({ column }) => (typed.has(column) ? [] : column)))];
  const factsOf = (cell = ""): readonly Column[] => (cell === "" ? [] : find(cell).map(({ column }) => column));
  const claimed = new Set(header.flatMap((cell, i) => (formulas.includes(i) ? [] : factsOf(cell))));
  const isCopy = (i: number): boolean => {
    const facts = factsOf(header[i]);
    return facts.length > 0 && facts.every((fact) => claimed.has(fact) || fact.of?.type === "list");
  };
  const isOther = (i: number): boolean => factsOf(header[i]).length === 0;
  const copies = formulas.filter(isCopy);
  const others = formulas.filter(isOther);
  const scoresItself = copies.length > 0 || others.some(isHidden);
  const own = scoresItself ? others.filter((i) => personColumns([header[i] ?? ""]).length === 0) : [];
  return new Set([...copies, ...own]);
};

const textsOf = ({ cells }: SheetRow): readonly string[] => {
  const texts: string[] = [];
  for (const { column, value } of cells) {
    while (texts.length < column) texts.push("");
    texts[column] = headerText(value);
  }
  return texts;
};
const headerText = (value: SheetValue): string => {
  if (typeof value !== "object") return String(value);
  return "number" in value ? String(value.number) : "";
};
const filled = (cells: readonly string[]): number => cells.filter((cell) => cell !== "").length;
/** Where nothing is looked for, or nothing fits: a title has one cell. */
const firstTable = (rows: readonly (readonly string[])[]): readonly string[] =>
  rows.find((cells) => filled(cells) > 1) ?? rows[0] ?? [];
const underGroups = (above: readonly string[], below: readonly string[]): readonly string[] =>
  Array.from({ length: Math.max(above.length, below.length) }, (_, i) => below[i] || above[i] || "");

const misfit = ({ code, message, help }: HeaderFault, columns: readonly Column[], place: Says, row: number): CliError => {
  const where = rowName(row, {});
  if (code !== "cells/no-header")
    return cliError({ zh: `${place.zh} ${where.zh}：${message.zh}`, en: `${place.en}, ${where.en}: ${message.en}` }, { help });
  const wanted = (language: "zh" | "en") =>
    columns
      .slice(0, 6)
      .map(({ id, titles }) => titles[language === "zh" ? 0 : titles.length - 1] ?? id)
      .join(", ");
  return cliError(
    { zh: `${place.zh}：${message.zh}`, en: `${place.en}: ${message.en}` },
    {
      help: {
        zh: `前 ${headerRows} 行里要有一行写明各列的名称，例如 ${wanted("zh")}。数据在别的工作表时，用 --sheet 指定。`,
        en: `One of the first ${headerRows} rows must name the columns, for example ${wanted("en")}. If they stand on another sheet, name it with --sheet.`,
      },
    },
  );
};
