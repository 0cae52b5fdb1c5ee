/** What can be wrong with ranges of records, and what is worth a look. */
import { namesAnyPeriod } from "../cells/people.ts";
import type { Problem } from "../scoring/facts/problem.ts";
import type { Says } from "../text/path.ts";
import { listed, named } from "./faults.ts";

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
