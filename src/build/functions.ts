/** The functions as a host lists them: what each gives, and its parameters for exactly these rubrics. */

import { figureColumns } from "../cells/figures.ts";
import type { Program } from "../plan/ir.ts";
import type { SheetFunction } from "../spreadsheet/functions.ts";
import { listsOf } from "../spreadsheet/lists.ts";
import type { Says } from "../text/path.ts";

export type Parameter = {
  readonly name: string;
  readonly says: Says;
  /** A text out of these, rather than a range. */
  readonly oneOf?: readonly string[];
  readonly optional?: true;
};
export type FunctionInfo = {
  readonly name: SheetFunction["name"];
  readonly says: Says;
  readonly parameters: readonly Parameter[];
};

const descriptions: readonly {
  readonly name: SheetFunction["name"];
  readonly says: Says;
  readonly named?: "result" | "figure";
}[] = [
  {
    name: "SCORE",
    says: { zh: "总分。每人一格；有问题的行写明原因", en: "The total. A cell for each person; a row with a problem says why" },
  },
  { name: "GRADE", says: { zh: "等级。每人一格", en: "The grade. A cell for each person" } },
  {
    name: "RESULT",
    says: {
      zh: "某一项结果，如奖金或某个维度的得分。每人一格",
      en: "One result, such as a bonus or the points of a dimension. A cell for each person",
    },
    named: "result",
  },
  {
    name: "EXPLAIN",
    says: {
      zh: "得分的理由：每一项由哪一条决定。每人一格；最前面可写一项的名称，只说明这一项",
      en: "The reasons: which line decided each figure. A cell for each person; the name of a figure, written first, explains it alone",
    },
    named: "figure",
  },
  {
    name: "CHECK",
    says: {
      zh: "数据有什么问题：全部列出，没有问题则为空。每人一格",
      en: "What is wrong with the inputs, all of it; nothing where all is well. A cell for each person",
    },
  },
  {
    name: "SHEET",
    says: { zh: "全部结果，第一行是标题，以下每人一行", en: "Every figure: titles in the first row, then a row for each person" },
  },
];

const header: Parameter = {
  name: "header",
  says: {
    zh: "表头行，或带表头的整块区域。列的次序随意，多余的列不影响",
    en: "The header row, or one range with its header row. Columns in any order; others are left alone",
  },
};
const rows: Parameter = {
  name: "rows",
  says: { zh: "数据行，每人一行，与表头同宽（可省略）", en: "The rows, one for each person, as wide as the header (optional)" },
  optional: true,
};

export const functionsFor = (programs: readonly Program[]): readonly FunctionInfo[] => {
  const rubric: Parameter = {
    name: "rubric",
    says: { zh: "用哪一份细则", en: "Which rubric" },
    oneOf: programs.map(({ rubric }) => rubric.id),
  };
  const figures = programs.flatMap((program) => figureColumns(program).map(({ id }) => id));
  const result: Parameter = { name: "result", says: { zh: "哪一项结果", en: "Which result" }, oneOf: [...new Set(figures)] };
  const lists = mostLists(programs);
  return descriptions.map(({ name, says, named }) => ({
    name,
    says,
    parameters: [
      ...(programs.length > 1 ? [rubric] : []),
      ...(named === "result" ? [result] : []),
      header,
      rows,
      ...lists,
      // Room for the range that a name in front has pushed on.
      ...(named === "figure" ? [more] : []),
    ],
  }));
};
const more: Parameter = { name: "more", says: { zh: "再一块区域（可省略）", en: "One more range (optional)" }, optional: true };

/** As many ranges of records as the rubric with the most lists takes. */
const mostLists = (programs: readonly Program[]): readonly Parameter[] => {
  const all = programs.map(listsOf);
  const most = Math.max(0, ...all.map(({ length }) => length));
  return Array.from({ length: most }, (_, i) => {
    const titles = all.flatMap((lists) => lists[i]?.title ?? []);
    const words = (language: keyof Says) =>
      [...new Set(titles.map((title) => title[language]))].join(language === "zh" ? "、" : ", ");
    return {
      name: most === 1 ? "records" : `records${i + 1}`,
      says: {
        zh: `明细“${words("zh")}”：带表头，用工号等列对应到人（可省略）`,
        en: `The records of ${words("en")} with their header and a column that says whose each is (optional)`,
      },
      optional: true as const,
    };
  });
};
