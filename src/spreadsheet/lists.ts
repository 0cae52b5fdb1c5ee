/** Lists of records from ranges of their own, joined to people by the columns that both ranges have. */

import { fold } from "../cells/columns.ts";
import type { CellRow, CellTable } from "../cells/table.ts";
import { openRecords } from "../cells/table.ts";
import { askedOf } from "../plan/facts.ts";
import type { Input, InputType, Program } from "../plan/ir.ts";
import { memberOf, recordOf } from "../plan/names.ts";
import type { Problem } from "../scoring/facts/problem.ts";
import type { Table } from "./arguments.ts";
import { inRecord, listTwice, nobodysRecords, noRecords, noSuchList, notAlone, otherRange } from "./faults.ts";

type ListType = InputType & { readonly type: "list" };
type List = Input & { readonly of: ListType };
const isList = (input: Input): input is List => input.of.type === "list";
export const listsOf = ({ plan }: Pick<Program, "plan">): readonly List[] => askedOf(plan).filter(isList);

/** What the lists say of one person. `notes`: nothing wrong, but worth a look. */
export type Joined = {
  readonly facts: Readonly<Record<string, readonly unknown[]>>;
  readonly problems: readonly Problem[];
  readonly notes: readonly Problem[];
};
export type Join = (person: CellRow) => Joined;
type Record_ = { readonly facts: CellRow["facts"]; readonly problems: readonly Problem[] };

/** `people`: their table and rows. The place of a range in the call is counted from the first one. */
export const joinLists = (
  program: Program,
  tables: readonly Table[],
  people: CellTable,
  rows: readonly CellRow[],
  firstPlace: number,
): Join | { readonly problem: Problem } => {
  const lists = listsOf(program);
  const joins: Join[] = [];
  const taken = new Set<string>();
  for (const [i, table] of tables.entries()) {
    const joined = joinOne(lists, taken, table, people, rows);
    if (typeof joined !== "function") return { problem: otherRange(firstPlace + i, joined.problem) };
    joins.push(joined);
  }
  return (person) => {
    const all = joins.map((join) => join(person));
    return {
      facts: Object.assign({}, ...all.map(({ facts }) => facts)),
      problems: all.flatMap(({ problems }) => problems),
      notes: all.flatMap(({ notes }) => notes),
    };
  };
};

const joinOne = (
  lists: readonly List[],
  taken: Set<string>,
  { header, rows }: Table,
  people: CellTable,
  everybody: readonly CellRow[],
): Join | { readonly problem: Problem } => {
  const found = listFor(lists, header);
  if (!found) return { problem: noSuchList(lists.map(({ title }) => title.zh)) };
  const { list, table } = found;
  if (taken.has(list.name)) return { problem: listTwice(list.title) };
  taken.add(list.name);
  const shared = sharedColumns(people.others, table.others);
  if (shared.length === 0) return { problem: nobodysRecords(people.others) };
  const records = new Map<string, Record_[]>();
  for (const [i, cells] of rows.entries()) {
    const { facts, others, problems, blank } = table.row(cells);
    if (blank) continue;
    const key = keyOf(
      others,
      shared.map(([, own]) => own),
    );
    const record = { facts, problems: problems.map((problem) => inRecord(list.title, i + 2, problem)) };
    const before = records.get(key);
    if (before) before.push(record);
    else records.set(key, [record]);
  }
  const columns = shared.map(([one]) => one);
  const owners = new Map<string, number>();
  for (const { others, blank } of everybody) {
    const key = keyOf(others, columns);
    if (!blank) owners.set(key, (owners.get(key) ?? 0) + 1);
  }
  return ({ others }) => {
    const key = keyOf(others, columns);
    const own = records.get(key) ?? [];
    const unread = own.flatMap(({ problems }, k) =>
      problems.map((one) => ({ ...one, fact: memberOf(recordOf(list.name, k + 1), one.fact ?? "") })),
    );
    return {
      facts: { [list.name]: own.map(({ facts }) => facts) },
      problems: [...((owners.get(key) ?? 0) > 1 ? [notAlone(shownKey(key))] : []), ...unread],
      notes: own.length === 0 ? [noRecords(list.title, shownKey(key))] : [],
    };
  };
};

/** The list most of whose columns stand in the header. */
const listFor = (lists: readonly List[], header: readonly unknown[]) => {
  let best: { readonly list: List; readonly table: CellTable; readonly fits: number } | undefined;
  for (const list of lists) {
    const opened = openRecords(list.of.columns, header);
    if (!opened.success) continue;
    const fits = list.of.columns.length - opened.table.missing.length;
    if (!best || fits > best.fits) best = { list, table: opened.table, fits };
  }
  return best;
};
/** Columns that no fact claims and that both have, each by its own header. */
const sharedColumns = (people: readonly string[], records: readonly string[]): readonly (readonly [string, string])[] =>
  people.flatMap((header) => {
    const same = records.find((other) => fold(other) === fold(header));
    return same === undefined ? [] : [[header, same] as const];
  });

const between = "\u0000";
const keyOf = (others: CellRow["others"], headers: readonly string[]): string =>
  headers.map((header) => (others[header] ?? "").normalize("NFKC")).join(between);
const shownKey = (key: string): string => key.split(between).join(" ").trim() || "—";
