import { expect, test } from "vitest";
import { renderTable } from "../../../src/cli/output/table.ts";

const columns = [
  { title: "姓名", align: "left" },
  { title: "Total", align: "right" },
  { title: "Reason", align: "left" },
] as const;

test("columns line up, Chinese characters counting two", () => {
  expect(
    renderTable(columns, [
      ["张三", "97.5", "attainment is at least 95 %"],
      ["Al", "100", ""],
      ["欧阳小红", "-3"],
    ]),
  ).toBe(
    [
      "姓名      Total  Reason",
      "--------  -----  ---------------------------",
      "张三       97.5  attainment is at least 95 %",
      "Al          100",
      "欧阳小红     -3",
      "",
    ].join("\n"),
  );
});

test("in a narrow window text is wrapped, numbers are not", () => {
  const rows = [
    ["张三", "1234567.50", "attainment is at least 95 %"],
    ["李四", "1", "达成率不低于百分之九十五，得满分"],
  ];
  expect(renderTable(columns, rows, { maxWidth: 35 })).toBe(
    [
      "姓名       Total  Reason",
      "----  ----------  -----------------",
      "张三  1234567.50  attainment is at",
      "                  least 95 %",
      "李四           1  达成率不低于百分",
      "                  之九十五，得满分",
      "",
    ].join("\n"),
  );
});

test("line breaks stay in their column, and control characters do not reach the terminal", () => {
  expect(renderTable(columns.slice(0, 2), [["a\nb\u001B[2J\u0007", "1"]])).toBe(
    "姓名  Total\n----  -----\na         1\nb[2J\n".replace("姓名  ", "姓名  "),
  );
});

test("no rows, no columns", () => {
  expect(renderTable(columns, [])).toBe("姓名  Total  Reason\n----  -----  ------\n");
  expect(renderTable([], [])).toBe("\n\n");
});
