/** Dimensions with their points, what decided them and what they are made of. */

import { beforeGates } from "../../plan/names.ts";
import { owns } from "../../text/record.ts";
import type { DimensionSheet } from "../sheet/sheet.ts";
import { changeTexts } from "./changes.ts";
import type { Entry } from "./entries.ts";
import { gateText, gateWords, reasonText } from "./reasons.ts";
import { recordTexts } from "./records.ts";
import { words } from "./words.ts";
import { colon, joined, lineText, type Writer } from "./writer.ts";

/** One dimension and, deeper, those within it. */
export const dimensionEntries = (dimension: DimensionSheet, depth: number, writer: Writer): readonly Entry[] => {
  const { title, weight, dimensions } = dimension;
  const [value, remark] = pointsText(dimension, writer);
  return [
    { depth, title: title[writer.language], value, after: ` / ${weight}${remark}`, notes: notesOn(dimension, writer) },
    ...dimensions.flatMap((child) => dimensionEntries(child, depth + 1, writer)),
  ];
};

/** The points, and what is to be remarked on them. */
const pointsText = (dimension: DimensionSheet, writer: Writer): readonly [string, string] => {
  const { points, applies } = dimension;
  if (applies && points !== undefined) return [points, comparedWithMost(dimension, writer)];
  const state = applies ? words.notScored : words.notApplicable;
  return ["—", `  ${state[writer.language]}`];
};
const comparedWithMost = ({ weight, max, lost }: DimensionSheet, { zh }: Writer): string => {
  if (max !== weight) return zh ? `（最高可得 ${max}）` : ` (up to ${max})`;
  if (lost === undefined || lost === "0" || lost.startsWith("-")) return "";
  return zh ? `（失 ${lost}）` : ` (${lost} lost)`;
};

const notesOn = (dimension: DimensionSheet, writer: Writer): readonly string[] => {
  const { id, because, parts, gates } = dimension;
  const [step, before] = [writer.step(id), writer.step(beforeGates(id))];
  // A gate that fired is a row that decided, too.
  const fired = new Set(gates.map(({ text }) => gateWords(text[writer.language], writer)));
  const reasons = because.filter(({ text }) => !fired.has(text[writer.language]));
  return [
    ...reasons.map((reason) => reasonText(reason, step?.uses ?? {}, writer)),
    ...parts.map((part) => partText(part, dimension, writer)),
    ...(step ? recordTexts(step, writer) : []),
    ...(before ? changeTexts(before, writer) : []),
    ...changeTexts(dimension, writer),
    ...gates.map((gate) => gateText(gate, writer)),
  ];
};

type Part = DimensionSheet["parts"][number];
const partText = ({ title, value, line, because }: Part, dimension: DimensionSheet, writer: Writer): string => {
  const own = title[writer.language];
  const reasons = joined(
    because.map((reason) => reasonText(reason, writer.facts, writer)),
    writer,
  );
  if (reasons === "") return `${value}  ${own}${lineText(line, writer)}`;
  // What the dimension itself was worth before its gates.
  if (own === dimension.title[writer.language]) return value === dimension.points ? reasons : `${value}  ${reasons}`;
  // A line without a title is called by the fact that it looks at, which its reason names anyway.
  return `${value}  ${owns(writer.facts, own) ? "" : own + colon(writer)}${reasons}`;
};
