/** The schemes of the package: no errors, no warnings, and every example comes out. */
import { describe, expect, test } from "vitest";
import { failures, openRubric, rubricNames, rubricText } from "./files.ts";

describe.each(rubricNames)("%s", (name) => {
  const rubric = openRubric(name);
  test("has no complaint but the blanks of its source", () => {
    const blanks = rubricText(name).match(/: blank\b/g) ?? [];
    expect(rubric.diagnostics.map(({ code }) => code)).toEqual(blanks.map(() => "rubric/blank"));
  });
  test("has examples that pass", () => {
    expect(rubric.runExamples().length).toBeGreaterThan(1);
    expect(failures(rubric)).toEqual([]);
  });
  test("is titled in both languages", () => {
    const { plan, rubric: own } = rubric.program;
    const shown = plan.definitions.filter(({ node }) => node && !["part", "gate", "grade", "coefficient"].includes(node.role));
    const titles = [own, ...plan.inputs, ...shown].map(({ title }) => title);
    expect(titles.filter(({ zh, en }) => !/\p{Script=Han}/u.test(zh) || /\p{Script=Han}/u.test(en) || zh === en)).toEqual([]);
  });
});

test("each scheme of the sources is there", () => {
  expect(rubricNames).toEqual([
    "after-sales-rep",
    "after-sales-team",
    "commission",
    "customer-service",
    "sales-monthly",
    "service-checklist",
    "service-form",
    "service-summary",
    "service-team",
  ]);
});
