/** JSON with numbers as their exact source text: JSON.parse would make doubles of them. Records have no prototype; a `null` in a record is left out. */
import type { Says } from "../../text/path.ts";
import { emptyRecord } from "./fact-row.ts";

export type JsonReading = { readonly value: unknown } | { readonly at: number; readonly message: Says };

const tokens =
  /[ \t\n\r]*(?:([[\]{},:])|("[^"\\]*(?:\\.[^"\\]*)*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null)\b)/sy;
const deepest = 64;

type Token = { readonly at: number; readonly kind: "mark" | "string" | "number" | "word"; readonly text: string };

export function readJson(text: string): JsonReading {
  const token = new RegExp(tokens);
  let failure: { readonly at: number; readonly message: Says } | undefined;
  /** `undefined` stands for a failure: no JSON value is undefined. */
  const fail = (at: number, message: Says): undefined => {
    failure ??= { at, message };
  };
  const expected = (en: string, zh: string, at: number): undefined => {
    const found = text.slice(at).trimStart().slice(0, 12);
    return found === ""
      ? fail(at, { en: `this is not JSON: it ends where ${en} should stand`, zh: `这不是 JSON：应有${zh}的地方已经结束` })
      : fail(at, {
          en: `this is not JSON: ${en} should stand before \`${found}\``,
          zh: `这不是 JSON：\`${found}\` 之前应有${zh}`,
        });
  };

  const next = (): Token | undefined => {
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

  const value = (from: Token | undefined, depth: number): unknown => {
    if (!from) return expected("a value", "值", token.lastIndex);
    if (from.kind === "number") return from.text;
    if (from.kind === "string") return unquote(from.text) ?? fail(from.at, badText);
    if (from.kind === "word") return from.text === "null" ? null : from.text === "true";
    if (from.text !== "[" && from.text !== "{") return expected("a value", "值", from.at);
    if (depth === deepest)
      return fail(from.at, { en: `lists are nested deeper than ${deepest} levels`, zh: `列表嵌套超过 ${deepest} 层` });
    return from.text === "[" ? list(depth + 1) : record(depth + 1);
  };

  const list = (depth: number): unknown => {
    const items: unknown[] = [];
    for (let first = next(); ; first = next()) {
      if (first?.text === "]" && items.length === 0) return items;
      const item = value(first, depth);
      if (item === undefined) return undefined;
      items.push(item);
      const mark = next();
      if (mark?.text === "]") return items;
      if (mark?.text !== ",") return expected('"," or "]"', "“,”或“]”", mark?.at ?? token.lastIndex);
    }
  };

  const record = (depth: number): unknown => {
    const entries = emptyRecord();
    const seen = new Set<string>();
    for (let key = next(); ; key = next()) {
      if (key?.text === "}" && seen.size === 0) return entries;
      if (key?.kind !== "string") return expected("a name in quotation marks", "带引号的名称", key?.at ?? token.lastIndex);
      const name = unquote(key.text);
      if (name === undefined) return fail(key.at, badText);
      if (seen.has(name)) return fail(key.at, { en: `"${name}" stands here twice`, zh: `“${name}”出现了两次` });
      seen.add(name);
      const colon = next();
      if (colon?.text !== ":") return expected('":"', "“:”", colon?.at ?? token.lastIndex);
      const entry = value(next(), depth);
      if (entry === undefined) return undefined;
      if (entry !== null) entries[name] = entry;
      const mark = next();
      if (mark?.text === "}") return entries;
      if (mark?.text !== ",") return expected('"," or "}"', "“,”或“}”", mark?.at ?? token.lastIndex);
    }
  };

  const whole = value(next(), 0);
  if (whole !== undefined && /[^ \t\n\r]/.test(text.slice(token.lastIndex)))
    expected('the end of the record or a ","', "记录的结尾或“,”", token.lastIndex);
  return failure ?? { value: whole };
}

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
