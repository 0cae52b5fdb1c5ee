/** A score sheet as text for people, in Chinese or English. */
import type { Language, Says } from "../../text/path.ts";
import type { Person } from "../sheet/person.ts";
import type { Member, ScoreSheet, Step } from "../sheet/sheet.ts";
import { dimensionEntries } from "./dimensions.ts";
import { bareEntry, type Entry, inColumns } from "./entries.ts";
import { headLines } from "./head.ts";
import { stepEntry } from "./steps.ts";
import { words } from "./words.ts";
import { colon, listed, type Writer, writerOf } from "./writer.ts";

/** The whole sheet as plain text: the total, every dimension with what decided it, then what follows from the total. */
export const explain = (sheet: ScoreSheet, language: Language): string => {
  const { title, version, period, person, dimensions, periods = [], carry = {}, trace, rubric, digest } = sheet;
  const writer = writerOf(sheet, language);
  const block = (heading: Says, entries: readonly Entry[]) =>
    entries.length === 0 ? [] : ["", heading[language], ...inColumns(entries)];
  const stepsOf = (...roles: readonly Step["role"][]) =>
    roles.flatMap((role) => trace.filter((step) => step.role === role)).map((step) => stepEntry(step, writer));
  const points = dimensions.flatMap((dimension) => dimensionEntries(dimension, 0, writer));
  const members = periods.map((member) => memberEntry(member, writer));
  const balances = Object.entries(carry).map(([fact, value]) => bareEntry(writer.titleOf(fact), value));
  return [
    writer.zh ? `${title.zh}（版本 ${version}）` : `${title.en} (version ${version})`,
    ...(period === undefined ? [] : [`${period.title[language]} ${period.name}`.trim()]),
    ...(person === undefined ? [] : [personText(person, writer)]),
    ...headLines(sheet, writer),
    ...block(words.dimensions, points),
    ...block(words.adjustments, stepsOf("adjustment")),
    ...block(words.results, stepsOf("result")),
    ...block(words.measures, stepsOf("parameter", "measure")),
    ...block(words.periods, members),
    ...block(words.carry, balances),
    "",
    words.rubric[language] + colon(writer) + listed([rubric, digest], writer),
    "",
  ].join("\n");
};

const personText = (person: Person, writer: Writer): string => {
  if (typeof person === "string") return person;
  const known = Object.entries(person).map(([key, value]) => key + colon(writer) + value);
  return listed(known, writer);
};
const memberEntry = ({ period, values }: Member, { language }: Writer): Entry => {
  const figures = Object.values(values).map(({ title, value }) => `${title[language]} ${value}`);
  return bareEntry(period, figures.join("  "));
};
