/** Texts and lists that formulas look up, one below the other on a sheet of their own: in the first column a text, in the second a number. */
import type { Language, Says } from "../../text/path.ts";
import { type Sentence, spoken } from "../../text/sentence.ts";
import { call, type Formula, literal } from "./formula.ts";

export type Word = { readonly text: string; readonly number?: number };
/** Rows of that sheet. */
export type Block = {
  readonly texts: Formula;
  readonly numbers: Formula;
  /** The texts as other sheets name them. */
  readonly range: string;
  /** The first texts of it alone, as a range. */
  readonly top: (count: number) => string;
};
export type Words = {
  readonly language: Language;
  readonly block: (title: string, words: readonly Word[]) => Block;
  /** A text by its place in a block, from 1. */
  readonly pick: (title: string, texts: readonly string[], place: Formula) => Formula;
  readonly say: (text: Says) => Formula;
  /** A sentence of the file without values: those stand in cells of their own. */
  readonly tell: (sentence: Sentence) => string;
  /** In the order in which they stand; a title above each block. */
  readonly rows: () => readonly (Word & { readonly heading?: boolean })[];
};

/** Placeholders for values go: a formula makes no text of a number. */
const withoutValues = (sentence: Sentence, language: Language): string => spoken(sentence, language).replace(/\{[^{}]*\}/g, "…");

/** `sheet`: as formulas name it, with its mark. `tell`: how whoever makes the workbook puts sentences. */
export const openWords = (
  sheet: string,
  language: Language,
  tell: Words["tell"] = (sentence) => withoutValues(sentence, language),
): Words => {
  const rows: (Word & { heading?: boolean })[] = [];
  const blocks = new Map<string, Block>();
  const block: Words["block"] = (title, words) => {
    const key = JSON.stringify([title, words]);
    const known = blocks.get(key);
    if (known) return known;
    rows.push({ text: title, heading: true });
    const first = rows.length + 1;
    rows.push(...words);
    // Gnumeric takes a range of one cell for the cell, and finds nothing in it.
    if (words.length === 1) rows.push({ text: "" });
    const range = (letter: string, last: number) => `${sheet}$${letter}$${first}:$${letter}$${last}`;
    const made: Block = {
      texts: literal(range("A", rows.length)),
      range: range("A", rows.length),
      numbers: literal(range("B", rows.length)),
      top: (count) => range("A", first + count - 1),
    };
    blocks.set(key, made);
    return made;
  };
  return {
    language,
    block,
    tell,
    pick: (title, texts, place) =>
      call(
        "INDEX",
        block(
          title,
          texts.map((text) => ({ text })),
        ).texts,
        place,
      ),
    say: (text) => literal(`"${text[language].replaceAll('"', '""')}"`),
    rows: () => rows,
  };
};
