import { describe, expect, test } from "vitest";
import { columnFinder, factColumns, fold } from "../../src/cells/columns.ts";
import { cellReader } from "../../src/cells/read-cell.ts";
import { rubric } from "../score.ts";
import { columnsOf, everyKind, told } from "./facts.ts";

/** Each fact that a header may mean, with what becomes of a 5 below it. */
const meanings = (facts: string | typeof everyKind) => {
  const find = columnFinder(typeof facts === "string" ? columnsOf(facts) : facts);
  return (header: string) => find(header).map((match) => [match.column.id, told(cellReader(match)("5"))]);
};

test.each([
  [" Sales_Amount ", "salesamount"],
  ["ＳＡＬＥＳ（万元）", "sales(万元)"],
  ["\uFEFF销 售　额\n（ 万 元 ）", "销售额(万元)"],
  ["'=销售额", "=销售额"],
  ["＿_ ", ""],
])("%j is compared as %j", (title, folded) => expect(fold(title)).toBe(folded));

describe("the header of a fact without a unit in its title", () => {
  const meant = meanings(everyKind);
  test.each([
    ["sales", "sales", "5"],
    ["销售额", "sales", "5"],
    [" ＳＡＬＥＳ ", "sales", "5"],
    ["销售额（元）", "sales", "5"],
    ["销售额（万元）", "sales", "50000"],
    ["销售额 [单位：万元]", "sales", "50000"],
    ["Sales (RMB)", "sales", "5"],
    ["sales(亿元)", "sales", "500000000"],
    ["迟到次数（次）", "late", "5"],
    ["Times late (times)", "late", "5"],
    ["指数（万）", "index", "50000"],
    ["指数 (working days)", "index", "5"],
    ["满意率（％）", "rate", { wrong: "列名带 %，而这一格的数没有百分号，分不清是几" }],
    ["响应时长（小时）", "response", "5 小时"],
    ["Response (H)", "response", "5 h"],
    ["得分（分）", "mark", "5"],
    ["备注", "memo", "5"],
  ])("%j", (header, id, five) => expect(meant(header)).toEqual([[id, five]]));

  test.each([
    "销售额（美元）",
    "销售额（合计）",
    "销售额万元",
    "销售额（万元）合计",
    "（万元）",
    "指数（%）",
    "响应时长（工作日）",
    "入职日期（天）",
    "备注（字）",
    "备注（元）",
    "",
    "_",
    "__proto__",
    "constructor",
  ])("%j is nobody's", (header) => expect(meant(header)).toEqual([]));
});

describe("a title that has a unit itself", () => {
  const meant = meanings(`
  revenue: { type: money, title: { zh: 营业收入（万元）, en: Revenue }, range: 0..9999 }
  成本: { type: money, title: { zh: 成本（万元）, en: Cost }, range: 0..9999 }
  hours: { type: number, title: { zh: 工时（分钟）, en: Working time }, range: 0..9999, step: 1 }
  response: { type: duration, title: { zh: 响应（分钟）, en: Response }, range: 0 min..99 h, step: 1 min, unit: min }
  rate: { type: percent, title: { zh: 满意率（%）, en: Satisfaction }, range: 0%..100%, step: 1% }`);
  test.each([
    // its numbers are in that unit, whatever its column is called
    ["营业收入（万元）", "revenue", "5"],
    ["营业收入(单位:万元)", "revenue", "5"],
    ["营业收入", "revenue", "5"],
    ["revenue", "revenue", "5"],
    ["revenue（万元）", "revenue", "5"],
    ["Revenue (万元)", "revenue", "5"],
    ["成本", "成本", "5"],
    ["成本（万元）", "成本", "5"],
    ["成本（单位：万元）", "成本", "5"],
    ["工时", "hours", "5"],
    ["hours (分钟)", "hours", "5"],
    // a duration and a per cent say what they are
    ["响应（分钟）", "response", "5 分钟"],
    ["响应（小时）", "response", "5 小时"],
    ["Response (h)", "response", "5 h"],
    ["rate (%)", "rate", { wrong: "列名带 %，而这一格的数没有百分号，分不清是几" }],
  ])("%j", (header, id, five) => expect(meant(header)).toEqual([[id, five]]));

  test.each(["营业收入（元）", "revenue（元）", "Revenue (亿元)", "成本（元）", "工时（小时）", "hours（小时）", "rate (分)"])(
    "%j would be another number",
    (header) => expect(meant(header)).toEqual([]),
  );
});

describe("brackets that are no unit", () => {
  const team = rubric(
    "facts: { note: { type: text, optional: true } }\ndimensions: { attitude: { title: { zh: 态度, en: Attitude }, weight: 10, rating: { scale: 0..10 }, raters: { customer: 1, boss: 1 } } }\ntotal: { out_of: 10 }\n",
  );
  const meant = meanings(factColumns(team.program.plan));
  test.each([
    ["Attitude (customer)", [["attitude.customer", "5"]]],
    ["ATTITUDE（Customer）", [["attitude.customer", "5"]]],
    ["态度·customer", [["attitude.customer", "5"]]],
    ["attitude.boss", [["attitude.boss", "5"]]],
    // the dimension is no fact
    ["attitude", []],
    ["Attitude", []],
    ["Attitude (peer)", []],
    ["Attitude (customer) (分)", [["attitude.customer", "5"]]],
    ["Attitude (分)", []],
  ])("%j", (header, expected) => expect(meant(header)).toEqual(expected));

  const inBrackets = meanings(`
  gross: { type: money, title: 销售额（含税）, range: 0..9999 }
  net: { type: money, title: 销售额（不含税）, range: 0..9999 }`);
  test.each([
    ["销售额（含税）", [["gross", "5"]]],
    ["销售额（不含税）（万元）", [["net", "50000"]]],
    ["销售额", []],
    ["销售额（万元）", []],
    ["gross（万元）", [["gross", "50000"]]],
  ])("%j", (header, expected) => expect(inBrackets(header)).toEqual(expected));
});

describe("several facts", () => {
  const meant = meanings(`
  a: { type: money, title: { zh: 收入（万元）, en: Income }, range: 0..9999 }
  b: { type: money, title: { zh: 收入（元）, en: income }, range: 0..9999 }
  c: { type: money, title: { zh: 支出, en: a }, range: 0..9999 }
  d: { type: money, title: 支出（万元）, range: 0..9999 }
  分: { type: points, title: 分, range: 0..9999, step: 1 }
  f: { type: points, title: （分）, range: 0..9999, step: 1 }`);
  test.each([
    ["收入（万元）", [["a", "5"]]],
    ["收入（元）", [["b", "5"]]],
    ["收入", ["a", "b"].map((id) => [id, "5"])],
    ["INCOME", ["a", "b"].map((id) => [id, "5"])],
    ["Income (万元)", [["a", "5"]]],
    ["Income (元)", [["b", "5"]]],
    // an id as it is written wins over titles, a title over what stands in brackets
    ["a", [["a", "5"]]],
    ["Ａ", ["a", "c"].map((id) => [id, "5"])],
    ["支出", [["c", "5"]]],
    ["支出（万元）", [["d", "5"]]],
    [
      "支出（单位：万元）",
      [
        ["c", "50000"],
        ["d", "5"],
      ],
    ],
    ["支出（元）", [["c", "5"]]],
    ["分", [["分", "5"]]],
    ["分（分）", [["分", "5"]]],
    ["(分)", [["f", "5"]]],
  ])("%j", (header, expected) => expect(meant(header)).toEqual(expected));
});
