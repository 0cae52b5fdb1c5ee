/** What the README shows of workbooks, run as it stands there. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { workbookOf } from "../../src/workbook/workbook.ts";
import { scratch } from "../cli/files.ts";
import { scorewright } from "../cli/program.ts";
import { openRubric } from "../rubrics/files.ts";
import { readCalculated } from "./oracles/calculated.ts";

const root = join(import.meta.dirname, "../..");
const readme = readFileSync(join(root, "README.md"), "utf8");

test("the README's workbook is written, with the sheets that it names", async () => {
  const [, line = "", shown = ""] = /<!-- xlsx -->\n```console\n\$ scorewright (.+)\n([\s\S]*?)```/.exec(readme) ?? [];
  const file = join(scratch(), "scores.xlsx");
  const { out, err } = await scorewright([...line.split(" ").slice(0, -1), file]);
  expect(`${out}${err}`.replaceAll(file, "scores.xlsx").trimEnd()).toBe(shown.trimEnd());
  const sheets = [...readCalculated(readFileSync(file)).keys()];
  const named = [...readme.matchAll(/\*\*(\p{Script=Han}+) · /gu)].map(([, name]) => name);
  expect(named.length).toBe(5);
  expect(sheets).toEqual(expect.arrayContaining(named));
});
test("the README's formulas stand in the workbook, letters for names", () => {
  const made = workbookOf(openRubric("sales-monthly").program, { language: "zh", rows: 1 });
  if (!made.success) throw new Error("it does not fit");
  const formulas = (made.workbook.sheets[0] ? [...made.workbook.sheets[0].rows] : []).flatMap(({ cells }) =>
    cells.flatMap(({ formula }) => formula?.replace(/\$[A-Z]+5/g, "x") ?? []),
  );
  const shown = [...readme.matchAll(/`((?:INT|IF)\(+(?:actual|rate)[^`]*)`/g)].map(([, formula = ""]) =>
    formula.replace(/actual|plan|rate/g, "x"),
  );
  expect(shown.length).toBe(2);
  for (const formula of shown) {
    const [beginning = ""] = formula.split("…");
    expect(formulas.some((found) => found.startsWith(beginning))).toBe(true);
  }
});
test("the README's picture is there", () => {
  const [, picture = ""] = /!\[[^\]]*\]\((docs\/[^)]+)\)/.exec(readme) ?? [];
  expect(existsSync(join(root, picture))).toBe(true);
});
