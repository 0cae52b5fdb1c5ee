/** A table of people: its header row against a rubric, then its rows as facts. */
import type { Input, Program } from "../plan/ir.ts";
import { unusable } from "../scoring/facts/given.ts";
import { type Problem, problem } from "../scoring/facts/problem.ts";
import { type Fault, isFault } from "./cell.ts";
import { type Column, columnOf, factColumns } from "./columns.ts";
import { isHeaderFault, matchHeaders, type Target } from "./headers.ts";
import { type Misspelt, misspelt } from "./misspelt.ts";
import { plainReader } from "./read-cell.ts";

export type CellRow = {
  /** By the names that scoring takes. Empty cells are left out: an empty cell is missing, never zero. A cell that cannot be used is no fact, and scoring refuses it. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** What stands in the other columns, by their headers: name, staff number. */
  readonly others: Readonly<Record<string, string>>;
  /** Cells that cannot be used, and why. */
  readonly problems: readonly Problem[];
  /** Nothing stands in the row at all. */
  readonly blank: boolean;
};
export type CellTable = {
  readonly row: (cells: readonly unknown[]) => CellRow;
  /** Facts that no column of the table is for, by id. */
  readonly missing: readonly string[];
  /** Headers that no fact claims, and those of them that look like a misspelt one. */
  readonly others: readonly string[];
  readonly misspelt: readonly Misspelt[];
};
export type OpenedCells =
  | { readonly success: true; readonly table: CellTable }
  /** Something is wrong with the header, and so with every row. */
  | { readonly success: false; readonly problem: Problem };

/**
 * Opens a table by its header row. Headers are ids or titles in any language and order, with units in brackets (`销售额（万元）`); columns that no
 * fact claims are left alone. Answers `cells/no-header`, `cells/two-meanings` or `cells/column-twice` where the header does not fit.
 */
export const openCells = ({ plan }: Pick<Program, "plan">, header: readonly unknown[]): OpenedCells =>
  // A list has no cell in which it could stand.
  openColumns(
    factColumns(plan).filter(({ of }) => of?.type !== "list"),
    header,
  );
/** The same for the records of a list, by the keys of its columns. */
export const openRecords = (
  columns: readonly (Input & { readonly member: { readonly key: string } })[],
  header: readonly unknown[],
) =>
  openColumns(
    columns.map((one) => {
      const { id, titles, ...column } = columnOf(one);
      return { ...column, id: one.member.key, titles: [...titles, id] };
    }),
    header,
  );

const openColumns = (columns: readonly Column[], header: readonly unknown[]): OpenedCells => {
  const targets = matchHeaders(header.map(headerText), columns);
  if (isHeaderFault(targets)) {
    const { code, message, help } = targets;
    return { success: false, problem: { code, message, help } };
  }
  const found = new Set(targets.flatMap((target) => target?.column?.id ?? []));
  const absent = columns.filter(({ id }) => !found.has(id));
  const others = targets.flatMap((target) => (target && !target.column ? [target.header] : []));
  return {
    success: true,
    table: {
      row: (cells) => readRow(cells, targets),
      missing: absent.map(({ id }) => id),
      others,
      misspelt: misspelt(others, absent),
    },
  };
};
const headerText = (cell: unknown): string =>
  typeof cell === "string" || typeof cell === "number" || typeof cell === "boolean" ? String(cell) : "";

const readRow = (cells: readonly unknown[], targets: readonly Target[]): CellRow => {
  const facts: Record<string, unknown> = Object.create(null);
  const others: Record<string, string> = Object.create(null);
  const problems: Problem[] = [];
  let blank = true;
  for (let i = 0; i < cells.length; i++) {
    const target = targets[i];
    const value = (target?.read ?? plainReader)(cells[i]);
    if (value === undefined) continue;
    blank = false;
    if (!target) problems.push(underNoHeader(i, String(value)));
    else if (isFault(value)) {
      problems.push(unusableCell(target, value));
      facts[target.key] = unusable(cells[i]);
    } else if (target.column) facts[target.key] = value;
    else others[target.key] = String(value);
  }
  return { facts, others, problems, blank };
};
const unusableCell = ({ header, key }: NonNullable<Target>, { message, help }: Fault): Problem =>
  problem("cells/unusable", `“${header}”列：${message.zh}`, `column "${header}": ${message.en}`, help, key);
const underNoHeader = (i: number, value: string): Problem =>
  problem(
    "cells/under-no-header",
    `第 ${i + 1} 格是“${value}”，但表头中这一列没有名称`,
    `cell ${i + 1} holds "${value}", but no name stands above it in the header`,
    { zh: "请给这一列命名，或清空该格。", en: "Give the column a name, or empty the cell." },
  );
