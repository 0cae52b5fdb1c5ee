/** JSON with numbers as their exact source text: JSON.parse would make doubles of them. Records have no prototype; a `null` in a record is left out. */
import type { Says } from "../../text/path.ts";
import { emptyRecord } from "./fact-row.ts";

type JsonReading = { readonly value: unknown } | Failure;
type Failure = { readonly at: number; readonly message: Says };

const tokens =
  /[ \t\n\r]*(?:([[\]{},:])|("[^"\\]*(?:\\.[^"\\]*)*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null)\b)/sy;
const deepest = 64;

type Token = { readonly at: number; readonly kind: "mark" | "string" | "number" | "word"; readonly text: string };
/** A text on its way through: `token` stands where reading does. */
type Reading = { readonly text: string; readonly token: RegExp; failure?: Failure };

export function readJson(text: string): JsonReading {
  const reading: Reading = { text, token: new RegExp(tokens) };
  const value = readValue(next(reading), 0, reading);
  const end = reading.token.lastIndex;
  if (value !== undefined && /[^ \t\n\r]/.test(text.slice(end)))
    expected('the end of the record or a ","', "记录的结尾或“,”", end, reading);
  return reading.failure ?? { value };
}

const next = ({ text, token }: Reading): Token | undefined => {
  const before = token.lastIndex;
  const match = token.exec(text);
  if (!match) {
    token.lastIndex = before;
    return undefined;
  }
  const [, mark, string, number, word] = match;
  const found = mark ?? string ?? number ?? word ?? "";
  const kind = mark ? "mark" : string ? "string" : number ? "number" : "word";
  return { at: token.lastIndex - found.length, kind, text: found };
};

/** `undefined` stands for a failure: no JSON value is undefined. */
const fail = (at: number, message: Says, reading: Reading): undefined => {
  reading.failure ??= { at, message };
};
const expected = (en: string, zh: string, at: number, reading: Reading): undefined => {
  const found = reading.text.slice(at).trimStart().slice(0, 12);
  const message =
    found === ""
      ? { en: `this is not JSON: it ends where ${en} should stand`, zh: `这不是 JSON：应有${zh}的地方已经结束` }
      : { en: `this is not JSON: ${en} should stand before \`${found}\``, zh: `这不是 JSON：\`${found}\` 之前应有${zh}` };
  return fail(at, message, reading);
};
const place = (token: Token | undefined, reading: Reading): number => token?.at ?? reading.token.lastIndex;

const readValue = (from: Token | undefined, depth: number, reading: Reading): unknown => {
  if (from?.kind === "number") return from.text;
  if (from?.kind === "string") return readString(from, reading);
  if (from?.kind === "word") return from.text === "null" ? null : from.text === "true";
  if (from?.text !== "[" && from?.text !== "{") return expected("a value", "值", place(from, reading), reading);
  if (depth === deepest)
    return fail(from.at, { en: `lists are nested deeper than ${deepest} levels`, zh: `列表嵌套超过 ${deepest} 层` }, reading);
  return from.text === "[" ? readList(depth + 1, reading) : readRecord(depth + 1, reading);
};

const readString = ({ at, text }: Token, reading: Reading): string | undefined => unquote(text) ?? fail(at, badText, reading);

const readList = (depth: number, reading: Reading): unknown => {
  const items: unknown[] = [];
  for (let first = next(reading); ; first = next(reading)) {
    if (first?.text === "]" && items.length === 0) return items;
    const item = readValue(first, depth, reading);
    if (item === undefined) return undefined;
    items.push(item);
    const mark = next(reading);
    if (mark?.text === "]") return items;
    if (mark?.text !== ",") return expected('"," or "]"', "“,”或“]”", place(mark, reading), reading);
  }
};

const readRecord = (depth: number, reading: Reading): unknown => {
  const entries = emptyRecord();
  const seen = new Set<string>();
  for (let key = next(reading); ; key = next(reading)) {
    if (key?.text === "}" && seen.size === 0) return entries;
    const name = readKey(key, seen, reading);
    const entry = name === undefined ? undefined : readValue(next(reading), depth, reading);
    if (name === undefined || entry === undefined) return undefined;
    if (entry !== null) entries[name] = entry;
    const mark = next(reading);
    if (mark?.text === "}") return entries;
    if (mark?.text !== ",") return expected('"," or "}"', "“,”或“}”", place(mark, reading), reading);
  }
};
/** A name that the record does not have yet, and its colon. */
const readKey = (key: Token | undefined, seen: Set<string>, reading: Reading): string | undefined => {
  if (key?.kind !== "string") return expected("a name in quotation marks", "带引号的名称", place(key, reading), reading);
  const name = readString(key, reading);
  if (name === undefined) return undefined;
  if (seen.has(name)) return fail(key.at, { en: `"${name}" stands here twice`, zh: `“${name}”出现了两次` }, reading);
  seen.add(name);
  const colon = next(reading);
  return colon?.text === ":" ? name : expected('":"', "“:”", place(colon, reading), reading);
};

const unquote = (literal: string): string | undefined => {
  try {
    return String(JSON.parse(literal));
  } catch {
    return undefined;
  }
};

const badText: Says = {
  en: "this is not JSON: a text holds a line break, a control character or a backslash that JSON does not allow",
  zh: "这不是 JSON：文本中含有 JSON 不允许的换行、控制字符或反斜杠",
};
