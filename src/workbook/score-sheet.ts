/** One person's appraisal form, to choose, to print and to sign. */
import type { Condition, Sheet } from "../xlsx/model.ts";
import { chooserCell, chosenFrom } from "./chosen.ts";
import { fitOf, openPage, type Piece } from "./page.ts";
import { footerOf } from "./paper.ts";
import { dimensionTable, type Form, results, type ScoreSheetGround, widths, workings } from "./score-rows.ts";
import { styles } from "./styles.ts";

const span = widths.length;

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
      { formula: chosen.row, style: { color: "7F7F7F" } },
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
