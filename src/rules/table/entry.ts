/** What an axis of a table is read from, and into. */
import type { Tree } from "../../language/scalars.ts";
import type { Axis, Cell } from "../../plan/ir.ts";
import type { Path } from "../../text/path.ts";
import type { Sentence } from "../../text/sentence.ts";
import type { Context } from "../context.ts";
import type { LineName } from "./complaints.ts";

/** A row as the file has it: `80%..90.9%: 50%`. */
export type Entry = { readonly label: string; readonly tree: Tree; readonly path: Path };
export const entriesOf = (map: { readonly [label: string]: Tree }, path: Path, context: Context): readonly Entry[] =>
  context.read.keys(path, map).map((label) => ({ label, tree: map[label] ?? "", path: [...path, label] }));

/** An axis as the file has it: what it looks at, and its lines: rows one below the other, or columns side by side. */
export type AxisText = {
  readonly of: string;
  readonly line: LineName;
  readonly entries: readonly Entry[];
  /** Of the rows, or of the columns. */
  readonly path: Path;
};

/** Reads what a row yields, where it is known that the row was taken. Undefined: complained. */
export type ReadRow<T> = (entry: Entry, inside: Context) => T | undefined;
/** One cell that a row stands for, and what the row yields; a row for the rest may have several cells. */
export type AxisRow<T> = { readonly cell: Cell; readonly label: string; readonly path: Path; readonly of: T };
/** In the order of the values that they stand for: their order in the file carries no meaning, so the plan has one order. */
export type AxisRows<T> = {
  readonly on: Axis;
  readonly rows: readonly AxisRow<T>[];
  /** Why a row was taken: what was tested, and the row. */
  readonly sentence: (label: string) => Sentence;
};
