/**
 * Text → CSV records (RFC 4180, any delimiter). A record with broken quoting costs its first line and nothing else: reading goes on with the line
 * after it. csv-parse was measured to drop every row up to the next quotation mark of the file, hence this reader.
 */
import type { Says } from "../../text/path.ts";
import { cliError } from "../failure.ts";
import { countLines } from "./lines.ts";

export type CsvRecord = {
  readonly line: number;
  /** How many lines of the file it takes up. */
  readonly lines: number;
  /** With broken quoting, the cells in front of the broken one. */
  readonly cells: readonly string[];
  readonly broken?: "unclosed" | "stray";
};
type Reading = { readonly cells: readonly string[]; readonly next: number; readonly broken?: "unclosed" | "stray" };

/** A quoted cell that is still open after so many characters was never closed: spreadsheet programs stop at 32767. */
const longestRecord = 1024 * 1024;

export type CsvSplitter = { readonly push: (text: string) => CsvRecord[]; readonly end: () => CsvRecord[] };

/** `push` answers with the records that are complete; blank lines are no records. */
export const csvSplitter = (delimiter: string, name: Says): CsvSplitter => {
  let rest = "";
  let line = 1;
  const take = (more: string, ended: boolean): CsvRecord[] => {
    const text = rest + more;
    const block: Block = { text, delimiter, ended };
    const records: CsvRecord[] = [];
    let at = 0;
    while (at < text.length) {
      const reading = readRecord(block, at);
      if (!reading) break;
      const lines = countLines(text, at, reading.next);
      if (reading.broken || reading.cells.length > 1 || reading.cells[0]?.trim()) {
        const { cells, broken } = reading;
        records.push({ line, lines: Math.max(lines, 1), cells, ...(broken ? { broken } : {}) });
      }
      line += lines;
      at = reading.next;
    }
    rest = text.slice(at);
    if (rest.length > 2 * longestRecord) throw tooLong(name, line);
    return records;
  };
  return { push: (text) => take(text, false), end: () => take("", true) };
};

/** The text at hand; `ended`: nothing more comes. */
type Block = { readonly text: string; readonly delimiter: string; readonly ended: boolean };

/** `undefined`: the record goes on beyond the block. */
const readRecord = (block: Block, at: number): Reading | undefined => {
  const { text, delimiter } = block;
  const end = lineEnd(block, at);
  if (end === undefined) return undefined;
  const line = text.slice(at, end);
  return line.includes('"') ? readQuoted(block, at, end) : { cells: line.split(delimiter), next: end + 1 };
};
const lineEnd = ({ text, ended }: Block, at: number): number | undefined => {
  const newline = text.indexOf("\n", at);
  return newline >= 0 ? newline : ended ? text.length : undefined;
};

const readQuoted = (block: Block, at: number, end: number): Reading | undefined => {
  const { text, delimiter } = block;
  const cells: string[] = [];
  for (let i = at; ; i += delimiter.length) {
    const open = skipSpaces(text, i);
    const cell = text[open] === '"' ? quotedCell(block, open, at) : plainCell(block, i);
    if (!cell) return undefined;
    if ("broken" in cell) return { cells, next: end + 1, broken: cell.broken };
    cells.push(cell.text);
    i = cell.end;
    if (i >= text.length || text[i] === "\n") return { cells, next: i + 1 };
  }
};

/** One cell and the place behind it, or why it has no end; `undefined`: it goes on beyond the block. */
type Cell = { readonly text: string; readonly end: number } | { readonly broken: "unclosed" | "stray" } | undefined;

/** `from`: where the record begins. */
const quotedCell = ({ text, delimiter, ended }: Block, open: number, from: number): Cell => {
  const close = closingQuote(text, open);
  if (close < 0) return ended || text.length - from > longestRecord ? { broken: "unclosed" } : undefined;
  const end = skipSpaces(text, close + 1);
  // A quotation mark at the end of the block may be the first half of a doubled one.
  if (end >= text.length && !ended) return undefined;
  if (end < text.length && text[end] !== "\n" && !text.startsWith(delimiter, end)) return { broken: "stray" };
  return { text: text.slice(open + 1, close).replaceAll('""', '"'), end };
};
const plainCell = (block: Block, at: number): Cell => {
  const end = lineEnd(block, at);
  if (end === undefined) return undefined;
  const separator = block.text.indexOf(block.delimiter, at);
  const stop = separator < 0 ? end : Math.min(separator, end);
  const text = block.text.slice(at, stop);
  return text.includes('"') ? { broken: "stray" } : { text, end: stop };
};

const skipSpaces = (text: string, from: number): number => {
  let i = from;
  while (text[i] === " ") i++;
  return i;
};

const closingQuote = (text: string, open: number): number => {
  for (let i = text.indexOf('"', open + 1); i >= 0; i = text.indexOf('"', i + 2)) if (text[i + 1] !== '"') return i;
  return -1;
};

const tooLong = (name: Says, line: number) =>
  cliError(
    {
      en: `${name.en}, line ${line}: this line is longer than ${2 * longestRecord} characters, so the file is not a CSV table.`,
      zh: `${name.zh} 第 ${line} 行：这一行超过 ${2 * longestRecord} 个字符，不是 CSV 表格。`,
    },
    { help: { en: "If it is JSON, say --facts-format json.", zh: "如果是 JSON，请用 --facts-format json。" } },
  );

/** The commonest of the separators in the header, outside quotation marks; on a tie the first of them. */
export const sniffDelimiter = (text: string): string => {
  const unquoted = text.replace(/^[ \n]+/, "").replace(/"[^"]*"/g, "");
  const [header = ""] = unquoted.split("\n", 1);
  const [best] = [",", "\t", ";", "，"]
    .map((delimiter) => ({ delimiter, count: header.split(delimiter).length }))
    .sort((a, b) => b.count - a.count);
  return best?.delimiter ?? ",";
};
