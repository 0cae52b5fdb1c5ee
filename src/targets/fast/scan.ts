/** Where an axis of a table is a fraction or does not fit a number, its rows are tried one after another. */
import { codesOf, holdsOf, stretchOf, testOf } from "../../integers/cells.ts";
import type { IntAxis, IntCell, IntRow } from "../../integers/ir.ts";
import { type Block, child } from "./blocks.ts";
import { joined, type Numbers, type Wides } from "./steps.ts";
import { choiceAt, conditionAt, valueAt, wideAt } from "./values.ts";

type Test = (n: Numbers, w: Wides) => boolean;
/** The axis is read at once, a cell is tried when its row is. */
const tester = (block: Block, axis: IntAxis): ((cell: IntCell) => Test) => {
  switch (axis.axis) {
    case "number": {
      const at = wideAt(axis.of, block);
      return (cell) => {
        const { from, upTo } = stretchOf(cell);
        const [low, high] = [from, upTo].map((end) => (end === undefined ? undefined : BigInt(end)));
        return (_, w) => {
          const x = w[at] as bigint;
          return (low === undefined || x >= low) && (high === undefined || x <= high);
        };
      };
    }
    case "fraction":
      valueAt(axis.num, block);
      valueAt(axis.den, block);
      return (cell) => {
        const inside = child(block);
        const at = conditionAt(testOf(cell), inside);
        const steps = joined(inside.steps);
        return (n, w) => {
          steps(n, w);
          return n[at] === 1;
        };
      };
    case "choice": {
      const at = choiceAt(axis.of, block);
      return (cell) => {
        const codes = codesOf(cell);
        return (n) => codes.includes(n[at] as number);
      };
    }
    case "condition": {
      const at = conditionAt(axis.of, block);
      return (cell) => {
        const wanted = holdsOf(cell) ? 1 : 0;
        return (n) => n[at] === wanted;
      };
    }
  }
};
export type Select = (n: Numbers, w: Wides) => number;
/** The number of the row that holds, or -1. */
export const scan = (block: Block, on: readonly IntAxis[], rows: readonly IntRow<unknown>[]): Select => {
  const axes = on.map((axis) => tester(block, axis));
  const tests = rows.map(({ cells }) => cells.flatMap((cell, i) => axes[i]?.(cell) ?? []));
  return (n, w) => tests.findIndex((row) => row.every((test) => test(n, w)));
};
