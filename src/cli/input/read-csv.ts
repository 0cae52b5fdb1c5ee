import { isFault, tidyCell } from "../../cells/cell.ts";
import type { Column } from "../../cells/columns.ts";
import type { Target } from "../../cells/headers.ts";
import { plainReader } from "../../cells/read-cell.ts";
import { unusable } from "../../scoring/facts/given.ts";
import type { Says } from "../../text/path.ts";
import { cliError, emptyFile } from "../failure.ts";
import { balanceQuotes, brokenQuotes, faultyCell, withoutHeader, wrongLength } from "./csv-problems.ts";
import { type CsvRecord, type CsvSplitter, csvSplitter, sniffDelimiter } from "./csv-records.ts";
import { emptyRecord, type FactRow, type RowProblem } from "./fact-row.ts";
import { readHeaders } from "./headers.ts";

/** `text` comes in blocks of which the first holds the header. */
export async function* readCsv(text: AsyncIterable<string>, name: Says, columns: readonly Column[]): AsyncGenerator<FactRow> {
  let delimiter = ",";
  let split: CsvSplitter | undefined;
  let targets: readonly Target[] | undefined;
  function* rowsOf(records: readonly CsvRecord[]): Generator<FactRow> {
    for (const record of records) {
      // Spreadsheet programs leave rows of empty cells above and below a table.
      if (!record.broken && record.cells.every((cell) => tidyCell(cell) === "")) continue;
      if (targets) yield toRow(record, targets);
      else targets = readHeader(record, columns, name, delimiter);
    }
  }
  for await (const block of text) {
    if (!split) {
      delimiter = sniffDelimiter(block);
      split = csvSplitter(delimiter, name);
    }
    yield* rowsOf(split.push(block));
  }
  if (split) yield* rowsOf(split.end());
  if (!targets) throw emptyFile(name);
}

const readHeader = (record: CsvRecord, columns: readonly Column[], name: Says, delimiter: string): readonly Target[] => {
  const options = { decimalComma: delimiter === ";" };
  if (!record.broken) return readHeaders(withoutBlankEnd(record.cells, 0), columns, name, record.line, options);
  throw cliError(
    {
      en: `${name.en}, line ${record.line}: the header has a quotation mark too many or too few, so its columns cannot be told apart.`,
      zh: `${name.zh} 第 ${record.line} 行：表头的引号多了或少了，无法区分各列。`,
    },
    { help: balanceQuotes },
  );
};

const toRow = (record: CsvRecord, targets: readonly Target[]): FactRow => {
  const cells = withoutBlankEnd(record.cells, targets.length);
  const facts = emptyRecord();
  const problems: RowProblem[] = [];
  for (const [i, target] of targets.entries()) {
    const cell = cells[i];
    if (cell === undefined) break;
    const value = (target?.read ?? plainReader)(cell);
    if (value === undefined) continue;
    if (!target) problems.push(withoutHeader(record.line, i, String(value)));
    else if (isFault(value)) {
      problems.push(faultyCell(record.line, target.header, value));
      facts[target.key] = unusable(cell);
    } else facts[target.key] = value;
  }
  const shape = record.broken ? brokenQuotes(record, targets) : wrongLength(record, cells, targets);
  return { row: record.line, facts, problems: shape ? [...problems, shape] : problems };
};

const withoutBlankEnd = (cells: readonly string[], atLeast: number): readonly string[] => {
  let end = cells.length;
  while (end > atLeast && tidyCell(cells[end - 1] ?? "") === "") end--;
  return cells.slice(0, end);
};
