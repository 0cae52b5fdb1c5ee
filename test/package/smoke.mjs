/** Uses the built package as its users do: by name, as ESM and CJS, as the engine alone, and from the command line. Run after `npm run build`. */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as library from "scorewright";
import * as engine from "scorewright/engine";

const text = readFileSync(new URL("../../rubrics/sales-monthly.yaml", import.meta.url), "utf8");
const require = createRequire(import.meta.url);
const facts = {
  role: "agent_clerk",
  region: "south",
  plan: 450000,
  actual: 412000,
  owed: 100,
  collected: 94,
  returned: 20600,
  bonus_base: 10000,
  credit_line: 0,
  display_cabinets: 0,
  other_receivables: 0,
  expenses_and_rebates: 0,
};

const rubric = library.parseRubric(text);
const known = new Set(rubric.program.plan.inputs.map((input) => input.name));
const given = Object.fromEntries(Object.entries(facts).filter(([name]) => known.has(name)));
const sheet = rubric.score(given);
assert.equal(sheet.total, "67");
assert.equal(library.toDecimal(sheet.results.bonus).toFixed(2), "6700.00");

const common = require("scorewright");
assert.deepEqual(common.parseRubric(text).score(given), sheet);

// A program stored as JSON scores and explains itself with the engine alone.
const stored = engine.openProgram(JSON.parse(JSON.stringify(rubric.program)));
assert.deepEqual(stored.score(given), sheet);
assert.match(engine.explain(stored.score(given), "zh"), /67/);
assert.deepEqual(require("scorewright/engine").openProgram(rubric.program).score(given), sheet);

for (const file of ["engine.js", "engine.cjs"]) {
  const bundle = readFileSync(new URL(`../../dist/${file}`, import.meta.url), "utf8");
  assert.doesNotMatch(bundle, /\bfrom\s*"(?:zod|yaml|decimal\.js|node:)|require\("(?:zod|yaml|decimal\.js|node:)/);
  assert.doesNotMatch(bundle, /\bnew Function\b|\beval\(/);
}
const command = new URL("../../dist/cli.js", import.meta.url).pathname;
assert.match(execFileSync(process.execPath, [command, "--version"], { encoding: "utf8" }), /^\d+\.\d+\.\d+/);
const checked = spawnSync(process.execPath, [command, "check", "rubrics/*.yaml"], { encoding: "utf8" });
assert.equal(checked.status, 0, checked.stdout + checked.stderr);
const unmatched = spawnSync(process.execPath, [command, "check", "no-such-*.yaml"], { encoding: "utf8" });
assert.equal(unmatched.status, 2);
assert.match(unmatched.stderr, /no-such-/);
process.stdout.write("package: ESM, CJS, engine and command line work\n");
