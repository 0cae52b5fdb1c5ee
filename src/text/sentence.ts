/**
 * What a rule says, not yet in any language: a pattern of ours and what is put into it. Sheets make the text when somebody reads it, so a
 * stored program holds each pattern once, and another language needs nothing but texts by their codes.
 */
import type { Language, Says } from "./path.ts";

/** `{0}`, `{1}` in the texts stand for the parts. */
export type Pattern = { readonly code: string } & Says;
export type Phrase = { readonly pattern: Pattern; readonly parts: readonly Sentence[] };
/**
 * What reads the same in every language, words of the file's author in both, or a phrase. `{name}` in it stands for the value of that fact or
 * definition.
 */
export type Sentence = string | Says | Phrase;

/** A name without a title is a pair of the same text; a program need not hold it twice. */
const once = (part: Sentence): Sentence => (typeof part === "string" || isPhrase(part) || part.zh !== part.en ? part : part.zh);

type MakePhrase = (...parts: readonly Sentence[]) => Phrase;
/** Makes phrases of one pattern. The code is its name for ever: `rows/falls-in`. */
export const phrase = (code: string, zh: string, en: string): MakePhrase => {
  // One pattern object for all its phrases: whoever stores a program finds it again by identity.
  const pattern: Pattern = { code, zh, en };
  return (...parts) => ({ pattern, parts: parts.map(once) });
};

/** Any number of parts as one, each put before the next by a pattern of two places. */
export const joined = (pair: MakePhrase, [first = "", ...rest]: readonly Sentence[]): Sentence =>
  rest.reduce((before, next) => pair(before, next), first);
const next = phrase("list/next", "{0}、{1}", "{0}, {1}");
export const listed = (parts: readonly Sentence[]): Sentence => joined(next, parts);

const isPhrase = (sentence: Says | Phrase): sentence is Phrase => "pattern" in sentence;

/** The text in one language; values are still called by their names. */
export const spoken = (sentence: Sentence, language: Language): string => {
  if (typeof sentence === "string") return sentence;
  if (!isPhrase(sentence)) return sentence[language];
  const { pattern, parts } = sentence;
  // Once, and in our own text alone: braces that an author wrote are the author's.
  return pattern[language].replace(/\{(\d+)\}/g, (_, place: string) => spoken(parts[Number(place)] ?? "", language));
};
export const inBoth = (sentence: Sentence): Says => ({ zh: spoken(sentence, "zh"), en: spoken(sentence, "en") });
