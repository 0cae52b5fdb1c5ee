/** Text → the JSON records in it, one by one, so that a list larger than memory can be read. Only strings and brackets are told apart here. */
import type { Says } from "../../text/path.ts";
import { type CliError, cliError } from "../failure.ts";
import { countLines } from "./lines.ts";

/** `line` is where the record begins, after blank space. */
export type JsonText = { readonly line: number; readonly text: string };
export type JsonSplitter = { readonly push: (text: string) => JsonText[]; readonly end: () => JsonText[] };

const longestRecord = 16 * 1024 * 1024;

/** One record per line, so that a broken one never reaches into the next. */
export const jsonLines = (name: Says): JsonSplitter => {
  let rest = "";
  let line = 1;
  const take = (text: string, ended: boolean): JsonText[] => {
    const lines = (rest + text).split("\n");
    rest = ended ? "" : (lines.pop() ?? "");
    if (rest.length > longestRecord) throw tooLong(name, line + lines.length);
    const records = lines.map((record, i) => ({ line: line + i, text: record.trim() }));
    line += lines.length;
    return records.filter((record) => record.text !== "");
  };
  return { push: (text) => take(text, false), end: () => take("", true) };
};

/** A file on its way through: what has arrived of it and has not been given out. */
type Reading = {
  readonly name: Says;
  buffer: string;
  /** In `buffer`: where the record begins. */
  start: number;
  /** On which line of the file that is. */
  line: number;
  /** Unknown before the first bracket. */
  shape: "list" | "values" | "closed" | undefined;
  depth: number;
  given: number;
};

/** The elements of one list, or the values of a file that holds them one after the other. */
export const jsonElements = (name: Says): JsonSplitter => {
  const reading: Reading = { name, buffer: "", start: 0, line: 1, shape: undefined, depth: 0, given: 0 };
  const marks = markFinder();
  return {
    push: (text) => {
      reading.buffer += text;
      const records: JsonText[] = [];
      while (reading.shape !== "closed") {
        const at = marks.next(reading.buffer);
        if (at < 0) break;
        records.push(...recordsAt(at, reading));
      }
      if (reading.shape === "closed") refuseMore(reading);
      marks.drop(reading.start);
      reading.buffer = reading.buffer.slice(reading.start);
      reading.start = 0;
      if (reading.buffer.length > longestRecord) throw tooLong(name, reading.line);
      return records;
    },
    end: () => {
      const { shape, depth, line, buffer } = reading;
      if (!shape) throw notJson(name, line);
      if (shape === "list" || depth > 0 || marks.isInString()) throw cutOff(name, line);
      return isBlank(buffer.length, reading) ? [] : [cut(buffer.length, buffer.length, reading)];
    },
  };
};

/** Brackets and commas outside of strings. */
const markFinder = () => {
  const outside = /["[\]{},]/g;
  const inside = /["\\]/g;
  let seen = 0;
  let inString = false;
  return {
    /** The next one, or -1 at the end of the text, which may go on from there. */
    next: (text: string): number => {
      for (;;) {
        const marks = inString ? inside : outside;
        marks.lastIndex = seen;
        const at = marks.exec(text)?.index ?? text.length;
        // What a backslash escapes may not have arrived yet.
        const width = text[at] === "\\" ? 2 : 1;
        seen = at;
        if (at + width > text.length) return -1;
        seen = at + width;
        if (text[at] === '"') inString = !inString;
        else if (width === 1) return at;
      }
    },
    /** So much of the text's beginning is gone. */
    drop: (length: number): void => {
      seen -= length;
    },
    isInString: (): boolean => inString,
  };
};

/** The records that end at a mark: none or one. */
const recordsAt = (at: number, reading: Reading): readonly JsonText[] => {
  const mark = reading.buffer[at];
  reading.shape ??= begin(at, reading);
  const inList = reading.shape === "list";
  if (mark === ",") return inList && reading.depth === 1 ? [cut(at, at + 1, reading)] : [];
  // Only its own bracket ends the list: a stray brace stays with its record, which is then found broken.
  if (mark === "}" && inList && reading.depth === 1) return [];
  reading.depth = mark === "[" || mark === "{" ? reading.depth + 1 : Math.max(reading.depth - 1, 0);
  if (reading.depth > 0) return [];
  return inList ? closeList(at, reading) : [cut(at + 1, at + 1, reading)];
};

const begin = (at: number, reading: Reading): "list" | "values" => {
  const mark = reading.buffer[at];
  if ((mark !== "[" && mark !== "{") || !isBlank(at, reading)) throw notJson(reading.name, reading.line);
  if (mark === "{") return "values";
  skipTo(at + 1, reading);
  return "list";
};
const closeList = (at: number, reading: Reading): readonly JsonText[] => {
  reading.shape = "closed";
  if (reading.given > 0 || !isBlank(at, reading)) return [cut(at, at + 1, reading)];
  skipTo(at + 1, reading);
  return [];
};
const refuseMore = (reading: Reading): void => {
  skipTo(reading.start + reading.buffer.slice(reading.start).search(/\S|$/), reading);
  if (reading.start < reading.buffer.length) throw afterList(reading.name, reading.line);
};

const cut = (end: number, next: number, reading: Reading): JsonText => {
  reading.given++;
  skipTo(reading.start + reading.buffer.slice(reading.start, end).search(/\S|$/), reading);
  const record = { line: reading.line, text: reading.buffer.slice(reading.start, end).trimEnd() };
  skipTo(next, reading);
  return record;
};
const skipTo = (next: number, reading: Reading): void => {
  reading.line += countLines(reading.buffer, reading.start, next);
  reading.start = next;
};
const isBlank = (to: number, { buffer, start }: Reading): boolean => !/\S/.test(buffer.slice(start, to));

const notJson = (name: Says, line: number): CliError =>
  cliError(
    {
      en: `${name.en}, line ${line}: a JSON file begins with "[" or "{", this one does not.`,
      zh: `${name.zh} 第 ${line} 行：JSON 文件应以“[”或“{”开头。`,
    },
    { help: { en: "If it is a CSV table, say --facts-format csv.", zh: "如果是 CSV 表格，请用 --facts-format csv。" } },
  );
const afterList = (name: Says, line: number): CliError =>
  cliError(
    {
      en: `${name.en}, line ${line}: the list has ended, but more text follows here.`,
      zh: `${name.zh} 第 ${line} 行：列表已经结束，这里却还有内容。`,
    },
    {
      help: { en: 'Put all records into one list: move the "]" to the end.', zh: "请将所有记录放进同一个列表：把“]”移到末尾。" },
    },
  );
const cutOff = (name: Says, line: number): CliError =>
  cliError(
    {
      en: `${name.en}: the file ends in the middle of the record or list of line ${line}, so it is incomplete.`,
      zh: `${name.zh}：文件在第 ${line} 行的记录或列表中间结束，内容不完整。`,
    },
    {
      help: {
        en: "Export or copy it again; if it was written by hand, look for a missing bracket or quotation mark from that line on.",
        zh: "请重新导出或复制；如果是手写的，请从该行起检查缺少的括号或引号。",
      },
    },
  );
const tooLong = (name: Says, line: number): CliError =>
  cliError(
    {
      en: `${name.en}, line ${line}: the record that begins here is longer than ${longestRecord} characters, so a bracket or quotation mark is probably missing.`,
      zh: `${name.zh} 第 ${line} 行：从这里开始的记录超过 ${longestRecord} 个字符，可能缺少括号或引号。`,
    },
    { help: { en: "Look for it from that line on.", zh: "请从该行起检查。" } },
  );
