/** The sentences of an explanation, one line each. */
import { compare, fromText } from "../../text/exact.ts";
import type { Language, Says } from "../../text/path.ts";
import type { Change, Person, Reason } from "./sheet.ts";

export const words = {
  total: { zh: "总分", en: "Total" },
  grade: { zh: "等级", en: "Grade" },
  dimensions: { zh: "各项得分", en: "Points" },
  adjustments: { zh: "加减分", en: "Adjustments" },
  results: { zh: "结果", en: "Results" },
  periods: { zh: "各期", en: "Periods" },
  carry: { zh: "结转到下一期", en: "Carried to the next period" },
  measures: { zh: "各项指标怎么算出来", en: "Where the figures come from" },
  rubric: { zh: "评分细则", en: "Rubric" },
  capped: { zh: "封顶", en: "capped" },
  raised: { zh: "保底", en: "raised to the floor" },
  limited: { zh: "按上下限", en: "limited" },
  rounded: { zh: "舍入", en: "rounded" },
  gate: { zh: "触发", en: "gate" },
  notApplicable: { zh: "不适用", en: "not applicable" },
  notScored: { zh: "未评", en: "not scored" },
} as const satisfies Readonly<Record<string, Says>>;

/** Keyed by the names that a text may speak of. */
export type Names = Readonly<Record<string, unknown>>;
export type Writer = { readonly language: Language; readonly zh: boolean; readonly titleOf: (name: string) => string };

export const colon = ({ zh }: Writer) => (zh ? "：" : ": ");
export const listed = (items: readonly string[], { zh }: Writer): string => items.join(zh ? "，" : ", ");
export const lineText = (line: number | undefined, { zh }: Writer): string =>
  line === undefined ? "" : zh ? `〔第 ${line} 行〕` : ` (line ${line})`;

/** A row that was chosen by a word says that word twice, and one that only leads on to another table says so: neither helps the reader. */
const plainly = (text: string): string =>
  text.replace(/：见下$|: see below$/, "").replace(/^(.*) (\S+)(?:，对应“\2”| falls in \2)(?=：|: |$)/, "$1 $2");
/** A formula speaks of things by their names, people by their titles. A sentence that has the title already is left alone. */
const titled = (text: string, names: Names, writer: Writer): string =>
  text.replace(peopleOrName, (name, whose?: string, of?: string, group?: string) => {
    const { titleOf } = writer;
    if (whose !== undefined && of !== undefined) {
      const title = ofPeople(whose === "others", titleOf(of), writer);
      return group === undefined ? title : `${title}, ${titleOf(group)}`;
    }
    return Object.hasOwn(names, name) && !text.includes(titleOf(name)) ? titleOf(name) : name;
  });
/** `team.volume`, `others.volume, panel`, or any name. */
const peopleOrName =
  /\b(team|others)\.([\p{L}_][\p{L}\p{N}_.]*)(?:\s*,\s*([\p{L}_][\p{L}\p{N}_]*))?|[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*/gu;
const ofPeople = (others: boolean, title: string, { zh }: Writer): string =>
  zh ? `${others ? "其他人" : "全组"}的${title}` : `${title} of ${others ? "the others" : "the team"}`;
export const reasonText = ({ text, line }: Reason, names: Names, writer: Writer): string =>
  titled(plainly(text[writer.language]), names, writer) + lineText(line, writer);
/** A gate without a reason is called by its condition, often a single fact. */
export const gateText = ({ text, line }: Reason, writer: Writer): string =>
  words.gate[writer.language] + colon(writer) + writer.titleOf(text[writer.language]) + lineText(line, writer);

const numberOf = (text: string) => {
  const plain = text.replace(/ ≈.*/, "").replace("%", "");
  return /^-?\d+(?:\.\d+|\/\d+)?$/.test(plain) ? fromText(plain) : undefined;
};
const limitVerb = ({ before, after }: Change): Says => {
  const [from, to] = [numberOf(before), numberOf(after)];
  return from && to ? (compare(from, to) > 0 ? words.capped : words.raised) : words.limited;
};
/** Of `97/6 ≈ 16.166667` the part that people read; the sheet keeps both. */
const shown = (value: string): string => value.replace(/^.* (?=≈ )/, "");

export const changeTexts = (
  { limits, roundings }: { readonly limits: readonly Change[]; readonly roundings: readonly Change[] },
  writer: Writer,
): readonly string[] => {
  const text = (verb: Says, { before, after, line }: Change) =>
    `${verb[writer.language]}${colon(writer)}${shown(before)} → ${shown(after)}${lineText(line, writer)}`;
  return [...limits.map((one) => text(limitVerb(one), one)), ...roundings.map((one) => text(words.rounded, one))];
};

export const personText = (person: Person, writer: Writer): string =>
  typeof person === "string"
    ? person
    : listed(
        Object.entries(person).map(([key, value]) => key + colon(writer) + value),
        writer,
      );
