/** What everybody came to: how many, means and extremes, how the grades are distributed. */
import type { Definition, Program } from "../plan/ir.ts";
import type { GridFigure } from "../targets/grid/grid.ts";
import { fromText, toText } from "../text/exact.ts";
import type { Chart, Sheet, Style } from "../xlsx/model.ts";
import { columnLetters, firstRow, sheetMark, type TableLayout } from "./layout.ts";
import type { Outline } from "./outline.ts";
import { fitOf, openPage, type Page, type Piece } from "./page.ts";
import { footerOf, headOf } from "./paper.ts";
import { binsOf } from "./steps.ts";
import { figureStyle, styles } from "./styles.ts";
import type { Wording } from "./wording.ts";

const widths = [24, 10, 9, 12, 12, 12, 12, 14];
const span = widths.length;

export type StatisticsGround = {
  readonly name: string;
  readonly program: Program;
  readonly outline: Outline;
  readonly layout: TableLayout;
  readonly figures: readonly GridFigure[];
};
type Report = {
  readonly page: Page;
  readonly wording: Wording;
  /** A figure's column on the people's sheet. */
  readonly column: (key: string) => string;
  readonly scored: string;
};

export const statisticsSheet = (ground: StatisticsGround): Sheet => {
  const { name, program, outline, layout, figures } = ground;
  const { wording } = outline;
  const { say, language } = wording;
  const page = openPage(widths);
  headOf(page, span, program, say("统计", "Statistics"), wording);
  page.add([], 8);
  const places = new Map(layout.columns.map(({ key }, i) => [key, columnLetters(i + 1)]));
  const column = (key: string) => {
    const letters = places.get(key) ?? "A";
    return `${sheetMark(layout.sheet)}$${letters}$${firstRow}:$${letters}$${firstRow + layout.rows - 1}`;
  };
  const report: Report = { page, wording, column, scored: people(page, column("status"), wording) };
  const known = new Map(figures.map((figure) => [figure.definition.name, figure]));
  const measured = (definitions: readonly Definition[]) =>
    definitions.flatMap((definition) => {
      const figure = known.get(definition.name);
      return figure && isMeasured(definition) ? [figure] : [];
    });

  table(report, say("得分", "Points"), [
    ...measured(outline.of("total")).map((figure) => ({ figure, depth: 0, strong: true })),
    ...outline.dimensions.flatMap(({ definition, depth, isGroup }) =>
      measured([definition]).map((figure) => ({ figure, depth, strong: isGroup })),
    ),
    ...measured(outline.of("adjustment")).map((figure) => ({ figure, depth: 0, strong: false })),
  ]);
  const lines = (definitions: readonly Definition[]) =>
    measured(definitions).map((figure) => ({ figure, depth: 0, strong: false }));
  table(report, say("结果", "Results"), lines([...outline.of("coefficient"), ...outline.of("result")]));
  table(report, say("指标", "Measures"), lines(outline.of("measure")));
  const chart = distribution(report, name, known.get("grade"), known.get("total"));
  return {
    name,
    tab: "ED7D31",
    columns: widths.map((width) => ({ width })),
    rows: page.rows(),
    merged: page.merged(),
    gridlines: false,
    locked: true,
    ...(chart ? { charts: [chart] } : {}),
    print: { fit: fitOf(page, widths), centered: true, footer: footerOf(program, language) },
  };
};
const isMeasured = ({ is }: Definition): boolean => is.sort === "number" && is.kind !== "date" && is.kind !== "datetime";

const howMany = (condition: string): Pick<Piece, "formula"> => ({ formula: `SUMPRODUCT((${condition})*1)` });

/** Answers the cell that says how many are scored. */
const people = (page: Page, status: string, { say }: Wording): string => {
  const label = (value: string): Piece => ({ value, style: { ...styles.label, horizontal: "center" } });
  const number: Style = { ...styles.shown, format: "0", bold: true, size: 12, horizontal: "center" };
  const at = page.next();
  const done = say("已完成", "complete");
  page.add(
    [
      label(say("已填人数", "People filled in")),
      { ...howMany(`${status}<>""`), style: number },
      { ...label(say("已评完", "Scored")), span: 2 },
      { ...howMany(`${status}="${done}"`), style: number },
      { ...label(say("待补填", "Waiting")), span: 2 },
      { formula: `B${at}-E${at}`, style: number },
    ],
    26,
  );
  return `$E$${at}`;
};

type Line = { readonly figure: GridFigure; readonly depth: number; readonly strong: boolean };
const table = ({ page, wording, column }: Report, title: string, lines: readonly Line[]): void => {
  if (lines.length === 0) return;
  const { say, language } = wording;
  const sums = lines.some(({ figure }) => isMoney(figure));
  page.add([], 8);
  page.add([{ value: title, style: styles.section, span }], 22);
  const weighed = lines.some(({ figure }) => figure.definition.node?.weight !== undefined);
  const last = sums ? say("合计", "Sum") : weighed ? say("得分率", "Share") : "";
  const headers = [
    ...[say("项目", "Figure"), weighed ? say("分值", "Out of") : "", say("人数", "People"), say("平均", "Mean")],
    ...[say("最高", "Highest"), say("最低", "Lowest"), say("中位数", "Median"), last],
  ];
  page.add(headers.map((value) => ({ value, style: styles.tableHeader })));
  for (const { figure, depth, strong } of lines) {
    const { definition, key } = figure;
    const at = page.next();
    const range = column(key);
    const look: Style = strong ? { ...styles.group, wrap: false } : styles.shown;
    const own = { ...figureStyle(definition), ...look, horizontal: "center" } as const satisfies Style;
    const mean: Style = { ...own, ...meanFormat(definition) };
    const ifAny = (formula: string) => `IF($C${at}=0,"",${formula})`;
    const weight = definition.node?.weight;
    const share =
      weight === undefined || weight === "0"
        ? { style: own }
        : { formula: ifAny(`SUM(${range})/$C${at}/$B${at}`), style: { ...own, format: "0.0%" } };
    page.add([
      { value: definition.title[language], style: { ...look, wrap: true, indent: depth } },
      { ...(weight === undefined ? {} : { value: Number(weight) }), style: { ...look, horizontal: "center" } },
      { formula: `COUNT(${range})`, style: { ...look, format: "0", horizontal: "center" } },
      { formula: ifAny(`SUM(${range})/$C${at}`), style: mean },
      { formula: ifAny(`MAX(${range})`), style: own },
      { formula: ifAny(`MIN(${range})`), style: own },
      { formula: ifAny(`(SMALL(${range},INT(($C${at}+1)/2))+SMALL(${range},INT(($C${at}+2)/2)))/2`), style: mean },
      sums ? (isMoney(figure) ? { formula: ifAny(`SUM(${range})`), style: own } : { style: own }) : share,
    ]);
  }
};
const isMoney = ({ definition: { is } }: GridFigure): boolean => is.sort === "number" && is.kind === "money";
/** A mean has places that none of its figures needs. */
const meanFormat = ({ is }: Definition): Pick<Style, "format"> => {
  if (is.sort !== "number" || is.kind === "percent") return {};
  return { format: is.kind === "money" ? "#,##0.00" : "0.00" };
};

/** How many have each grade; without grades, how the totals lie. */
const distribution = (
  report: Report,
  sheet: string,
  grade: GridFigure | undefined,
  total: GridFigure | undefined,
): Chart | undefined => {
  const { say } = report.wording;
  if (grade?.definition.is.sort === "choice") {
    const range = report.column(grade.key);
    const rows = grade.definition.is.values.map((value) => [value, (at: number) => `${range}=$A${at}`] as const);
    return shares(report, sheet, say("等级分布", "Grades"), say("等级", "Grade"), rows);
  }
  if (total?.definition.is.sort !== "number" || !isMeasured(total.definition)) return undefined;
  const range = report.column(total.key);
  const bins = binsOf(fromText(total.definition.is.low), fromText(total.definition.is.high));
  const rows = bins.map(({ from, to, isLast }) => {
    const [low, high] = [toText(from), toText(to)];
    const label = isLast ? `${low} – ${high}` : `${low} – <${high}`;
    // A text is above every number, so a reason in place of a total is in none of them.
    return [label, () => `(${range}>=${low})*(${range}${isLast ? "<=" : "<"}${high})`] as const;
  });
  return shares(report, sheet, say("总分分布", "Totals"), say("总分", "Total"), rows);
};
const shares = (
  { page, wording, scored }: Report,
  sheet: string,
  title: string,
  what: string,
  rows: readonly (readonly [label: string, holds: (at: number) => string])[],
): Chart => {
  const { say } = wording;
  page.add([], 8);
  page.add([{ value: title, style: styles.section, span }], 22);
  const first =
    page.add([what, say("人数", "People"), say("占比", "Share")].map((value) => ({ value, style: styles.tableHeader }))) + 1;
  const centered: Style = { ...styles.shown, horizontal: "center" };
  for (const [label, holds] of rows) {
    const at = page.next();
    page.add([
      { value: label, style: { ...centered, bold: true, format: "@" } },
      { ...howMany(holds(at)), style: { ...centered, format: "0" } },
      { formula: `IF(${scored}=0,"",$B${at}/${scored})`, style: { ...centered, format: "0.0%" } },
    ]);
  }
  const last = page.next() - 1;
  // The chart stands beside the table, and needs some room of its own.
  while (page.next() < first + 11) page.add([]);
  const range = (letter: string) => `${sheetMark(sheet)}$${letter}$${first}:$${letter}$${last}`;
  return {
    kind: "column",
    title,
    categories: range("A"),
    values: range("B"),
    from: `E${first}`,
    to: `H${Math.max(last, first + 10)}`,
    color: "5B9BD5",
  };
};
