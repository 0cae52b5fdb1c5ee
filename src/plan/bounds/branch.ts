/** Which rows of a branch can be reached, and what is known inside each of them. */
import { holdsOf, intervalOf, optionsOf } from "../cells.ts";
import type { Axis, Branch, Cell, Row } from "../ir.ts";
import { assume, within } from "./assume.ts";
import { type Bounds, type Scope, withChoice } from "./scope.ts";

const enterCell = (axis: Axis, cell: Cell, scope: Scope, go: Bounds): Scope | undefined => {
  switch (axis.axis) {
    case "number":
      return within(axis.of, intervalOf(cell), scope);
    case "choice": {
      const oneOf = optionsOf(cell);
      const left = go
        .choice(axis.of)(scope)
        .filter((value) => oneOf.includes(value));
      if (left.length === 0) return undefined;
      return axis.of.op === "choiceInput" || axis.of.op === "refChoice" ? withChoice(scope, axis.of, left) : scope;
    }
    case "condition": {
      const holding = holdsOf(cell);
      const truth = go.condition(axis.of)(scope);
      return (holding ? truth.holds : truth.fails) ? assume(axis.of, holding, scope) : undefined;
    }
  }
};
/** The scope inside a row, or undefined where the row cannot be reached. */
export const enter = (axes: readonly Axis[], cells: readonly Cell[], scope: Scope, go: Bounds): Scope | undefined =>
  axes.reduce<Scope | undefined>((known, axis, i) => {
    const cell = cells[i];
    return known && cell && enterCell(axis, cell, known, go);
  }, scope);
/** The rows that can be reached, each with the scope inside it. */
export const reached = <R>(
  { on, rows }: Pick<Branch<string, R>, "on" | "rows">,
  scope: Scope,
  go: Bounds,
): readonly { readonly row: Row<R>; readonly inside: Scope }[] =>
  rows.flatMap((row) => {
    const inside = enter(on, row.cells, scope, go);
    return inside ? [{ row, inside }] : [];
  });
