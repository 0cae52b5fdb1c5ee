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
import { walk } from "./walk.ts";
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
export const checkShape = (tokens: readonly CST.Token[]): readonly Diagnostic[] => [
  ...checkDocuments(tokens),
  ...checkSize(tokens),
];

const checkDocuments = (tokens: readonly CST.Token[]): readonly Diagnostic[] => {
  const found: Diagnostic[] = [];
  let documents = 0;
  for (const token of tokens) {
    if (found.length === 0 && isForeignDirective(token))
      found.push(complain(directive, { start: token.offset, end: token.offset + token.source.length }, { text: token.source }));
    if (token.type === "document" && ++documents === 2) {
      const mark = token.start.find(({ type }) => type === "doc-start") ?? token;
      found.push(complain(severalDocuments, { start: mark.offset, end: mark.offset + 3 }, {}));
    }
  }
  return found;
};
const isForeignDirective = (token: CST.Token): token is CST.Directive =>
  token.type === "directive" && !/^%YAML[ \t]+1\.2[ \t]*$/.test(token.source);

const checkSize = (tokens: readonly CST.Token[]): readonly Diagnostic[] => {
  let values = 0;
  for (const { token, depth } of walk(tokens)) {
    if (depth > limits.depth && CST.isCollection(token))
      return [complain(tooDeep, { start: token.offset, end: token.offset + 1 }, {})];
    if (!isTrivia(token)) values++;
    if (CST.isCollection(token)) values += token.items.filter(({ key, value }) => !key && !value).length;
  }
  return values > limits.values ? [complain(tooManyValues, { start: 0, end: 0 }, { values })] : [];
};

const isTrivia = ({ type }: CST.Token): boolean => type === "newline" || type === "space" || type === "comment";

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
