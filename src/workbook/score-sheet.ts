/** One person's appraisal form, to choose, to print and to sign. */
import type { Definition, Program } from "../plan/ir.ts";
import type { GridFigure } from "../targets/grid/grid.ts";
import type { Condition, Sheet, Style } from "../xlsx/model.ts";
import { type Chosen, chooserCell, chosenFrom } from "./chosen.ts";
import type { TableLayout } from "./layout.ts";
import { looksAt } from "./looks-at.ts";
import { inShort, type Outline } from "./outline.ts";
import { fitOf, openPage, type Page, type Piece } from "./page.ts";
import { footerOf } from "./paper.ts";
import { factStyle, figureStyle, styles } from "./styles.ts";
import type { Wording } from "./wording.ts";

/** What it is, what is asked, what there is, out of how many, points, why; then a gap and which row it is about, both hidden. */
const widths = [17, 34, 12, 7, 10, 26];
const span = widths.length;

export type ScoreSheetGround = {
  readonly name: string;
  readonly program: Program;
  readonly outline: Outline;
  readonly layout: TableLayout;
  readonly figures: readonly GridFigure[];
};
type Form = ScoreSheetGround & {
  readonly page: Page;
  readonly chosen: Chosen;
  readonly wording: Wording;
  readonly figure: (name: string) => GridFigure | undefined;
  /** Facts whose value stands beside the points already. */
  readonly told: Set<string>;
};

export const scoreSheet = (ground: ScoreSheetGround): Sheet => {
  const { name, program, outline, layout, figures } = ground;
  const { wording } = outline;
  const { say, language } = wording;
  const byName = new Map(figures.map((figure) => [figure.definition.name, figure]));
  const page = openPage(widths);
  const chosen = chosenFrom(layout);
  const form: Form = { ...ground, page, chosen, wording, figure: (one) => byName.get(one), told: new Set() };
  chooser(form);
  const top = page.next();
  page.add([{ value: program.rubric.title[language], style: styles.paperTitle, span }], 36);
  who(form);
  const header = dimensionTable(form);
  results(form);
  workings(form);
  const lastFigure = page.next() - 1;
  signatures(form);
  const last = page.next() - 1;
  return {
    name,
    tab: "70AD47",
    columns: [...widths.map((width) => ({ width })), { width: 2, hidden: true }, { width: 6, hidden: true }],
    rows: page.rows(),
    merged: page.merged(),
    active: chooserCell.replaceAll("$", ""),
    gridlines: false,
    validations: [
      {
        on: [chooserCell.replaceAll("$", "")],
        is: { kind: "list", from: chosen.names },
        prompt: { title: say("选人", "Choose"), text: say("选一个人，下面的表格随之更新。", "The form below follows.") },
        error: { title: say("查无此人", "Not found"), text: say("请从下拉框中选择。", "Please choose from the list.") },
      },
    ],
    conditions: [reasonInRed(top, lastFigure)],
    locked: true,
    print: {
      fit: fitOf(page, widths),
      centered: true,
      area: `$A$${top}:$F$${last}`,
      repeatRows: `$${header}:$${header}`,
      footer: footerOf(program, language),
    },
  };
};
/** Why there are no points stands where the reason for them would. */
const reasonInRed = (top: number, last: number): Condition => ({
  on: [`F${top}:F${last}`],
  formula: `AND($F${top}<>"",$E${top}="",$D${top}="",$C${top}="")`,
  style: { color: "C00000" },
});

const chooser = ({ page, chosen, wording, layout }: Form): void => {
  const { say, language } = wording;
  const title = layout.columns[0]?.title[language] ?? "";
  const hint = say(
    "← 在黄格里选人；本行不打印。不选则显示第一个人。",
    "← choose in the yellow cell; this row is not printed. Nobody chosen: the first person.",
  );
  page.add(
    [
      { value: say(`选择${title}`, `Choose: ${title}`), style: { ...styles.label, fill: "FFE699" } },
      { style: { ...styles.typed, format: "@", bold: true, fill: "FFF2CC" } },
      { value: hint, style: { ...styles.note, wrap: false }, span: span - 2 },
      undefined,
      { formula: chosen.row, array: true, style: { color: "7F7F7F" } },
    ],
    24,
  );
};

/** Who it is about, and what is left to be written by hand: two to a row. */
const who = ({ page, chosen, wording, layout }: Form): void => {
  const { say, language } = wording;
  const persons = layout.columns.filter(({ role }) => role === "person");
  const fields: readonly (readonly [title: string, content: Piece])[] = [
    ...persons.map(
      ({ key, title }) => [title[language], { formula: chosen.value(key), style: { ...styles.text, bold: true } }] as const,
    ),
    [say("考核期间", "Period"), { style: styles.blank }],
    [say("填表日期", "Date"), { style: styles.blank }],
  ];
  for (let i = 0; i < fields.length; i += 2) {
    const [left, right] = [fields[i], fields[i + 1]];
    if (!left) continue;
    const [title, content] = left;
    const second: readonly Piece[] = right
      ? [
          { value: right[0], style: { ...styles.label, horizontal: "center" } },
          { ...right[1], span: 3 },
        ]
      : [{ style: styles.blank, span: 4 }];
    page.add([{ value: title, style: { ...styles.label, horizontal: "center" } }, content, ...second], 22);
  }
  const status = chosen.value("status");
  const done = say("已完成", "complete");
  const nobody = say("没有这个人的数据。", "There is nobody of this name.");
  page.add([{ formula: `IF(${status}="","${nobody}",IF(${status}="${done}","",${status}))`, style: styles.warning, span }], 20);
};

const headers = (zh: readonly string[], en: readonly string[], { language }: Wording): readonly Piece[] =>
  (language === "zh" ? zh : en).map((value) => ({ value, style: styles.tableHeader }));

const dimensionTable = (form: Form): number => {
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
          { formula: chosen.reason(own.key, own.line), style: { ...styles.small, fill: "DDEBF7" }, longest: longestReason },
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
          { formula: own.line === undefined ? '""' : chosen.value(own.line), style: { ...styles.small, fill: "DDEBF7" } },
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
const longestReason = "";
const weightOf = ({ node }: Definition): Piece => (node?.weight === undefined ? {} : { value: Number(node.weight) });

const groupRow = (
  definition: Definition,
  { key, line }: GridFigure,
  depth: number,
  { chosen, wording, outline }: Form,
): readonly Piece[] => [
  { value: definition.title[wording.language], style: { ...styles.group, indent: depth } },
  { value: inShort(outline.lines(definition), wording, 80), style: { ...styles.small, fill: "F2F2F2" } },
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
      : { formula: line === undefined ? '""' : chosen.value(line), style: styles.small },
  ];
};
const figureTable = (form: Form, title: string, definitions: readonly Definition[]): void => {
  const { page, outline, wording, figure } = form;
  const known = definitions.flatMap((definition) => figure(definition.name) ?? []);
  if (known.length === 0) return;
  section(form, title);
  for (const one of known) page.add(figureRow(one, inShort(outline.lines(one.definition), wording, 160), form));
};
const results = (form: Form): void => {
  const { outline, wording } = form;
  figureTable(form, wording.say("结果", "Results"), [...outline.of("coefficient"), ...outline.of("result")]);
};

/** What it was reckoned from: measures, and the facts that were typed. */
const workings = (form: Form): void => {
  const { page, outline, wording, layout, told } = form;
  figureTable(
    form,
    wording.say("指标", "Measures"),
    outline.of("measure").filter(({ name }) => !told.has(name)),
  );
  const facts = layout.columns.flatMap(({ key, role }) => {
    const name = key.slice("fact:".length);
    return role === "fact" && !told.has(name) ? [name] : [];
  });
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

const signatures = ({ page, wording }: Form): void => {
  const { say } = wording;
  page.add([], 8);
  page.add(
    [
      { value: say("评语", "Remarks"), style: { ...styles.label, horizontal: "center" } },
      { style: { ...styles.blank, vertical: "top" }, span: span - 1 },
    ],
    48,
  );
  const sign = (title: string): Piece => ({ value: title, style: { ...styles.blank, vertical: "top", wrap: true } });
  const date = say("日期：", "Date:");
  page.add(
    [
      { ...sign(say(`被考核人（签字）：\n\n${date}`, `Employee:\n\n${date}`)), span: 2 },
      { ...sign(say(`直接上级（签字）：\n\n${date}`, `Superior:\n\n${date}`)), span: 3 },
      sign(say(`人力资源部（签字）：\n\n${date}`, `Human resources:\n\n${date}`)),
    ],
    58,
  );
};
