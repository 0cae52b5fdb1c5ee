/** The cells of a row, made and read. Whoever has looked at the axis knows which cell stands there; a plan in which they differ is no plan. */
import type { Cell, Interval } from "./ir.ts";

export const interval = (ends: Interval): Cell => ({ cell: "number", ...ends });
export const options = (...oneOf: readonly string[]): Cell => ({ cell: "choice", oneOf });
export const holding = (holds: boolean): Cell => ({ cell: "condition", holds });

const misfit = ({ cell }: Cell): never => {
  throw new Error(`the plan has a cell for a ${cell} under another axis`);
};
export const intervalOf = (cell: Cell): Interval => (cell.cell === "number" ? cell : misfit(cell));
export const optionsOf = (cell: Cell): readonly string[] => (cell.cell === "choice" ? cell.oneOf : misfit(cell));
export const holdsOf = (cell: Cell): boolean => (cell.cell === "condition" ? cell.holds : misfit(cell));
