/** What is wrong for everybody in a call: it is thrown, and the cell shows it. Whatever is wrong with one row stays in that row. */

import type { Misspelt } from "../cells/misspelt.ts";
import { createError, type ScorewrightError } from "../scoring/error.ts";
import { type Problem, refusedAt } from "../scoring/facts/problem.ts";
import type { Language, Says } from "../text/path.ts";
import { didYouMean, suggest } from "../text/suggest.ts";

export type CallError = ScorewrightError<Problem>;
export const named = (code: string, zh: string, en: string, help: Says): Problem => ({ code, message: { zh, en }, help });

/** Sentences of complaints about facts begin small and end without a stop; in a cell they stand alone. */
const sentence = ({ zh, en }: Says, language: Language): string => {
  if (language === "zh") return /[。？！]$/.test(zh) ? zh : `${zh}。`;
  return (en.charAt(0).toUpperCase() + en.slice(1)).replace(/[^.?!]$/, "$&.");
};
export const fullText = ({ message, help }: Problem, language: Language): string =>
  [message, ...(help ? [help] : [])].map((says) => sentence(says, language)).join(language === "zh" ? "" : " ");

/** As short as a cell wants it. */
export const shortText = (problems: readonly Problem[], language: Language): string => {
  const [first, ...more] = problems;
  if (!first) return "";
  const zh = language === "zh";
  const text = zh ? first.message.zh : first.message.en.charAt(0).toUpperCase() + first.message.en.slice(1);
  const rest = more.length === 0 ? "" : zh ? `（另有 ${more.length} 处）` : ` (${more.length} more)`;
  return `⚠ ${text}${refusedAt(first)[language]}${rest}`;
};
/** `problem` in the language of the sheet, for the host to throw. */
export const callError = (problem: Problem, language: Language): CallError =>
  createError("CallError", problem.code, fullText(problem, language), [problem]);

export const listed = (names: readonly string[], between: string): string =>
  names.slice(0, 12).join(between) + (names.length > 12 ? `${between}…` : "");
const oneOf = (word: string, known: readonly string[], all: readonly string[]): Says => {
  const near = suggest(word, all);
  const meant = near === undefined ? undefined : didYouMean(near);
  return {
    zh: `${meant?.zh ?? ""}可用：${listed(known, "、")}。`,
    en: `${meant ? `${meant.en} ` : ""}There are ${listed(known, ", ")}.`,
  };
};

export const noRange = named("call/no-range", "没有给出数据区域", "no range of data was handed in", {
  zh: "先给表头行，再给数据行，例如 A$1:L$1, A2:L2；或给一整块带表头的区域。",
  en: "Hand in the header row and the rows, such as A$1:L$1, A2:L2, or one range with its header row.",
});
export const rowWithoutHeader = named(
  "call/row-without-header",
  "只给了一行，没有表头：列的次序一变，每个数就会错位",
  "one row alone has no header, and one column more would shift every value",
  { zh: "请在前面加上表头行，例如 A$1:L$1, A2:L2。", en: "Hand in the header row before it, such as A$1:L$1, A2:L2." },
);
export const otherWidth = (header: number, rows: number): Problem =>
  named(
    "call/other-width",
    `表头有 ${header} 列，数据有 ${rows} 列`,
    `the header and the rows are not equally wide: ${header} and ${rows}`,
    {
      zh: "两块区域的起止列必须相同。",
      en: "Both ranges have to begin and end in the same columns.",
    },
  );
export const whichRubric = (known: readonly string[]): Problem =>
  named("call/which-rubric", "没有说用哪一份细则", "it is not said which rubric is meant", {
    zh: `请在最前面写明，例如 "${known[0] ?? ""}"。可用：${listed(known, "、")}。`,
    en: `Write it first, such as "${known[0] ?? ""}". There are ${listed(known, ", ")}.`,
  });
/** A title that several have. */
export const severalNamed = (word: string, ids: readonly string[]): Problem =>
  named("call/several-named", `有几个都叫“${word}”`, `several are called "${word}"`, {
    zh: `请写名称：${listed(ids, "、")}。`,
    en: `Write the id: ${listed(ids, ", ")}.`,
  });
export const unknownName = (word: string, known: readonly string[], all: readonly string[]): Problem =>
  named("call/unknown-name", `没有叫“${word}”的`, `nothing is called "${word}"`, oneOf(word, known, all));
export const whichFigure = (known: readonly string[]): Problem =>
  named("call/which-figure", "没有说要哪一项结果", "it is not said which result is meant", {
    zh: `请在区域之前写明，例如 "${known[0] ?? ""}"。可用：${listed(known, "、")}。`,
    en: `Write it before the ranges, such as "${known[0] ?? ""}". There are ${listed(known, ", ")}.`,
  });
export const longerPeriod = (word: string, period: string): Problem =>
  named(
    "call/longer-period",
    `“${word}”是更长周期（${period}）的数，单元格里只算一期`,
    `"${word}" is a figure of the ${period}; a cell scores one period`,
    { zh: "请用命令 scorewright periods。", en: "Use the command `scorewright periods`." },
  );
/** `instead`: the function that gives what there is. */
export const noSuchFigure = (what: Says, known: readonly string[], instead: string): Problem =>
  named("call/no-such-figure", `这份细则没有${what.zh}`, `this rubric has no ${what.en}`, {
    zh: `它有：${listed(known, "、")}。请用 ${instead}。`,
    en: `It has ${listed(known, ", ")}: use ${instead}.`,
  });
export const wholeTeam = named(
  "call/whole-team",
  "这份细则要把人与人比较，不能只给一行",
  "this rubric compares people, so one row alone cannot be scored",
  { zh: "请给出所有人的行，例如 A$1:L$1, A2:L40。", en: "Hand in everybody's rows at once, such as A$1:L$1, A2:L40." },
);
export const severalPeriods = (period: string, first: string, second: string): Problem =>
  named(
    "call/several-periods",
    `区域里有不同的“${period}”（${first}、${second}），不同期的人不能放在一起比较`,
    `the rows are of different values of "${period}" (${first}, ${second}), and people are not compared across periods`,
    { zh: "请只给一期的行。", en: "Hand in the rows of one period." },
  );
export const totalRow = (row: number, cell: string): Problem =>
  named("call/total-row", `数据第 ${row} 行是“${cell}”，不是人`, `row ${row} of the data is "${cell}", which is nobody`, {
    zh: "人与人比较时，请不要把合计行包括在内。",
    en: "Leave rows of totals out where people are compared.",
  });
/** A figure, where a function takes none. */
export const figureOf = (word: string, instead: string): Problem =>
  named("call/figure-named", `“${word}”是一项结果，这个函数不用写`, `"${word}" is a figure, and this function takes none`, {
    zh: `请用 ${instead}。`,
    en: `Use ${instead}.`,
  });
export const misspeltColumn = ({ header, near, id }: Misspelt): Problem =>
  named("call/misspelt-column", `“${header}”列未使用`, `the column "${header}" is not used`, {
    zh: `是否想写“${near}”${near === id ? "" : `（${id}）`}？`,
    en: `Did you mean "${near}"${near === id ? "" : ` (${id})`}?`,
  });
export const otherRange = (place: number, problem: Problem): Problem => ({
  ...problem,
  message: { zh: `第 ${place} 块区域：${problem.message.zh}`, en: `range ${place}: ${problem.message.en}` },
});
