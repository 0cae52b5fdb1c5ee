import { defineRubric } from "../../src/index.ts";

const punctuality = defineRubric({
  scorewright: 1,
  id: "punctuality",
  version: "1",
  facts: { late: { type: "count", range: "0..31" }, role: { type: "choice", of: ["clerk", "lead"] } },
  dimensions: { attendance: { weight: 5, of: "late", rows: { 0: "5 pts", 1: "3 pts", 2: "1 pt", "3+": "0 pts" } } },
  total: { out_of: 5 },
});
console.log(punctuality.score({ late: 1 }).total); // 3
// @ts-expect-error: there is no fact `lat`, so this does not compile
export const misspelt = () => punctuality.score({ lat: 1 });
