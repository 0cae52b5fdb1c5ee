/** The script itself: what it may use, how large it is, and that it runs where there is nothing but the language. */

import { join } from "node:path";
import vm from "node:vm";
import variant from "@jitl/quickjs-wasmfile-release-sync";
import { transformSync } from "esbuild";
import { newQuickJSWASMModuleFromVariant } from "quickjs-emscripten-core";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { storeProgram } from "../../src/index.ts";
import { openRubric, rubricNames } from "../rubrics/files.ts";
import { filesFor, hostOf, script } from "./bundles.ts";
import { bareContext, textOf } from "./hosts.ts";

const programs = rubricNames.map((name) => openRubric(name).program);

test("engine and wrapper take at most 115 KB, each program at most 60 KB on top", () => {
  expect(Buffer.byteLength(script)).toBeLessThanOrEqual(115_000);
  for (const program of programs) expect(Buffer.byteLength(JSON.stringify(storeProgram(program)))).toBeLessThanOrEqual(60_000);
  const together = Buffer.byteLength(textOf(filesFor("sheets", programs, "zh"), "scorewright.gs"));
  expect(together).toBeLessThan(115_000 + 60_000 * programs.length);
});

describe.each([
  ["sheets", "scorewright.gs"],
  ["excel", "functions.js"],
  ["wps", "main.js"],
] as const)("%s", (target, name) => {
  const text = textOf(filesFor(target, programs.slice(-2), "zh"), name);
  // Sentences of rubrics may speak of anything.
  const code = text.replace(/"(?:[^"\\]|\\.)*"/g, '""');
  test("is one plain script of ES2020", () => {
    expect(() => new vm.Script(text)).not.toThrow();
    // What is later would be written otherwise for ES2020.
    const [own, later] = (["es2020", "esnext"] as const).map((to) => transformSync(text, { target: to, charset: "utf8" }).code);
    expect(own).toBe(later);
  });
  test("looks behind in no pattern: Safari before 16.4 would refuse the whole script", () => {
    expect(text.match(/\(\?<[=!]/g)).toBeNull();
  });
  test("makes no code from text and knows no timers, no locale, no clock, no module and nothing of Node's", () => {
    expect(
      code.match(
        /\beval\s*\(|\bnew Function\b|\bFunction\(|\bIntl\b|\btoLocale\w*|\bset(?:Timeout|Interval|Immediate)\b|\bprocess\.|\bBuffer\b|\brequire\(|\bimport\(|\bDate\.now\b|\bnew Date\b|\bMath\.random\b|\bglobalThis\b|\bwindow\b/g,
      ),
    ).toBeNull();
  });
});

test("its sources use no library function that is later than ES2020", () => {
  const config = ts.readConfigFile(join(import.meta.dirname, "../../tsconfig.json"), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, join(import.meta.dirname, "../.."));
  const program = ts.createProgram({
    rootNames: [join(import.meta.dirname, "../../src/spreadsheet/runtime.ts")],
    options: { ...options, lib: ["lib.es2020.d.ts"], types: [], target: ts.ScriptTarget.ES2020 },
  });
  expect(ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "))).toEqual(
    [],
  );
});

test("and runs where those functions have been taken away", () => {
  const context = bareContext();
  vm.runInContext(
    `for (const [of, names] of [
       [Array.prototype, ["at", "findLast", "findLastIndex", "toSorted", "toReversed", "toSpliced", "with"]],
       [String.prototype, ["at", "replaceAll", "isWellFormed", "toWellFormed"]],
       [Object, ["hasOwn", "groupBy"]],
       [globalThis, ["structuredClone", "Intl", "WeakRef", "AggregateError", "Atomics", "SharedArrayBuffer", "WebAssembly", "console"]],
     ]) for (const name of names) delete of[name];`,
    context,
  );
  vm.runInContext(textOf(filesFor("sheets", [openRubric("sales-monthly").program], "zh"), "scorewright.gs"), context);
  const header = ["岗位", "区域", "计划额", "实际销售额", "退货额", "应收总额", "销售净回款", "奖金基数"];
  const row = ["销售经理", "south", 450000, 412000, 20600, 100, 94, 10000];
  const found: unknown = vm.runInContext("RUBRIC_SCORE", context)([header], [row]);
  expect(found).toEqual([[67]]);
});

test("in a host that is not Node: every shipped rubric in QuickJS answers as in Node", async () => {
  const quick = await newQuickJSWASMModuleFromVariant(variant);
  const machine = quick.newContext();
  const run = (code: string): unknown => {
    const result = machine.evalCode(code);
    const value: unknown = machine.dump(result.error ?? result.value);
    (result.error ?? result.value).dispose();
    if (result.error) throw new Error(JSON.stringify(value));
    return value;
  };
  try {
    run(`${textOf(filesFor("sheets", programs, "zh"), "scorewright.gs")}\n0`);
    expect(run("typeof setTimeout + typeof console + typeof Intl + typeof process")).toBe("undefined".repeat(4));
    const inNode = hostOf("sheets", programs, "zh");
    let figures = 0;
    for (const program of programs) {
      const { id } = program.rubric;
      const facts = program.plan.inputs.filter(({ of, source }) => source === undefined && of.type !== "list");
      const header = ["工号", ...facts.map(({ name }) => name)];
      const rows = [0, 1, 2].map((n) => [
        `S${n}`,
        ...facts.map(({ of }) =>
          of.type === "choice" ? (of.values[n % of.values.length]?.value ?? "") : of.type === "flag" ? n === 1 : n + 1,
        ),
      ]);
      for (const name of ["SHEET", "CHECK", "EXPLAIN"]) {
        const expected = inNode.call(name, id, [header], rows);
        const call = `(() => { try { return JSON.stringify(RUBRIC_${name}(${[id, [header], rows].map((one) => JSON.stringify(one)).join()})) } catch (error) { return JSON.stringify({ thrown: error.message }) } })()`;
        expect(JSON.parse(String(run(call)))).toEqual(expected);
        figures += Array.isArray(expected) ? expected.flat().length : 0;
      }
    }
    expect(figures).toBeGreaterThan(200);
  } finally {
    machine.dispose();
  }
});
