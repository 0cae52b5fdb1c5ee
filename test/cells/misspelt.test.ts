import { expect, test } from "vitest";
import { misspelt } from "../../src/cells/misspelt.ts";
import { columnsOf } from "./facts.ts";

const absent = columnsOf(`
  sales: { type: money, title: { zh: 销售额, en: Sales amount }, range: 0..99 }
  pay: { type: money, title: 工资, range: 0..99 }
  cost: { type: money, title: { zh: 成本（万元）, en: Cost }, range: 0..99 }
  gross: { type: money, title: 收入（含税）, range: 0..99 }`);

test.each([
  ["销售客", "销售额", "sales"],
  ["销受额", "销售额", "sales"],
  ["Sales amonut", "Sales amount", "sales"],
  ["ｓａｌｅ", "sales", "sales"],
  // a unit that nobody knows, that the fact cannot be in, or that its title says otherwise
  ["销售额（美元）", "销售额", "sales"],
  ["销售额（全公司合计）", "销售额", "sales"],
  ["ＳＡＬＥＳ [EUR]", "sales", "sales"],
  ["工资（小时）", "工资", "pay"],
  ["成本（元）", "成本（万元）", "cost"],
  ["cost（元）", "cost", "cost"],
  // a misspelt one under a unit
  ["销受额（万元）", "销售额", "sales"],
  ["工资额（元）", "工资", "pay"],
  ["收入（美元）", "收入（含税）", "gross"],
])("%j was probably meant to be %j", (header, near, id) => expect(misspelt([header], absent)).toEqual([{ header, near, id }]));

test.each(["姓名", "工号", "部门", "收入", "备注（销售额）", "工种（元）", "", "__proto__"])("%j is another column", (header) =>
  expect(misspelt([header], absent)).toEqual([]),
);
test("nothing is looked for any more", () => expect(misspelt(["销售客", "销售额（美元）"], [])).toEqual([]));
