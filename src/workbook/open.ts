/** A rubric as an .xlsx file that reckons by itself, without the library: formulas that give what the engine gives. */
import type { Program } from "../plan/ir.ts";
import { programOf } from "../plan/stored/open.ts";
import type { StoredProgram } from "../plan/stored/stored.ts";
import type { Problem } from "../scoring/facts/problem.ts";
import type { Language } from "../text/path.ts";
import { writeXlsx } from "../xlsx/write.ts";
import { misfitProblem, teamTooLarge, tooManyRows } from "./misfits.ts";
import type { People } from "./people.ts";
import { workbookOf } from "./workbook.ts";

export type { Program } from "../plan/ir.ts";
export type { StoredProgram } from "../plan/stored/stored.ts";
export { isScorewrightError } from "../scoring/error.ts";
export type { Problem } from "../scoring/facts/problem.ts";
export type { Language, Says } from "../text/path.ts";
export type { People, Person } from "./people.ts";

export type WriteOptions = {
  /** Of titles, reasons and whatever else stands in the cells. */
  readonly language: Language;
  /** Who is on the sheets from the start. A fact that cannot be used stands in its cell as it was handed in, and the workbook says what is wrong with it. */
  readonly people?: People;
  /** Rows for people; never fewer than there are. Without: 200, or as many as there are people and 20 more; of a team no more than the rubric compares. */
  readonly rows?: number;
};
export type WrittenWorkbook =
  | { readonly success: true; readonly bytes: Uint8Array }
  /** Every reason why there is no workbook, in both languages. */
  | { readonly success: false; readonly problems: readonly Problem[] };

/** Formulas are kept short enough for rows of five digits; what stands above the people takes some of them. */
const mostPeople = 99_000;
const [usualRows, spareRows] = [200, 20];

/**
 * Writes the workbook of a rubric, of one period where it has several: a sheet to fill in, with the figures beside, and one for each list. The same
 * program, people and options give the same bytes.
 *
 * What a workbook cannot hold is answered and not thrown: `workbook/too-large` (a number with more digits than spreadsheet programs reckon exactly),
 * `workbook/no-bound`, `workbook/no-grid` (a figure over a team that is on no grid), `workbook/too-many-columns`, `workbook/too-many-rows`,
 * `team/too-large` (more people than the rubric compares). Throws where a program was stored in a format of another version, as `openProgram` does.
 */
export const writeWorkbook = (
  given: Program | StoredProgram,
  { language, people, rows: asked }: WriteOptions,
): WrittenWorkbook => {
  const program = programOf(given);
  const count = people?.everybody.length ?? 0;
  const rows = Math.max(count, asked ?? (people ? count + spareRows : usualRows));
  if (rows > mostPeople) return { success: false, problems: [tooManyRows(rows, mostPeople)] };
  // Teams within a fact are told by their own rows.
  const { team } = program;
  const most = team && team.within === undefined ? team.atMost : rows;
  if (count > most) return { success: false, problems: [teamTooLarge(count, most)] };
  const made = workbookOf(program, { language, ...(people ? { people } : {}), rows: Math.min(rows, most) });
  if (!made.success) return { success: false, problems: made.misfits.map(misfitProblem) };
  return { success: true, bytes: writeXlsx(made.workbook) };
};
