import { readFileSync } from "node:fs";
import { figureColumns, openCells, parseRubric } from "../../src/index.ts";

const rubric = parseRubric(readFileSync("rubrics/sales-monthly.yaml", "utf8"));
const header = ["姓名", "岗位", "区域", "计划额（万元）", "实际销售额（万元）", "退货额", "应收总额", "销售净回款", "奖金基数"];
const opened = openCells(rubric.program, header);
if (!opened.success) throw new Error(opened.problem.message.en); // the header fits no rubric, and so no row does

const row = opened.table.row(["陈一鸣", "销售经理", "其他", 45, 41.2, 20600, 100000, 94000, 10000]);
console.log(row.others.姓名); // 陈一鸣
console.log(row.facts.actual); // 412000
const scored = rubric.figures(row.facts);
const cells = figureColumns(rubric.program).map(({ title, of, toCell }) => {
  const text = scored.success ? of(scored.figures) : undefined;
  return `${title.zh} ${text === undefined ? "" : toCell(text)}`;
});
console.log(cells.slice(3, 5)); // [ '总分 67', '奖金 6700' ]
