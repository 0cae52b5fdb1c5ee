/** What each sort of error probably comes from: the people who wrote the file want to hear what they wrote. */
import type { Diagnostic, DiagnosticKind } from "../diagnostics/define.ts";
import type { Span } from "../text/source.ts";
import * as kinds from "./error-kinds.ts";
import { blame, bracket } from "./full-width.ts";
import type { Look, Piece } from "./look.ts";
import { alias, anchor, tag } from "./tree-kinds.ts";
import { complain } from "./words.ts";

/** A fault of the syntax in our words. `mended` is the same stretch made harmless, where the rest of the file can be read with it. */
export type Fault = { readonly diagnostic: Diagnostic; readonly at: Span; readonly mended?: string };
/** What an error of YAML probably comes from. Of several in one line rank 0 wins, a cause, over rank 1, a symptom. */
export type Guess = Fault & { readonly rank: 0 | 1 };
export type Guesses = readonly Guess[];

const fault = <Params>(rank: 0 | 1, kind: DiagnosticKind<Params>, at: Piece, params: Params, mended?: string): Guesses => [
  { rank, at, diagnostic: complain(kind, at, params), ...(mended === undefined ? {} : { mended }) },
];
type Text = { readonly text: string };
export const cause = (kind: DiagnosticKind<Text>, at: Piece): Guesses => fault(0, kind, at, { text: at.text });
export const symptom = (kind: DiagnosticKind<Text>, at: Piece): Guesses => fault(1, kind, at, { text: at.text });

export const fullWidth = (line: Piece): Guesses | undefined => {
  const found = blame(line.text);
  if (!found) return undefined;
  const at = { start: line.start + found.start, end: line.start + found.end, text: found.text };
  return cause(found.kind, at);
};

export const mark = (file: Look, at: number): Guesses => {
  const words = file.words(at);
  const text = /^\S[^\s,{}[\]]*/.exec(words.text)?.[0] ?? words.text;
  return cause(text.startsWith("*") ? alias : text.startsWith("&") ? anchor : tag, file.piece(at, at + text.length));
};

export const tab = (file: Look, at: number): Guesses => {
  const { start } = file.line(at);
  const width = file.indentation(at).length;
  return fault(0, kinds.tabIndent, { start: start - width, end: start, text: "" }, {});
};

export const missingQuote = (file: Look, at: number): Guesses => {
  const scalar = file.scalarAt(at);
  if (!scalar) return [];
  const first = file.words(scalar.offset);
  const quote = scalar.source.charAt(0);
  return fault(0, kinds.missingQuote, first, { text: first.text.slice(1), quote });
};

/** `>` and `|` announce a text of several lines; `>9%` was meant as a comparison. */
export const blockText = (file: Look, at: number): Guesses => {
  const token = file.blockTextAt(at);
  if (!token) return [];
  const header = file.words(token.offset);
  if (file.lineOf(token.offset) !== file.lineOf(at))
    return /^[|>][-+\d]*(\s+#.*)?$/.test(header.text) ? symptom(kinds.indent, file.line(at)) : [];
  if (/^>(=?\s*[\d.０-９]|[^\s\d+-])/.test(header.text)) return reserved(header);
  const text = header.text.replace(/^[|>][-+\d]*\s*/, "");
  return cause(kinds.blockText, file.piece(header.end - text.length, header.end));
};

/** A sign that cannot start a text without quotes. With another sign in its place the lines below can be read. */
export const reserved = ({ start, text }: Piece): Guesses => {
  const cut = /^>=?\s*[^\s:,{}[\]]+/.exec(text)?.[0] ?? /^.[^:,{}[\]#]*/u.exec(text)?.[0].trimEnd() ?? text;
  const [, sign, value] = /^(>=?)\s*(\S+)$/.exec(cut) ?? [];
  const words =
    sign === ">" ? { en: `above ${value}`, zh: `超过 ${value}` } : sign ? { en: `from ${value}`, zh: `${value}以上` } : undefined;
  return fault(0, kinds.needsQuotes, { start, end: start + cut.length, text: cut }, { text: cut, words }, cut.replace(/^./, "_"));
};

export const missingBracket = (file: Look, at: number): Guesses => {
  const open = file.openBracket(at);
  if (!open) return [];
  const wide = file.text.slice(open.offset, at).search(/[｝］]/);
  if (wide >= 0) return cause(bracket, file.piece(open.offset, open.offset + wide + 1));
  const [sign, close] = open.start.source === "{" ? ["{", "}"] : ["[", "]"];
  return fault(1, kinds.missingBracket, file.piece(open.offset, open.offset + 1), { open: sign, close });
};

export const extraBracket = (file: Look, at: number): Guesses => {
  const bracketHere = file.piece(at, at + 1);
  return fault(1, kinds.extraBracket, bracketHere, { text: bracketHere.text }, " ");
};

export const dash = (file: Look, at: number): Guesses => {
  const words = file.words(at);
  return words.text.startsWith("-") ? cause(kinds.dashPlace, words) : [];
};

/** YAML joined lines into one key because all but the last have no colon that it knows. */
export const severalLines = (file: Look, at: number): Guesses => {
  const scalar = file.scalarAt(at);
  const words = file.words(at);
  if (words.text.startsWith("- ")) return dash(file, at);
  if (scalar?.offset !== at) return [];
  if (scalar.type !== "scalar") return missingQuote(file, at);
  const lines = [...scalar.source.matchAll(/\S[^\r\n]*/g)].map(({ index }) => file.words(at + index));
  const last = lines.pop();
  if (file.bracketAround(at)) {
    const text = `${words.text} ${(lines[1] ?? last)?.text ?? ""}`;
    return fullWidth(file.line(at)) ?? fault(0, kinds.missingComma, words, { text });
  }
  if (/[^\s-]/.test(file.text.slice(file.line(at).start, at))) return last ? cause(kinds.indent, lines[1] ?? last) : [];
  return lines.flatMap((line) => withoutColon(line, file));
};

export const withoutColon = (line: Piece, file: Look): Guesses => {
  const wide = fullWidth(file.line(line.start));
  if (wide) return wide;
  if (/^(- +)*[^\s:]+:[^\s:]/.test(line.text)) return cause(kinds.colonSpace, line);
  return line.text.startsWith("-") ? dash(file, line.start) : symptom(kinds.noColon, line);
};

/** `a: b: c`, or in brackets `{ a: 1 b: 2 }`. Over several lines it is told by `severalLines`. */
export const keyInValue = (file: Look, at: number): Guesses => {
  const scalar = file.scalarAt(at);
  if (scalar?.offset === at && /[\r\n]/.test(scalar.source)) return scalar.type === "scalar" ? [] : missingQuote(file, at);
  const wide = fullWidth(file.line(at));
  if (wide) return wide;
  const inside = file.bracketAround(at) !== undefined;
  const words = file.words(at);
  if (words.text.startsWith("? ")) return reserved(words);
  const value = inside ? file.piece(at, at + (/[,}\]]/.exec(words.text)?.index ?? words.text.length)) : words;
  return cause(inside && /^[^:]*\s[^\s:]+:/.test(value.text) ? kinds.missingComma : kinds.secondColon, value);
};

export const missingComma = (file: Look, at: number): Guesses => {
  const wide = fullWidth(file.line(at));
  if (wide) return wide;
  const words = file.words(at);
  return symptom(kinds.missingComma, words.text === "" ? file.line(at) : words);
};

/** Something stands where a value has already ended. */
export const afterEnd = (file: Look, at: number): Guesses => {
  const line = file.line(at);
  const words = file.words(at);
  if (line.start === at) return cause(file.afterList(at) ? kinds.mixedList : kinds.indent, line);
  const end = file.text.slice(0, at).trimEnd().slice(-1);
  const scalar = file.scalarAt(at - 1);
  if (scalar && !/["'}\]]/.test(end) && /^[[{]/.test(words.text)) {
    const close = at + (matching(file.text.slice(at, at + 1000)) ?? words.text.length);
    const formula = file.piece(scalar.offset, close);
    return fault(0, kinds.formulaInBraces, formula, { text: formula.text }, formula.text.replace(/[^\s\w]/g, "_"));
  }
  const wide = fullWidth(line);
  if (wide) return wide;
  if (/["']/.test(end)) {
    if (scalar && file.lineOf(scalar.offset) < file.lineOf(at)) return missingQuote(file, at - 1);
    if (words.text.startsWith(":")) return cause(kinds.colonSpace, file.piece(scalar?.offset ?? at, words.end));
    if (file.bracketAround(at) && /^\w+\s*:/.test(words.text)) return cause(kinds.missingComma, words);
  }
  if (!/["'}\]]/.test(end)) return [];
  const whole = scalar && /["']/.test(end) && !words.text.endsWith(end) ? file.piece(scalar.offset, words.end).text : undefined;
  return fault(1, kinds.textAfterEnd, words, { text: words.text, end, whole });
};

/** The length of a bracket and all in it, if it is closed. */
const matching = (text: string): number | undefined => {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (/[[{]/.test(text.charAt(i))) depth++;
    else if (/[\]}]/.test(text.charAt(i)) && --depth === 0) return i + 1;
  }
  return undefined;
};
