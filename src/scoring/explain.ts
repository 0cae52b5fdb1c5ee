/** A score sheet as text for people, in Chinese or English. */
import { compare, fromText } from "../text/exact.ts";
import type { Language, Says } from "../text/path.ts";
import { displayWidth, padDisplay } from "../text/width.ts";
import type { Change, DimensionSheet, Person, Reason, ScoreSheet, Step } from "./sheet.ts";

const words = {
  total: { zh: "总分", en: "Total" },
  grade: { zh: "等级", en: "Grade" },
  dimensions: { zh: "各项得分", en: "Points" },
  adjustments: { zh: "加减分", en: "Adjustments" },
  results: { zh: "结果", en: "Results" },
  measures: { zh: "各项指标怎么算出来", en: "Where the figures come from" },
  capped: { zh: "封顶", en: "capped" },
  raised: { zh: "保底", en: "raised to the floor" },
  limited: { zh: "按上下限", en: "limited" },
  rounded: { zh: "舍入", en: "rounded" },
  gate: { zh: "触发", en: "gate" },
  notApplicable: { zh: "不适用", en: "not applicable" },
  notScored: { zh: "未评", en: "not scored" },
} as const satisfies Readonly<Record<string, Says>>;

/** A figure with what is said about it; the marks of a table, but every line makes sense without its column. */
type Entry = {
  readonly depth: number;
  readonly title: string;
  readonly value: string;
  /** What follows the value on its line. */
  readonly after: string;
  readonly notes: readonly string[];
};
/** Beyond this a title pushes its own figure to the right, and no other. */
const widestTitle = 36;

const columns = (entries: readonly Entry[]): readonly string[] => {
  const ahead = entries.map(({ depth, title }) => "  ".repeat(depth + 1) + title);
  const titleWidth = Math.max(0, ...ahead.map(displayWidth).filter((width) => width <= widestTitle));
  const valueWidth = Math.max(0, ...entries.map(({ value }) => displayWidth(value)));
  return entries.flatMap(({ depth, value, after, notes }, i) => [
    `${padDisplay(ahead[i] ?? "", titleWidth, "left")}  ${padDisplay(value, valueWidth, "right")}${after}`,
    ...new Set(notes.map((note) => `${"  ".repeat(depth + 3)}${note}`)),
  ]);
};

type Writer = { readonly language: Language; readonly zh: boolean; readonly titleOf: (name: string) => string };

const colon = ({ zh }: Writer) => (zh ? "：" : ": ");
const lineText = (line: number | undefined, { zh }: Writer): string =>
  line === undefined ? "" : zh ? `〔第 ${line} 行〕` : ` (line ${line})`;

/** A row that was chosen by a word says that word twice, and one that only leads on to another table says so: neither helps the reader. */
const plainly = (text: string): string =>
  text.replace(/：见下$|: see below$/, "").replace(/^(.*) (\S+)(?:，对应“\2”| falls in \2)(?=：|: |$)/, "$1 $2");
const reasonText = ({ text, line }: Reason, writer: Writer): string => plainly(text[writer.language]) + lineText(line, writer);

const numberOf = (text: string) => {
  const plain = text.replace(/ ≈.*/, "").replace("%", "");
  return /^-?\d+(?:\.\d+|\/\d+)?$/.test(plain) ? fromText(plain) : undefined;
};
const limitVerb = ({ before, after }: Change): Says => {
  const [from, to] = [numberOf(before), numberOf(after)];
  return from && to ? (compare(from, to) > 0 ? words.capped : words.raised) : words.limited;
};
/** `97/6 ≈ 16.166666` is cut after six places: `16.166666…`. */
const shown = (value: string): string => value.replace(/^.* ≈ (-?[\d.]+)/, "$1…");
const changes = (
  { limits, roundings }: { readonly limits: readonly Change[]; readonly roundings: readonly Change[] },
  writer: Writer,
): readonly string[] => {
  const change = (verb: Says, { before, after, line }: Change) =>
    `${verb[writer.language]}${colon(writer)}${shown(before)} → ${shown(after)}${lineText(line, writer)}`;
  return [...limits.map((one) => change(limitVerb(one), one)), ...roundings.map((one) => change(words.rounded, one))];
};
const gateText = (gate: Reason, writer: Writer) => `${words.gate[writer.language]}${colon(writer)}${reasonText(gate, writer)}`;

const dimensionEntries = (dimension: DimensionSheet, facts: ReadonlySet<string>, writer: Writer, depth: number): Entry[] => {
  const { language, zh } = writer;
  const { points, weight, max, lost, applies, title } = dimension;
  const missed = lost !== undefined && lost !== "0" && !lost.startsWith("-");
  const remark =
    max !== weight ? (zh ? `（最高可得 ${max}）` : ` (up to ${max})`) : missed ? (zh ? `（失 ${lost}）` : ` (${lost} lost)`) : "";
  const part = ({ title, value, line, because }: DimensionSheet["parts"][number]): string => {
    const reasons = because.map((reason) => reasonText(reason, writer)).join(zh ? "；" : "; ");
    // A line without a title is called by the fact that it looks at, which its reason names anyway.
    const name = reasons !== "" && facts.has(title[language]) ? "" : title[language];
    return `${[value, [name, reasons].filter((text) => text !== "").join(colon(writer))].join("  ")}${reasons === "" ? lineText(line, writer) : ""}`;
  };
  const notes = [
    ...dimension.because.map((reason) => reasonText(reason, writer)),
    ...dimension.parts.map(part),
    ...changes(dimension, writer),
    ...dimension.gates.map((gate) => gateText(gate, writer)),
  ];
  const state = !applies ? words.notApplicable : points === undefined ? words.notScored : undefined;
  const entry = { depth, title: title[language], notes };
  return [
    state
      ? { ...entry, value: "—", after: ` / ${weight}  ${state[language]}` }
      : { ...entry, value: points ?? "", after: ` / ${weight}${remark}` },
    ...dimension.dimensions.flatMap((child) => dimensionEntries(child, facts, writer, depth + 1)),
  ];
};

const stepEntry = (step: Step, writer: Writer): Entry => {
  const reasons = step.because.map((reason) => reasonText(reason, writer));
  const uses = Object.entries(step.uses)
    .map(([name, value]) => `${writer.titleOf(name)} ${value}`)
    .filter((text) => !reasons.some((reason) => reason.includes(text)));
  const list = uses.join(writer.zh ? "，" : ", ");
  const notes = [
    ...(reasons.length > 0 ? reasons : [lineText(step.line, writer).trim()]),
    list === "" ? "" : writer.zh ? `其中 ${list}` : `with ${list}`,
    ...changes(step, writer),
  ];
  return {
    depth: 0,
    title: step.title[writer.language],
    value: step.value,
    after: "",
    notes: notes.filter((note) => note !== ""),
  };
};

const personText = (person: Person, writer: Writer): string =>
  typeof person === "string"
    ? person
    : Object.entries(person)
        .map(([key, value]) => key + colon(writer) + value)
        .join(writer.zh ? "，" : ", ");

/** The whole sheet as plain text: the total, every dimension with what decided it, then whatever follows from the total. */
export const explain = (sheet: ScoreSheet, language: Language): string => {
  const titles = new Map(sheet.trace.map((step) => [step.name, step.title[language]]));
  const writer: Writer = { language, zh: language === "zh", titleOf: (name) => titles.get(name) ?? name };
  const facts = new Set(sheet.trace.flatMap((step) => Object.keys(step.uses)));
  const steps = (...roles: readonly Step["role"][]) => sheet.trace.filter((step) => roles.includes(step.role));
  const block = (title: Says, entries: readonly Entry[]) =>
    entries.length === 0 ? [] : ["", title[language], ...columns(entries)];
  const stepBlock = (title: Says, ...roles: readonly Step["role"][]) =>
    block(
      title,
      roles.flatMap((role) => steps(role)).map((step) => stepEntry(step, writer)),
    );
  const [total] = steps("total");
  const [grade] = steps("grade");
  const gates = steps("gate").filter((gate) => gate.value === "true" && gate.name.startsWith("total/"));
  const totalLine = total && `${words.total[language]} ${total.value}${sheet.outOf === undefined ? "" : ` / ${sheet.outOf}`}`;
  const gradeLine = grade && `${words.grade[language]} ${grade.value}`;
  const head = [totalLine, gradeLine].filter((text) => text !== undefined).join("    ");
  const headNotes = [
    ...(total ? changes(total, writer) : []),
    ...gates.map(({ title: text, line }) => gateText(line === undefined ? { text } : { text, line }, writer)),
    ...(grade ? grade.because.map((reason) => reasonText(reason, writer)) : []),
  ];
  return [
    writer.zh ? `${sheet.title.zh}（版本 ${sheet.version}）` : `${sheet.title.en} (version ${sheet.version})`,
    ...(sheet.person === undefined ? [] : [personText(sheet.person, writer)]),
    ...(head === "" ? [] : ["", head, ...headNotes.map((note) => `  ${note}`)]),
    ...block(
      words.dimensions,
      sheet.dimensions.flatMap((dimension) => dimensionEntries(dimension, facts, writer, 0)),
    ),
    ...stepBlock(words.adjustments, "adjustment"),
    ...stepBlock(words.results, "result"),
    ...stepBlock(words.measures, "parameter", "measure"),
    "",
    `${writer.zh ? "评分细则" : "Rubric"}${colon(writer)}${[sheet.rubric, sheet.digest].join(writer.zh ? "，" : ", ")}`,
    "",
  ].join("\n");
};
