/** What every host has in common: arguments made plain, and the functions by name. */
import type { Language } from "../../text/path.ts";
import { type Bundle, openBundle, type Programs } from "../bundle.ts";
import { type Cells, runFunction, type SheetFunction, sheetFunctions } from "../functions.ts";

export type Options = { readonly language: Language };
/** By its name without a namespace: `SCORE`. Takes whatever the host hands in. */
export type HostFunctions = Readonly<Record<SheetFunction["name"], (...given: readonly unknown[]) => Cells>>;
type Habits = {
  /** The host's value of one cell as text, number, truth value or nothing. */
  readonly cell: (given: unknown) => unknown;
  readonly isOmitted: (given: unknown) => boolean;
  readonly nameOf: Bundle["nameOf"];
};

export const isOmitted = (given: unknown): boolean => given === undefined || given === null || given === "";

export const hostFunctions = (programs: Programs, { language }: Options, habits: Habits): HostFunctions => {
  const { cell, isOmitted: omits, nameOf } = habits;
  const bundle = openBundle(programs, language, nameOf);
  const row = (given: unknown): readonly unknown[] => (Array.isArray(given) ? given.map(cell) : [cell(given)]);
  const argument = (given: unknown): unknown => (Array.isArray(given) ? rectangular(given.map(row)) : cell(given));
  const run = (one: SheetFunction): HostFunctions[SheetFunction["name"]] => {
    return (...given) => runFunction(one, given.filter((each) => !omits(each)).map(argument), bundle);
  };
  const found = new Map(sheetFunctions.map((one) => [one.name, run(one)]));
  return Object.fromEntries(found) as HostFunctions;
};

/** No host is known to hand in rows of unequal length, and none says that it never does. */
const rectangular = (rows: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] => {
  // No spread: a range may have more rows than a call has room for arguments.
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0);
  return rows.map((cells) =>
    cells.length === width ? cells : [...cells, ...new Array<unknown>(width - cells.length).fill(undefined)],
  );
};
