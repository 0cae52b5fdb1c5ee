import { CST } from "yaml";
import type { Diagnostic } from "../diagnostics/define.ts";
import {
  brokenCharacter,
  controlCharacter,
  directive,
  limits,
  severalDocuments,
  tooDeep,
  tooLarge,
  tooManyValues,
} from "./limit-kinds.ts";
import { complain } from "./words.ts";

/** Characters nobody can see and everybody's tools read differently: C0 and C1 controls, line and paragraph separators, text direction, BOM inside. */
const invisible = /[^\P{Cc}\t\n\r]|[\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/u;
const half = /\p{Cs}/u;

/** Which character, if any, no text may hold; a double-quoted value can hide one behind an escape. */
export const brokenText = (text: string) => {
  const at = [text.search(invisible), text.search(half)] as const;
  const [kind, index] = at[0] >= 0 ? ([controlCharacter, at[0]] as const) : ([brokenCharacter, at[1]] as const);
  if (index < 0) return undefined;
  return { kind, index, code: `U+${text.charCodeAt(index).toString(16).toUpperCase().padStart(4, "0")}` };
};

export const checkText = (text: string): readonly Diagnostic[] => {
  const bytes = utf8Length(text);
  if (bytes > limits.bytes) return [complain(tooLarge, { start: 0, end: 0 }, { bytes })];
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const broken = brokenText(text.slice(start));
  return broken
    ? [complain(broken.kind, { start: start + broken.index, end: start + broken.index + 1 }, { code: broken.code })]
    : [];
};

/** Looks at the parser's flat output before anything recursive does. */
export const checkShape = (tokens: readonly CST.Token[]): readonly Diagnostic[] => {
  const found: Diagnostic[] = [];
  let documents = 0;
  let values = 0;
  for (const token of tokens) {
    if (token.type === "directive" && found.length === 0 && !/^%YAML[ \t]+1\.2[ \t]*$/.test(token.source))
      found.push(complain(directive, { start: token.offset, end: token.offset + token.source.length }, { text: token.source }));
    if (token.type === "document" && ++documents === 2) {
      const mark = token.start.find(({ type }) => type === "doc-start") ?? token;
      found.push(complain(severalDocuments, { start: mark.offset, end: mark.offset + 3 }, {}));
    }
  }
  for (const { token, depth } of walk(tokens)) {
    if (depth > limits.depth && CST.isCollection(token))
      return [...found, complain(tooDeep, { start: token.offset, end: token.offset + 1 }, {})];
    if (!isTrivia(token)) values++;
    if (CST.isCollection(token)) for (const { key, value } of token.items) if (!key && !value) values++;
  }
  return values > limits.values ? [...found, complain(tooManyValues, { start: 0, end: 0 }, { values })] : found;
};

const isTrivia = ({ type }: CST.Token): boolean => type === "newline" || type === "space" || type === "comment";

/** Every key, value and collection in the order written, without recursion: the nesting is not yet known to be harmless. */
export function* walk(tokens: readonly CST.Token[]): Generator<{ readonly token: CST.Token; readonly depth: number }> {
  const open = tokens.map((token) => ({ token, depth: 0 })).reverse();
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next;
    if (token.type === "document") {
      if (token.value) open.push({ token: token.value, depth: 1 });
      continue;
    }
    yield next;
    if (!CST.isCollection(token)) continue;
    for (let i = token.items.length - 1; i >= 0; i--) {
      const item = token.items[i];
      if (item?.value) open.push({ token: item.value, depth: depth + 1 });
      if (item?.key) open.push({ token: item.key, depth: depth + 1 });
    }
  }
}

const utf8Length = (text: string): number => {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // A surrogate pair is two units and four bytes; every unit of it counts as two.
    if (code > 0x7ff && (code < 0xd800 || code > 0xdfff)) bytes += 2;
    else if (code > 0x7f) bytes += 1;
  }
  return bytes;
};
