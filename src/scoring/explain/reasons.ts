/** The sentences of rules, made plain: people read titles where a formula has names. */

import { renamed } from "../../language/dotted.ts";
import { owns } from "../../text/record.ts";
import type { Reason } from "../sheet/sheet.ts";
import { words } from "./words.ts";
import { colon, lineText, type Writer } from "./writer.ts";

/** Keyed by the names that a text may speak of. */
export type Names = Readonly<Record<string, unknown>>;

export const reasonText = ({ text, line }: Reason, names: Names, writer: Writer): string =>
  titled(plainly(text[writer.language]), names, writer) + lineText(line, writer);
/** A gate without a reason is called by its condition, often a single fact. */
export const gateText = ({ text, line }: Reason, writer: Writer): string =>
  gateWords(writer.titleOf(text[writer.language]), writer) + lineText(line, writer);
export const gateWords = (text: string, writer: Writer): string => words.gate[writer.language] + colon(writer) + text;

/** A row that was chosen by a word says that word twice, and one that only leads on to another table says so: neither helps the reader. */
const plainly = (text: string): string =>
  text.replace(/：见下$|: see below$/, "").replace(/^(.*) (\S+)(?:，对应“\2”| falls in \2)(?=：|: |$)/, "$1 $2");

/** A sentence that has the title already is left alone. */
const titled = (sentence: string, names: Names, writer: Writer): string => {
  const { titleOf } = writer;
  return renamed(sentence, {
    one: (name) => (owns(names, name) && !sentence.includes(titleOf(name)) ? titleOf(name) : name),
    people: (of, others, group) => {
      const title = ofPeople(others, titleOf(of), writer);
      return group === undefined ? title : `${title}, ${titleOf(group)}`;
    },
  });
};
const ofPeople = (others: boolean, title: string, { zh }: Writer): string =>
  zh ? `${others ? "其他人" : "全组"}的${title}` : `${title} of ${others ? "the others" : "the team"}`;
