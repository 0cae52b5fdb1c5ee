/** The columns of the tables of a workbook while they are being made, in the order in which they will stand. */
import type { Says } from "../../text/path.ts";
import { fitted } from "./fit.ts";
import { cell, type Formula } from "./formula.ts";
import { factKey, personKey } from "./keys.ts";

/** The table of people; those of lists are called by the list. */
export const people = "";

/** Who it is, what is typed in, how far a row is, what it comes to; or a step on the way. */
export type ColumnRole = "person" | "fact" | "status" | "figure" | "working";
export type GridColumn = {
  /** Unique within its table. */
  readonly key: string;
  readonly role: ColumnRole;
  /** The fact that is typed in, or which of the columns of a person it is. */
  readonly of?: string;
  /** What it holds. */
  readonly title: Says;
  /** Absent: somebody types it in. */
  readonly formula?: Formula;
  /** It runs over whole columns with functions that take one value: an array formula of one cell. */
  readonly array?: boolean;
};
export type Draft = {
  /** A column that is typed in. */
  readonly typed: (table: string, role: "person" | "fact", of: string, title: Says) => Formula;
  readonly add: (table: string, key: string, title: Says, formula: Formula, role?: ColumnRole) => Formula;
  /** A column without a name of its own, for a part of what `title` says. */
  readonly part: (table: string, title: Says, formula: Formula) => Formula;
  /** The same as an array formula. */
  readonly array: (table: string, title: Says, formula: Formula) => Formula;
  /** Columns side by side, as a range over a row. */
  readonly row: (table: string, title: Says, formulas: readonly Formula[]) => Formula;
  readonly columns: (table: string) => readonly GridColumn[];
};

export const openDraft = (): Draft => {
  const tables = new Map<string, GridColumn[]>();
  const columnsOf = (table: string): GridColumn[] => {
    const columns = tables.get(table) ?? [];
    tables.set(table, columns);
    return columns;
  };
  const counts = new Map<string, number>();
  /** What is said twice stands once. */
  const parts = new Map<string, Formula>();
  const next = (table: string, title: Says): { readonly key: string; readonly title: Says } => {
    const count = (counts.get(table + title.en) ?? 0) + 1;
    counts.set(table + title.en, count);
    return { key: `part:${columnsOf(table).length}`, title: { zh: `${title.zh} · ${count}`, en: `${title.en} · ${count}` } };
  };
  const add: Draft["add"] = (table, key, title, formula, role = "working") => {
    const inside = fitted(formula, (large) => part(table, title, large));
    columnsOf(table).push({ key, role, title, formula: inside });
    return cell(table, key);
  };
  const array: Draft["array"] = (table, title, formula) => {
    const same = JSON.stringify([table, formula, "array"]);
    const known = parts.get(same);
    if (known) return known;
    const own = next(table, title);
    columnsOf(table).push({ ...own, role: "working", formula, array: true });
    const made = cell(table, own.key);
    parts.set(same, made);
    return made;
  };
  const part: Draft["part"] = (table, title, formula) => {
    const same = JSON.stringify([table, formula]);
    const known = parts.get(same);
    if (known) return known;
    const inside = fitted(formula, (large) => part(table, title, large));
    const own = next(table, title);
    columnsOf(table).push({ ...own, role: "working", formula: inside });
    const made = cell(table, own.key);
    parts.set(same, made);
    return made;
  };
  return {
    typed: (table, role, of, title) => {
      const key = role === "fact" ? factKey(of) : personKey(Number(of));
      columnsOf(table).push({ key, role, of, title });
      return cell(table, key);
    },
    add,
    part,
    array,
    row: (table, title, formulas) => {
      // First whatever does not fit: the columns of the range have nothing between them.
      const inside = formulas.map((formula) => fitted(formula, (large) => part(table, title, large)));
      const keys = inside.map((formula) => {
        const own = next(table, title);
        columnsOf(table).push({ ...own, role: "working", formula });
        return own.key;
      });
      const [first = "", last = first] = [keys[0], keys[keys.length - 1]];
      return { is: "cells", table, column: first, to: last, reach: "row" };
    },
    columns: columnsOf,
  };
};
