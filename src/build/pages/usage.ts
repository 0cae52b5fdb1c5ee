/** What the person who types needs: for each rubric its header row, what goes into the columns, and the formulas. */
import { fold } from "../../cells/columns.ts";
import { figureColumns } from "../../cells/figures.ts";
import { kindNames } from "../../language/kinds.ts";
import { askedOf } from "../../plan/facts.ts";
import { valueText } from "../../plan/format.ts";
import type { Input, InputType, Program } from "../../plan/ir.ts";
import { titledNames } from "../../spreadsheet/bundle.ts";
import { listsOf } from "../../spreadsheet/lists.ts";
import { fromText } from "../../text/exact.ts";
import type { Language, Says } from "../../text/path.ts";
import { inXml } from "../xml.ts";
import { code, copyable, heading, note, paragraph, table } from "./page.ts";

/** How the host writes a function's name: `RUBRIC_SCORE`, `RUBRIC.SCORE`. */
export type NameOf = (name: string) => string;

export const usage = (programs: readonly Program[], language: Language, nameOf: NameOf): readonly string[] => [
  ...programs.flatMap((program, i) => rubricPart(program, i, programs.length > 1, language, nameOf)),
  ...reading(language, nameOf),
];

const rubricPart = (program: Program, i: number, several: boolean, language: Language, nameOf: NameOf): readonly string[] => {
  const zh = language === "zh";
  const { rubric, team, levels = [], period } = program;
  const facts = factsOf(program);
  const title = zh
    ? `${rubric.title.zh}（${rubric.id} ${rubric.version}）`
    : `${rubric.title.en} (${rubric.id} ${rubric.version})`;
  return [
    heading(title),
    paragraph(
      zh
        ? "第一行写列名。可以复制下面这一行粘贴到表里，也可以用自己的表：列名写细则里的名称（中英文均可），次序随意，多余的列不影响。"
        : "The first row names the columns. Copy this one into the sheet, or use your own table: titles in either language, in any order; other columns are left alone.",
    ),
    copyable(`header${i}`, [who(language), ...headersOf(facts, language)].join("\t"), language, copyWords(language)),
    ...(facts.length > 0 ? [factTable(facts, language)] : []),
    ...listParts(program, i, language),
    `<h3>${zh ? "公式" : "Formulas"}</h3>`,
    table(zh ? ["写", "得到"] : ["Type", "To get"], formulas(program, several, language, nameOf)),
    note(
      zh
        ? "区域要盖住所有行（空行没有影响），表头和数据的起止列必须相同。公式放在数据右边的空列里。"
        : "Ranges have to hold every row (empty ones do no harm), and the header and the rows have to begin and end in the same columns. Put the formulas into empty columns beside the data.",
    ),
    ...(team ? [note(zh ? teamNote.zh : teamNote.en)] : []),
    ...(levels.length > 0 ? [note(levelNote(levels, period, zh))] : []),
  ];
};
const teamNote: Says = {
  zh: "这份细则要把人与人比较：请一次给出所有人的行，不要逐行下拉公式；漏掉的人会改变其他人的名次。",
  en: "This rubric compares people: hand in everybody's rows at once, and do not drag the formula down row by row. Whoever is left out changes the places of the others.",
};
const levelNote = (levels: NonNullable<Program["levels"]>, period: string | undefined, zh: boolean): string =>
  zh
    ? `单元格里只算一期（${period ?? ""}）；${levels.map(({ title }) => title.zh).join("、")}请用命令 ${code("scorewright periods")}。`
    : `A cell scores one ${period ?? "period"}; for the ${levels.map(({ title }) => title.en).join(", ")} use the command ${code("scorewright periods")}.`;

const who = (language: Language): string => (language === "zh" ? "姓名" : "Name");
const copyWords = (language: Language): string => (language === "zh" ? "复制表头" : "Copy the header row");
/** A list has a range of its own. */
const factsOf = ({ plan }: Program): readonly Input[] => askedOf(plan).filter(({ of }) => of.type !== "list");

type Called = { readonly name: string; readonly title: Says };
/** Titles, and the id where a title would be read as another column, or would not survive being pasted. */
const headersOf = (facts: readonly Called[], language: Language): readonly string[] =>
  facts.map((fact) => {
    const own = fact.title[language];
    const isShared = facts.some((other) => other !== fact && namesOf(other).some((name) => fold(name) === fold(own)));
    return isShared || fold(own) === fold(who(language)) || /[\t\r\n]|^[=+\-@']/.test(own) ? fact.name : own;
  });
const namesOf = ({ name, title }: Called): readonly string[] => [name, title.zh, title.en];

const factTable = (facts: readonly Input[], language: Language): string => {
  const headers = headersOf(facts, language);
  const rows = facts.map((fact, n) => factRow(fact, headers[n] ?? fact.name, language));
  return table(language === "zh" ? ["列", "名称", "填什么"] : ["Column", "Id", "What to enter"], rows);
};
const factRow = (fact: Input, header: string, language: Language): readonly string[] => {
  const zh = language === "zh";
  const { name, title, of, optional, mayNotApply } = fact;
  const more = [
    ...(optional ? [zh ? "可不填" : "may be left empty"] : []),
    ...(mayNotApply ? [zh ? "不适用时写 不适用" : "n/a where it does not apply"] : []),
  ];
  const own = header === title[language] ? header : `${header} · ${title[language]}`;
  return [inXml(own), code(name), [valueWords(of, language), ...more].map(inXml).join(zh ? "；" : "; ")];
};
const valueWords = (of: InputType, language: Language): string => {
  const zh = language === "zh";
  switch (of.type) {
    case "number": {
      const write = (exact: string) => unitWords(valueText(of.kind, fromText(exact)), zh);
      const step =
        of.unit === "fraction" || of.unit === "1" ? [] : [zh ? `刻度 ${write(of.unit)}` : `in steps of ${write(of.unit)}`];
      const range = `${kindNames[of.kind][language]}, ${write(of.low)} – ${write(of.high)}`;
      const written = of.kind === "duration" ? [durationWords(of.bare, zh)] : [];
      return [range, ...(of.kind === "date" || of.kind === "datetime" ? [] : step), ...written].join(zh ? "；" : "; ");
    }
    case "choice":
      return of.values.map(({ value, title }) => (title[language] === value ? value : title[language])).join(zh ? "、" : ", ");
    case "flag":
      return zh ? "是 或 否" : "yes or no";
    default:
      return kindNames[of.type][language];
  }
};
/** Durations are written in English wherever they are text. */
const unitWords = (text: string, zh: boolean): string =>
  zh
    ? text
        .replace(/ days$/, " 天")
        .replace(/ h$/, " 小时")
        .replace(/ min$/, " 分钟")
        .replace(/ s$/, " 秒")
    : text.replace(/^1 days$/, "1 day");
/** Cells that are formatted as times arrive as parts of a day, which nothing tells from a number that was typed. */
const durationWords = (bare: string | undefined, zh: boolean): string => {
  const unit = bare === undefined ? undefined : unitWords(valueText("duration", fromText(bare)), zh).replace(/^1 /, "");
  const number = unit === undefined ? "" : zh ? `，直接写数时单位为${unit}` : `, or a number of ${unit}`;
  return zh
    ? `写成文本，如 80 min、1 h 20 min${number}；不要用时间格式的单元格`
    : `as text, such as 80 min or 1 h 20 min${number}; no cells formatted as times`;
};

const listParts = (program: Program, i: number, language: Language): readonly string[] => {
  const zh = language === "zh";
  return listsOf(program).flatMap(({ name, title, of }, n) => {
    const columns = of.columns.map((column) => ({ ...column, name: column.member.key }));
    return [
      `<h3>${inXml(zh ? `明细：${title.zh}` : `Records: ${title.en}`)} ${code(name)}</h3>`,
      paragraph(
        zh
          ? `放在另一张工作表里（公式里写作 ${listSheet(n)}），每条记录一行，用与上表同名的一列（工号 或 姓名）说明是谁的。`
          : `On a sheet of its own (called ${listSheet(n)} in the formulas), a row for each record, with a column that the table of people has too (a staff number, a name) to say whose it is.`,
      ),
      copyable(`header${i}-${n}`, [who(language), ...headersOf(columns, language)].join("\t"), language, copyWords(language)),
      factTable(columns, language),
    ];
  });
};
const listSheet = (n: number): string => `Sheet${n + 2}`;

/** A, B, … Z, AA: the letters of a column, counted from 1. */
const letters = (column: number): string =>
  column <= 26 ? String.fromCharCode(64 + column) : letters(Math.floor((column - 1) / 26)) + letters(((column - 1) % 26) + 1);

const formulas = (program: Program, several: boolean, language: Language, nameOf: NameOf): readonly (readonly string[])[] => {
  const zh = language === "zh";
  const last = letters(factsOf(program).length + 1);
  const lists = listsOf(program).map(({ of }, i) => `${listSheet(i)}!$A$1:$${letters(of.columns.length + 1)}$5000`);
  const names = several ? [program.rubric.id] : [];
  const call = (name: string, ranges: readonly string[], ...texts: readonly string[]) =>
    code(`=${nameOf(name)}(${[...[...names, ...texts].map(quoted), ...ranges, ...lists].join(", ")})`);
  // Somebody who is left out of a comparison changes everybody else's place.
  const rows = [`$A$1:$${last}$1`, program.team ? `$A$2:$${last}$500` : `$A2:$${last}2`];
  const figures = figureColumns(program);
  const has = (id: string) => figures.some((one) => one.id === id);
  const results = figures.filter(({ id }) => id !== "total" && id !== "grade").reverse();
  const nameOfFigure = ({ id, title }: (typeof figures)[number]): string => {
    const isShared = figures.some(
      (one) => one.id !== id && titledNames(one).some((name) => fold(name) === fold(title[language])),
    );
    return isShared || /[\t\r\n]/.test(title[language]) ? id : title[language];
  };
  return [
    [
      call("SHEET", [`$A$1:$${last}$500`]),
      zh ? "一次得到所有人的全部结果，第一行是标题" : "every figure of everybody at once, with titles in the first row",
    ],
    ...(has("total") ? [[call("SCORE", rows), zh ? "总分" : "the total"]] : []),
    ...(has("grade") ? [[call("GRADE", rows), zh ? "等级" : "the grade"]] : []),
    ...results.map((one) => [call("RESULT", rows, nameOfFigure(one)), inXml(one.title[language])]),
    [call("EXPLAIN", rows), zh ? "每一项由哪一条决定" : "which line decided each figure"],
    [call("CHECK", rows), zh ? "数据有什么问题；没有问题则为空" : "what is wrong with the inputs; nothing where all is well"],
  ];
};
/** As a formula writes a text. */
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const reading = (language: Language, nameOf: NameOf): readonly string[] =>
  language === "zh"
    ? [
        heading("怎么填、怎么读"),
        "<ul>",
        "<li>空格是缺失，永远不当作 0。缺了需要的数据，那一格会写明缺什么。</li>",
        "<li>百分比：单元格设成百分比格式，或写成 85% 这样。直接写 85 不会当作 85%，会被拒绝。</li>",
        "<li>不会自动舍入：细则要求两位小数的数，写三位会被拒绝。公式算出的数请用 ROUND(…, 2)。</li>",
        "<li>日期用日期格式，或写 2026-03-31。列名可带单位，例如 销售额（万元），会换算成元。</li>",
        `<li>以 ⚠ 开头的文字是这一行的问题；全部问题用 ${code(nameOf("CHECK"))} 看。一行有错不影响别的行。</li>`,
        "<li>结果与命令行、网页里算出的完全一致，一位不差。</li>",
        "</ul>",
      ]
    : [
        heading("How to fill it in, and how to read it"),
        "<ul>",
        "<li>An empty cell is missing, and never 0. Where something needed is missing, the cell says what.</li>",
        "<li>Per cents: format the cell as per cent, or write 85%. A bare 85 is refused; it is not taken for 85%.</li>",
        "<li>Nothing is rounded for you: three decimals where the rubric has two are refused. Put ROUND(…, 2) around formulas.</li>",
        "<li>Dates as dates, or written 2026-03-31. A header may have a unit, such as Sales (万元), which is converted.</li>",
        `<li>A text that begins with ⚠ says what is wrong with that row; ${code(nameOf("CHECK"))} lists all of it. One bad row never costs the others theirs.</li>`,
        "<li>The figures are those of the command line and of every other place, to the last digit.</li>",
        "</ul>",
      ];
