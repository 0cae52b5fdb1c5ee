/** Scores as a workbook, read back by our own reader. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { openWorkbook } from "../../../src/xlsx/read/open.ts";
import { inDirectory, rubric, scorewright } from "../program.ts";

const staff = "工号,姓名,销售额,迟到次数,部门\r\n007,张三,2000,1,销售部\r\n008,=1+1,1500.5,2,\r\n009,@x,31万,0,市场部\r\n";
const more = rubric
  .replace(/examples:[\s\S]*/, "")
  .replace(
    "facts:\n",
    "facts:\n  hired: { type: date, range: 2000-01-01..2030-12-31, title: { zh: 入职, en: Hired } }\n  took: { type: duration, range: 0 h..100 h, step: 1 min, title: { zh: 用时, en: Time } }\n",
  )
  .concat(
    "  share: { title: { zh: 占比, en: Share }, is: total.share }\n  since: { title: { zh: 起算日, en: Since }, is: hired }\n  spent: { title: { zh: 耗时, en: Spent }, is: took }\n",
  );
const score = (...args: readonly string[]) =>
  scorewright(["score", "a.yaml", "--facts", "员工.csv", "--format", "xlsx", ...args]);
const opened = (file: string) => {
  const book = openWorkbook(readFileSync(file));
  const rows = [...book.open(0).rows];
  return {
    name: book.sheets[0]?.name,
    formulas: rows.flatMap((row) => row.cells.filter(({ isFormula }) => isFormula)),
    rows: rows.map(({ cells }) => {
      const line: unknown[] = [];
      for (const { column, value } of cells) line[column] = typeof value === "object" && "number" in value ? value.number : value;
      return Array.from(line, (cell) => cell ?? null);
    }),
    formats: rows[1]?.cells.map(({ value }) => (typeof value === "object" && "number" in value ? value.format.kind : "text")),
  };
};

describe("scores in a workbook", () => {
  test("everybody a row: text as text, figures as numbers, the reasons last", async () => {
    inDirectory({ "a.yaml": rubric, "员工.csv": staff });
    const { exit, out, err } = await score("--output", "得分 表.xlsx", "--lang", "zh");
    expect([exit, out]).toEqual([1, ""]);
    expect(err).toContain("员工.csv 第 4 行（009 @x）：未能评分");
    const { name, rows, formulas } = opened("得分 表.xlsx");
    expect([name, formulas]).toEqual(["得分", []]);
    expect(rows).toEqual([
      ["工号", "姓名", "部门", "销售", "出勤", "总分", "等级", "奖金", "问题"],
      ["007", "张三", "销售部", 80, 15, 95, "优", 1900],
      ["008", "=1+1", null, 56, 10, 66, "良", 990.33],
      ["009", "@x", "市场部", null, null, null, null, null, "销售额（actual）：读不出“31万”"],
    ]);
  });
  test("a column of problems only where there are any; names for titles", async () => {
    inDirectory({ "a.yaml": rubric, "员工.csv": "姓名,销售额,迟到次数\n张三,2000,1\n" });
    expect(await score("--output", "b.xlsx", "--ids")).toEqual({ exit: 0, out: "", err: "" });
    expect(opened("b.xlsx").rows[0]).toEqual(["姓名", "sales", "attendance", "total", "grade", "bonus"]);
  });
  test("per cents by their format, days as days, times as text", async () => {
    inDirectory({ "a.yaml": more, "员工.csv": "姓名,销售额,迟到次数,入职,用时\n张三,2000,1,2026-03-31,90 min\n" });
    expect(await score("--output", "b.xlsx", "--ids")).toMatchObject({ exit: 0, err: "" });
    const { rows, formats } = opened("b.xlsx");
    expect(rows[1]).toEqual(["张三", 80, 15, 95, "优", 1900, 0.95, 46112, "90 min"]);
    expect(formats?.slice(5)).toEqual(["number", "percent", "date", "text"]);
  });
  test("a row that cannot be read is a row too; what can still become of others", async () => {
    inDirectory({ "a.yaml": rubric, "员工.csv": "姓名,销售额,迟到次数\n张三,2000\n李四,1500,\n" });
    const { exit } = await score("--output", "b.xlsx", "--partial");
    expect(exit).toBe(1);
    const { rows } = opened("b.xlsx");
    expect(rows[0]?.slice(-2)).toEqual(["Missing", "Problems"]);
    expect(rows[1]?.[0]).toBe("张三");
    expect(rows[1]?.at(-1)).toContain("Cells in this row: 2; in the header: 3.");
    expect(rows[2]).toEqual(["李四", null, null, "56..76", "良", "840..1140", "Times late"]);
  });
  test("the same people give the same bytes", async () => {
    inDirectory({ "a.yaml": rubric, "员工.csv": staff });
    await score("--output", "b.xlsx");
    await score("--output", "c.xlsx");
    expect(readFileSync("b.xlsx").equals(readFileSync("c.xlsx"))).toBe(true);
  });
  test("of a team", async () => {
    const team = `${rubric.replace(/examples:[\s\S]*/, "")}  place: { title: { zh: 名次, en: Place }, rank: { of: actual, best: highest, ties: competition } }\n`;
    inDirectory({ "a.yaml": team, "员工.csv": "姓名,销售额,迟到次数\n甲,1,1\n乙,2,2\n" });
    expect(
      await scorewright(["team", "a.yaml", "--facts", "员工.csv", "--format", "xlsx", "--output", "b.xlsx", "--ids"]),
    ).toMatchObject({ exit: 0, err: "" });
    expect(opened("b.xlsx").rows.map((row) => row.at(-1))).toEqual(["place", 2, 1]);
  });
  test.each([
    [[], "A workbook is written to a file, so --output is needed."],
    [["--output", "没有/b.xlsx"], "there is no directory 没有"],
    [["--output", "员工.csv"], "cannot be its output"],
    [["--output", "b.xlsx", "--bom"], "--bom only goes with --format csv"],
  ])("%j is refused", async (args, text) => {
    inDirectory({ "a.yaml": rubric, "员工.csv": staff });
    expect(await score(...args)).toMatchObject({ exit: 2, out: "", err: expect.stringContaining(text) });
    expect([existsSync("b.xlsx"), readFileSync("员工.csv", "utf8")]).toEqual([false, staff]);
  });
  test("nobody: no file", async () => {
    inDirectory({ "a.yaml": rubric, "员工.csv": "姓名,销售额,迟到次数\n" });
    expect(await score("--output", "b.xlsx")).toMatchObject({ exit: 1 });
    expect(existsSync("b.xlsx")).toBe(false);
  });
});
