/** A row of a sheet as somebody's facts, if it is about anybody: forms have formulas and numbers waiting in rows that nobody has filled in. */
import type { CellValue, Fault } from "../../cells/cell.ts";
import { isFault } from "../../cells/cell.ts";
import type { Target } from "../../cells/headers.ts";
import { personColumns, sumWord } from "../../cells/people.ts";
import { plainReader } from "../../cells/read-cell.ts";
import { unusable } from "../../scoring/facts/given.ts";
import type { SheetCell, SheetRow } from "../../xlsx/read/open.ts";
import { faultyCell, withoutHeader } from "./csv-problems.ts";
import { emptyRecord, type FactRow, type RowProblem } from "./fact-row.ts";
import { cellGiven } from "./xlsx-cell.ts";

export type RowRead = Omit<FactRow, "sheet"> & {
  /** `nothing`: a blank row, or one with nothing but formulas. `nobody`: something stands there, but neither a name nor a fact that was typed. */
  readonly who: "somebody" | "nobody" | "nothing";
  /** Something was typed to the right of the table. */
  readonly beside: boolean;
};
/** A cell that holds something, below the header. */
type Filled = { readonly cell: SheetCell; readonly target: Target; readonly value: NonNullable<CellValue> | Fault };

/** `reckoned`: columns of which nothing is read, whatever stands there. */
export const rowReader = (
  targets: readonly Target[],
  reckoned: ReadonlySet<number>,
  from1904: boolean,
): ((row: SheetRow) => RowRead) => {
  const headers = targets.flatMap((target) => (target && !target.column ? [target.header] : []));
  const names = new Set(personColumns(headers));
  return ({ at, cells }) => {
    const filled: Filled[] = [];
    let beside = false;
    for (const cell of cells) {
      if (reckoned.has(cell.column)) continue;
      const target = targets[cell.column];
      const value = readCell(cell, target, from1904);
      if (value === undefined) continue;
      // A legend may stand there; inside of the table it would be a column without a name.
      if (cell.column < targets.length) filled.push({ cell, target, value });
      else if (!cell.isFormula) beside = true;
    }
    return { row: at, ...takeFacts(filled, at), who: whoIs(filled, names), beside };
  };
};

const readCell = ({ value }: SheetCell, target: Target, from1904: boolean): CellValue | Fault => {
  const given = cellGiven(value, { of: target?.column?.of, from1904 });
  return typeof given === "object" ? given : (target?.read ?? plainReader)(given);
};

const takeFacts = (filled: readonly Filled[], row: number): Pick<FactRow, "facts" | "problems"> => {
  const facts = emptyRecord();
  const problems: RowProblem[] = [];
  for (const { cell, target, value } of filled)
    if (!target) problems.push(withoutHeader(row, cell.column, isFault(value) ? "…" : String(value)));
    else if (isFault(value)) {
      problems.push(faultyCell(row, target.header, value));
      facts[target.key] = unusable(shownValue(cell));
    } else facts[target.key] = value;
  return { facts, problems };
};
const shownValue = ({ value }: SheetCell): string => {
  if (typeof value !== "object") return String(value);
  return "error" in value ? value.error : "number" in value ? String(value.number) : "";
};

const whoIs = (filled: readonly Filled[], names: ReadonlySet<string>): RowRead["who"] => {
  if (filled.length === 0) return "nothing";
  const isTyped = ({ cell }: Filled) => !cell.isFormula;
  const isFact = ({ target }: Filled) => target?.column !== undefined;
  // A formula that refers to an empty cell gives 0.
  const isName = ({ target, cell, value }: Filled) =>
    target !== undefined && !target.column && names.has(target.header) && !(cell.isFormula && value === "0");
  const isSomebody =
    names.size > 0
      ? filled.some((one) => isName(one) || (isFact(one) && isTyped(one)))
      : filled.some((one) => isFact(one) || isTyped(one));
  if (isSomebody || sumWord(othersOf(filled)) !== undefined) return "somebody";
  return filled.some((one) => isFact(one) || isTyped(one)) ? "nobody" : "nothing";
};
const othersOf = (filled: readonly Filled[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    filled.flatMap(({ target, value }) => (target && !target.column ? [[target.key, String(value)] as const] : [])),
  );
