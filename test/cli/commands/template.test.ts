/** Empty staff files: that they are empty, that what is typed into them is read, and what they say. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Program } from "../../../src/index.ts";
import { valueText } from "../../../src/plan/format.ts";
import { factReader } from "../../../src/scoring/facts/read-facts.ts";
import type { Fraction } from "../../../src/text/exact.ts";
import { exampleOf } from "../../../src/workbook/example.ts";
import { templateOf, templateWorkbook } from "../../../src/workbook/template.ts";
import { factCell } from "../../../src/workbook/values.ts";
import type { Cell, Row, Workbook } from "../../../src/xlsx/model.ts";
import { openWorkbook } from "../../../src/xlsx/read/open.ts";
import { writeXlsx } from "../../../src/xlsx/write.ts";
import { openRubric, rubricNames, rubricText } from "../../rubrics/files.ts";
import { seed } from "../../runs.ts";
import { crowd } from "../../spreadsheet/crowd.ts";
import { dice } from "../../spreadsheet/dice.ts";
import { inDirectory, rubric, scorewright } from "../program.ts";

const template = (...args: readonly string[]) => scorewright(["template", "a.yaml", ...args]);

describe("template", () => {
  test("a CSV header for Excel, and beside it what the columns take", async () => {
    inDirectory({ "a.yaml": rubric });
    expect(await template("--lang", "zh")).toEqual({
      exit: 0,
      out: "\uFEFF姓名,销售额,迟到次数\n",
      err: "姓名：谁；有同名的人时请加一列 工号\n销售额：金额：0..99999999，刻度 0.01\n迟到次数：次数：0..31，整数\n",
    });
    expect(await template("--output", "b.csv")).toMatchObject({ exit: 0, out: "Wrote b.csv.\n" });
    expect(readFileSync("b.csv", "utf8")).toBe("\uFEFFName,Sales amount,Times late\n");
  });
  test("a workbook: an empty table, and a sheet that explains it", async () => {
    inDirectory({ "a.yaml": rubric });
    expect(await template("--output", "数据.xlsx", "--lang", "zh")).toEqual({ exit: 0, out: "已写入 数据.xlsx。\n", err: "" });
    const book = openWorkbook(readFileSync("数据.xlsx"));
    expect(book.sheets).toEqual([
      { name: "填写", isHidden: false },
      { name: "说明", isHidden: false },
    ]);
    const texts = (sheet: number) => [...book.open(sheet).rows].map((row) => row.cells.map(({ value }) => value));
    expect(texts(0)).toEqual([["姓名", "销售额", "迟到次数"]]);
    expect(texts(1)[2]?.slice(0, 4)).toEqual(["填写", "销售额", "actual", "金额：0..99999999，刻度 0.01"]);
    expect(texts(1)[3]?.[4]).toMatchObject({ number: 10 });
    await template("--output", "b.xlsx", "--lang", "zh");
    expect(readFileSync("b.xlsx").equals(readFileSync("数据.xlsx"))).toBe(true);
  });
  test("lists have a sheet each, for which CSV has no place", async () => {
    inDirectory({ "a.yaml": rubricText("commission") });
    const { exit, err } = await template("--format", "csv", "--lang", "zh");
    expect([exit, err]).toEqual([
      0,
      expect.stringMatching(/“.+”是明细，CSV 放不下：请用 --format xlsx（每张明细一个工作表）或 JSON。\n$/),
    ]);
    await template("--output", "b.xlsx", "--lang", "zh");
    expect(openWorkbook(readFileSync("b.xlsx")).sheets.map(({ isHidden }) => isHidden)).toEqual([false, false, false, true]);
  });
  test.each([
    [["--format", "xlsx"], 2, "--output is needed"],
    [["--output", "a.yaml"], 2, "cannot be its output"],
    [["--output", "nowhere/b.xlsx"], 2, "there is no directory nowhere"],
    [["--format", "ods"], 2, "--format"],
  ])("%j is refused", async (args, exit, text) => {
    inDirectory({ "a.yaml": rubric });
    expect(await template(...args)).toMatchObject({ exit, out: "", err: expect.stringContaining(text) });
    expect(existsSync("b.xlsx")).toBe(false);
  });
  test("a rubric with errors has none", async () => {
    inDirectory({ "a.yaml": rubric.replace("2000+", "2500+") });
    expect(await template("--output", "b.xlsx")).toMatchObject({ exit: 1, out: "" });
    expect(existsSync("b.xlsx")).toBe(false);
  });
});

/** The workbook with people typed into it, each under the header of the fact. */
const filled = (program: Program, book: Workbook, people: ReturnType<typeof crowd>["people"]): Workbook => {
  const { people: table, lists } = templateOf(program, "zh");
  const read = factReader(program.plan.inputs);
  const listed = program.plan.inputs.filter(({ of }) => of.type === "list");
  const rowsOf = (tableAt: number): readonly (readonly Cell[])[] =>
    people.flatMap(({ person, facts: raw }) => {
      const { facts } = read(raw);
      const who = person.工号 ?? "";
      if (tableAt === 0)
        return [
          [
            { column: 1, value: who },
            ...table.columns.flatMap(({ input }, i): readonly Cell[] => {
              const value = factCell(input, facts.get(input.name), raw[input.name], "zh");
              return value === undefined ? [] : [{ column: i + 2, value }];
            }),
          ],
        ];
      const name = listed[tableAt - 1]?.name ?? "";
      const found = facts.get(name);
      const records = Array.isArray(found) ? (found as readonly (typeof facts)[]) : [];
      return records.map((record) => [
        { column: 1, value: who },
        ...(lists[tableAt - 1]?.columns ?? []).flatMap(({ input }, i): readonly Cell[] => {
          const value = factCell(input, record.get(input.name), undefined, "zh");
          return value === undefined ? [] : [{ column: i + 2, value }];
        }),
      ]);
    });
  const sheets = book.sheets.map((sheet, at) => {
    if (at > lists.length) return sheet;
    const [header, first] = [...sheet.rows] as [Row, Row];
    const looks = new Map(first.cells.map(({ column, style }) => [column, style]));
    const styled = (cell: Cell): Cell => {
      const style = looks.get(cell.column);
      return style ? { ...cell, style } : cell;
    };
    return { ...sheet, rows: [header, ...rowsOf(at).map((cells, i) => ({ at: i + 2, cells: cells.map(styled) }))] };
  });
  return { ...book, sheets };
};

describe.each(rubricNames)("%s", (name) => {
  const { program } = openRubric(name);
  const command = program.team ? "team" : "score";
  test("the untouched file holds nobody", async () => {
    inDirectory({ "a.yaml": rubricText(name) });
    for (const file of ["b.xlsx", "b.csv"]) {
      await template("--output", file, "--lang", "zh");
      const { exit, out, err } = await scorewright([command, "a.yaml", "--facts", file]);
      // A list alone has no column in a CSV file.
      if (file === "b.csv" && name === "service-summary") expect(exit).toBe(2);
      else
        expect([exit, out, err]).toEqual([
          1,
          "",
          `scorewright: ${file} holds no rows of facts.\n  Below the header it needs one row per person.\n`,
        ]);
    }
  });
  test("whoever is typed in has the engine's figures", async () => {
    const { people } = crowd(dice(seed + 1), program, 20);
    const agreed = people.filter(({ facts }) => !/"(?:1[0-8]\d\d|190\d)-/.test(JSON.stringify(facts)));
    inDirectory({
      "a.yaml": rubricText(name),
      "a.ndjson": agreed.map(({ person, facts }) => JSON.stringify({ 姓名: person.工号, ...facts })).join("\n"),
    });
    writeFileSync("b.xlsx", writeXlsx(filled(program, templateWorkbook(program, "zh"), agreed)));
    const scores = async (file: string) =>
      (await scorewright([command, "a.yaml", "--facts", file, "--format", "csv", "--ids"])).out;
    const expected = await scores("a.ndjson");
    expect(expected === "" ? 1 : expected.split("\n").length).toBeGreaterThan(name === "service-form" || program.team ? 0 : 3);
    expect(await scores("b.xlsx")).toBe(expected);
  });
  test("the examples are facts that the rubric takes", () => {
    const read = factReader(program.plan.inputs);
    for (const { input } of templateOf(program, "en").people.columns) {
      const { name: fact, of } = input;
      const example = exampleOf(input);
      if (example === undefined) expect(of.type).toBe("text");
      const raw = of.type === "number" ? valueText(of.kind, example as Fraction) : example;
      const { facts, problems } = read({ [fact]: raw });
      expect(problems).toEqual([]);
      expect(facts.get(fact)).toEqual(example);
    }
  });
});
