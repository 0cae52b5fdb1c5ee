/** Axes whose values are numbered: every axis gives a position, the positions together a place in a table of rows. */
import { codesOf, holdsOf, stretchOf } from "../../integers/cells.ts";
import type { IntAxis, IntCell, IntRow, Stretch } from "../../integers/ir.ts";
import type { Block } from "./blocks.ts";
import { isNarrow } from "./registers.ts";
import type { Numbers } from "./steps.ts";
import { choiceAt, conditionAt, numberAt } from "./values.ts";

/** `starts`: a position is how many of them the value has reached; without, the register holds the position itself. */
export type Positions = {
  readonly at: number;
  readonly count: number;
  readonly starts?: Float64Array;
  readonly takes: (cell: IntCell, position: number) => boolean;
};

/** Open ends are infinitely far away. */
export const endsOf = ({ from, upTo }: Stretch): readonly [from: number, upTo: number] => [
  Number(from ?? Number.NEGATIVE_INFINITY),
  Number(upTo ?? Number.POSITIVE_INFINITY),
];
const ends = (cell: IntCell) => endsOf(stretchOf(cell));
const numberPositions = (at: number, cells: readonly IntCell[]): Positions => {
  const edges = cells.map(ends).flatMap(([from, upTo]) => [from, upTo + 1]);
  const starts = Float64Array.from([...new Set(edges)].filter(Number.isFinite).sort((a, b) => a - b));
  const takes = (cell: IntCell, position: number) => {
    const [from, upTo] = ends(cell);
    const start = starts[position - 1] ?? Number.NEGATIVE_INFINITY;
    return from <= start && start <= upTo;
  };
  return { at, count: starts.length + 1, starts, takes };
};

type PlainAxis = Exclude<IntAxis, { readonly axis: "fraction" }>;
/** Neither a fraction nor a number that is wide. */
export const isPlain = (axis: IntAxis): axis is PlainAxis => {
  switch (axis.axis) {
    case "number":
      return isNarrow(axis.of);
    case "fraction":
      return false;
    case "choice":
    case "condition":
      return true;
  }
};
/** Reads an axis, the one in the column `i` of the rows. */
const positionsOf = (block: Block, axis: PlainAxis, i: number, rows: readonly IntRow<unknown>[]): Positions => {
  switch (axis.axis) {
    case "number": {
      const at = numberAt(axis.of, block);
      return numberPositions(
        at,
        rows.flatMap(({ cells }) => cells[i] ?? []),
      );
    }
    case "choice": {
      // A code is the number of an option, or of a row.
      const count = Math.max(block.integers.choices.length, rows.length);
      return { at: choiceAt(axis.of, block), count, takes: (cell, position) => codesOf(cell).includes(position) };
    }
    case "condition":
      return { at: conditionAt(axis.of, block), count: 2, takes: (cell, position) => holdsOf(cell) === (position === 1) };
  }
};
export const readAxes = (block: Block, on: readonly PlainAxis[], rows: readonly IntRow<unknown>[]): readonly Positions[] =>
  on.map((axis, i) => positionsOf(block, axis, i, rows));
export const combinations = (axes: readonly Positions[]): number => axes.reduce((total, { count }) => total * count, 1);

/** Row number for every combination of positions; -1 where there is none. */
export const rowNumbers = (axes: readonly Positions[], rows: readonly IntRow<unknown>[]): Int32Array =>
  Int32Array.from({ length: combinations(axes) }, (_, index) => {
    let rest = index;
    const positions = axes.map(({ count }) => {
      const position = rest % count;
      rest = (rest - position) / count;
      return position;
    });
    return rows.findIndex(({ cells }) =>
      axes.every(({ takes }, i) => {
        const [cell, position] = [cells[i], positions[i]];
        return cell !== undefined && position !== undefined && takes(cell, position);
      }),
    );
  });

export const few = 8;
/** How many of the ascending starts `x` has reached. */
const reached = (starts: Float64Array, x: number): number => {
  let low = 0;
  if (starts.length <= few) {
    while (low < starts.length && x >= (starts[low] as number)) low++;
    return low;
  }
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (x >= (starts[middle] as number)) low = middle + 1;
    else high = middle;
  }
  return low;
};
/** Where among all combinations the values of the axes are. */
export const index = (axes: readonly Positions[]): ((n: Numbers) => number) => {
  const [first] = axes;
  if (first && axes.length === 1) {
    const { at, starts } = first;
    return starts ? (n) => reached(starts, n[at] as number) : (n) => n[at] as number;
  }
  return (n) => {
    let total = 0;
    let stride = 1;
    for (let i = 0; i < axes.length; i++) {
      const { at, count, starts } = axes[i] as Positions;
      const x = n[at] as number;
      total += stride * (starts ? reached(starts, x) : x);
      stride *= count;
    }
    return total;
  };
};
