import type { YAMLError } from "yaml";
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
type Guesses = readonly Guess[];

/** The parser names what it met; people want to hear what they wrote. An error that only follows from another gives no guess. */
export const guess = (error: YAMLError, file: Look): Guesses => {
  const met = Math.min(error.pos[0], file.text.length);
  const at = file.nextText(met);
  const says = (part: string) => error.message.includes(part);
  const words = file.words(at);

  if (/^[*&!]/.test(words.text) && /ALIAS|ANCHOR|TAG|PROP/.test(error.code)) return mark(file, at);
  if (says("Missing closing")) return missingQuote(file, met);
  if (/\t/.test(file.indentation(met))) return tab(file, met);
  if (says("Block scalar") || says("Not a YAML token")) return blockText(file, met);
  if (says("Comments must be separated")) return cause(kinds.commentSpace, words);
  if (says("end with a ")) return missingBracket(file, met);
  switch (error.code) {
    case "BAD_DQ_ESCAPE":
      return cause(kinds.badEscape, file.piece(at, at + 2));
    case "BAD_SCALAR_START":
      return reserved(words);
    case "KEY_OVER_1024_CHARS":
      return cause(kinds.longKey, file.line(at));
    case "MULTILINE_IMPLICIT_KEY":
      return severalLines(file, at);
    case "BLOCK_AS_IMPLICIT_KEY":
      return says("sequence") ? dash(file, at) : keyInValue(file, at);
    case "BLOCK_IN_FLOW":
      return words.text.startsWith("- ") ? dash(file, at) : keyInValue(file, at);
    case "BAD_INDENT":
      return words.text.startsWith("- ") ? dash(file, at) : (fullWidth(file.line(at)) ?? symptom(kinds.indent, file.line(at)));
    case "MISSING_CHAR":
      if (says("followed by map values")) return withoutColon(file.line(at), file);
      if (says("space after :")) return cause(kinds.colonSpace, words);
      if (says("Sequence item without")) return symptom(kinds.indent, file.line(at));
      return says("Missing ,") ? missingComma(file, met) : [];
    case "UNEXPECTED_TOKEN":
      if (says("block-seq-ind")) return dash(file, at);
      if (says("Unexpected ,") || says("empty item")) return cause(kinds.extraComma, file.piece(at, at + 1));
      if (/flow-\w+-end/.test(error.message)) return extraBracket(file, at);
      return says("at node end") || says("Unexpected scalar token") ? afterEnd(file, at) : [];
    default:
      return [];
  }
};

const fault = <Params>(rank: 0 | 1, kind: DiagnosticKind<Params>, at: Piece, params: Params, mended?: string): Guesses => [
  { rank, at, diagnostic: complain(kind, at, params), ...(mended === undefined ? {} : { mended }) },
];
type Text = { readonly text: string };
const cause = (kind: DiagnosticKind<Text>, at: Piece): Guesses => fault(0, kind, at, { text: at.text });
const symptom = (kind: DiagnosticKind<Text>, at: Piece): Guesses => fault(1, kind, at, { text: at.text });

const fullWidth = (line: Piece): Guesses | undefined => {
  const found = blame(line.text);
  if (!found) return undefined;
  const at = { start: line.start + found.start, end: line.start + found.end, text: found.text };
  return cause(found.kind, at);
};

const mark = (file: Look, at: number): Guesses => {
  const words = file.words(at);
  const text = /^\S[^\s,{}[\]]*/.exec(words.text)?.[0] ?? words.text;
  return cause(text.startsWith("*") ? alias : text.startsWith("&") ? anchor : tag, file.piece(at, at + text.length));
};

const tab = (file: Look, at: number): Guesses => {
  const { start } = file.line(at);
  const width = file.indentation(at).length;
  return fault(0, kinds.tabIndent, { start: start - width, end: start, text: "" }, {});
};

const missingQuote = (file: Look, at: number): Guesses => {
  const scalar = file.scalarAt(at);
  if (!scalar) return [];
  const first = file.words(scalar.offset);
  const quote = scalar.source.charAt(0);
  return fault(0, kinds.missingQuote, first, { text: first.text.slice(1), quote });
};

/** `>` and `|` announce a text of several lines; `>9%` was meant as a comparison. */
const blockText = (file: Look, at: number): Guesses => {
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
const reserved = ({ start, text }: Piece): Guesses => {
  const cut = /^>=?\s*[^\s:,{}[\]]+/.exec(text)?.[0] ?? /^.[^:,{}[\]#]*/u.exec(text)?.[0].trimEnd() ?? text;
  const [, sign, value] = /^(>=?)\s*(\S+)$/.exec(cut) ?? [];
  const words =
    sign === ">" ? { en: `above ${value}`, zh: `超过 ${value}` } : sign ? { en: `from ${value}`, zh: `${value}以上` } : undefined;
  return fault(0, kinds.needsQuotes, { start, end: start + cut.length, text: cut }, { text: cut, words }, cut.replace(/^./, "_"));
};

const missingBracket = (file: Look, at: number): Guesses => {
  const open = file.openBracket(at);
  if (!open) return [];
  const wide = file.text.slice(open.offset, at).search(/[｝］]/);
  if (wide >= 0) return cause(bracket, file.piece(open.offset, open.offset + wide + 1));
  const [sign, close] = open.start.source === "{" ? ["{", "}"] : ["[", "]"];
  return fault(1, kinds.missingBracket, file.piece(open.offset, open.offset + 1), { open: sign, close });
};

const extraBracket = (file: Look, at: number): Guesses => {
  const bracketHere = file.piece(at, at + 1);
  return fault(1, kinds.extraBracket, bracketHere, { text: bracketHere.text }, " ");
};

const dash = (file: Look, at: number): Guesses => {
  const words = file.words(at);
  return words.text.startsWith("-") ? cause(kinds.dashPlace, words) : [];
};

/** YAML joined lines into one key because all but the last have no colon that it knows. */
const severalLines = (file: Look, at: number): Guesses => {
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

const withoutColon = (line: Piece, file: Look): Guesses => {
  const wide = fullWidth(file.line(line.start));
  if (wide) return wide;
  if (/^(- +)*[^\s:]+:[^\s:]/.test(line.text)) return cause(kinds.colonSpace, line);
  return line.text.startsWith("-") ? dash(file, line.start) : symptom(kinds.noColon, line);
};

/** `a: b: c`, or in brackets `{ a: 1 b: 2 }`. Over several lines it is told by `severalLines`. */
const keyInValue = (file: Look, at: number): Guesses => {
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

const missingComma = (file: Look, at: number): Guesses => {
  const wide = fullWidth(file.line(at));
  if (wide) return wide;
  const words = file.words(at);
  return symptom(kinds.missingComma, words.text === "" ? file.line(at) : words);
};

/** Something stands where a value has already ended. */
const afterEnd = (file: Look, at: number): Guesses => {
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
