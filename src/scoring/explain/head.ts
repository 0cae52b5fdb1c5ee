/** The total and the grade, and what stood in their way. */

import { gradeByThresholds, isPartOf } from "../../plan/names.ts";
import { owns } from "../../text/record.ts";
import type { Reason, ScoreSheet, Step } from "../sheet/sheet.ts";
import { changeTexts } from "./changes.ts";
import { gateText, reasonText } from "./reasons.ts";
import { words } from "./words.ts";
import type { Writer } from "./writer.ts";

export const headLines = (sheet: ScoreSheet, writer: Writer): readonly string[] => {
  const { language } = writer;
  const total = sheet.trace.find(({ role }) => role === "total");
  const grade = sheet.trace.find(({ role }) => role === "grade");
  if (!total && !grade) return [];
  const outOf = sheet.outOf === undefined ? "" : ` / ${sheet.outOf}`;
  const figures = [
    ...(total ? [`${words.total[language]} ${total.value}${outOf}`] : []),
    ...(grade ? [`${words.grade[language]} ${grade.value}`] : []),
  ];
  const notes = [
    ...onTheWay(sheet).flatMap((step) => changeTexts(step, writer)),
    ...gatesFired(sheet).map((gate) => gateText(gate, writer)),
    ...(grade ? [...grade.because, ...byThresholds(grade, writer)].map((reason) => reasonText(reason, {}, writer)) : []),
  ];
  return ["", figures.join("    "), ...notes.map((note) => `  ${note}`)];
};

const onTheWay = ({ trace }: ScoreSheet): readonly Step[] =>
  trace.filter(({ role, name }) => role === "total" || (role === "part" && isPartOf(name, "total")));
const gatesFired = ({ trace }: ScoreSheet): readonly Reason[] =>
  trace
    .filter(({ role, value, name }) => role === "gate" && value === "true" && isPartOf(name, "total"))
    .map(({ title: text, line }) => (line === undefined ? { text } : { text, line }));
/** Where grades are distributed and this one is not, the threshold that holds instead. */
const byThresholds = ({ uses }: Step, { step }: Writer): readonly Reason[] =>
  owns(uses, gradeByThresholds) ? (step(gradeByThresholds)?.because ?? []) : [];
