/** The rows of the appraisal form: dimensions, results, and what they were reckoned from. */
import type { Definition, Program } from "../plan/ir.ts";
import type { GridFigure } from "../targets/grid/grid.ts";
import type { Style } from "../xlsx/model.ts";
import type { Chosen } from "./chosen.ts";
import type { TableLayout } from "./layout.ts";
import { looksAt } from "./looks-at.ts";
import { inShort, type Outline } from "./outline.ts";
import type { Page, Piece } from "./page.ts";
import { factStyle, figureStyle, styles } from "./styles.ts";
import type { Wording } from "./wording.ts";

/** What it is, what is asked, what there is, out of how many, points, why; then a gap and which row it is about, both hidden. */
export const widths = [17, 34, 12, 7, 10, 26];

const span = widths.length;

export type ScoreSheetGround = {
  readonly name: string;
  readonly program: Program;
  readonly outline: Outline;
  readonly layout: TableLayout;
  readonly figures: readonly GridFigure[];
};
export type Form = ScoreSheetGround & {
  readonly page: Page;
  readonly chosen: Chosen;
  readonly wording: Wording;
  readonly figure: (name: string) => GridFigure | undefined;
  /** Facts whose value stands beside the points already. */
  readonly told: Set<string>;
};

const headers = (zh: readonly string[], en: readonly string[], { language }: Wording): readonly Piece[] =>
  (language === "zh" ? zh : en).map((value) => ({ value, style: styles.tableHeader }));

export const dimensionTable = (form: Form): number => {
  const { page, outline, wording, figure, chosen } = form;
  const { dimensions } = outline;
  const { say } = wording;
  if (dimensions.length === 0 && outline.of("total").length === 0) return page.next() - 1;
  const header = page.add(
    headers(
      ["项目", "标准", "实际", "分值", "得分", "依据"],
      ["Dimension", "Standard", "Actual", "Out of", "Points", "Reason"],
      wording,
    ),
    22,
  );
  for (const { definition, depth, isGroup } of dimensions) {
    const own = figure(definition.name);
    if (own) page.add(isGroup ? groupRow(definition, own, depth, form) : leafRow(definition, own, depth, form));
  }
  for (const definition of [...outline.of("adjustment")]) {
    const own = figure(definition.name);
    if (own) page.add(figureRow(own, inShort(outline.lines(definition), wording), form));
  }
  for (const definition of outline.of("total")) {
    const own = figure(definition.name);
    if (own)
      page.add(
        [
          { value: say("总分", "Total"), style: { ...styles.sum, size: 12 } },
          { value: inShort(outline.lines(definition), wording), style: { ...styles.small, fill: "DDEBF7" } },
          { style: styles.sum },
          { ...weightOf(definition), style: { ...styles.sum, horizontal: "center" } },
          {
            formula: chosen.number(own.key),
            style: { ...figureStyle(definition), ...styles.sum, size: 12, horizontal: "center" },
          },
          { formula: chosen.reason(own.key, own.line), style: { ...styles.small, fill: "DDEBF7" } },
        ],
        26,
      );
  }
  for (const definition of outline.of("grade")) {
    const own = figure(definition.name);
    if (own)
      page.add(
        [
          { value: say("等级", "Grade"), style: { ...styles.sum, size: 12 } },
          { style: styles.sum, span: 3 },
          { formula: gradeFormula(own, form), style: { ...styles.sum, size: 12, horizontal: "center" } },
          { formula: own.line === undefined ? '""' : chosen.line(own.line), style: { ...styles.small, fill: "DDEBF7" } },
        ],
        26,
      );
  }
  return header;
};
/** A grade is a text as its reason for being absent is: the status says that. */
const gradeFormula = ({ key }: GridFigure, { chosen, wording }: Form): string => {
  const { say } = wording;
  return `IF(${chosen.value("status")}="${say("已完成", "complete")}",${chosen.value(key)},"")`;
};
const weightOf = ({ node }: Definition): Piece => (node?.weight === undefined ? {} : { value: Number(node.weight) });

const groupRow = (
  definition: Definition,
  { key, line }: GridFigure,
  depth: number,
  { chosen, wording, outline }: Form,
): readonly Piece[] => [
  { value: definition.title[wording.language], style: { ...styles.group, indent: depth } },
  { value: inShort(outline.lines(definition), wording, 120), style: { ...styles.small, fill: "F2F2F2" } },
  { style: styles.group },
  { ...weightOf(definition), style: { ...styles.group, horizontal: "center" } },
  { formula: chosen.number(key), style: { ...figureStyle(definition), ...styles.group, horizontal: "center" } },
  { formula: chosen.reason(key, line), style: { ...styles.small, fill: "F2F2F2" } },
];
const leafRow = (definition: Definition, { key, line }: GridFigure, depth: number, form: Form): readonly Piece[] => {
  const { chosen, wording, outline, figure } = form;
  const seen = (name: string) => chosen.has(`fact:${name}`) || figure(name) !== undefined;
  const looked = looksAt(definition, wording, seen);
  if (looked !== undefined) form.told.add(looked);
  return [
    { value: definition.title[wording.language], style: { ...styles.text, indent: depth } },
    { value: inShort(outline.lines(definition), wording), style: styles.small },
    looked === undefined ? { style: styles.text } : actual(looked, form),
    { ...weightOf(definition), style: { ...styles.text, horizontal: "center" } },
    { formula: chosen.number(key), style: { ...figureStyle(definition), bold: true, horizontal: "center" } },
    { formula: chosen.reason(key, line), style: styles.small },
  ];
};
const plain = ({ unlocked: _, fill: __, ...style }: Style): Style => style;
/** A fact as it was typed, or a figure. */
const actual = (name: string, { chosen, wording, figure }: Form): Piece => {
  const input = wording.input(name);
  const style: Style = input ? plain(factStyle(input)) : figureStyle(wording.definition(name) as Definition);
  const own = figure(name);
  const centered: Style = { ...style, horizontal: "center", wrap: true };
  if (own)
    return { formula: own.definition.is.sort === "number" ? chosen.number(own.key) : chosen.value(own.key), style: centered };
  return { formula: chosen.value(`fact:${name}`), style: centered };
};

const section = ({ page }: Form, title: string): void => {
  page.add([], 6);
  page.add([{ value: title, style: { ...styles.section, size: 11 }, span }], 20);
};
/** A figure that is no dimension. */
const figureRow = ({ definition, key, line }: GridFigure, text: string, { chosen, wording }: Form): readonly Piece[] => {
  const { is, title } = definition;
  const style: Style = { ...figureStyle(definition), bold: true, horizontal: "center" };
  return [
    { value: title[wording.language], style: styles.text },
    { value: text, style: styles.small, span: 2 },
    { formula: is.sort === "number" ? chosen.number(key) : chosen.value(key), style, span: 2 },
    is.sort === "number"
      ? { formula: chosen.reason(key, line), style: styles.small }
      : { formula: line === undefined ? '""' : chosen.line(line), style: styles.small },
  ];
};
const figureTable = (form: Form, title: string, definitions: readonly Definition[]): void => {
  const { page, outline, wording, figure } = form;
  const known = definitions.flatMap((definition) => figure(definition.name) ?? []);
  if (known.length === 0) return;
  section(form, title);
  for (const one of known) page.add(figureRow(one, inShort(outline.lines(one.definition), wording, 160), form));
};
export const results = (form: Form): void => {
  const { outline, wording } = form;
  figureTable(form, wording.say("结果", "Results"), [...outline.of("coefficient"), ...outline.of("result")]);
};

/** What it was reckoned from: measures, and the facts that were typed. */
export const workings = (form: Form): void => {
  const { page, outline, wording, layout, told } = form;
  figureTable(
    form,
    wording.say("指标", "Measures"),
    outline.of("measure").filter(({ name }) => !told.has(name)),
  );
  const facts = layout.columns.flatMap(({ role, of = "" }) => (role === "fact" && !told.has(of) ? [of] : []));
  if (facts.length === 0) return;
  section(form, wording.say("填报数据", "Facts"));
  for (let i = 0; i < facts.length; i += 2) {
    const [left = "", right] = [facts[i], facts[i + 1]];
    const label = (name: string): Piece => ({ value: wording.title(name), style: styles.label });
    page.add([
      label(left),
      { ...actual(left, form) },
      ...(right === undefined ? [{ style: styles.text, span: 4 }] : [{ ...label(right), span: 3 }, actual(right, form)]),
    ]);
  }
};
