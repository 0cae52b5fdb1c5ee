/** The scheme as a sheet to read. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseRubric } from "../../src/index.ts";
import { workbookOf } from "../../src/workbook/workbook.ts";
import { officeBook, scheme, sheetOf, written } from "./office.ts";

const line = (text: string): number => scheme.source.text.split("\n").findIndex((one) => one.includes(text)) + 1;

test("every table with its conditions, what they come to and the line of the file", () => {
  const rows = written(sheetOf(officeBook(), "评分标准"));
  const at = line("rows: { below 80%");
  const from = rows.findIndex(([first]) => first === "业绩");
  expect(rows.slice(from, from + 5)).toEqual([
    ["业绩", "60 分", line("  work:")],
    ["看：完成率", line("  work:")],
    ["< 80%", "0 分（0%）", at],
    ["≥ 80% 且 < 100%", "36 分（60%）", at],
    ["≥ 100%", "60 分（100%）", at],
  ]);
  expect(rows).toContainEqual(["旷工封顶", "最高 50 分", line("gates:")]);
  expect(rows).toContainEqual(["≥ 60 且 < 90", "B", line("grades:")]);
  expect(rows).toContainEqual(["奖金基数 × 总分 / 100", line("bonus:")]);
  expect(rows).toContainEqual(["四舍五入到 0.01", line("bonus:")]);
});
test("in English", () => {
  const rows = written(sheetOf(officeBook("en"), "Scheme"));
  expect(rows).toContainEqual(["≥ 80% and < 100%", "36 (60%)", line("rows: { below 80%")]);
  expect(rows).toContainEqual(["capped for absence", "at most 50", line("gates:")]);
});
test.each([
  "sales-monthly",
  "customer-service",
  "service-team",
  "service-checklist",
  "commission",
  "after-sales-rep",
  "after-sales-team",
])("%s speaks in titles, without names and places of values", (id) => {
  const { program } = parseRubric(readFileSync(new URL(`../../rubrics/${id}.yaml`, import.meta.url), "utf8"));
  for (const language of ["zh", "en"] as const) {
    const made = workbookOf(program, { language });
    if (!made.success) throw new Error(JSON.stringify(made.misfits));
    for (const name of language === "zh" ? ["评分表", "评分标准"] : ["Score sheet", "Scheme"]) {
      const texts = written(sheetOf(made.workbook, name))
        .flat()
        .filter((value) => typeof value === "string");
      expect(texts.filter((text) => /[{}]|undefined|\[object| {2}/.test(text))).toEqual([]);
    }
  }
});
