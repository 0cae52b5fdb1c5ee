/** Columns that say who somebody is, or when. */
import { expect, test } from "vitest";
import { columnFinder, factColumns } from "../../src/cells/columns.ts";
import { isTotalRow, namesAnyPeriod, namesPeriod, personColumns } from "../../src/cells/people.ts";
import { rubric } from "../score.ts";

test("a number comes before a name, whatever comes first; a remark is neither", () => {
  expect(personColumns(["备注", "姓名", "工 号*", "部门"])).toEqual(["工 号*", "姓名"]);
  expect(personColumns(["Staff No.", "Name", "Shop"])).toEqual(["Staff No.", "Name"]);
  expect(personColumns(["序号", "编号", "客户姓名", "id"])).toEqual([]);
});
test.each([
  [
    "month",
    ["month", "Month", "月", "月份", "考核月份", "所属月份", "年月", "期间", "Month (2026)"],
    ["月薪", "本月销售额", "monthly", "季度"],
  ],
  ["quarter", ["Quarter", "季度", "考核季度"], ["月份", "季度奖"]],
])("%s", (period, names, others) => {
  expect(names.filter((header) => !namesPeriod(header, period))).toEqual([]);
  expect(names.filter((header) => !namesAnyPeriod(header))).toEqual([]);
  expect(others.filter((header) => namesPeriod(header, period))).toEqual([]);
});
test("a period of the rubric's own name", () => {
  expect(namesPeriod("Sprint", "sprint")).toBe(true);
});
test("rows that add people up", () => {
  expect(["合计", "合 计：", "Total", "平均"].filter((cell) => !isTotalRow(cell))).toEqual([]);
  expect(["合计明", "张三", "Totalina", ""].filter(isTotalRow)).toEqual([]);
});

test("a rate, or minutes of a count, is another column; an amount after a slash has its unit", () => {
  const { program } = rubric(`facts:
  late: { type: count, range: 0..99, title: { zh: 迟到, en: Late } }
  per_day: { type: count, range: 0..999, title: { zh: "电话/天", en: "Calls/day" } }
  sales: { type: money, range: 0..99999999, title: { zh: 销售额, en: Sales } }
  rate: { type: percent, step: 0.1%, range: 0%..100%, title: { zh: "退货率（%）", en: "Return %" } }
results: { r: { is: late + per_day } }
`);
  const find = columnFinder(factColumns(program.plan));
  const found = (header: string) => find(header).map(({ column, unit }) => [column.id, unit?.("3", 3)]);
  for (const other of ["迟到（分钟）", "迟到/天", "Late/day", "Calls", "电话"])
    expect([other, found(other)]).toEqual([other, []]);
  expect(found("迟到（次）")).toEqual([["late", "3"]]);
  expect(found("Calls/day")).toEqual([["per_day", undefined]]);
  expect(found("销售额/万元")).toEqual([["sales", "30000"]]);
  // Under its very title, too, a number has to have its sign.
  for (const header of ["退货率（%）", "Return %", "退货率%"]) expect(found(header)).toMatchObject([["rate", { message: {} }]]);
  expect(found("退货率")).toEqual([["rate", undefined]]);
});
