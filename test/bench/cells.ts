/** The functions of a cell against a script that a programmer would write for that one sheet. */
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";
import { targets } from "../../src/build/build.ts";
import { openProgram, type Program, storeProgram } from "../../src/index.ts";
import { once } from "./once.ts";
import { type Raw, salesPeople } from "./people.ts";

const titles = ["岗位", "区域", "计划额", "实际销售额", "退货额", "应收总额", "销售净回款", "奖金基数"];
const keys = ["role", "region", "plan", "actual", "returned", "owed", "collected", "bonus_base"] as const;
type Row = readonly (string | number)[];
export const salesRows = (n: number): readonly Row[] =>
  salesPeople(n).map((raw: Raw) => keys.map((key, i) => (i < 2 ? (raw[key] ?? "") : Number(raw[key]))));

/** In scaled integers: rates in tenths of a per cent, points in hundredths, money in cents. What it is handed is taken on trust. */
export const scoreByHand = (header: readonly string[], rows: readonly Row[]): readonly (readonly number[])[] => {
  const at = titles.map((title) => header.indexOf(title));
  const half = (n: number, d: number) => Math.floor((2 * n + d) / (2 * d));
  return rows.map((row) => {
    const cell = (i: number) => row[at[i] ?? -1];
    const cents = (i: number) => Math.round(Number(cell(i)) * 100);
    const [plan, actual, returned, owed, collected] = [cents(2), cents(3), cents(4), cents(5), cents(6)];
    const attainment = half(actual * 1000, plan);
    const collection = half(collected * 1000, owed);
    const returns = actual === 0 ? (returned > 0 ? 1000 : 0) : half(returned * 1000, actual);
    const steps: readonly (readonly [number, number])[] = [
      [1210, 200],
      [1110, 150],
      [1050, 125],
      [960, 100],
      [910, 70],
      [800, 50],
    ];
    const share = steps.find(([from]) => attainment >= from)?.[1] ?? 0;
    const gathered = collection < 930 ? 0 : collection < 960 ? 70 : 100;
    const [full, most] = cell(0) === "manager" ? [50, 90] : cell(1) === "south" ? [80, 130] : [40, 90];
    const kept = returns <= full ? 100 : returns <= most ? 60 : 0;
    return [(35 * share + 25 * gathered + 25 * kept) / 100];
  });
};

type Score = (...given: readonly unknown[]) => readonly (readonly unknown[])[];
/** As a spreadsheet loads it: the whole script anew. In this context, because every global that is looked up in one of its own costs Node extra. */
export const openScript = (program: Program): Score => {
  const files = targets.sheets([program], {
    language: "zh",
    runtime: readFileSync("dist/runtime.js", "utf8"),
    namespace: "RUBRIC",
    url: "",
    version: "1.0.0",
  });
  const script = files.find(({ name }) => name === "scorewright.gs")?.content;
  return runInThisContext(`(() => {\n${String(script)}\nreturn RUBRIC_SCORE;\n})()`) as Score;
};

const cold = (run: () => unknown): number => {
  const started = performance.now();
  run();
  return performance.now() - started;
};

/** Opening a stored program, as ratios to `JSON.parse` of it. */
export const openingOf = (program: Program, facts: Raw): string => {
  const text = JSON.stringify(storeProgram(program));
  const open = () => openProgram(JSON.parse(text));
  const first = () => open().figures(facts);
  const [firstCold, openCold, parseCold] = [first, open, () => JSON.parse(text) as unknown].map(cold);
  const [parse, warm, figures] = [once(() => JSON.parse(text) as unknown, 101), once(open, 51), once(first, 31)] as const;
  const ratio = (time: number) => `${(time / parse).toFixed(1)} ×`;
  return [
    `${(text.length / 1024).toFixed(1)} KB stored, JSON.parse ${(parse * 1000).toFixed(0)} µs (the first time ${((parseCold ?? 0) * 1000).toFixed(0)})`,
    `opened ${ratio(warm)}, to the first figures ${ratio(figures)}`,
    `the first time: opened ${(openCold ?? 0).toFixed(1)} ms, to the first figures ${(firstCold ?? 0).toFixed(1)} ms`,
  ].join("; ");
};

/** Rows in one call, as ratios to the script by hand. */
export const oneCall = (program: Program, count: number): string => {
  const rows = salesRows(count);
  const started = performance.now();
  const score = openScript(program);
  score([titles], rows.slice(0, 1));
  const loaded = performance.now() - started;
  const [ours, theirs] = [score([titles], rows), scoreByHand(titles, rows)];
  const wrong = ours.filter(([own], i) => own !== theirs[i]?.[0]).length;
  const call = cold(() => openScript(program)([titles], rows));
  const [warm, byHand] = [once(() => score([titles], rows), 9), once(() => scoreByHand(titles, rows), 31)];
  return `${rows.length.toLocaleString("en")} rows in one call: ${(warm / byHand).toFixed(0)} × the script by hand (${byHand.toFixed(2)} ms), ${wrong} cells differ; ${((warm * 1000) / rows.length).toFixed(0)} µs a row; with loading the script ${call.toFixed(0)} ms; loading and one row ${loaded.toFixed(0)} ms`;
};
