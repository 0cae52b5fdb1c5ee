/** A table over one axis: rows over a number, a choice or a yes-or-no. */
import type { Tree } from "../../language/scalars.ts";
import type { Path } from "../../text/path.ts";
import type { Context, Lowered, Outcome, Tested } from "../context.ts";
import { assemble } from "./assemble.ts";
import { readAxis } from "./axis.ts";
import { type AxisRows, type AxisText, entriesOf, type ReadRow } from "./entry.ts";
import { numberAxis } from "./number-axis.ts";
import { warnOfTurns } from "./turns.ts";

/** The usual way; other ways are a range of discretion, or the degree of an item. */
const readOutcome: ReadRow<Outcome> = ({ tree, path }, inside) => inside.read.outcome(tree, path);

const tableOf = ({ of, line, path }: AxisText, axis: AxisRows<Outcome> | undefined, context: Context): Lowered | undefined => {
  if (!axis) return undefined;
  const { on, rows, sentence } = axis;
  const outcomes = rows.map((row) => row.of);
  if (on.axis === "number") warnOfTurns({ of, line }, outcomes, path, context);
  const lines = rows.map(({ cell, of: outcome, path: at, label }) => ({
    cells: [cell],
    outcome,
    path: at,
    why: sentence(label),
  }));
  return assemble([on], lines, context);
};

export const lowerTable = (
  of: string,
  ofPath: Path,
  map: { readonly [label: string]: Tree },
  path: Path,
  context: Context,
  read: ReadRow<Outcome> = readOutcome,
): Lowered | undefined => {
  const text: AxisText = { of, line: "row", entries: entriesOf(map, path, context), path };
  return tableOf(text, readAxis(text, ofPath, context, read), context);
};

/** Over a number that has been made nameable already. */
export const numberTable = (text: AxisText, tested: Tested, context: Context): Lowered | undefined =>
  tableOf(text, numberAxis(text, tested, context, readOutcome), context);
