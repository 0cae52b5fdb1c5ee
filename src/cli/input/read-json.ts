import { isFault } from "../../cells/cell.ts";
import { type Column, type ColumnFinder, columnFinder } from "../../cells/columns.ts";
import { unusable } from "../../scoring/facts/given.ts";
import type { Says } from "../../text/path.ts";
import { isRecord } from "../../text/record.ts";
import { faultyCell } from "./csv-problems.ts";
import { emptyRecord, type FactRow, type RowProblem } from "./fact-row.ts";
import { type JsonText, jsonElements, jsonLines } from "./json-stream.ts";
import { readJson } from "./json-value.ts";
import { countLines } from "./lines.ts";

/** One list of records, records one after the other (`json`), or one per line (`ndjson`). */
export async function* readJsonRows(
  text: AsyncIterable<string>,
  name: Says,
  columns: readonly Column[],
  format: "json" | "ndjson",
): AsyncGenerator<FactRow> {
  const split = format === "json" ? jsonElements(name) : jsonLines(name);
  const find = cached(columnFinder(columns));
  for await (const block of text) for (const record of split.push(block)) yield toRow(record, find);
  for (const record of split.end()) yield toRow(record, find);
}

const toRow = (record: JsonText, find: ColumnFinder): FactRow => {
  const facts = emptyRecord();
  const broken = (problem: Omit<RowProblem, "row">, row = record.line): FactRow => ({
    row: record.line,
    facts,
    problems: [{ row, ...problem }],
  });
  const reading = readJson(record.text);
  if (!("value" in reading))
    return broken({ message: sentence(reading.message), help: repair }, record.line + countLines(record.text, 0, reading.at));
  if (!isRecord(reading.value)) return broken({ message: notRecord, help: useRecord });
  return { row: record.line, facts, problems: readKeys(reading.value, facts, record.line, find) };
};

/** Puts the values under the ids of their columns; what cannot be put there is answered. */
const readKeys = (
  values: Readonly<Record<string, unknown>>,
  facts: Record<string, unknown>,
  row: number,
  find: ColumnFinder,
): readonly RowProblem[] => {
  const problems: RowProblem[] = [];
  const takenBy = new Map<string, string>();
  for (const [key, value] of Object.entries(values)) {
    const [match, other] = find(key);
    const target = match?.column.id ?? key;
    const earlier = takenBy.get(target);
    if (match && other) problems.push({ row, column: key, ...ambiguous(key, match.column, other.column) });
    else if (earlier !== undefined) problems.push({ row, column: key, ...twice(target, earlier, key) });
    else {
      takenBy.set(target, key);
      const inUnit = typeof value === "string" ? match?.unit?.(value.trim()) : undefined;
      if (isFault(inUnit)) {
        problems.push(faultyCell(row, key, inUnit));
        facts[target] = unusable(value);
      } else if (typeof value !== "string" || value.trim() !== "") facts[target] = inUnit ?? value;
    }
  }
  return problems;
};

/** Every record of a file has much the same keys. */
const cached = (find: ColumnFinder): ColumnFinder => {
  const known = new Map<string, ReturnType<ColumnFinder>>();
  return (key) => {
    const matches = known.get(key) ?? find(key);
    if (known.size < 1000) known.set(key, matches);
    return matches;
  };
};

const sentence = ({ en, zh }: Says): Says => ({ en: `${en.charAt(0).toUpperCase()}${en.slice(1)}.`, zh: `${zh}。` });
const repair: Says = { en: "Mend the record, or export it again.", zh: "请修正这条记录，或重新导出。" };
const notRecord: Says = { en: "This is not a record of facts.", zh: "这不是一条数据项的记录。" };
const useRecord: Says = {
  en: 'Each person is a record such as { "name": "…", "sales": 100 }.',
  zh: '每人一条记录，例如 { "name": "…", "sales": 100 }。',
};

const ambiguous = (key: string, a: Column, b: Column): Omit<RowProblem, "row"> => ({
  message: { en: `"${key}" fits both ${a.id} and ${b.id}.`, zh: `“${key}”既可以是 ${a.id}，也可以是 ${b.id}。` },
  help: { en: `Write ${a.id} or ${b.id}.`, zh: `请写 ${a.id} 或 ${b.id}。` },
});
const twice = (target: string, first: string, second: string): Omit<RowProblem, "row"> => ({
  message: {
    en: `"${first}" and "${second}" both mean ${target}, so it is unclear which one counts.`,
    zh: `“${first}”和“${second}”都表示 ${target}，无法确定以哪个为准。`,
  },
  help: { en: "Remove one of the two.", zh: "请删除其中一个。" },
});
