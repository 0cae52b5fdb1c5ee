/**
 * One axis of a table: what it looks at, and the cells that the labels of its rows stand for. It is checked for itself, whatever the rows yield
 * and however many axes the table has: every value that can occur falls in exactly one row.
 */
import { kindNames } from "../../language/kinds.ts";
import type { Path } from "../../text/path.ts";
import type { Context } from "../context.ts";
import { choiceAxis } from "./choice-axis.ts";
import { notTestable } from "./complaints.ts";
import type { AxisRows, AxisText, ReadRow } from "./entry.ts";
import { flagAxis } from "./flag-axis.ts";
import { numberAxis } from "./number-axis.ts";

/** Every line is read, so that all complaints come at once; undefined: some were made. */
export const readAxis = <T>(text: AxisText, ofPath: Path, context: Context, read: ReadRow<T>): AxisRows<T> | undefined => {
  const { of, line, entries } = text;
  const tested = context.read.tested(of, ofPath);
  if (!tested) {
    for (const entry of entries) read(entry, context);
    return undefined;
  }
  if ("atom" in tested) return numberAxis(text, tested, context, read);
  switch (tested.sort) {
    case "choice":
      return choiceAxis(text, tested, context, read);
    case "flag":
      return flagAxis(text, tested, context, read);
    case "text":
    case "list":
    case "column":
    case "people":
      context.complain(notTestable, ofPath, { line, of, found: kindNames[tested.sort] });
      return undefined;
  }
};
