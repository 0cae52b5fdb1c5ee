/** Which columns the header of a table may mean. */
import { saysItsKind } from "../language/literal.ts";
import { askedOf } from "../plan/facts.ts";
import type { Input, InputType, Plan } from "../plan/ir.ts";
import { tidyCell } from "./cell.ts";
import { splitSlash, splitUnit, type Unit, unitOf } from "./units.ts";

/** Something that is looked for: its id and its titles in every language. `of`: what its cells hold; absent for what is no fact (a person, a period). */
export type Column = { readonly id: string; readonly titles: readonly string[]; readonly of?: InputType };
/** `unit`: the header names one that the title does not. `told`: the id stands behind the title, to tell it from another column of that title. */
export type Match = { readonly column: Column; readonly unit?: Unit; readonly told?: boolean };
export type ColumnFinder = (header: string) => readonly Match[];

export const columnOf = ({ name, title, of }: Input): Column => ({ id: name, titles: [...new Set([title.zh, title.en])], of });
/** One for each fact that is asked of a person. */
export const factColumns = (plan: Pick<Plan, "inputs">): readonly Column[] => askedOf(plan).map(columnOf);

/**
 * The columns that a header may mean: by exact id, else by id or title without regard to width, case, spaces and underscores, else with its id or a
 * unit in brackets behind it, or without the one that the title has.
 */
export const columnFinder = (columns: readonly Column[]): ColumnFinder => {
  const byId = new Map(columns.map((column) => [column.id, [{ column }]]));
  const byTitle = new Map<string, Set<Column>>();
  const byBase = new Map<string, Set<Column>>();
  const ownUnits = new Map<Column, Set<string>>();
  for (const column of columns)
    for (const title of [column.id, ...column.titles].map(fold)) {
      byTitle.set(title, (byTitle.get(title) ?? new Set()).add(column));
      const split = splitUnit(title);
      // What stands in brackets may be anything: `Attitude (customer)`.
      if (!split || !unitOf(split.unit, column.of)) continue;
      byBase.set(split.base, (byBase.get(split.base) ?? new Set()).add(column));
      ownUnits.set(column, (ownUnits.get(column) ?? new Set()).add(split.unit));
    }
  const titled = (folded: string): readonly Match[] => [...(byTitle.get(folded) ?? [])].map((column) => ({ column }));
  /** Where a title has a unit, the fact is in it under whatever name its column stands, and no other unit fits. */
  const unitFor = (column: Column, unit: string): readonly Match[] => {
    const own = isAbsolute(column) ? undefined : ownUnits.get(column);
    if (own) return own.has(unit) ? [{ column }] : [];
    const found = unitOf(unit, column.of);
    return found ? [{ column, unit: found }] : [];
  };
  const withUnit = (base: string, unit: string): readonly Match[] =>
    [...new Set([...(byTitle.get(base) ?? []), ...(byBase.get(base) ?? [])])].flatMap((column) => unitFor(column, unit));
  /** What a header says by itself holds even where it is the very title: numbers under a % are unclear, and hours are hours. */
  const ownWords = ({ column }: Match, unit: string | undefined): Match => {
    const found = unit !== undefined && isAbsolute(column) ? unitOf(unit, column.of) : undefined;
    return found ? { column, unit: found } : { column };
  };
  /** `问候（manner.greeting）`, as titles that several have are told apart. */
  const titledWithId = (base: string, id: string): readonly Match[] =>
    titled(base).flatMap(({ column }) => (fold(column.id) === id ? [{ column, told: true }] : []));
  return (header) => {
    const exact = byId.get(tidyCell(header));
    if (exact) return exact;
    const folded = fold(header);
    const split = splitUnit(folded);
    const full = titled(folded);
    if (full.length > 0) return full.map((match) => ownWords(match, split?.unit));
    const named = split ? titledWithId(split.base, split.unit) : [];
    if (named.length > 0) return named;
    if (split) return withUnit(split.base, split.unit);
    const slash = splitSlash(folded);
    if (slash) return withUnit(slash.base, slash.unit).filter(({ column }) => !isCount(column));
    return [...(byBase.get(folded) ?? [])].map((column) => ({ column }));
  };
};

const isCount = ({ of }: Column): boolean => of?.type === "number" && (of.kind === "count" || of.kind === "number");
/** `5 h` is as long whatever the title says, while 5 in 万元 is what the title makes of it. */
const isAbsolute = ({ of }: Column): boolean => of?.type === "number" && saysItsKind(of.kind);

/** As names are compared: without regard to width, case, spaces and underscores, and without the marks that forms put behind a title (`工号*`, `合计：`). */
export const fold = (title: string): string =>
  tidyCell(title)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_]+/g, "")
    .replace(/^[*※]+/, "")
    .replace(/(.)[*※:]+$/, "$1");
