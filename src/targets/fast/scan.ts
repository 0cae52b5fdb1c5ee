/** Where an axis of a table is a fraction or does not fit a number, its rows are tried one after another. */
import { codesOf, holdsOf, stretchOf, testOf } from "../../integers/cells.ts";
import type { IntAxis, IntCell, IntRow } from "../../integers/ir.ts";
import type { Block, Compiler } from "./blocks.ts";
import type { Numbers, Wides } from "./steps.ts";
import { block as joined } from "./steps.ts";

type Test = (n: Numbers, w: Wides) => boolean;
/** The axis is read at once, a cell is tried when its row is. */
const tester = (self: Compiler, block: Block, axis: IntAxis): ((cell: IntCell) => Test) => {
  switch (axis.axis) {
    case "number": {
      const at = self.wide(axis.of, block);
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
      self.int(axis.num, block);
      self.int(axis.den, block);
      return (cell) => {
        const inside = self.child(block);
        const at = self.bool(testOf(cell), inside);
        const steps = joined(inside.steps);
        return (n, w) => {
          steps(n, w);
          return n[at] === 1;
        };
      };
    case "choice": {
      const at = self.code(axis.of, block);
      return (cell) => {
        const codes = codesOf(cell);
        return (n) => codes.includes(n[at] as number);
      };
    }
    case "condition": {
      const at = self.bool(axis.of, block);
      return (cell) => {
        const wanted = holdsOf(cell) ? 1 : 0;
        return (n) => n[at] === wanted;
      };
    }
  }
};
export type Select = (n: Numbers, w: Wides) => number;
/** The number of the row that holds, or -1. */
export const scan = (self: Compiler, block: Block, on: readonly IntAxis[], rows: readonly IntRow<unknown>[]): Select => {
  const axes = on.map((axis) => tester(self, block, axis));
  const tests = rows.map(({ cells }) => cells.flatMap((cell, i) => axes[i]?.(cell) ?? []));
  return (n, w) => tests.findIndex((row) => row.every((test) => test(n, w)));
};
