/** The scheme itself as a sheet to read and print: every table, with the lines of the rubric file. */
import type { Definition, Program, Role } from "../plan/ir.ts";
import type { Sheet, Style } from "../xlsx/model.ts";
import { type Outline, thresholds } from "./outline.ts";
import { openPage, type Page } from "./page.ts";
import { footerOf, headOf } from "./paper.ts";
import type { SchemeLine } from "./scheme-lines.ts";
import { styles } from "./styles.ts";

const widths = [50, 30, 8];

export const schemeSheet = (name: string, program: Program, outline: Outline): Sheet => {
  const { wording, dimensions } = outline;
  const { say, language } = wording;
  const page = openPage(widths);
  headOf(page, widths.length, program, say("评分标准", "Scheme"), wording);
  page.add([
    { value: say("条件", "Where"), style: styles.tableHeader },
    { value: say("结果", "Result"), style: styles.tableHeader },
    { value: say("细则行", "Line"), style: styles.tableHeader },
  ]);
  const frozen = page.next() - 1;
  const section = sectionsOf(page, outline);

  if (dimensions.length > 0) {
    heading(page, say("评分项目", "Dimensions"));
    for (const { definition, depth } of dimensions) {
      const { weight, most } = definition.node ?? {};
      const out = weight === undefined ? "" : say(`${weight} 分`, `${weight} points`);
      const up = most === undefined || most === weight ? "" : say(`，最高可得 ${most} 分`, `, up to ${most}`);
      entry(page, definition, outline, { depth, beside: out + up });
    }
  }
  section("total", say("总分", "Total"));
  section("adjustment", say("加减分", "Adjustments"));
  const grade = thresholds(outline);
  if (grade) {
    heading(page, say("等级", "Grades"));
    entry(page, grade, outline, { depth: 0, beside: "" });
    for (const one of [...outline.of("grade"), ...outline.of("coefficient")])
      if (one !== grade) entry(page, one, outline, { depth: 0, beside: "" });
  }
  for (const text of distributed(program, outline))
    page.add([{ value: text, style: { ...styles.text, italic: true, indent: 1 }, span: widths.length }]);
  section("result", say("结果", "Results"));
  section("measure", say("指标", "Measures"));
  section("parameter", say("参数", "Parameters"));
  return {
    name,
    tab: "5B9BD5",
    columns: widths.map((width) => ({ width })),
    rows: page.rows(),
    merged: page.merged(),
    frozen: { rows: frozen, columns: 0 },
    gridlines: false,
    locked: true,
    print: {
      fit: "width",
      centered: true,
      repeatRows: `$${frozen}:$${frozen}`,
      footer: footerOf(program, language),
    },
  };
};

/** So many of each grade. */
const distributed = ({ team }: Program, { wording }: Outline): readonly string[] =>
  (team?.figures ?? []).flatMap(({ is }) => {
    if (is.op !== "quota") return [];
    const shares = is.shares.map(({ grade, share }) => `${grade} ${wording.value("percent", share)}`);
    const { say } = wording;
    const list = shares.join(say("、", ", "));
    return is.kind === "exact"
      ? say(`强制分布名额：${list}`, `Places: ${list}`)
      : say(`名额上限：${list}`, `Places at most: ${list}`);
  });

const heading = (page: Page, title: string): void => {
  page.add([], 8);
  page.add([{ value: title, style: styles.section, span: widths.length }], 22);
};
const sectionsOf = (page: Page, outline: Outline) => (role: Role, title: string) => {
  const all = outline.of(role).filter((one) => role !== "total" || outline.lines(one).length > 0);
  if (all.length === 0) return;
  heading(page, title);
  for (const one of all) entry(page, one, outline, { depth: 0, beside: role === "total" ? (one.node?.weight ?? "") : "" });
};

type Look = { readonly depth: number; readonly beside: string };
const entry = (page: Page, definition: Definition, outline: Outline, { depth, beside }: Look): void => {
  const { wording, lines } = outline;
  const { language, line } = wording;
  const where = (at: Definition["at"]) => ({ value: line(at) ?? "", style: styles.line });
  page.add([
    { value: definition.title[language], style: { ...styles.group, indent: depth } },
    { value: beside, style: { ...styles.group, bold: false } },
    where(definition.at),
  ]);
  for (const one of lines(definition)) page.add([...piecesOf(one, depth + 1), where(one.at)]);
};
const piecesOf = (line: SchemeLine, indent: number) => {
  const style: Style = { ...styles.text, indent };
  switch (line.is) {
    case "row":
      return [
        { value: line.when, style },
        { value: line.then, style: styles.text },
      ];
    case "sentence":
      return [{ value: line.text, style: { ...style, color: "404040", italic: true }, span: 2 }];
    case "part":
      return [{ value: line.title, style: { ...style, bold: true }, span: 2 }];
  }
};
