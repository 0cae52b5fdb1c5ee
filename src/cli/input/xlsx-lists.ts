/** The records of lists, each list on a sheet that is called like it, joined to people by a column that both sheets have. */
import { type Column, columnOf, fold } from "../../cells/columns.ts";
import { namesAnyPeriod, personColumns } from "../../cells/people.ts";
import { tellsApart } from "../../cells/read-cell.ts";
import type { InputType } from "../../plan/ir.ts";
import type { Says } from "../../text/path.ts";
import { sheetNames } from "../../workbook/layout.ts";
import type { OpenedWorkbook } from "../../xlsx/read/open.ts";
import { cliError } from "../failure.ts";
import type { FactRow, RowProblem } from "./fact-row.ts";
import { chain, findHeader, headerRows, readHead } from "./xlsx-header.ts";
import { rowReader } from "./xlsx-row.ts";

type ListColumn = Column & { readonly of: InputType & { readonly type: "list" } };
const isList = (column: Column): column is ListColumn => column.of?.type === "list";

type Found = { readonly list: ListColumn; readonly at: number; readonly name: string };
/** `people`: the place of the sheet of people, which is no list's. */
export const listSheets = ({ sheets }: OpenedWorkbook, columns: readonly Column[], people: number): readonly Found[] =>
  columns.filter(isList).flatMap((list): readonly Found[] => {
    const called = new Set(sheetNames([list.id, ...list.titles]).map(fold));
    const at = sheets.findIndex(({ name, isHidden }, i) => i !== people && !isHidden && called.has(fold(name)));
    const name = sheets[at]?.name;
    return name === undefined ? [] : [{ list, at, name }];
  });

type Record = {
  readonly row: number;
  readonly key: string;
  readonly facts: FactRow["facts"];
  readonly problems: readonly RowProblem[];
};
export type ListRecords = {
  /** Puts everybody's records among their facts. */
  readonly join: (people: readonly FactRow[]) => readonly FactRow[];
};

/** `headers`: over the columns of the sheet of people that are no facts. */
export const openListSheet = (
  book: OpenedWorkbook,
  { list, at, name }: Found,
  headers: readonly string[],
  file: Says,
  note: ((text: Says) => void) | undefined,
): ListRecords => {
  const place: Says = { zh: `${file.zh}（工作表“${name}”）`, en: `${file.en} (sheet "${name}")` };
  const { rows, isHiddenColumn } = book.open(at);
  const first = readHead(rows, headerRows);
  if (first.length === 0) return { join: (people) => people };
  const columns = list.of.columns.map((one): Column => {
    const { id, titles, ...column } = columnOf(one);
    return { ...column, id: one.member.key, titles: [...titles, id] };
  });
  const { targets, reckoned, length } = findHeader(first, columns, place, isHiddenColumn);
  const others = targets.flatMap((target) => (target && !target.column ? [target.header] : []));
  const key = joiningColumn(headers, others, place);
  const read = rowReader(targets, reckoned, book.from1904);
  const known = new Set(columns.map(({ id }) => id));
  const records: Record[] = [];
  for (const row of chain(first.slice(length), rows)) {
    const { facts, problems, who } = read(row);
    if (who === "nothing") continue;
    const { [key.records]: owner, ...more } = facts;
    const own = Object.fromEntries(Object.entries(more).filter(([column]) => known.has(column)));
    if (Object.keys(own).length === 0 && problems.length === 0) continue;
    if (typeof owner !== "string" || !tellsApart(owner)) throw nobodysRecord(place, row.at, key.records);
    records.push({ row: row.at, key: owner, facts: own, problems });
  }
  return { join: (people) => joined(people, records, list, key.people, { name, place, note }) };
};

type Told = { readonly name: string; readonly place: Says; readonly note: ((text: Says) => void) | undefined };
const joined = (
  people: readonly FactRow[],
  records: readonly Record[],
  list: ListColumn,
  column: string,
  { name, place, note }: Told,
): readonly FactRow[] => {
  const own = new Map<string, Record[]>();
  for (const record of records) {
    const before = own.get(likeness(record.key));
    if (before) before.push(record);
    else own.set(likeness(record.key), [record]);
  }
  const count = new Map<string, number>();
  for (const { facts } of people) {
    const key = likeness(String(facts[column] ?? ""));
    count.set(key, (count.get(key) ?? 0) + 1);
  }
  const strangers = records.filter((record) => !count.has(likeness(record.key)));
  const [stranger] = strangers;
  if (stranger)
    note?.({
      zh: `${place.zh}：有 ${strangers.length} 行不属于任何人，未读取，如第 ${stranger.row} 行（${stranger.key}）。若应当属于，请核对两张表的写法。`,
      en: `${place.en}: left out, because they belong to nobody on the sheet of people: ${strangers.length === 1 ? "1 row" : `${strangers.length} rows`}, such as row ${stranger.row} (${stranger.key}). If they should, compare how both sheets write it.`,
    });
  return people.map((person) => {
    const shown = String(person.facts[column] ?? "");
    const found = own.get(likeness(shown)) ?? [];
    const wrong = found.length === 0 ? [] : unclear(person.row, shown, count.get(likeness(shown)) ?? 0, found, name);
    // Whoever needs some and has none was left out, rather than given none.
    if (found.length === 0 && (list.of.atLeast ?? 0) > 0) return person;
    return {
      ...person,
      facts: Object.assign(person.facts, { [list.id]: found.map(({ facts }) => facts) }),
      problems: [...person.problems, ...wrong, ...found.flatMap((record) => inRecord(person.row, record, name))],
    };
  });
};
const inRecord = (row: number, record: Record, sheet: string): readonly RowProblem[] =>
  record.problems.map(({ column, message, help }) => ({
    row,
    message: {
      zh: `工作表“${sheet}”第 ${record.row} 行${column === undefined ? "" : `“${column}”列`}：${message.zh}`,
      en: `sheet "${sheet}", row ${record.row}${column === undefined ? "" : `, column "${column}"`}: ${message.en}`,
    },
    ...(help ? { help } : {}),
  }));

/** Whose they are, if two rows are the same person, or the same is written in two ways. */
const unclear = (row: number, shown: string, rows: number, records: readonly Record[], sheet: string): readonly RowProblem[] => {
  const spellings = [...new Set([shown, ...records.map(({ key }) => key)].map((text) => text.normalize("NFKC").trim()))];
  return [
    ...(rows > 1
      ? [
          {
            row,
            message: {
              zh: `有 ${rows} 行都是“${shown}”，分不清工作表“${sheet}”里的明细是谁的。`,
              en: `${rows} rows are "${shown}", so it is unclear whose the records on sheet "${sheet}" are.`,
            },
            help: {
              zh: "请在两张表都加一列能区分人的，如 工号。",
              en: "Add a column that tells them apart to both sheets, such as a staff number.",
            },
          },
        ]
      : []),
    ...(spellings.length > 1
      ? [
          {
            row,
            message: {
              zh: `工作表“${sheet}”与本行写法不一：${spellings.join("、")}。`,
              en: `Sheet "${sheet}" and this row write it in several ways: ${spellings.join(", ")}.`,
            },
            help: {
              zh: "请统一写法；若是不同的人，请改工号。",
              en: "Write it in one way; if they are several people, give them numbers that differ.",
            },
          },
        ]
      : []),
  ];
};
/** Whether 7 was typed or 007, however many spaces stand in a name: what may be the same. */
const likeness = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s+/g, "")
    .replace(/^0+(?=\d+$)/, "");

/** The column of both sheets that says who it is: a staff number before a name, else the only one that both have and that is no period. */
const joiningColumn = (
  people: readonly string[],
  records: readonly string[],
  place: Says,
): { readonly people: string; readonly records: string } => {
  const shared = people.flatMap((header) => {
    const same = records.find((other) => fold(other) === fold(header));
    return same === undefined || namesAnyPeriod(header) ? [] : [{ people: header, records: same }];
  });
  const [person] = personColumns(shared.map((one) => one.people));
  const found = shared.find((one) => one.people === person) ?? (shared.length === 1 ? shared[0] : undefined);
  if (found) return found;
  throw cliError(
    {
      zh: `${place.zh} 没有说明每条记录是谁的。`,
      en: `${place.en} does not say whose its records are.`,
    },
    {
      exit: 1,
      help: {
        zh: "两张表都要有同名的一列来区分人，例如 工号 或 姓名。",
        en: "Both sheets need a column of the same name that tells people apart, such as a staff number or a name.",
      },
    },
  );
};
const nobodysRecord = (place: Says, row: number, column: string) =>
  cliError(
    {
      zh: `${place.zh} 第 ${row} 行没有写“${column}”，不知道是谁的，所以谁的明细都不能确定。`,
      en: `${place.en}, row ${row} has no "${column}", so it is nobody's, and nobody's records are certain.`,
    },
    {
      exit: 1,
      help: {
        zh: "合并的单元格请拆开，每行都填；合计行请删去。",
        en: "Fill it in on every row (merged cells hold it in the first one only), and take out rows of totals.",
      },
    },
  );
