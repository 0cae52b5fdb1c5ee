/** What each record of a list came to, a line for each. */
import type { RecordStep, Step } from "../sheet/sheet.ts";
import { changeTexts } from "./changes.ts";
import { reasonText } from "./reasons.ts";
import { colon, joined, type Writer, withText } from "./writer.ts";

/** Beyond so many records of a list the rest is only counted; the sheet holds them all. */
const mostRecords = 20;

export const recordTexts = ({ records = [], uses }: Pick<Step, "records" | "uses">, writer: Writer): readonly string[] => {
  const texts = records.slice(0, mostRecords).map((record) => recordText(record, uses, writer));
  const more = records.length - texts.length;
  return more > 0 ? [...texts, writer.zh ? `…另有 ${more} 条` : `… and ${more} more`] : texts;
};

/** `uses`: what the whole list was made of. */
const recordText = (step: RecordStep, uses: Step["uses"], writer: Writer): string => {
  const { record, value, facts, because } = step;
  const inside: Writer = { ...writer, titleOf: (name) => facts[name]?.title[writer.language] ?? writer.titleOf(name) };
  const told = because.map((reason) => reasonText(reason, { ...uses, ...facts }, inside));
  const read = Object.entries(facts)
    .map(([name, { value: own }]) => ({ title: inside.titleOf(name), own }))
    .filter(({ title }) => !told.some((reason) => saysValueOf(reason, title)))
    .map(({ title, own }) => `${title} ${own}`);
  const reasons = [...told, ...(read.length === 0 ? [] : [withText(read, writer)]), ...changeTexts(step, writer)];
  const said = joined([...new Set(reasons)], writer);
  const which = writer.zh ? `第 ${record} 条` : `record ${record}`;
  return `${which}${colon(writer)}${value}${said === "" ? "" : `  ${said}`}`;
};

/** A sentence that has the title with its value behind it; in a formula an operator stands there. */
const saysValueOf = (sentence: string, title: string): boolean => {
  const at = sentence.indexOf(`${title} `);
  return at >= 0 && !"*+-/<>=)".includes(sentence[at + title.length + 1] ?? "");
};
