/** Tables. Every axis gives a position, the positions together a row; a table on one axis with constant results is a single step. */
import { codesOf, holdsOf, stretchOf } from "../../integers/cells.ts";
import type { IntAxis, IntCell, IntRow } from "../../integers/ir.ts";
import type { Block, Compiler, Place } from "./blocks.ts";
import { isNarrow } from "./blocks.ts";
import type { Select } from "./scan.ts";
import { scan } from "./scan.ts";
import type { Numbers, Step } from "./steps.ts";
import { gaveUp, block as joined } from "./steps.ts";

type Results<R> = {
  readonly place: Place;
  readonly constant: (of: R) => bigint | undefined;
  readonly into: (of: R, inside: Block) => void;
};
/** `starts`: a position is how many of them the value has reached; without, the register holds the position itself. */
type Positions = {
  readonly at: number;
  readonly count: number;
  readonly starts?: Float64Array;
  readonly takes: (cell: IntCell, position: number) => boolean;
};

const ends = (cell: IntCell): readonly [from: number, upTo: number] => {
  const { from, upTo } = stretchOf(cell);
  return [
    from === undefined ? Number.NEGATIVE_INFINITY : Number(from),
    upTo === undefined ? Number.POSITIVE_INFINITY : Number(upTo),
  ];
};
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
const codePositions = (at: number, count: number): Positions => ({
  at,
  count,
  takes: (cell, position) => codesOf(cell).includes(position),
});
const conditionPositions = (at: number): Positions => ({
  at,
  count: 2,
  takes: (cell, position) => holdsOf(cell) === (position === 1),
});

const few = 8;
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

const most = 4096;
/** Row number for every combination of positions; -1 where there is none. */
const lookUpTable = (axes: readonly Positions[], rows: readonly IntRow<unknown>[]): Int32Array => {
  const size = axes.reduce((total, { count }) => total * count, 1);
  return Int32Array.from({ length: size }, (_, index) => {
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
};
const index = (axes: readonly Positions[]): ((n: Numbers) => number) => {
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
const constants = (to: number, axes: readonly Positions[], values: Float64Array): Step => {
  const [first] = axes;
  if (first && axes.length === 1) {
    const { at, starts } = first;
    if (!starts)
      return (n) => {
        n[to] = values[n[at] as number] as number;
      };
    if (starts.length <= few)
      return (n) => {
        const x = n[at] as number;
        let i = 0;
        while (i < starts.length && x >= (starts[i] as number)) i++;
        n[to] = values[i] as number;
      };
  }
  const position = index(axes);
  return (n) => {
    n[to] = values[position(n)] as number;
  };
};

const positionsOf = (
  self: Compiler,
  block: Block,
  on: readonly IntAxis[],
  rows: readonly IntRow<unknown>[],
): readonly Positions[] =>
  on.map((axis, i) => {
    const at =
      axis.axis === "number"
        ? self.number(axis.of, block)
        : axis.axis === "choice"
          ? self.code(axis.of, block)
          : axis.axis === "condition"
            ? self.bool(axis.of, block)
            : 0;
    if (axis.axis === "choice") return codePositions(at, Math.max(self.integers.choices.length, rows.length));
    if (axis.axis === "condition") return conditionPositions(at);
    return numberPositions(
      at,
      rows.flatMap(({ cells }) => cells[i] ?? []),
    );
  });

export const tableStep = <R>(
  self: Compiler,
  block: Block,
  on: readonly IntAxis[],
  rows: readonly IntRow<R>[],
  results: Results<R>,
): void => {
  const plain = on.every((axis) => (axis.axis === "number" ? isNarrow(axis.of) : axis.axis !== "fraction"));
  const axes = plain ? positionsOf(self, block, on, rows) : [];
  const size = axes.reduce((total, { count }) => total * count, 1);
  if (!plain || size > most) {
    branch(self, block, rows, results, scan(self, block, on, rows));
    return;
  }
  const rowOf = lookUpTable(axes, rows);
  const values = rows.map(({ result }) => results.constant(result));
  if (values.some((value) => value === undefined)) {
    const position = index(axes);
    branch(self, block, rows, results, (n) => rowOf[position(n)] as number);
    return;
  }
  const { at } = results.place;
  block.steps.push(
    constants(
      at,
      axes,
      Float64Array.from(rowOf, (row) => (row < 0 ? Number.NaN : Number(values[row]))),
    ),
  );
  if (rowOf.includes(-1))
    block.steps.push((n) => {
      if (Number.isNaN(n[at])) throw gaveUp;
    });
};
const branch = <R>(self: Compiler, block: Block, rows: readonly IntRow<R>[], results: Results<R>, select: Select): void => {
  const bodies = rows.map(({ result }) => {
    const inside = self.child(block);
    results.into(result, inside);
    return joined(inside.steps);
  });
  block.steps.push((n, w) => {
    const body = bodies[select(n, w)];
    if (!body) throw gaveUp;
    body(n, w);
  });
};
