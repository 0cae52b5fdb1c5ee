/** One person's facts as rows of cells in whole numbers: the sheet's, and one for each record of a list. */
import type { Column, Integers } from "../../src/integers/ir.ts";
import { optionCodes, unitsOf } from "../../src/integers/units.ts";
import type { Facts } from "../../src/plan/facts.ts";
import { isFraction, isRecords, notApplicable } from "../../src/plan/facts.ts";

/** No value is an empty cell. */
export type Value = bigint | undefined;
/** What the columns and slots of the sheet or of one record hold. */
export type Row = {
  readonly cells: Map<string, Value | typeof notApplicable>;
  readonly lists: ReadonlyMap<string, readonly Row[]>;
  readonly sheet?: Row;
  /** The records before this one. */
  readonly earlier: readonly Row[];
};
export const stored = ({ cells, sheet }: Row, name: string): Value | typeof notApplicable =>
  cells.has(name) || !sheet ? cells.get(name) : stored(sheet, name);
export const valueIn = (row: Row, name: string): Value => {
  const found = stored(row, name);
  return typeof found === "bigint" ? found : undefined;
};

type Fact = NonNullable<ReturnType<Facts["get"]>>;
const cellOf = ({ of }: Column, fact: Fact, choices: readonly string[]): Value | typeof notApplicable => {
  if (fact === notApplicable) return notApplicable;
  switch (of.type) {
    case "number":
      return isFraction(fact) ? unitsOf(of)(fact) : undefined;
    case "choice":
      return BigInt(optionCodes(of, choices).get(fact) ?? -1);
    case "flag":
      return fact === true ? 1n : 0n;
    case "text":
    case "list":
      return 1n;
  }
};
export const rowsOf = ({ columns, choices }: Integers, facts: Facts): Row => {
  const cells = (list: string | undefined, from: Facts): Row["cells"] => {
    const own = columns.filter((column) => column.list === list && from.has(column.name));
    return new Map(own.map((column) => [column.name, cellOf(column, from.get(column.name) as Fact, choices)]));
  };
  const lists = new Map<string, readonly Row[]>();
  const sheet: Row = { cells: cells(undefined, facts), lists, earlier: [] };
  for (const [name, given] of facts) {
    if (!isRecords(given)) continue;
    const records: Row[] = [];
    for (const record of given) records.push({ cells: cells(name, record), lists, sheet, earlier: [...records] });
    lists.set(name, records);
  }
  return sheet;
};
