import { readFileSync } from "node:fs";
import { explain, parseRubric, toDecimal } from "../../src/index.ts";

const rubric = parseRubric(readFileSync("rubrics/sales-monthly.yaml", "utf8"));
const facts = {
  role: "manager",
  region: "south",
  plan: 450000,
  actual: 412000,
  owed: 100,
  collected: 94,
  returned: 20600,
  bonus_base: 10000,
};

const sheet = rubric.score(facts, "陈一鸣"); // throws a FactsError that lists every problem
console.log(sheet.total); // 67
console.log(sheet.results.bonus); // 6700
console.log(toDecimal(sheet.results.bonus ?? "0").toFixed(2)); // 6700.00
console.log(explain(sheet, "zh").split("\n")[0]); // 销售部月绩效考核（版本 2012.1）

const early = { ...facts, collected: undefined }; // not known yet
const result = rubric.safeScore(early);
if (!result.success) console.log(result.problems[0]?.message.en); // Collected on net sales (`collected`) is missing
const range = rubric.range(early);
if (range.success) console.log(range.ranges.total); // { low: '49.5', high: '74.5' }

const figures = [...rubric.scoreMany([facts, facts])]; // an iterable in, figures out: much faster than sheets
console.log(figures.length); // 2
