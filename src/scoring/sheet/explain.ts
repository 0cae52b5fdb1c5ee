/** A score sheet as text for people, in Chinese or English. */
import { beforeGates, gradeByThresholds, isPartOf, isTeamFigure, isToldInFull, ownerOf } from "../../plan/names.ts";
import type { Language, Says } from "../../text/path.ts";
import { displayWidth, padDisplay } from "../../text/width.ts";
import type { DimensionSheet, Member, ScoreSheet, Step } from "./sheet.ts";
import {
  changeTexts,
  colon,
  gateText,
  lineText,
  listed,
  type Names,
  personText,
  reasonText,
  type Writer,
  words,
} from "./words.ts";

/** A figure and what is said about it: the figures stand in a column, yet every line makes sense without it. */
type Entry = {
  readonly depth: number;
  readonly title: string;
  readonly value: string;
  /** What follows the value on its line. */
  readonly after: string;
  readonly notes: readonly string[];
};
/** A title beyond this width pushes its own figure to the right, and no other. */
const widestTitle = 36;

const columns = (entries: readonly Entry[]): readonly string[] => {
  const ahead = entries.map(({ depth, title }) => "  ".repeat(depth + 1) + title);
  const titleWidth = Math.max(0, ...ahead.map(displayWidth).filter((width) => width <= widestTitle));
  const valueWidth = Math.max(0, ...entries.map(({ value }) => displayWidth(value)));
  return entries.flatMap(({ depth, value, after, notes }, i) => [
    `${padDisplay(ahead[i] ?? "", titleWidth, "left")}  ${padDisplay(value, valueWidth, "right")}${after}`,
    ...notes.map((note) => `${"  ".repeat(depth + 3)}${note}`),
  ]);
};

type Sheet = Writer & { readonly step: (name: string) => Step | undefined; readonly facts: Names };

type Part = DimensionSheet["parts"][number];
const partText = ({ title, value, line, because }: Part, dimension: DimensionSheet, sheet: Sheet): string => {
  const own = title[sheet.language];
  const reasons = because.map((reason) => reasonText(reason, sheet.facts, sheet)).join(sheet.zh ? "；" : "; ");
  if (reasons === "") return `${value}  ${own}${lineText(line, sheet)}`;
  // What the dimension itself was worth before its gates.
  if (own === dimension.title[sheet.language]) return value === dimension.points ? reasons : `${value}  ${reasons}`;
  // A line without a title is called by the fact that it looks at, which its reason names anyway.
  return `${value}  ${Object.hasOwn(sheet.facts, own) ? "" : own + colon(sheet)}${reasons}`;
};

const remark = ({ weight, max, lost }: DimensionSheet, { zh }: Writer): string => {
  if (max !== weight) return zh ? `（最高可得 ${max}）` : ` (up to ${max})`;
  if (lost === undefined || lost === "0" || lost.startsWith("-")) return "";
  return zh ? `（失 ${lost}）` : ` (${lost} lost)`;
};

const dimensionEntries = (dimension: DimensionSheet, sheet: Sheet, depth: number): readonly Entry[] => {
  const { language } = sheet;
  const { points, weight, applies, title } = dimension;
  const uses = sheet.step(dimension.id)?.uses ?? {};
  const before = sheet.step(beforeGates(dimension.id));
  // A gate that fired is a row that decided, too.
  const gates = new Set(dimension.gates.map((gate) => words.gate[language] + colon(sheet) + gate.text[language]));
  const because = dimension.because.filter((reason) => !gates.has(reason.text[language]));
  const notes = [
    ...because.map((reason) => reasonText(reason, uses, sheet)),
    ...dimension.parts.map((part) => partText(part, dimension, sheet)),
    ...recordTexts(sheet.step(dimension.id), sheet),
    ...(before ? changeTexts(before, sheet) : []),
    ...changeTexts(dimension, sheet),
    ...dimension.gates.map((gate) => gateText(gate, sheet)),
  ];
  const state = !applies ? words.notApplicable : points === undefined ? words.notScored : undefined;
  const [value, after] = state ? ["—", `  ${state[language]}`] : [points ?? "", remark(dimension, sheet)];
  return [
    { depth, title: title[language], value, after: ` / ${weight}${after}`, notes },
    ...dimension.dimensions.flatMap((child) => dimensionEntries(child, sheet, depth + 1)),
  ];
};

/** Beyond so many records of a list the rest is only counted; the sheet holds them all. */
const mostRecords = 20;
/** A sentence that has the title with its value behind it; in a formula an operator stands there. */
const saysValueOf = (sentence: string, title: string): boolean => {
  const at = sentence.indexOf(`${title} `);
  return at >= 0 && !"*+-/<>=)".includes(sentence[at + title.length + 1] ?? "");
};
const recordTexts = (step: Step | undefined, sheet: Sheet): readonly string[] => {
  const records = step?.records ?? [];
  const texts = records.slice(0, mostRecords).map(({ record, value, facts, because, limits, roundings }) => {
    const inside = { ...sheet, titleOf: (name: string) => facts[name]?.title[sheet.language] ?? sheet.titleOf(name) };
    const told = because.map((reason) => reasonText(reason, { ...step?.uses, ...facts }, inside));
    const read = Object.entries(facts)
      .map(([name, { value: own }]) => ({ title: inside.titleOf(name), own }))
      .filter(({ title }) => !told.some((reason) => saysValueOf(reason, title)))
      .map(({ title, own }) => `${title} ${own}`);
    const reasons = [
      ...told,
      ...(read.length === 0 ? [] : [(sheet.zh ? "其中 " : "with ") + listed(read, sheet)]),
      ...changeTexts({ limits, roundings }, sheet),
    ];
    const said = [...new Set(reasons)].join(sheet.zh ? "；" : "; ");
    const which = sheet.zh ? `第 ${record} 条` : `record ${record}`;
    return `${which}${colon(sheet)}${value}${said === "" ? "" : `  ${said}`}`;
  });
  const more = records.length - texts.length;
  return more > 0 ? [...texts, sheet.zh ? `…另有 ${more} 条` : `… and ${more} more`] : texts;
};

const stepEntry = (step: Step, sheet: Sheet): Entry => {
  const { uses, because, title, value } = step;
  const reasons = because.map((reason) => reasonText(reason, uses, sheet));
  // Of a place or a part of a pool the sentence says all there is.
  const told = Object.keys(uses).some(isToldInFull);
  const read = Object.entries(uses)
    .filter(([name]) => !told || !isTeamFigure(name))
    // What was read within the records of a list has a value for each of them.
    .filter(([name]) => sheet.facts[name] !== undefined || sheet.step(name) !== undefined)
    // Of a list as a whole, the column says nothing.
    .filter(([name, text]) => text !== "—" || !Object.hasOwn(uses, ownerOf(name)))
    // A part of the step has been told of where its value has; anything else, where it was called by its title.
    .map(([name, text]) => [`${sheet.titleOf(name)} ${text}`, isPartOf(name, step.name) ? text : undefined] as const)
    .filter(([named, own]) => !reasons.some((reason) => reason.includes(own ?? named)))
    .map(([named]) => named);
  const notes = [
    ...(reasons.length > 0 ? reasons : [lineText(step.line, sheet).trim()]),
    read.length === 0 ? "" : (sheet.zh ? "其中 " : "with ") + listed(read, sheet),
    ...recordTexts(step, sheet),
    ...changeTexts(step, sheet),
  ];
  return { depth: 0, title: title[sheet.language], value, after: "", notes: notes.filter((note) => note !== "") };
};

/** Where grades are distributed and this one is not, the threshold that holds instead. */
const byThresholds = ({ trace }: ScoreSheet, grade: Step): Step["because"] => {
  const step = trace.find(({ name }) => name === gradeByThresholds);
  return step && Object.hasOwn(grade.uses, step.name) ? step.because : [];
};

const headLines = (sheet: ScoreSheet, writer: Writer): readonly string[] => {
  const { language } = writer;
  const total = sheet.trace.find(({ role }) => role === "total");
  const grade = sheet.trace.find(({ role }) => role === "grade");
  if (!total && !grade) return [];
  const outOf = sheet.outOf === undefined ? "" : ` / ${sheet.outOf}`;
  const gates = sheet.trace.filter(({ role, value, name }) => role === "gate" && value === "true" && isPartOf(name, "total"));
  const onTheWay = sheet.trace.filter(({ role, name }) => role === "total" || (role === "part" && isPartOf(name, "total")));
  const notes = [
    ...onTheWay.flatMap((step) => changeTexts(step, writer)),
    ...gates.map(({ title: text, line }) => gateText(line === undefined ? { text } : { text, line }, writer)),
    ...(grade ? [...grade.because, ...byThresholds(sheet, grade)].map((reason) => reasonText(reason, {}, writer)) : []),
  ];
  const figures = [
    ...(total ? [`${words.total[language]} ${total.value}${outOf}`] : []),
    ...(grade ? [`${words.grade[language]} ${grade.value}`] : []),
  ];
  return ["", figures.join("    "), ...notes.map((note) => `  ${note}`)];
};

const entry = (title: string, value: string): Entry => ({ depth: 0, title, value, after: "", notes: [] });
const memberEntry = ({ period, values }: Member, { language }: Writer): Entry =>
  entry(
    period,
    Object.values(values)
      .map(({ title, value }) => `${title[language]} ${value}`)
      .join("  "),
  );

/** The whole sheet as plain text: the total, every dimension with what decided it, then what follows from the total. */
export const explain = (sheet: ScoreSheet, language: Language): string => {
  const steps = new Map(sheet.trace.map((step) => [step.name, step]));
  const writer: Sheet = {
    language,
    zh: language === "zh",
    titleOf: (name) => (sheet.facts[name] ?? steps.get(name))?.title[language] ?? name,
    step: (name) => steps.get(name),
    facts: sheet.facts,
  };
  const block = (title: Says, entries: readonly Entry[]) =>
    entries.length === 0 ? [] : ["", title[language], ...columns(entries)];
  const stepsOf = (...roles: readonly Step["role"][]) =>
    roles.flatMap((role) => sheet.trace.filter((step) => step.role === role)).map((step) => stepEntry(step, writer));
  return [
    writer.zh ? `${sheet.title.zh}（版本 ${sheet.version}）` : `${sheet.title.en} (version ${sheet.version})`,
    ...(sheet.period === undefined ? [] : [`${sheet.period.title[language]} ${sheet.period.name}`.trim()]),
    ...(sheet.person === undefined ? [] : [personText(sheet.person, writer)]),
    ...headLines(sheet, writer),
    ...block(
      words.dimensions,
      sheet.dimensions.flatMap((dimension) => dimensionEntries(dimension, writer, 0)),
    ),
    ...block(words.adjustments, stepsOf("adjustment")),
    ...block(words.results, stepsOf("result")),
    ...block(words.measures, stepsOf("parameter", "measure")),
    ...block(
      words.periods,
      (sheet.periods ?? []).map((member) => memberEntry(member, writer)),
    ),
    ...block(
      words.carry,
      Object.entries(sheet.carry ?? {}).map(([fact, value]) => entry(writer.titleOf(fact), value)),
    ),
    "",
    words.rubric[language] + colon(writer) + listed([sheet.rubric, sheet.digest], writer),
    "",
  ].join("\n");
};
