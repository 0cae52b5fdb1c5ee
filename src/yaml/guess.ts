import type { ErrorCode, YAMLError } from "yaml";
import * as causes from "./causes.ts";
import { cause, dash, type Guesses, keyInValue, symptom } from "./causes.ts";
import * as kinds from "./error-kinds.ts";
import type { Look, Piece } from "./look.ts";

/** An error where it was met: `at` is the first text from there on, `words` the rest of its line; `says` looks into the parser's message. */
type Met = {
  readonly error: YAMLError;
  readonly file: Look;
  readonly met: number;
  readonly at: number;
  readonly words: Piece;
  readonly says: (part: string) => boolean;
};
type Guesser = (met: Met) => Guesses;

/** A bracket that closes, where none of its kind is open. */
export const isStrayBracket = ({ message }: YAMLError): boolean => /flow-\w+-end/.test(message);

/** The parser names what it met; people want to hear what they wrote. An error that only follows from another gives no guess. */
export const guess = (error: YAMLError, file: Look): Guesses => {
  const met = Math.min(error.pos[0], file.text.length);
  const at = file.nextText(met);
  const here: Met = { error, file, met, at, words: file.words(at), says: (part) => error.message.includes(part) };
  const [, sure] = signs.find(([tells]) => tells(here)) ?? [];
  return (sure ?? byCode[error.code])?.(here) ?? [];
};

/** What tells the cause whatever the code of the error; the first that does is believed. */
const signs: readonly (readonly [tells: (met: Met) => boolean, guesser: Guesser])[] = [
  [
    ({ words, error }) => /^[*&!]/.test(words.text) && /ALIAS|ANCHOR|TAG|PROP/.test(error.code),
    ({ file, at }) => causes.mark(file, at),
  ],
  [({ says }) => says("Missing closing"), ({ file, met }) => causes.missingQuote(file, met)],
  [({ file, met }) => /\t/.test(file.indentation(met)), ({ file, met }) => causes.tab(file, met)],
  [({ says }) => says("Block scalar") || says("Not a YAML token"), ({ file, met }) => causes.blockText(file, met)],
  [({ says }) => says("Comments must be separated"), ({ words }) => cause(kinds.commentSpace, words)],
  [({ says }) => says("end with a "), ({ file, met }) => causes.missingBracket(file, met)],
];

const missingCharacter: Guesser = ({ file, met, at, words, says }) => {
  if (says("followed by map values")) return causes.withoutColon(file.line(at), file);
  if (says("space after :")) return cause(kinds.colonSpace, words);
  if (says("Sequence item without")) return symptom(kinds.indent, file.line(at));
  return says("Missing ,") ? causes.missingComma(file, met) : [];
};
const unexpected: Guesser = ({ error, file, at, says }) => {
  if (says("block-seq-ind")) return dash(file, at);
  if (says("Unexpected ,") || says("empty item")) return cause(kinds.extraComma, file.piece(at, at + 1));
  if (isStrayBracket(error)) return causes.extraBracket(file, at);
  return says("at node end") || says("Unexpected scalar token") ? causes.afterEnd(file, at) : [];
};
const dashOr =
  (otherwise: Guesser): Guesser =>
  (met) =>
    met.words.text.startsWith("- ") ? dash(met.file, met.at) : otherwise(met);

const byCode: Readonly<Partial<Record<ErrorCode, Guesser>>> = {
  BAD_DQ_ESCAPE: ({ file, at }) => cause(kinds.badEscape, file.piece(at, at + 2)),
  BAD_SCALAR_START: ({ words }) => causes.reserved(words),
  KEY_OVER_1024_CHARS: ({ file, at }) => cause(kinds.longKey, file.line(at)),
  MULTILINE_IMPLICIT_KEY: ({ file, at }) => causes.severalLines(file, at),
  BLOCK_AS_IMPLICIT_KEY: ({ file, at, says }) => (says("sequence") ? dash(file, at) : keyInValue(file, at)),
  BLOCK_IN_FLOW: dashOr(({ file, at }) => keyInValue(file, at)),
  BAD_INDENT: dashOr(({ file, at }) => causes.fullWidth(file.line(at)) ?? symptom(kinds.indent, file.line(at))),
  MISSING_CHAR: missingCharacter,
  UNEXPECTED_TOKEN: unexpected,
};
