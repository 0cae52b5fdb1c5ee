/** A rubric that asks for a fact of every kind, and its columns. */
import type { CellValue, Fault } from "../../src/cells/cell.ts";
import { isFault } from "../../src/cells/cell.ts";
import { type Column, factColumns } from "../../src/cells/columns.ts";
import { rubric } from "../score.ts";

/** The facts of a section, as columns. */
export const columnsOf = (facts: string): readonly Column[] =>
  factColumns(rubric(`facts:\n${facts}\nresults: { r: { is: "1" } }\n`).program.plan);

export const everyKind = columnsOf(`
  sales: { type: money, title: { zh: 销售额, en: Sales }, range: 0..999999999 }
  late: { type: count, title: { zh: 迟到次数, en: Times late }, range: 0..31 }
  index: { type: number, title: { zh: 指数, en: Index }, range: -100..100, step: 0.01 }
  rate: { type: percent, title: { zh: 满意率, en: Satisfaction }, range: 0%..100%, step: 0.1% }
  response: { type: duration, title: { zh: 响应时长, en: Response }, range: 0 min..100 h, step: 1 min }
  mark: { type: points, title: { zh: 得分, en: Mark }, range: 0..100, step: 0.5 }
  joined: { type: date, title: { zh: 入职日期, en: Joined }, range: 1900-03-01..2199-12-31 }
  seen: { type: datetime, title: { zh: 签到时间, en: Seen }, range: 1900-03-01 00:00..2199-12-31 23:59 }
  level: { type: choice, of: [甲, 乙], title: { zh: 级别, en: Level } }
  absent: { type: flag, title: { zh: 缺勤, en: Absent } }
  memo: { type: text, optional: true, title: { zh: 备注, en: Memo } }`);

export const columnCalled = (id: string, among: readonly Column[] = everyKind): Column => {
  const column = among.find((one) => one.id === id);
  if (!column) throw new Error(`no column is called ${id}`);
  return column;
};

/** A cell as it was read, or what is wrong with it in Chinese. */
export const told = (read: CellValue | Fault): CellValue | { readonly wrong: string } =>
  isFault(read) ? { wrong: read.message.zh } : read;
