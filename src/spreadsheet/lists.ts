/** Lists of records from ranges of their own, joined to people by the columns that both ranges have. */

import { fold } from "../cells/columns.ts";
import { namesAnyPeriod, personColumns } from "../cells/people.ts";
import { tellsApart } from "../cells/read-cell.ts";
import type { CellRow, CellTable } from "../cells/table.ts";
import { openRecords } from "../cells/table.ts";
import { askedOf } from "../plan/facts.ts";
import type { Input, InputType, Program } from "../plan/ir.ts";
import { memberOf, recordOf } from "../plan/names.ts";
import type { Problem } from "../scoring/facts/problem.ts";
import type { Grid, Table } from "./arguments.ts";
import { otherRange } from "./faults.ts";
import {
  inRecord,
  joinedBy,
  listTwice,
  nobodysRecord,
  nobodysRecords,
  noRecords,
  noSuchList,
  notAlone,
  otherPeoplesRecords,
  severalSpellings,
  whichColumn,
  withoutKey,
} from "./list-faults.ts";

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
  const records = recordsByKey(rows, table, column.records);
  if ("problem" in records) return records;
  const owners = new Map<string, number>();
  for (const { others, blank } of everybody) {
    const key = keyOf(others[column.people]);
    if (!blank) owners.set(key, (owners.get(key) ?? 0) + 1);
  }
  const strangers = [...records].filter(([key]) => !owners.has(key)).flatMap(([, own]) => own);
  const [stranger] = strangers;
  // Whoever hands in one person knows of the others' records; of many people some have one, or it is another column that says who.
  const many = everybody.length > 1;
  if (many && column.others.length > 0 && stranger && strangers.length === [...records.values()].flat().length)
    return { problem: whichColumn([column.people, ...column.others]) };
  const notes = [
    ...(column.isPerson ? [] : [joinedBy(list.title, column.people)]),
    ...(many && stranger
      ? [otherPeoplesRecords(list.title, strangers.length, stranger.place, stranger.others[column.records] ?? "")]
      : []),
  ];
  return ({ others }) => {
    const shown = others[column.people] ?? "";
    const key = keyOf(shown);
    if (key === "") return { facts: {}, problems: [withoutKey(list.title, column.people)], notes };
    const own = records.get(key) ?? [];
    const spellings = [...new Set([shown, ...own.map((record) => record.others[column.records] ?? "")].map(spelling))];
    return {
      facts: { [list.name]: own.map(({ facts }) => facts) },
      problems: [
        ...((owners.get(key) ?? 0) > 1 ? [notAlone(shown)] : []),
        // 7 and 007 may be one person, and may be two.
        ...(spellings.length > 1 ? [severalSpellings(list.title, spellings)] : []),
        ...own.flatMap((record, k) => recordProblems(list, record, k)),
      ],
      notes: own.length === 0 ? [noRecords(list.title, shown), ...notes] : notes,
    };
  };
};
/** The records by whose they are; one that does not say so is nobody's, and refuses them all. */
const recordsByKey = (rows: Grid, table: CellTable, column: string): ReadonlyMap<string, readonly Row[]> | Wrong => {
  const records = new Map<string, Row[]>();
  for (const [i, cells] of rows.entries()) {
    const record = table.row(cells);
    if (record.blank) continue;
    const key = keyOf(record.others[column]);
    // A cell that was merged over several rows stands in the first of them alone.
    if (key === "") return { problem: nobodysRecord(i + 2, column) };
    const before = records.get(key);
    if (before) before.push({ ...record, place: i + 2 });
    else records.set(key, [{ ...record, place: i + 2 }]);
  }
  return records;
};
const recordProblems = ({ name, title }: List, { problems, place }: Row, k: number): readonly Problem[] =>
  problems.map((one) => ({ ...inRecord(title, place, one), fact: memberOf(recordOf(name, k + 1), one.fact ?? "") }));

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

type Joining = {
  readonly people: string;
  readonly records: string;
  /** Whether it is called as people are; what else both tables have. */
  readonly isPerson: boolean;
  readonly others: readonly string[];
};
/** The column of each table that says who it is: a staff number before a name, else the only one that both have and that is no period. */
const joiningColumn = (people: readonly string[], records: readonly string[]): Joining | Wrong => {
  const shared = people.flatMap((header) => {
    const same = records.find((other) => fold(other) === fold(header));
    return same === undefined || namesAnyPeriod(header) ? [] : [{ people: header, records: same }];
  });
  const [person] = personColumns(shared.map((one) => one.people));
  const [only, other] = shared;
  const found = shared.find((one) => one.people === person) ?? (other ? undefined : only);
  if (!only) return { problem: nobodysRecords(people) };
  if (!found) return { problem: whichColumn(shared.map((one) => one.people)) };
  const others = shared.flatMap((one) => (one === found ? [] : [one.people]));
  return { ...found, isPerson: person !== undefined, others };
};

/** Whether 7 was typed or 007, however many spaces stand in a name: what may be the same. Empty: it tells nobody apart. */
const keyOf = (cell: string | undefined): string =>
  cell === undefined || !tellsApart(cell)
    ? ""
    : cell
        .normalize("NFKC")
        .toLowerCase()
        .replace(/\s+/g, "")
        .replace(/^0+(?=\d+$)/, "");
/** What has to be the same to be one person beyond doubt. */
const spelling = (cell: string): string => cell.normalize("NFKC").trim();
