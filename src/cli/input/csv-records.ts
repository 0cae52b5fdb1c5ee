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
  const take = (text: string, ended: boolean): CsvRecord[] => {
    const buffer = rest + text;
    const records: CsvRecord[] = [];
    let at = 0;
    while (at < buffer.length) {
      const reading = readRecord(buffer, at, delimiter, ended);
      if (!reading) break;
      const lines = countLines(buffer, at, reading.next);
      if (reading.broken || reading.cells.length > 1 || reading.cells[0]?.trim()) {
        const { cells, broken } = reading;
        records.push({ line, lines: Math.max(lines, 1), cells, ...(broken ? { broken } : {}) });
      }
      line += lines;
      at = reading.next;
    }
    rest = buffer.slice(at);
    if (rest.length > 2 * longestRecord) throw tooLong(name, line);
    return records;
  };
  return { push: (text) => take(text, false), end: () => take("", true) };
};

/** `undefined`: the record goes on beyond the buffer. */
const readRecord = (buffer: string, at: number, delimiter: string, ended: boolean): Reading | undefined => {
  const lineEnd = buffer.indexOf("\n", at);
  if (lineEnd < 0 && !ended) return undefined;
  const end = lineEnd < 0 ? buffer.length : lineEnd;
  const text = buffer.slice(at, end);
  return text.includes('"') ? readQuoted(buffer, at, end, delimiter, ended) : { cells: text.split(delimiter), next: end + 1 };
};

const readQuoted = (buffer: string, at: number, lineEnd: number, delimiter: string, ended: boolean): Reading | undefined => {
  const cells: string[] = [];
  const give = (broken: "unclosed" | "stray"): Reading => ({ cells, next: lineEnd + 1, broken });
  for (let i = at; ; i += delimiter.length) {
    const open = skipSpaces(buffer, i);
    if (buffer[open] === '"') {
      const close = closingQuote(buffer, open);
      if (close < 0) return ended || buffer.length - at > longestRecord ? give("unclosed") : undefined;
      i = skipSpaces(buffer, close + 1);
      // A quotation mark at the end of the buffer may be the first half of a doubled one.
      if (i >= buffer.length && !ended) return undefined;
      if (i < buffer.length && buffer[i] !== "\n" && !buffer.startsWith(delimiter, i)) return give("stray");
      cells.push(buffer.slice(open + 1, close).replaceAll('""', '"'));
    } else {
      const newline = buffer.indexOf("\n", i);
      if (newline < 0 && !ended) return undefined;
      const end = newline < 0 ? buffer.length : newline;
      const separator = buffer.indexOf(delimiter, i);
      const stop = separator < 0 ? end : Math.min(separator, end);
      const cell = buffer.slice(i, stop);
      if (cell.includes('"')) return give("stray");
      cells.push(cell);
      i = stop;
    }
    if (i >= buffer.length || buffer[i] === "\n") return { cells, next: i + 1 };
  }
};

const skipSpaces = (buffer: string, from: number): number => {
  let i = from;
  while (buffer[i] === " ") i++;
  return i;
};

const closingQuote = (buffer: string, open: number): number => {
  for (let i = buffer.indexOf('"', open + 1); i >= 0; i = buffer.indexOf('"', i + 2)) if (buffer[i + 1] !== '"') return i;
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
