import { readFileSync } from "node:fs";
import { openProgram } from "../../src/engine.ts";
import { parseRubric, storeProgram } from "../../src/index.ts";

const stored = JSON.stringify(storeProgram(parseRubric(readFileSync("rubrics/sales-monthly.yaml", "utf8")).program));

const scorer = openProgram(JSON.parse(stored)); // no YAML, no zod from here on
const scored = scorer.figures({
  role: "manager",
  region: "south",
  plan: "1000",
  actual: "1210",
  owed: "1",
  collected: "1",
  returned: "0",
  bonus_base: "100",
});
if (scored.success) console.log(scored.figures.total); // 120
