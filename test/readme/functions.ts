import { readFileSync } from "node:fs";
import { parseRubric, storeProgram } from "../../src/index.ts";
import { openFunctions } from "../../src/spreadsheet/open.ts";

const { program } = parseRubric(readFileSync("rubrics/service-summary.yaml", "utf8"));
const functions = openFunctions([storeProgram(program)], { language: "en" });

const people = [["Shop"], ["North"], ["South"]];
const forms = [
  ["Shop", "Promised response time", "Response time (min)", "Points of the form", "Working days to hand it in"],
  ["North", "2 h", 80, 77.25, 2],
  ["North", "2 h", 120, 90, 0],
];
console.log(functions.RESULT("Mean of the forms", people, forms)); // [ [ 83.63 ], [ 0 ] ]
