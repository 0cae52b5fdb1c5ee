import { extname } from "node:path";
import type { Column } from "../../cells/columns.ts";
import type { Says } from "../../text/path.ts";
import { isArchive, isCompound } from "../../xlsx/read/signature.ts";
import { cliError, emptyFile } from "../failure.ts";
import { decodeText } from "./decode.ts";
import type { FactRow } from "./fact-row.ts";
import { type Bytes, fileName, openBytes } from "./open.ts";
import { readCsv } from "./read-csv.ts";
import { readJsonRows } from "./read-json.ts";

export type { FactRow, RowProblem } from "./fact-row.ts";

export type FactsFormat = "csv" | "json" | "ndjson" | "xlsx";
export type ReadOptions = {
  /** The facts that a rubric asks for; what else the file holds is carried through under its own name. */
  readonly columns: readonly Column[];
  readonly format?: FactsFormat | undefined;
  readonly encoding?: string | undefined;
  /** Of a workbook, the sheet to read. */
  readonly sheet?: string | undefined;
  readonly stdin?: Bytes;
  /** Told what was left out, or may not have been meant. */
  readonly note?: (text: Says) => void;
};

/**
 * Reads staff facts row by row; a file of text may be larger than memory. A row that cannot be read well comes with `problems`, and reading goes on.
 * What makes the whole file unreadable is thrown as CliError. A workbook is known by its content, whatever it is called.
 */
export async function* readFacts(path: string, options: ReadOptions): AsyncGenerator<FactRow> {
  const name = fileName(path);
  const bytes = openBytes(path, options.stdin ?? process.stdin);
  try {
    const head = await firstBytes(bytes);
    const all = following(head, bytes);
    if (options.format === "xlsx" || isArchive(head) || isCompound(head)) {
      // Loaded here: nobody else needs what unpacks a workbook.
      const { readXlsx } = await import("./read-xlsx.ts");
      yield* readXlsx(all, name, options);
    } else if (options.sheet !== undefined) throw noSheets(name);
    else yield* readText(all, path, options);
  } finally {
    await bytes.return(undefined);
  }
}

/** As many as tell what the file is, if it has so many. */
const firstBytes = async (bytes: AsyncGenerator<Uint8Array>): Promise<Uint8Array> => {
  let head = new Uint8Array();
  while (head.length < 4) {
    const { done, value } = await bytes.next();
    if (done) break;
    head = head.length === 0 ? new Uint8Array(value) : Buffer.concat([head, value]);
  }
  return head;
};
async function* following<T extends string | Uint8Array>(head: T, more: AsyncIterable<T>): AsyncGenerator<T> {
  if (head.length > 0) yield head;
  yield* more;
}

async function* readText(bytes: Bytes, path: string, options: ReadOptions): AsyncGenerator<FactRow> {
  const name = fileName(path);
  const text = decodeText(bytes, name, options.encoding);
  let head = "";
  while (!/\S/.test(head)) {
    const block = await text.next();
    if (block.done) throw emptyFile(name);
    head += block.value;
  }
  const all = following(head, text);
  const format = options.format ?? byExtension[extname(path).toLowerCase()] ?? byContent(head, name);
  if (format === "json" || format === "ndjson") yield* readJsonRows(all, name, options.columns, format);
  else yield* readCsv(all, name, options.columns);
}

const noSheets = (name: Says) =>
  cliError(
    { zh: `${name.zh} 不是工作簿，没有工作表可选。`, en: `${name.en} is no workbook, so it has no sheets to choose from.` },
    { help: { zh: "请去掉 --sheet。", en: "Leave out --sheet." } },
  );

const byExtension: Readonly<Record<string, FactsFormat>> = {
  ".csv": "csv",
  ".tsv": "csv",
  ".txt": "csv",
  ".json": "json",
  ".ndjson": "ndjson",
  ".jsonl": "ndjson",
};

/** A first line that holds a whole record promises one record per line. */
const byContent = (head: string, name: Says): FactsFormat => {
  const [first = ""] = head.trimStart().split("\n", 1);
  if (/^<(?:\?xml|!doctype|html|head|table|meta)\b/i.test(first)) throw webPage(name);
  if (!/^[[{]/.test(first)) return "csv";
  return /^\{.*\}\s*$/.test(first) && head.includes("\n") ? "ndjson" : "json";
};
/** Many programs write one and call it .xls. */
const webPage = (name: Says) =>
  cliError(
    { zh: `${name.zh} 其实是网页或 XML，不是表格文件。`, en: `${name.en} really is a web page or XML, no table.` },
    {
      help: {
        zh: "请在表格软件中打开，另存为 .xlsx 或 CSV。",
        en: "Open it in a spreadsheet program and save it as .xlsx or CSV.",
      },
    },
  );
