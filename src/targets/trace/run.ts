/** An evaluation that is under way: of a sheet, or of one record of a list. */
import type { Facts } from "../../plan/facts.ts";
import type { Go } from "../../plan/fold.ts";
import type { Definition, Numeric } from "../../plan/ir.ts";
import type { Fraction } from "../../text/exact.ts";
import type { Event, Line } from "./lines.ts";
import type { Outcome, Refused } from "./refusals.ts";

export type Run = {
  readonly plan: Compiled;
  readonly facts: Facts;
  /** The sheet, for a run over one record of a list. */
  readonly sheet: Run | undefined;
  readonly list: string | undefined;
  /** Of the definitions that were demanded here. */
  readonly lines: Map<string, Line>;
  /** Of a record: where it stands among the others. */
  readonly place: Place | undefined;
  /** What is being recorded of the definition that is evaluated now. */
  frame: { readonly events: Event[]; readonly read: string[] };
};
/** All records of a list, in order, and for each running sum what it is before the first, the second, … record. */
export type Place = {
  readonly index: number;
  readonly all: readonly Run[];
  readonly sums: Map<Numeric, (Fraction | Refused)[]>;
};
export type Compiled = {
  readonly definitions: ReadonlyMap<string, { readonly definition: Definition; readonly evaluate: (run: Run) => Outcome }>;
  /** Which list a column belongs to. */
  readonly columns: ReadonlyMap<string, string>;
  /** The inputs and columns that may be left out. */
  readonly optional: ReadonlySet<string>;
};

/** A node of the plan, compiled. */
export type Evaluate<T> = (run: Run) => T | Refused;
export type Compile = Go<Evaluate<Fraction>, Evaluate<boolean>, Evaluate<string>>;

type RecordOf = { readonly sheet: Run; readonly list: string; readonly place: Place };
const begin = (plan: Compiled, facts: Facts, read: string[], record?: RecordOf): Run => ({
  plan,
  facts,
  sheet: record?.sheet,
  list: record?.list,
  place: record?.place,
  lines: new Map(),
  frame: { events: [], read },
});
export const sheetRun = (plan: Compiled, facts: Facts): Run => begin(plan, facts, []);
/** What records read counts as read by whoever gathers them. */
export const recordRuns = (sheet: Run, list: string, records: readonly Facts[]): readonly Run[] => {
  const all: Run[] = [];
  const sums: Place["sums"] = new Map();
  for (const [index, facts] of records.entries())
    all.push(begin(sheet.plan, facts, sheet.frame.read, { sheet, list, place: { index, all, sums } }));
  return all;
};

export const reads = ({ frame: { read } }: Run, name: string): void => {
  read.includes(name) || read.push(name);
};
