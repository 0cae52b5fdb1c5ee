/** Lists of records from ranges of their own, joined to people by the columns that both ranges have. */

import { fold } from "../cells/columns.ts";
import { personColumns } from "../cells/people.ts";
import type { CellRow, CellTable } from "../cells/table.ts";
import { openRecords } from "../cells/table.ts";
import { askedOf } from "../plan/facts.ts";
import type { Input, InputType, Program } from "../plan/ir.ts";
import { memberOf, recordOf } from "../plan/names.ts";
import type { Problem } from "../scoring/facts/problem.ts";
import type { Table } from "./arguments.ts";
import {
  inRecord,
  listTwice,
  nobodysRecord,
  nobodysRecords,
  noRecords,
  noSuchList,
  notAlone,
  otherPeoplesRecords,
  otherRange,
  whichColumn,
  withoutKey,
} from "./faults.ts";

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
type Wrong = { readonly problem: Problem };
type Row = CellRow & { readonly place: number };

/** `people`: their table and rows. The place of a range in the call is counted from the first one. */
export const joinLists = (
  program: Program,
  tables: readonly Table[],
  people: CellTable,
  rows: readonly CellRow[],
  firstPlace: number,
): Join | Wrong => {
  const lists = listsOf(program);
  const joins: Join[] = [];
  const taken = new Set<string>();
  for (const [i, table] of tables.entries()) {
    const found = listFor(lists, table.header);
    const joined = found ? joinOne(found, taken, table, people, rows) : { problem: noSuchList(lists.map(({ title }) => title)) };
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
  { list, table }: Found,
  taken: Set<string>,
  { rows }: Table,
  people: CellTable,
  everybody: readonly CellRow[],
): Join | Wrong => {
  if (taken.has(list.name)) return { problem: listTwice(list.title) };
  taken.add(list.name);
  const column = joiningColumn(people.others, table.others);
  if ("problem" in column) return column;
  const records = new Map<string, Row[]>();
  for (const [i, cells] of rows.entries()) {
    const record = table.row(cells);
    if (record.blank) continue;
    const key = keyOf(record.others[column.records]);
    // A cell that was merged over several rows stands in the first of them alone.
    if (key === "") return { problem: nobodysRecord(i + 2, column.records) };
    const before = records.get(key);
    if (before) before.push({ ...record, place: i + 2 });
    else records.set(key, [{ ...record, place: i + 2 }]);
  }
  const owners = new Map<string, number>();
  for (const { others, blank } of everybody) {
    const key = keyOf(others[column.people]);
    if (!blank) owners.set(key, (owners.get(key) ?? 0) + 1);
  }
  // Whoever hands in one person knows of the others' records.
  const strangers = everybody.length > 1 ? [...records].filter(([key]) => !owners.has(key)).flatMap(([, own]) => own) : [];
  const [stranger] = strangers;
  const notes = stranger
    ? [otherPeoplesRecords(list.title, strangers.length, stranger.place, stranger.others[column.records] ?? "")]
    : [];
  return ({ others }) => {
    const shown = others[column.people] ?? "";
    const key = keyOf(shown);
    if (key === "") return { facts: {}, problems: [withoutKey(list.title, column.people)], notes };
    const own = records.get(key) ?? [];
    return {
      facts: { [list.name]: own.map(({ facts, problems }) => withUnusable(facts, problems)) },
      problems: [
        ...((owners.get(key) ?? 0) > 1 ? [notAlone(shown)] : []),
        ...own.flatMap((record, k) => recordProblems(list, record, k)),
      ],
      notes: own.length === 0 ? [noRecords(list.title, shown), ...notes] : notes,
    };
  };
};
const recordProblems = ({ name, title }: List, { problems, place }: Row, k: number): readonly Problem[] =>
  problems.map((one) => ({ ...inRecord(title, place, one), fact: memberOf(recordOf(name, k + 1), one.fact ?? "") }));

/** What cannot be used is no value, and is not missing either: whoever reads the facts has to refuse it. */
export const withUnusable = (facts: CellRow["facts"], problems: readonly Problem[]): CellRow["facts"] =>
  problems.length === 0
    ? facts
    : {
        ...facts,
        ...Object.fromEntries(problems.flatMap(({ fact }) => (fact === undefined ? [] : [[fact, unusable] as const]))),
      };
const unusable = Object.freeze({});

type Found = { readonly list: List; readonly table: CellTable };
/** The list most of whose columns stand in the header. */
const listFor = (lists: readonly List[], header: readonly unknown[]): Found | undefined => {
  let best: (Found & { readonly fits: number }) | undefined;
  for (const list of lists) {
    const opened = openRecords(list.of.columns, header);
    if (!opened.success) continue;
    const fits = list.of.columns.length - opened.table.missing.length;
    if (!best || fits > best.fits) best = { list, table: opened.table, fits };
  }
  return best;
};

/** The column of each table that says who it is: a staff number before a name, else the only one that both have. */
const joiningColumn = (
  people: readonly string[],
  records: readonly string[],
): { readonly people: string; readonly records: string } | Wrong => {
  const shared = people.flatMap((header) => {
    const same = records.find((other) => fold(other) === fold(header));
    return same === undefined ? [] : [{ people: header, records: same }];
  });
  const [person] = personColumns(shared.map((one) => one.people));
  const named = shared.find((one) => one.people === person);
  const [only, other] = shared;
  if (named) return named;
  if (!only) return { problem: nobodysRecords(people) };
  return other ? { problem: whichColumn(shared.map((one) => one.people)) } : only;
};

/** Whether 7 was typed or 007, in whatever width, and however many spaces stand in a name. */
const keyOf = (cell: string | undefined): string =>
  (cell ?? "")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s+/g, "")
    .replace(/^0+(?=\d+$)/, "");
