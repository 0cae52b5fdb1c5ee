/** The cells of a row, made and read. Whoever has looked at the axis knows which cell stands there; anything else is no integer form. */
import type { Bool, IntCell, Stretch } from "./ir.ts";

export const stretch = (ends: Stretch): IntCell => ({ cell: "number", ...ends });
export const testing = (when: Bool): IntCell => ({ cell: "fraction", when });
export const codes = (...oneOf: readonly number[]): IntCell => ({ cell: "choice", oneOf });
export const holding = (holds: boolean): IntCell => ({ cell: "condition", holds });

const misfit = ({ cell }: IntCell): never => {
  throw new Error(`the integer form has a cell for a ${cell} under another axis`);
};
export const stretchOf = (cell: IntCell): Stretch => (cell.cell === "number" ? cell : misfit(cell));
export const testOf = (cell: IntCell): Bool => (cell.cell === "fraction" ? cell.when : misfit(cell));
export const codesOf = (cell: IntCell): readonly number[] => (cell.cell === "choice" ? cell.oneOf : misfit(cell));
export const holdsOf = (cell: IntCell): boolean => (cell.cell === "condition" ? cell.holds : misfit(cell));
