/** How the workbook is used, and what each fact takes. */
import { askedOf } from "../plan/facts.ts";
import type { Input, Program } from "../plan/ir.ts";
import { takes } from "../targets/grid/grid.ts";
import type { Language } from "../text/path.ts";
import type { Sheet, Style } from "../xlsx/model.ts";
import { fitOf, openPage, type Page } from "./page.ts";
import { footerOf, headOf } from "./paper.ts";
import { styles } from "./styles.ts";
import type { Wording } from "./wording.ts";

const widths = [5, 26, 44, 11, 11];
const span = widths.length;

/** The names of the sheets, as the text speaks of them. */
export type SheetNames = {
  readonly people: string;
  readonly lists: readonly string[];
  readonly score: string;
  readonly statistics: string;
  readonly scheme: string;
};

export const aboutSheet = (name: string, program: Program, names: SheetNames, wording: Wording): Sheet => {
  const { say, language } = wording;
  const page = openPage(widths);
  headOf(page, span, program, say("使用说明", "How to use this workbook"), wording);
  section(page, say("怎样填", "How to fill it in"));
  for (const [i, text] of steps(names, language).entries())
    page.add([
      { value: i + 1, style: { ...styles.shown, horizontal: "center" } },
      { value: text, style: styles.text, span: span - 1 },
    ]);
  section(page, say("颜色", "Colours"));
  for (const [style, text] of colours(language))
    page.add([{ style: { ...styles.shown, ...style } }, { value: text, style: styles.text, span: span - 1 }]);
  facts(page, program, wording);
  section(page, say("关于", "About"));
  for (const [title, text] of particulars(program, wording))
    page.add([
      { value: title, style: styles.label, span: 2 },
      { value: text, style: styles.text, span: span - 2 },
    ]);
  return {
    name,
    tab: "A5A5A5",
    columns: widths.map((width) => ({ width })),
    rows: page.rows(),
    merged: page.merged(),
    gridlines: false,
    locked: true,
    print: { fit: fitOf(page, widths), centered: true, footer: footerOf(program, language) },
  };
};
const section = (page: Page, title: string): void => {
  page.add([], 8);
  page.add([{ value: title, style: styles.section, span }], 22);
};

const steps = ({ people, lists, score, statistics, scheme }: SheetNames, language: Language): readonly string[] => {
  const quoted = (name: string) => (language === "zh" ? `《${name}》` : `"${name}"`);
  const [form, sums, rules] = [score, statistics, scheme].map(quoted);
  const all = lists.map(quoted).join(language === "zh" ? "、" : ", ");
  return language === "zh"
    ? [
        `在${quoted(people)}表里，每人填一行，只填黄格。表头上方写着每一列能填什么；选中格子时也会提示。`,
        ...(lists.length > 0 ? [`${all}每条记录填一行，第一列写是谁的，要与${quoted(people)}表的第一列一致。`] : []),
        "缺数据不等于零：没有的就空着。“填写情况”一列会说还缺什么；补齐以后，得分立即算出。",
        "从别处复制数据时，请用“选择性粘贴 → 数值”，以免盖掉格式和检查。",
        `在${form}表的黄格里选一个人，就是这个人的评分表，可以直接打印、签字。`,
        `${sums}表随填随算；${rules}表写着每一档的标准，以及它在细则文件中的行号。`,
        "想看每一步怎么算：点列标上方的 [+] 展开隐藏的列。工作表的保护没有密码，只为防止误改；要改格式，可在“审阅”里取消保护。",
      ]
    : [
        `On the sheet ${quoted(people)}, fill in one row for each person, yellow cells only. Above each heading stands what the column takes; a cell that you choose says it as well.`,
        ...(lists.length > 0
          ? [
              `On ${all}, fill in one row for each record; its first column says whose it is, as the first column of ${quoted(people)} does.`,
            ]
          : []),
        "Missing is not zero: leave empty what you do not have. The column Status says what is still needed; once it is there, the figures appear.",
        "Paste values only (Paste Special → Values), so that formats and checks stay as they are.",
        `On ${form}, choose a person in the yellow cell: this is the form to print and to sign.`,
        `${sums} keeps up while you type. ${rules} has every rule, with its line in the rubric file.`,
        "To see the steps, open the hidden columns with the [+] above them. The sheets are protected without a password, against accidents only: Review → Unprotect Sheet.",
      ];
};
const colours = (language: Language): readonly (readonly [Style, string])[] => {
  const all: readonly (readonly [Style, string, string])[] = [
    [{ fill: "FFF2CC" }, "黄色：由您填写。", "Yellow: for you to fill in."],
    [{ fill: "BDD7EE" }, "蓝色表头：自动算出，不用填。", "Blue heading: worked out, not to be typed."],
    [{ fill: "F8CBAD" }, "红色：填写有误，不能使用；“填写情况”会说明原因。", "Red: cannot be used as it is; Status says why."],
    [{ fill: "EDEDED" }, "灰色：计算的中间步骤，平时隐藏。", "Grey: steps of the calculation, usually hidden."],
  ];
  return all.map(([style, zh, en]) => [style, language === "zh" ? zh : en]);
};

const facts = (page: Page, { plan }: Program, { say, language }: Wording): void => {
  section(page, say("填报数据", "Facts"));
  const headers = [say("数据", "Fact"), say("填什么", "It takes"), say("可不填", "Optional"), say("不适用", "May be n/a")];
  page.add([{ value: "", style: styles.tableHeader }, ...headers.map((value) => ({ value, style: styles.tableHeader }))]);
  const mark = (holds: boolean) => (holds ? say("是", "yes") : "");
  let count = 0;
  const add = (input: Input, owner: string): void => {
    count++;
    const centered: Style = { ...styles.shown, horizontal: "center" };
    page.add([
      { value: count, style: { ...centered, color: "7F7F7F" } },
      { value: owner + input.title[language], style: styles.text },
      { value: takes(input)[language], style: styles.text },
      { value: mark(input.optional), style: centered },
      { value: mark(input.mayNotApply), style: centered },
    ]);
    if (input.of.type === "list") for (const column of input.of.columns) add(column, `${input.title[language]} · `);
  };
  for (const input of askedOf(plan)) add(input, "");
};

const particulars = ({ rubric }: Program, { say, language }: Wording): readonly (readonly [string, string])[] => [
  [say("细则", "Rubric"), `${rubric.title[language]} (${rubric.id})`],
  [say("版本", "Version"), rubric.version],
  [say("摘要", "Digest"), rubric.digest],
  [
    say("精确", "Exactness"),
    say(
      "所有得分都按整数计算（比如以 0.01 分为一），最后才换回小数，因此没有浮点误差，与 scorewright 的结果逐位相同。",
      "Everything is reckoned in whole numbers (of hundredths, say) and turned back at the end: no error of binary fractions, the same digits as scorewright itself.",
    ),
  ],
  [
    say("适用软件", "Programs"),
    say(
      "Excel 2010 及以后、WPS 表格、LibreOffice 7 及以后、Gnumeric；不含宏，不联网。",
      "Excel 2010 and later, WPS Office, LibreOffice 7 and later, Gnumeric. No macros, nothing from the network.",
    ),
  ],
  [
    say("制作", "Made by"),
    say(
      "scorewright，由上述细则文件生成；细则改了请重新生成。",
      "scorewright, from the rubric above; make it anew when the rubric changes.",
    ),
  ],
];
