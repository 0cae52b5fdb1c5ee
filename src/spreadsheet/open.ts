/** The functions for a spreadsheet of one's own: a grid component, another office suite. Google Sheets, Excel and WPS have `scorewright build`. */
import { isScorewrightError } from "../scoring/error.ts";
import type { Language } from "../text/path.ts";
import type { Programs } from "./bundle.ts";
import type { Cells, SheetFunction } from "./functions.ts";
import { hostFunctions, isOmitted } from "./hosts/host.ts";

export type { FigureCell } from "../cells/figures.ts";
export type { Program } from "../plan/ir.ts";
export type { StoredProgram } from "../plan/stored/stored.ts";
export type { Cells };
export { isScorewrightError };

export type FunctionName = SheetFunction["name"];
export type FunctionOptions = {
  /** Of reasons and complaints. Headers are read in every language. */
  readonly language: Language;
  /** What people call a function, where a complaint names one; otherwise `RUBRIC_SCORE`. */
  readonly nameOf?: (name: string) => string;
};
/**
 * The functions by name. Each takes names first (a rubric, a figure), then ranges as rows of cells: a header row and rows, or one range with its
 * header row, then the ranges of lists. Cells are texts, numbers, truth values, or nothing (`undefined`, `null`, `""`); dates are serial numbers or
 * texts, per cents shares or texts with their sign. What is wrong with a row is told in that row's own cells; what is wrong for all is thrown as a
 * `CallError` whose `problems` say it in both languages.
 */
export const openFunctions = (
  programs: Programs,
  { language, nameOf = (name) => `RUBRIC_${name}` }: FunctionOptions,
): Readonly<Record<FunctionName, (...given: readonly unknown[]) => Cells>> =>
  hostFunctions(programs, { language }, { cell: (given) => given ?? undefined, isOmitted, nameOf });
