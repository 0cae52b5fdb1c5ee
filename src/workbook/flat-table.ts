/** Tables within tables as one, without the rows that cannot happen. */
import type { Axis, Branch, Cell, Choice, Numeric, Row } from "../plan/ir.ts";
import { compare, fromText } from "../text/exact.ts";

export type Result = Numeric | Choice;
export type Table = Branch<string, Result>;
export const isTable = (node: Result): node is Table & Result => node.op === "table" || node.op === "pick";

/** Tables that only choose between formulas have no words of their own. */
export const speaks = ({ rows }: Table): boolean =>
  rows.some(({ says, result }) => says !== undefined || (isTable(result) && speaks(result)));

export type Step = { readonly axis: Axis; readonly cell: Cell };
export type Flat = { readonly steps: readonly Step[]; readonly row: Row<Result> };

/** Tables in tables as one, without what cannot happen. */
export const flattened = ({ on, rows }: Table, outer: readonly Step[]): readonly Flat[] =>
  rows.flatMap((row): readonly Flat[] => {
    let steps: readonly Step[] | undefined = outer;
    for (const [i, cell] of row.cells.entries()) {
      const axis = on[i];
      steps = steps && axis && added(steps, { axis, cell });
    }
    if (!steps) return [];
    return isTable(row.result) && speaks(row.result) ? flattened(row.result, steps.filter(isSaid)) : [{ steps, row }];
  });
/** That the case before is not given goes without saying. */
const isSaid = ({ cell }: Step): boolean => cell.cell !== "condition" || cell.holds;
const added = (steps: readonly Step[], step: Step): readonly Step[] | undefined => {
  const { axis, cell } = step;
  const place = steps.findIndex((other) => JSON.stringify(other.axis) === JSON.stringify(axis));
  const before = steps[place]?.cell;
  if (!before) return [...steps, step];
  const both = overlap(before, cell);
  return both && steps.map((other, i) => (i === place ? { axis, cell: both } : other));
};
const overlap = (a: Cell, b: Cell): Cell | undefined => {
  if (a.cell === "condition" && b.cell === "condition") return a.holds === b.holds ? a : undefined;
  if (a.cell === "choice" && b.cell === "choice") {
    const oneOf = a.oneOf.filter((word) => b.oneOf.includes(word));
    return oneOf.length > 0 ? { cell: "choice", oneOf } : undefined;
  }
  return a.cell === "number" && b.cell === "number" ? common(a, b) : undefined;
};
type Interval = Cell & { readonly cell: "number" };
const common = (a: Interval, b: Interval): Cell | undefined => {
  const low = tighter([lowOf(a), lowOf(b)], 1);
  const high = tighter([highOf(a), highOf(b)], -1);
  if (low && high) {
    const order = compare(fromText(low.at), fromText(high.at));
    if (order > 0 || (order === 0 && !(low.closed && high.closed))) return undefined;
  }
  return { cell: "number", ...bound(low, "from", "above"), ...bound(high, "upTo", "below") };
};
const bound = (end: End | undefined, closed: "from" | "upTo", open: "above" | "below") =>
  end ? { [end.closed ? closed : open]: end.at } : {};
type End = { readonly at: string; readonly closed: boolean };
const end = (closed: string | undefined, open: string | undefined): End | undefined =>
  closed !== undefined ? { at: closed, closed: true } : open === undefined ? undefined : { at: open, closed: false };
const lowOf = ({ from, above }: Interval) => end(from, above);
const highOf = ({ upTo, below }: Interval) => end(upTo, below);
const tighter = ([a, b]: readonly [End | undefined, End | undefined], sign: 1 | -1): End | undefined => {
  if (!a || !b) return a ?? b;
  const order = compare(fromText(a.at), fromText(b.at)) * sign;
  return order > 0 || (order === 0 && !a.closed) ? a : b;
};
