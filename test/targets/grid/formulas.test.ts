/** Formulas as every host takes them: short and shallow enough, with functions that all of them have, readable by whoever audits them. */
import { describe, expect, test } from "vitest";
import type { Program } from "../../../src/index.ts";
import { parseRubric } from "../../../src/index.ts";
import { compileObject } from "../../../src/pipeline.ts";
import type { Input } from "../../../src/plan/ir.ts";
import { workbookOf } from "../../../src/workbook/workbook.ts";
import { anyRubric } from "../../properties/arbitrary-rubric.ts";
import { openRubric, rubricNames } from "../../rubrics/files.ts";
import { sample } from "../../runs.ts";
import { teamRubric } from "../../workbook/arbitrary-team.ts";

/** All of the first row of every sheet that has formulas: the others are the same, filled down. */
const formulasOf = (program: Program): readonly string[] => {
  const made = workbookOf(program, { language: "en", rows: 2 });
  if (!made.success) throw new Error(made.misfits.map(({ code, about }) => `${about.en}: ${code}`).join(", "));
  return made.workbook.sheets.flatMap(({ rows }) =>
    [...rows].flatMap(({ cells }) => cells.flatMap(({ formula }) => formula ?? [])),
  );
};
const withoutTexts = (formula: string): string => formula.replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'!/g, "");
const depthOf = (formula: string): number => {
  let [depth, deepest] = [0, 0];
  for (const char of withoutTexts(formula)) {
    if (char === "(") deepest = Math.max(deepest, ++depth);
    if (char === ")") depth--;
  }
  return deepest;
};
/** Of the call that has the most. */
const operandsOf = (formula: string): number => {
  const open: number[] = [];
  let most = 0;
  for (const char of withoutTexts(formula)) {
    if (char === "(") open.push(1);
    if (char === ",") open.push((open.pop() ?? 0) + 1);
    if (char === ")") most = Math.max(most, open.pop() ?? 0);
  }
  return most;
};
/** What Excel 2010, WPS, LibreOffice and Gnumeric all have without a prefix. */
const functions: ReadonlySet<string> = new Set(
  (
    "IF AND OR NOT INDEX MATCH ISNA ISNUMBER ISLOGICAL ISERROR IFERROR NA ROUND INT ABS MIN MAX SUM COUNT COUNTA COUNTIF COUNTIFS SUMIFS SUMIF " +
    "SUMPRODUCT SUBSTITUTE SMALL LARGE PRODUCT ROW ROWS EXACT TRIM LEN AVERAGE AVERAGEIF MEDIAN"
  ).split(" "),
);
const programs: readonly (readonly [string, () => readonly Program[]])[] = [
  ["the shipped rubrics", () => rubricNames.map((name) => openRubric(name).program)],
  ["random rubrics", () => sample(anyRubric, 40).flatMap((rubric) => compileObject(rubric, "random").program ?? [])],
  ["random teams", () => sample(teamRubric, 20).flatMap((rubric) => compileObject(rubric, "team").program ?? [])],
];
describe.each(programs)("of %s", (_, all) => {
  test("formulas keep within the hosts' limits, and use what all of them have", () => {
    const formulas = all().flatMap(formulasOf);
    expect(formulas.length).toBeGreaterThan(100);
    for (const formula of formulas) {
      expect(formula.length, formula).toBeLessThanOrEqual(8192);
      expect(depthOf(formula), formula).toBeLessThanOrEqual(60);
      const called = [...withoutTexts(formula).matchAll(/([A-Z][A-Z0-9.]*)\(/g)].map(([, name = ""]) => name);
      expect(called.filter((name) => !functions.has(name))).toEqual([]);
    }
  });
});

const facts = "facts: { n: { type: count, range: 0..99 }, share: { type: percent, step: 0.1%, range: 0%..200% } }\n";
const formulaOf = (rubric: string, header: string): string => {
  const made = workbookOf(parseRubric(`scorewright: 1\nid: t\nversion: "1"\n${facts}${rubric}`).program, {
    language: "en",
    rows: 1,
  });
  if (!made.success) throw new Error("it does not fit");
  const [sheet] = made.workbook.sheets;
  const rows = [...(sheet?.rows ?? [])];
  const titles = rows.find(({ at }) => at === 4)?.cells ?? [];
  const place = titles.filter(({ value }) => value === header).at(-1)?.column;
  return rows.find(({ at }) => at === 5)?.cells.find(({ column }) => column === place)?.formula ?? `no column ${header}`;
};
/** Letters of columns stand for themselves. */
const shape = (formula: string): string => formula.replace(/\$[A-Z]+5/g, "x");
const rows =
  "dimensions: { d: { weight: 10, of: share, rows: { below 80%: 0%, 80%..<90%: 50%, 90%+: 100% } } }\ntotal: { out_of: 10 }\n";

test("a table reads like one, on whole numbers", () => {
  const made = workbookOf(parseRubric(`scorewright: 1\nid: t\nversion: "1"\n${facts}${rows}`).program, {
    language: "en",
    rows: 1,
  });
  if (!made.success) throw new Error("it does not fit");
  const formulas = [...(made.workbook.sheets[0]?.rows ?? [])].flatMap(({ cells }) =>
    cells.flatMap(({ formula }) => formula ?? []),
  );
  expect(formulas.map(shape)).toContain("IF(x<=799,0,IF(x<=899,1,2))");
});
test("a quotient is rounded by whole numbers alone", () => {
  const formula = formulaOf(
    "measures: { rate: { is: n / (n + 1), as: percent, decimals: 1 } }\nresults: { r: { is: rate } }\n",
    "rate (×0.1%)",
  );
  expect(shape(formula)).toBe("INT((x*2000+x)/(x*2))");
});
test("a rubric whose numbers no program holds exactly is refused by name, with the number of digits", () => {
  const rubric = `scorewright: 1\nid: t\nversion: "1"\nfacts: { a: { type: money, range: 0..99999999 }, b: { type: number, step: 0.01, range: 0..99999999 } }\nresults: { r: { is: a * b } }\n`;
  const made = workbookOf(parseRubric(rubric).program, { language: "en" });
  expect(made).toMatchObject({ success: false, misfits: [{ code: "workbook/too-large", about: { en: "r" }, digits: 20 }] });
});
test("hundreds of facts are no more operands than programs take", () => {
  const names = Array.from({ length: 400 }, (_, i) => `f${i}`);
  const rubric = [
    'scorewright: 1\nid: t\nversion: "1"\nfacts:',
    ...names.map((name) => `  ${name}: { type: count, range: 0..9 }`),
    `results: { best: { is: "max(${names.join(", ")})" }, all: { is: "${names.join(" + ")}" } }\n`,
  ].join("\n");
  for (const formula of formulasOf(parseRubric(rubric).program)) {
    expect(formula.length).toBeLessThanOrEqual(8192);
    expect(operandsOf(formula), formula).toBeLessThanOrEqual(255);
  }
});
test("more columns than a sheet has are refused by name", () => {
  const inputs = Array.from({ length: 5500 }, (_, i): Input => {
    const title = { zh: `f${i}`, en: `f${i}` };
    return { name: `f${i}`, at: [], title, optional: true, mayNotApply: false, of: { type: "flag" } };
  });
  const rubric = { id: "wide", version: "1", digest: "", title: { zh: "宽", en: "Wide" } };
  const made = workbookOf({ version: 3, rubric, plan: { inputs, definitions: [], outputs: [] }, lines: {} }, { language: "en" });
  expect(made).toMatchObject({ success: false, misfits: [{ code: "workbook/too-many-columns", about: { en: "Fill in" } }] });
});
