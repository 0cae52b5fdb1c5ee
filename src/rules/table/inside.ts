/** What is known where a line of an axis was taken. */
import { holdsOf, intervalOf, optionsOf } from "../../plan/cells.ts";
import type { Axis, Cell } from "../../plan/ir.ts";
import type { Context } from "../context.ts";

/** A line for the rest may have several cells, or none that can be reached; of several stretches of a number nothing is known. */
export const insideOf = (context: Context, on: Axis, cells: readonly Cell[]): Context => {
  const [only, another] = cells;
  if (!only) return context;
  switch (on.axis) {
    case "number":
      return another ? context : context.narrowed(on.of, intervalOf(only));
    case "choice":
      return context.assuming({ op: "among", choice: on.of, of: cells.flatMap(optionsOf) }, true);
    case "condition":
      return another ? context : context.assuming(on.of, holdsOf(only));
  }
};
