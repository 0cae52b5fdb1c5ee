/** Columns that say who somebody is, or which period a row is about, by the names that staff lists use for them. */
import { fold } from "./columns.ts";

/** Numbers first: they tell people of the same name apart. */
const numbers =
  /^(?:工号|员工号|员工编号|职工号|职工编号|人员编号|staff(?:no|number|id)\.?|employee(?:no|number|id)\.?|empno\.?|personnelno\.?)$/;
const names = /^(?:姓名|名字|员工姓名|员工|职工|人员|name|fullname|employee|employeename|person|staffname)$/;

/** Those of the headers that name a person, numbers before names; none where nothing looks like one. */
export const personColumns = (headers: readonly string[]): readonly string[] =>
  [numbers, names].flatMap((known) => headers.filter((header) => known.test(fold(header))));

/** A row below the people that adds them up. */
export const isTotalRow = (cell: string): boolean =>
  /^(?:合计|总计|小计|共计|汇总|平均|总和|total|sum|subtotal|average|mean)$/.test(fold(cell));
/**
 * The word by which a row adds the others up: in the columns that name a person, or first of all where those are empty or there are none, as 合计 stands
 * under 序号. Undefined: the row is somebody's. `others`: what is no fact, by header.
 */
export const sumWord = (others: Readonly<Record<string, string>>): string | undefined => {
  const words: string[] = [];
  let first: string | undefined;
  for (const header in others) {
    const word = others[header] ?? "";
    first ??= word;
    if (isPerson(header)) words.push(word);
  }
  return (words.length > 0 ? words : first === undefined ? [] : [first]).find(
    (word) => word.length <= longestWord && isTotalRow(word),
  );
};
/** With room for the space in it: 合　计. */
const longestWord = 16;
/** Every row of a file has much the same headers. */
const known = new Map<string, boolean>();
const isPerson = (header: string): boolean => {
  const before = known.get(header);
  if (before !== undefined) return before;
  const found = personColumns([header]).length > 0;
  if (known.size < 1000) known.set(header, found);
  return found;
};

/** What stands before or behind the name of a period: 考核月份, Month (2026). */
const around = (words: string): RegExp =>
  new RegExp(`^(?:考核|所属|统计|绩效|appraisal)?(?:${words}|期间|周期|考核期|period)(?:[([].*[)\\]])?$`);
const periods: Readonly<Record<string, RegExp>> = {
  day: around("日期|date|day"),
  week: around("周|周次|week"),
  month: around("月|月份|月度|年月|month"),
  quarter: around("季|季度|quarter"),
  year: around("年|年度|年份|year"),
};
/** Whether the header is what people call a period: `month`, `Month`, `考核月份`. */
export const namesPeriod = (header: string, period: string): boolean => {
  const folded = fold(header);
  return folded === fold(period) || (periods[fold(period)]?.test(folded) ?? false);
};
/** The same of any period that there is. */
export const namesAnyPeriod = (header: string): boolean => Object.values(periods).some((known) => known.test(fold(header)));
