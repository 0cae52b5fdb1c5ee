import { extname } from "node:path";
import type { Column } from "../../cells/columns.ts";
import { emptyFile } from "../failure.ts";
import { decodeText } from "./decode.ts";
import type { FactRow } from "./fact-row.ts";
import { type Bytes, fileName, openBytes } from "./open.ts";
import { readCsv } from "./read-csv.ts";
import { readJsonRows } from "./read-json.ts";

export type { FactRow, RowProblem } from "./fact-row.ts";

export type FactsFormat = "csv" | "json" | "ndjson";
export type ReadOptions = {
  /** The facts that a rubric asks for; what else the file holds is carried through under its own name. */
  readonly columns: readonly Column[];
  readonly format?: FactsFormat | undefined;
  readonly encoding?: string | undefined;
  readonly stdin?: Bytes;
};

/**
 * Reads staff facts row by row; a file may be larger than memory. A row that cannot be read well comes with `problems`, and reading goes on.
 * What makes the whole file unreadable is thrown as CliError.
 */
export async function* readFacts(path: string, options: ReadOptions): AsyncGenerator<FactRow> {
  const name = fileName(path);
  const text = decodeText(openBytes(path, options.stdin ?? process.stdin), name, options.encoding);
  try {
    let head = "";
    while (!/\S/.test(head)) {
      const block = await text.next();
      if (block.done) throw emptyFile(name);
      head += block.value;
    }
    const format = options.format ?? byExtension[extname(path).toLowerCase()] ?? byContent(head);
    const all = (async function* () {
      yield head;
      yield* text;
    })();
    if (format === "csv") yield* readCsv(all, name, options.columns);
    else yield* readJsonRows(all, name, options.columns, format);
  } finally {
    await text.return(undefined);
  }
}

const byExtension: Readonly<Record<string, FactsFormat>> = {
  ".csv": "csv",
  ".tsv": "csv",
  ".txt": "csv",
  ".json": "json",
  ".ndjson": "ndjson",
  ".jsonl": "ndjson",
};

/** A first line that holds a whole record promises one record per line. */
const byContent = (head: string): FactsFormat => {
  const [first = ""] = head.trimStart().split("\n", 1);
  if (!/^[[{]/.test(first)) return "csv";
  return /^\{.*\}\s*$/.test(first) && head.includes("\n") ? "ndjson" : "json";
};
