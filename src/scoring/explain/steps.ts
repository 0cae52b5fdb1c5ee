/** Adjustments, results and the figures that others are made of. */

import { isPartOf, isTeamFigure, isToldInFull, ownerOf } from "../../plan/names.ts";
import { owns } from "../../text/record.ts";
import type { Step } from "../sheet/sheet.ts";
import { changeTexts } from "./changes.ts";
import { bareEntry, type Entry } from "./entries.ts";
import { reasonText } from "./reasons.ts";
import { recordTexts } from "./records.ts";
import { lineText, type Writer, withText } from "./writer.ts";

export const stepEntry = (step: Step, writer: Writer): Entry => {
  const { uses, because, title, value, line } = step;
  const reasons = because.map((reason) => reasonText(reason, uses, writer));
  const read = untold(step, reasons, writer);
  const notes = [
    ...(reasons.length > 0 ? reasons : [lineText(line, writer).trim()]),
    read.length === 0 ? "" : withText(read, writer),
    ...recordTexts(step, writer),
    ...changeTexts(step, writer),
  ];
  return { ...bareEntry(title[writer.language], value), notes: notes.filter((note) => note !== "") };
};

/** What was read and none of the reasons has told. */
const untold = ({ name: own, uses }: Step, reasons: readonly string[], { facts, step, titleOf }: Writer): readonly string[] => {
  // Of a place or a part of a pool the sentence says all there is.
  const told = Object.keys(uses).some(isToldInFull);
  const isWorthTelling = (name: string, text: string): boolean =>
    (!told || !isTeamFigure(name)) &&
    // What was read within the records of a list has a value for each of them.
    (facts[name] !== undefined || step(name) !== undefined) &&
    // Of a list as a whole, the column says nothing.
    (text !== "—" || !owns(uses, ownerOf(name)));
  return Object.entries(uses).flatMap(([name, text]) => {
    const words = `${titleOf(name)} ${text}`;
    // A part of the step has been told of where its value has; anything else, where it was called by its title.
    const sign = isPartOf(name, own) ? text : words;
    return isWorthTelling(name, text) && !reasons.some((reason) => reason.includes(sign)) ? [words] : [];
  });
};
