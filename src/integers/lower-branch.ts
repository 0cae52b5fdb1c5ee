/** Tables of the plan: the axes first, then each row that can be reached, lowered where it stands. */

import { bounds, reached } from "../plan/bounds/bounds.ts";
import { holdsOf, intervalOf, optionsOf } from "../plan/cells.ts";
import type { Atom, Axis, Cell, Numeric, Branch as PlanBranch } from "../plan/ir.ts";
import { fromText } from "../text/exact.ts";
import { codes, holding } from "./cells.ts";
import type { Branch, IntAxis, IntCell } from "./ir.ts";
import * as node from "./nodes.ts";
import { type Lowering, type Place, within } from "./place.ts";
import { fitted, inUnits, refused, roundOf, type Scaled } from "./scaled.ts";
import { branchOf, cellOf } from "./scaled-branch.ts";

export const atom =
  (of: Atom) =>
  ({ scope, around }: Place): Scaled => {
    const bound = scope.number(of);
    if (!bound) return refused;
    if (of.op === "ref") return fitted(around.definition(of.name) ?? refused, bound);
    // An input is always counted in units; a fraction handed in has no integer form here.
    return bound.unit ? { unit: bound.unit, num: node.column(of.name, inUnits(bound, bound.unit)) } : refused;
  };

type LoweredAxis = { readonly on: IntAxis; readonly cell: (cell: Cell) => IntCell };
const lowerAxis = (axis: Axis, place: Place, go: Lowering): LoweredAxis => {
  switch (axis.axis) {
    case "number": {
      const x = atom(axis.of)(place);
      const on: IntAxis = x.den ? { axis: "fraction", num: x.num, den: x.den } : { axis: "number", of: x.num };
      return { on, cell: (cell) => cellOf(intervalOf(cell), x) };
    }
    case "choice":
      return {
        on: { axis: "choice", of: go.choice(axis.of)(place) },
        cell: (cell) => codes(...optionsOf(cell).map(place.around.code)),
      };
    case "condition":
      return { on: { axis: "condition", of: go.condition(axis.of)(place) }, cell: (cell) => holding(holdsOf(cell)) };
  }
};
export const branch = <R, Result>(
  { on, rows }: PlanBranch<string, R>,
  go: Lowering,
  place: Place,
  result: (of: R) => (inside: Place) => Result,
): Branch<Result> => {
  const axes = on.map((axis) => lowerAxis(axis, place, go));
  const live = reached({ on, rows }, place.scope, bounds).map(({ row, inside }) => ({
    cells: row.cells.flatMap((cell, i) => axes[i]?.cell(cell) ?? []),
    result: result(row.result)(within(place, inside)),
  }));
  return { on: axes.map((axis) => axis.on), rows: live };
};
export const table =
  (of: PlanBranch<string, Numeric>, go: Lowering) =>
  (place: Place): Scaled =>
    branchOf(branch(of, go, place, go.number), place.named);

export const round =
  (of: Numeric & { op: "round" }, go: Lowering) =>
  (place: Place): Scaled => {
    const inner = of.of;
    // Rounded row by row, a table in which some rows are fractions is on one grid again.
    if (inner.op === "table" && bounds.number(inner)(place.scope)?.unit === undefined)
      return table({ ...inner, rows: inner.rows.map((row) => ({ ...row, result: { ...of, of: row.result } })) }, go)(place);
    return roundOf(go.number(inner)(place), fromText(of.to), of.how, bounds.number(of)(place.scope), place.named);
  };
