/** Tables. Every axis gives a position, the positions together a row; a table on one axis with constant results is a single step. */
import type { Branch, IntRow } from "../../integers/ir.ts";
import { type Block, child } from "./blocks.ts";
import { combinations, few, index, isPlain, type Positions, readAxes, rowNumbers } from "./positions.ts";
import { type Select, scan } from "./scan.ts";
import { gaveUp, joined, type Step } from "./steps.ts";

type Results<R> = {
  /** The register that a result goes to. */
  readonly at: number;
  readonly constant: (of: R) => bigint | undefined;
  readonly into: (of: R, inside: Block) => Step;
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

/** So many combinations of positions have a row looked up beforehand. */
const most = 4096;
export const table = <R>(block: Block, { on, rows }: Branch<R>, results: Results<R>): void => {
  const axes = on.every(isPlain) ? readAxes(block, on, rows) : undefined;
  if (!axes || combinations(axes) > most) {
    branch(block, rows, results, scan(block, on, rows));
    return;
  }
  const rowOf = rowNumbers(axes, rows);
  const values = rows.map(({ result }) => results.constant(result));
  if (values.some((value) => value === undefined)) {
    const position = index(axes);
    branch(block, rows, results, (n) => rowOf[position(n)] as number);
    return;
  }
  const { at } = results;
  const found = Float64Array.from(rowOf, (row) => (row < 0 ? Number.NaN : Number(values[row])));
  block.steps.push(constants(at, axes, found));
  if (rowOf.includes(-1))
    block.steps.push((n) => {
      if (Number.isNaN(n[at])) throw gaveUp;
    });
};
const branch = <R>(block: Block, rows: readonly IntRow<R>[], results: Results<R>, select: Select): void => {
  const bodies = rows.map(({ result }) => {
    const inside = child(block);
    inside.steps.push(results.into(result, inside));
    return joined(inside.steps);
  });
  block.steps.push((n, w) => {
    const body = bodies[select(n, w)];
    if (!body) throw gaveUp;
    body(n, w);
  });
};
