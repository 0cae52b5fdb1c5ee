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

/** The elements of one list, or the values of a file that holds them one after the other. */
export const jsonElements = (name: Says): JsonSplitter => {
  const outside = /["[\]{},]/g;
  const inside = /["\\]/g;
  let shape: "list" | "values" | "closed" | undefined;
  let buffer = "";
  /** In `buffer`: where the record begins, on which line of the file, and how far the marks have been looked at. */
  let start = 0;
  let line = 1;
  let seen = 0;
  let depth = 0;
  let inString = false;
  let given = 0;

  /** The next bracket or comma outside of strings, or -1 at the end of the buffer. */
  const nextMark = (): number => {
    for (;;) {
      const marks = inString ? inside : outside;
      marks.lastIndex = seen;
      const at = marks.exec(buffer)?.index ?? buffer.length;
      const escapes = buffer[at] === "\\";
      seen = at;
      // The character that a backslash escapes may not have arrived yet.
      if (at + (escapes ? 1 : 0) >= buffer.length) return -1;
      seen = at + (escapes ? 2 : 1);
      if (!escapes && buffer[at] !== '"') return at;
      if (!escapes) inString = !inString;
    }
  };
  const skipTo = (next: number): void => {
    line += countLines(buffer, start, next);
    start = next;
  };
  const isBlank = (to: number): boolean => !/\S/.test(buffer.slice(start, to));
  const cut = (end: number, next: number): JsonText => {
    given++;
    skipTo(start + buffer.slice(start, end).search(/\S|$/));
    const record = { line, text: buffer.slice(start, end).trimEnd() };
    skipTo(next);
    return record;
  };
  const closeList = (at: number): JsonText[] => {
    shape = "closed";
    if (given > 0 || !isBlank(at)) return [cut(at, at + 1)];
    skipTo(at + 1);
    return [];
  };
  /** The records that end at this mark. */
  const read = (at: number): JsonText[] => {
    const mark = buffer[at];
    if (!shape) {
      if ((mark !== "[" && mark !== "{") || !isBlank(at)) throw notJson(name, line);
      shape = mark === "[" ? "list" : "values";
      if (shape === "list") skipTo(at + 1);
    }
    if (mark === ",") return shape === "list" && depth === 1 ? [cut(at, at + 1)] : [];
    // Only its own bracket ends the list: a stray brace stays with its record, which is then found broken.
    if (mark === "}" && shape === "list" && depth === 1) return [];
    depth = mark === "[" || mark === "{" ? depth + 1 : Math.max(depth - 1, 0);
    if (depth > 0) return [];
    return shape === "list" ? closeList(at) : [cut(at + 1, at + 1)];
  };

  const push = (text: string): JsonText[] => {
    buffer += text;
    const records: JsonText[] = [];
    for (let at = 0; shape !== "closed"; ) {
      at = nextMark();
      if (at < 0) break;
      for (const record of read(at)) records.push(record);
    }
    if (shape === "closed") {
      skipTo(start + buffer.slice(start).search(/\S|$/));
      if (start < buffer.length) throw afterList(name, line);
    }
    buffer = buffer.slice(start);
    seen -= start;
    start = 0;
    if (buffer.length > longestRecord) throw tooLong(name, line);
    return records;
  };
  const end = (): JsonText[] => {
    if (!shape) throw notJson(name, line);
    if (shape === "list" || depth > 0 || inString) throw cutOff(name, line);
    return isBlank(buffer.length) ? [] : [cut(buffer.length, buffer.length)];
  };
  return { push, end };
};

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
