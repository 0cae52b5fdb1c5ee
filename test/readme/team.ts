import { readFileSync } from "node:fs";
import { parseRubric } from "../../src/index.ts";

const rubric = parseRubric(readFileSync("rubrics/service-team.yaml", "utf8"));
const shared = { department: "客服三部", panel: "五组", probation: false, incident: false, pool: 4000 };
const people = [
  { person: "方静怡", facts: { ...shared, volume: 156, satisfied: "98%", mark: 92, seniority: 37 } },
  { person: "石磊", facts: { ...shared, volume: 143, satisfied: "91%", mark: 86, seniority: 29 } },
  { person: "顾春梅", facts: { ...shared, volume: 120, satisfied: "85%", mark: 81, seniority: 15 } },
];

const sheets = [...rubric.scoreTeam(people)]; // everybody's, in the order given
console.log(sheets.map((one) => (one.success ? one.sheet.results.place : one.problems))); // [ '1', '2', '3' ]

const team = rubric.openTeam(people); // or one by one: figures without the reasons, sheets only where they are wanted
const figures = team.figures(1);
if (figures.success) console.log(figures.figures.results.pool_part); // 1292.73
const sheet = team.sheet(1);
if (sheet.success) console.log(sheet.sheet.grade); // B
