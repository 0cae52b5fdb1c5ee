/** What is wrong for everybody in a call: it is thrown, and the cell shows it. Whatever is wrong with one row stays in that row. */

import type { Misspelt } from "../cells/misspelt.ts";
import { namesAnyPeriod } from "../cells/people.ts";
import { createError, type ScorewrightError } from "../scoring/error.ts";
import type { Problem } from "../scoring/facts/problem.ts";
import type { Language, Says } from "../text/path.ts";
import { didYouMean, suggest } from "../text/suggest.ts";

export type CallError = ScorewrightError<Problem>;
const named = (code: string, zh: string, en: string, help: Says): Problem => ({ code, message: { zh, en }, help });

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
  return `⚠ ${text}${placeText(first, language)}${rest}`;
};
/** Where the rubric refuses; where it declares a fact is of no help. */
const placeText = ({ code, line }: Problem, language: Language): string => {
  if (line === undefined || code.startsWith("facts/")) return "";
  return language === "zh" ? `（评分细则第 ${line} 行）` : ` (line ${line} of the rubric)`;
};

/** `problem` in the language of the sheet, for the host to throw. */
export const callError = (problem: Problem, language: Language): CallError =>
  createError("CallError", problem.code, fullText(problem, language), [problem]);

const listed = (names: readonly string[], between: string): string =>
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
export const noSuchList = (known: readonly Says[]): Problem => {
  const [zh, en] = [known.map((title) => title.zh), known.map((title) => title.en)];
  return named("call/no-such-list", "它的列不属于任何一张明细", "its columns belong to no list of this rubric", {
    zh: zh.length === 0 ? "这份细则没有明细。" : `明细有：${listed(zh, "、")}；表头请写它们的列名。`,
    en: en.length === 0 ? "This rubric has no lists." : `There are ${listed(en, ", ")}; head the range with their columns.`,
  });
};
export const listTwice = (title: Says): Problem =>
  named("call/list-twice", `“${title.zh}”给了两块区域`, `${title.en} is handed in twice`, {
    zh: "请合成一块区域。",
    en: "Put its records into one range.",
  });
export const nobodysRecords = (others: readonly string[]): Problem => {
  const usable = others.filter((header) => !namesAnyPeriod(header));
  return named("call/nobodys-records", "它没有说明每条记录是谁的", "it does not say whose its records are", {
    zh: usable.length === 0 ? "两块区域都要有同名的一列，例如 工号。" : `请加上人员表里也有的一列，例如 ${usable[0]}。`,
    en:
      usable.length === 0
        ? "Both ranges need a column of the same name, such as a staff number."
        : `Add a column that the rows of people have too, such as ${usable[0]}.`,
  });
};
export const listWanted = (title: Says): Says => ({
  zh: `“${title.zh}”是明细：请再给一块区域（表头加各条记录），用工号或姓名列对应到人。`,
  en: `${title.en} is a list: hand in one more range, its header and its records, with a column such as the staff number that says whose each is.`,
});
export const whichColumn = (shared: readonly string[]): Problem =>
  named(
    "call/which-column",
    `${listed(shared, "、")} 两块区域都有，不知道按哪一列对应到人`,
    `both ranges have ${listed(shared, ", ")}, so it is unclear which of them says whose a record is`,
    { zh: "请加上 工号 或 姓名 列，或改掉其余列名。", en: "Add a column called staff number or name, or rename the others." },
  );
export const nobodysRecord = (row: number, column: string): Problem =>
  named(
    "call/nobodys-record",
    `第 ${row} 行没有写“${column}”，不知道是谁的`,
    `row ${row} has no "${column}", so it is nobody's`,
    {
      zh: "合并的单元格请拆开，每行都填；合计行请不要包括在内。",
      en: "Fill it in on every row (merged cells hold it in the first one only), and leave out rows of totals.",
    },
  );
export const joinedBy = (title: Says, column: string): Problem =>
  named("call/joined-by", `“${title.zh}”按“${column}”对应`, `${title.en} is joined by "${column}"`, {
    zh: "若它不能区分人，请在两边加上 工号 列。",
    en: "If it does not tell people apart, add a staff number to both ranges.",
  });
export const severalSpellings = (title: Says, spellings: readonly string[]): Problem =>
  named(
    "call/several-spellings",
    `“${title.zh}”与本行写法不一：${listed(spellings, "、")}`,
    `${title.en} and this row write it in several ways: ${listed(spellings, ", ")}`,
    {
      zh: "请统一写法；若是不同的人，请改工号。",
      en: "Write it in one way; if they are several people, give them numbers that differ.",
    },
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
export const withoutKey = (title: Says, column: string): Problem =>
  named("call/without-key", `没有写“${column}”，找不到“${title.zh}”`, `"${column}" is empty, so ${title.en} cannot be found`, {
    zh: "请填写。",
    en: "Fill it in.",
  });
export const otherPeoplesRecords = (title: Says, count: number, row: number, key: string): Problem =>
  named(
    "call/other-peoples-records",
    `“${title.zh}”有 ${count} 行不属于这里的任何人，如第 ${row} 行（${key}）`,
    `${count} rows of ${title.en} belong to nobody here, such as row ${row} (${key})`,
    { zh: "若应当属于，请核对两边的写法。", en: "If they should, compare how both ranges write it." },
  );
/** `key`: what the person's own row says in the column that both ranges have. */
export const noRecords = (title: Says, key: string): Problem =>
  named(
    "call/no-records",
    `“${title.zh}”里没有 ${key} 的记录，按没有计`,
    `${title.en} has no record of ${key}, which counts as none`,
    {
      zh: "若应当有，请核对两边的写法。",
      en: "If there should be some, compare how both ranges write it.",
    },
  );
export const notAlone = (key: string): Problem =>
  named(
    "call/not-alone",
    `有几行都是 ${key}，分不清明细属于谁`,
    `several rows are ${key}, so it is unclear whose the records are`,
    {
      zh: "请用能区分人的列，例如 工号。",
      en: "Use a column that tells people apart, such as the staff number.",
    },
  );
export const inRecord = (title: Says, row: number, { message, ...rest }: Problem): Problem => ({
  ...rest,
  message: { zh: `“${title.zh}”第 ${row} 行：${message.zh}`, en: `${title.en}, row ${row}: ${message.en}` },
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
