import type { CST, YAMLError } from "yaml";
import type { Fault, Guess } from "./causes.ts";
import { indent, syntax } from "./error-kinds.ts";
import { guess, isStrayBracket } from "./guess.ts";
import { type Look, lookAt } from "./look.ts";
import { complain } from "./words.ts";

/** Nobody mends more at once, and every line costs a look at the whole file. */
const mostLines = 100;
const mostInLine = 8;

/** The errors of YAML as faults in the order of the file, at most one per line. `text` is what was parsed, `tokens` what its parser made of it. */
export const explainErrors = (errors: readonly YAMLError[], tokens: readonly CST.Token[], text: string): readonly Fault[] => {
  const file = lookAt(tokens, text);
  const kept = new Map<number, Guess>();
  for (const inLine of byLine(errors, file)) {
    // A bracket that does not close the one that is open is not one too many.
    const unclosed = inLine.some(isUnclosed);
    const wanted = inLine.slice(0, mostInLine).filter((error) => !(unclosed && isStrayBracket(error)));
    const guesses = wanted.flatMap((error) => guess(error, file));
    const best = Math.min(...guesses.map(({ rank }) => rank));
    for (const one of guesses) {
      const line = file.lineOf(one.at.start);
      // A tab counts as nothing, so that the line after it seems out of line.
      const follows = one.diagnostic.code === indent.code && /\t/.test(file.indentationAbove(one.at.start));
      if (one.rank === best && !kept.has(line) && !follows) kept.set(line, one);
    }
  }
  const first = errors[0];
  if (kept.size > 0 || !first) return [...kept.values()].sort((a, b) => a.at.start - b.at.start);
  const at = file.words(first.pos[0]);
  return [{ diagnostic: complain(syntax, at, { text: at.text }), at }];
};

const isUnclosed = ({ message }: YAMLError): boolean => message.includes("end with a ");

/** Errors that share a line, without those that only follow: when a document ends early every further word is one, and so is a late bracket. */
const byLine = (errors: readonly YAMLError[], file: Look): Iterable<readonly YAMLError[]> => {
  const lines = new Map<number, YAMLError[]>();
  let ended = false;
  let unclosed = false;
  for (const error of [...errors].sort((a, b) => a.pos[0] - b.pos[0])) {
    const line = file.lineOf(error.pos[0]);
    const stray = error.message.includes("in YAML stream");
    const follows = stray && (ended || (unclosed && /^[\]}, ]*$/.test(file.line(error.pos[0]).text)));
    const same = lines.get(line);
    if (same) same.push(error);
    else if (!follows && lines.size < mostLines) lines.set(line, [error]);
    ended ||= stray;
    unclosed ||= isUnclosed(error);
  }
  return lines.values();
};
