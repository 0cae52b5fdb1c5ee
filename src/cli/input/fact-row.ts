import type { Says } from "../../text/path.ts";

/** One person's raw facts by column id, all numbers as text. Empty cells are left out: an empty cell is missing, never zero. */
export type FactRow = {
  /** The line of the file where the record begins, from 1. */
  readonly row: number;
  readonly facts: Record<string, unknown>;
  /** A row with problems must not be scored: its cells may have moved. */
  readonly problems: readonly RowProblem[];
};
export type RowProblem = { readonly row: number; readonly column?: string; readonly message: Says; readonly help?: Says };

/** Without a prototype, so that a column called `__proto__` is a column like any other. */
export const emptyRecord = (): Record<string, unknown> => Object.create(null);
