/**
 * What a rule says, not yet in any language: a pattern of ours and what is put into it. Sheets make the text when somebody reads it, so a
 * stored program holds each pattern once, and another language needs nothing but texts by their codes.
 */
import type { Language, Says } from "./path.ts";

/** `{0}`, `{1}` in the texts stand for the parts. */
export type Pattern = { readonly code: string } & Says;
/** A string reads the same in every language. `{name}` in it stands for the value of that fact or definition. */
export type Part = string | Sentence;
export type Phrase = { readonly pattern: Pattern; readonly parts: readonly Part[] };
/** Words of the file's author, or a phrase. */
export type Sentence = Says | Phrase;

/** Makes phrases of one pattern. The code is its name for ever: `rows/falls-in`. */
export const phrase = (code: string, zh: string, en: string): ((...parts: readonly Part[]) => Phrase) =>
  // One pattern object for all its phrases: whoever stores a program finds it again by identity.
  (
    (pattern: Pattern) =>
    (...parts) => ({ pattern, parts })
  )({ code, zh, en });

const isPhrase = (sentence: Sentence): sentence is Phrase => "pattern" in sentence;

/** The text in one language; values are still called by their names. */
export const spoken = (part: Part, language: Language): string => {
  if (typeof part === "string") return part;
  if (!isPhrase(part)) return part[language];
  const { pattern, parts } = part;
  return pattern[language].replace(/\{(\d+)\}/g, (_, place: string) => spoken(parts[Number(place)] ?? "", language));
};
export const inBoth = (sentence: Sentence): Says => ({ zh: spoken(sentence, "zh"), en: spoken(sentence, "en") });
