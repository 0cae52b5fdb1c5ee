/** What the person who types needs: for each rubric its header row, what goes into the columns, and the formulas. */
import { figureColumns } from "../../cells/figures.ts";
import { kindNames } from "../../language/kinds.ts";
import { askedOf } from "../../plan/facts.ts";
import { valueText } from "../../plan/format.ts";
import type { Input, InputType, Program } from "../../plan/ir.ts";
import { listsOf } from "../../spreadsheet/lists.ts";
import { fromText } from "../../text/exact.ts";
import type { Language } from "../../text/path.ts";
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
  const facts = askedOf(program.plan).filter(({ of }) => of.type !== "list");
  const headers = [zh ? "姓名" : "Name", ...facts.map(({ title }) => title[language])];
  return [
    heading(`${rubric.title[language]}（${rubric.id} ${rubric.version}）`),
    paragraph(
      zh
        ? "第一行写列名。可以复制下面这一行粘贴到表里，也可以用自己的表：列名写细则里的名称（中英文均可），次序随意，多余的列不影响。"
        : "The first row names the columns. Copy this one into the sheet, or use your own table: titles in either language, in any order; other columns are left alone.",
    ),
    copyable(`header${i}`, headers.join("\t"), language, zh ? "复制表头" : "Copy the header row"),
    table(
      zh ? ["列", "名称", "填什么"] : ["Column", "Id", "What to enter"],
      facts.map((fact) => factRow(fact, language)),
    ),
    ...listParts(program, i, language),
    `<h3>${zh ? "公式" : "Formulas"}</h3>`,
    table(zh ? ["写", "得到"] : ["Type", "To get"], formulas(program, several, language, nameOf)),
    ...(team
      ? [
          note(
            zh
              ? "这份细则要把人与人比较：请一次给出所有人的行，不要逐行下拉公式。"
              : "This rubric compares people: hand in everybody's rows at once, and do not drag the formula down row by row.",
          ),
        ]
      : []),
    ...(levels.length > 0
      ? [
          note(
            zh
              ? `单元格里只算一期（${period ?? ""}）；${levels.map(({ title }) => title.zh).join("、")}请用命令 ${code("scorewright periods")}。`
              : `A cell scores one ${period ?? "period"}; for the ${levels.map(({ title }) => title.en).join(", ")} use the command ${code("scorewright periods")}.`,
          ),
        ]
      : []),
  ];
};

const factRow = ({ name, title, of, optional, mayNotApply }: Input, language: Language): readonly string[] => {
  const zh = language === "zh";
  const more = [
    ...(optional ? [zh ? "可不填" : "may be left empty"] : []),
    ...(mayNotApply ? [zh ? "不适用时写 不适用" : "n/a where it does not apply"] : []),
  ];
  return [inXml(title[language]), code(name), [valueWords(of, language), ...more].map(inXml).join(zh ? "；" : "; ")];
};
const valueWords = (of: InputType, language: Language): string => {
  const zh = language === "zh";
  switch (of.type) {
    case "number": {
      const [low, high] = [of.low, of.high].map((edge) => valueText(of.kind, fromText(edge)));
      return `${kindNames[of.kind][language]}, ${low} – ${high}`;
    }
    case "choice":
      return of.values
        .map(({ value, title }) => (title[language] === value ? value : `${title[language]}`))
        .join(zh ? "、" : ", ");
    case "flag":
      return zh ? "是 或 否" : "yes or no";
    default:
      return kindNames[of.type][language];
  }
};

const listParts = (program: Program, i: number, language: Language): readonly string[] => {
  const zh = language === "zh";
  return listsOf(program).flatMap(({ name, title, of }, n) => [
    `<h3>${inXml(zh ? `明细：${title.zh}` : `Records: ${title.en}`)} ${code(name)}</h3>`,
    paragraph(
      zh
        ? "另开一块区域，每条记录一行，用与上表同名的一列（如 工号 或 姓名）说明是谁的。"
        : "A range of its own, a row for each record, with a column that the table of people has too (a name, a staff number) to say whose it is.",
    ),
    copyable(
      `header${i}-${n}`,
      [zh ? "姓名" : "Name", ...of.columns.map((column) => column.title[language])].join("\t"),
      language,
      zh ? "复制表头" : "Copy the header row",
    ),
    table(
      zh ? ["列", "名称", "填什么"] : ["Column", "Id", "What to enter"],
      of.columns.map((column) => factRow({ ...column, name: column.member.key }, language)),
    ),
  ]);
};

/** A, B, … Z, AA: the letters of a column, counted from 1. */
const letters = (column: number): string =>
  column <= 26 ? String.fromCharCode(64 + column) : letters(Math.floor((column - 1) / 26)) + letters(((column - 1) % 26) + 1);

const formulas = (program: Program, several: boolean, language: Language, nameOf: NameOf): readonly (readonly string[])[] => {
  const zh = language === "zh";
  const width = askedOf(program.plan).filter(({ of }) => of.type !== "list").length + 1;
  const last = letters(width);
  const lists = listsOf(program).map(({ of }, i) => `Sheet${i + 2}!A$1:${letters(of.columns.length + 1)}$500`);
  const all = program.team ? `A2:${last}41` : `A2:${last}2`;
  const call = (name: string, ...texts: readonly string[]) =>
    code(
      `=${nameOf(name)}(${[
        ...(several ? [`"${program.rubric.id}"`] : []),
        ...texts.map((text) => `"${text}"`),
        `A$1:${last}$1`,
        all,
        ...lists,
      ].join(", ")})`,
    );
  const block = code(
    `=${nameOf("SHEET")}(${[...(several ? [`"${program.rubric.id}"`] : []), `A1:${last}41`, ...lists].join(", ")})`,
  );
  const figures = figureColumns(program);
  const has = (id: string) => figures.some((one) => one.id === id);
  const results = figures.filter(({ id }) => id !== "total" && id !== "grade").reverse();
  return [
    ...(has("total") ? [[call("SCORE"), zh ? "总分" : "the total"]] : []),
    ...(has("grade") ? [[call("GRADE"), zh ? "等级" : "the grade"]] : []),
    ...results.map(({ title }) => [call("RESULT", title[language]), inXml(title[language])]),
    [call("EXPLAIN"), zh ? "每一项由哪一条决定" : "which line decided each figure"],
    [call("CHECK"), zh ? "数据有什么问题；没有问题则为空" : "what is wrong with the inputs; nothing where all is well"],
    [block, zh ? "一次得到所有人的全部结果，第一行是标题" : "every figure of everybody at once, with titles in the first row"],
  ];
};

const reading = (language: Language, nameOf: NameOf): readonly string[] =>
  language === "zh"
    ? [
        heading("怎么填、怎么读"),
        "<ul>",
        "<li>空格是缺失，永远不当作 0。缺了需要的数据，那一格会写明缺什么。</li>",
        "<li>百分比：单元格设成百分比格式，或写成 85% 这样。写 85 会被拒绝，不会当作 85%。</li>",
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
