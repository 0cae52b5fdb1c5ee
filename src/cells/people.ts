/** Columns that say who somebody is, or which period a row is about, by the names that staff lists use for them. */
import { fold } from "./columns.ts";

/** Numbers first: they tell people of the same name apart. */
const numbers =
  /^(?:工号|员工号|员工编号|职工号|职工编号|人员编号|staff(?:no|number|id)\.?|employee(?:no|number|id)\.?|empno\.?|personnelno\.?)$/;
const names = /^(?:姓名|名字|员工姓名|员工|职工|人员|name|fullname|employee|employeename|person|staffname)$/;

/** Those of the headers that name a person, numbers before names; none where nothing looks like one. */
export const personColumns = (headers: readonly string[]): readonly string[] =>
  [numbers, names].flatMap((known) => headers.filter((header) => known.test(fold(header))));

const periods: Readonly<Record<string, readonly string[]>> = {
  day: ["日期", "date"],
  week: ["周", "周次"],
  month: ["月", "月份"],
  quarter: ["季", "季度"],
  year: ["年", "年度", "年份"],
};
/** Whether the header is what people call a period: `month`, `Month`, `月份`. */
export const namesPeriod = (header: string, period: string): boolean => {
  const folded = fold(header);
  return folded === fold(period) || (periods[fold(period)] ?? []).includes(folded);
};
