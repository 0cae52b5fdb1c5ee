/** A sheet as a few lines of running text, for a cell beside the score: no columns, nothing that the sheet only lists. */
import type { Language } from "../../text/path.ts";
import type { ScoreSheet, Step } from "../sheet/sheet.ts";
import { dimensionEntries } from "./dimensions.ts";
import type { Entry } from "./entries.ts";
import { headLines } from "./head.ts";
import { stepEntry } from "./steps.ts";
import { colon, joined, type Writer, writerOf } from "./writer.ts";

/** `figure`: only this dimension, result or measure, by its name; undefined: it is not on the sheet. */
export const explainBriefly = (sheet: ScoreSheet, language: Language, figure?: string): string | undefined => {
  const writer = writerOf(sheet, language);
  const { dimensions, trace } = sheet;
  const ofRole = (...roles: readonly Step["role"][]) => trace.filter(({ role }) => roles.includes(role));
  if (figure === undefined) {
    const entries = [
      ...dimensions.flatMap((dimension) => dimensionEntries(dimension, 0, writer)),
      ...[...ofRole("adjustment"), ...ofRole("result")].map((step) => stepEntry(step, writer)),
    ];
    return [...head(sheet, writer), ...entries.map((entry) => lineOf(entry, writer))].join("\n");
  }
  if (figure === "total" || figure === "grade") return head(sheet, writer).join("\n") || undefined;
  const dimension = find(dimensions, figure);
  if (dimension)
    return dimensionEntries(dimension, 0, writer)
      .map((entry) => lineOf(entry, writer))
      .join("\n");
  const step = trace.find(({ name }) => name === figure);
  return step && lineOf(stepEntry(step, writer), writer);
};

const find = (among: ScoreSheet["dimensions"], id: string): ScoreSheet["dimensions"][number] | undefined => {
  for (const one of among) {
    const found = one.id === id ? one : find(one.dimensions, id);
    if (found) return found;
  }
  return undefined;
};
const head = (sheet: ScoreSheet, writer: Writer): readonly string[] => {
  const [, figures, ...notes] = headLines(sheet, writer);
  return figures === undefined
    ? []
    : [
        withNotes(
          figures,
          notes.map((note) => note.trim()),
          writer,
        ),
      ];
};
const lineOf = ({ depth, title, value, after, notes }: Entry, writer: Writer): string =>
  withNotes(`${"  ".repeat(depth)}${title} ${value}${after}`, notes, writer);
const withNotes = (text: string, notes: readonly string[], writer: Writer): string =>
  notes.length === 0 ? text : `${text}${colon(writer)}${joined(notes, writer)}`;
