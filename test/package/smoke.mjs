/** Uses the built package as its users do: by name, as ESM and CJS, as the engine alone, and from the command line. Run after `npm run build`. */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import vm from "node:vm";
import * as library from "scorewright";
import * as engine from "scorewright/engine";
import * as spreadsheet from "scorewright/spreadsheet";
import * as xlsx from "scorewright/xlsx";

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

// The functions of a cell: in a program of one's own, and as a script that the command line builds.
const compact = library.storeProgram(rubric.program);
const header = ["岗位", "区域", "计划额", "实际销售额", "退货额", "应收总额", "销售净回款", "奖金基数"];
const row = ["销售经理", "south", 450000, 412000, 20600, 100, 94, 10000];
assert.deepEqual(spreadsheet.openFunctions([compact], { language: "en" }).SCORE([header], [row]), [[67]]);
assert.deepEqual(require("scorewright/spreadsheet").openFunctions([compact], { language: "en" }).SCORE([header, row]), [[67]]);

// A workbook that scores by itself, from either form of a program and from either kind of module.
const people = { titles: [{ zh: "姓名", en: "Name" }], everybody: [{ person: ["陈一鸣"], facts: given }] };
const written = xlsx.writeWorkbook(rubric.program, { language: "zh", people, rows: 3 });
assert.ok(written.success && Buffer.from(written.bytes.subarray(0, 2)).toString() === "PK");
assert.deepEqual(require("scorewright/xlsx").writeWorkbook(compact, { language: "zh", people, rows: 3 }), written);
assert.equal(xlsx.writeWorkbook(compact, { language: "en", rows: 1e6 }).problems[0].code, "workbook/too-many-rows");

const folder = mkdtempSync(join(tmpdir(), "scorewright-"));
try {
  const program = new URL("../../dist/cli.js", import.meta.url).pathname;
  execFileSync(process.execPath, [program, "build", "--target", "sheets", "rubrics/sales-monthly.yaml", "--output", folder]);
  const context = vm.createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } });
  vm.runInContext(readFileSync(join(folder, "scorewright.gs"), "utf8"), context);
  assert.equal(JSON.stringify(vm.runInContext("RUBRIC_SCORE", context)([header], [row])), "[[67]]");

  const book = join(folder, "book.xlsx");
  const run = (...args) => execFileSync(process.execPath, [program, ...args], { encoding: "utf8" });
  run("xlsx", "rubrics/sales-monthly.yaml", "--facts", "rubrics/samples/sales-monthly.csv", "--output", book);
  assert.match(run("score", "rubrics/sales-monthly.yaml", "--facts", book), /陈一鸣 .* 67 .* 6700/);
} finally {
  rmSync(folder, { recursive: true });
}

for (const file of ["engine.js", "engine.cjs", "spreadsheet.js", "spreadsheet.cjs", "xlsx.js", "xlsx.cjs"]) {
  const bundle = readFileSync(new URL(`../../dist/${file}`, import.meta.url), "utf8");
  assert.doesNotMatch(bundle, /\bfrom\s*"(?:zod|yaml|decimal\.js|fflate|node:)|require\("(?:zod|yaml|decimal\.js|fflate|node:)/);
  assert.doesNotMatch(bundle, /\bnew Function\b|\beval\(/);
}
const command = new URL("../../dist/cli.js", import.meta.url).pathname;
assert.match(execFileSync(process.execPath, [command, "--version"], { encoding: "utf8" }), /^\d+\.\d+\.\d+/);
const checked = spawnSync(process.execPath, [command, "check", "rubrics/*.yaml"], { encoding: "utf8" });
assert.equal(checked.status, 0, checked.stdout + checked.stderr);
const unmatched = spawnSync(process.execPath, [command, "check", "no-such-*.yaml"], { encoding: "utf8" });
assert.equal(unmatched.status, 2);
assert.match(unmatched.stderr, /no-such-/);
process.stdout.write("package: ESM, CJS, engine, functions of a spreadsheet, workbooks and command line work\n");
