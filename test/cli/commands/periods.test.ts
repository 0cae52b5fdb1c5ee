import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { inDirectory, scorewright } from "../program.ts";

const rubric = `scorewright: 1
id: sales
version: "1"
period: month
facts:
  sold: { type: money, range: 0..100000, title: { zh: 销售额, en: Sold } }
  draw: { type: money, range: 0..10000, title: { zh: 预支, en: Draw } }
  owed: { type: money, range: 0..10000, title: { zh: 欠额, en: Owed } }
results:
  paid: { title: { zh: 实发, en: Paid }, is: "max(draw, sold * 10% - owed)", decimals: 2 }
  owed_after: { title: { zh: 余欠, en: Owed after }, is: owed + paid - sold * 10%, decimals: 2 }
carry: { owed: { from: owed_after, first: 0 } }
periods:
  - period: quarter
    title: { zh: 季度, en: Quarter }
    of: 3
    missing: leave_out
    at_least: 2
    facts: { award: { type: money, range: 0..1000, title: { zh: 全勤奖, en: Award } } }
    results: { quarter_paid: { title: { zh: 季度合计, en: Quarter paid }, is: sum(periods.paid) + award } }
  - period: year
    title: { zh: 年度, en: Year }
    of: 4
    missing: leave_out
    at_least: 1
    results: { year_paid: { title: { zh: 全年合计, en: Year paid }, is: sum(periods.quarter_paid) } }
`;
const header = "工号,姓名,month,季度,year,销售额,预支\n";
const rows = [
  "1,张三,2026-03,2026-Q1,2026,15000,2000",
  "2,李四,2026-01,2026-Q1,2026,10000,500",
  "1,张三,2026-01,2026-Q1,2026,27500,2000",
  "2,李四,2026-02,2026-Q1,2026,10000,500",
  "1,张三,2026-02,2026-Q1,2026,30000,2000",
  "1,张三,2026-04,2026-Q2,2026,23750,2000",
  "1,张三,2026-05,2026-Q2,2026,30000,2000",
];
const quarters = "工号,quarter,全勤奖\n1,2026-Q1,100\n2,2026-Q1,0\n1,2026-Q2,0\n";
const files = { "a.yaml": rubric, "year.csv": `${header}${rows.join("\n")}\n`, "quarters.csv": quarters };
const periods = (...args: readonly string[]) =>
  scorewright(["periods", "a.yaml", "--facts", "year.csv", "--with", "quarter=quarters.csv", ...args]);

describe("periods", () => {
  test("the longest period", async () => {
    inDirectory(files);
    const { exit, out, err } = await periods("--lang", "zh");
    expect([exit, err]).toEqual([0, ""]);
    expect(`\n${out}`).toMatchInlineSnapshot(`
      "
      工号  年度  全年合计
      ----  ----  --------
      1     2026     12725
      2     2026      2000
      "
    `);
  });
  test("the shortest, in order of time, with what was carried", async () => {
    inDirectory(files);
    const { exit, out } = await periods("--level", "month");
    expect(exit).toBe(0);
    expect(`\n${out}`).toMatchInlineSnapshot(`
      "
      工号  month    Quarter  Year  Paid  Owed after
      ----  -------  -------  ----  ----  ----------
      1     2026-01  2026-Q1  2026  2750           0
      1     2026-02  2026-Q1  2026  3000           0
      1     2026-03  2026-Q1  2026  2000         500
      1     2026-04  2026-Q2  2026  2000         125
      1     2026-05  2026-Q2  2026  2875           0
      2     2026-01  2026-Q1  2026  1000           0
      2     2026-02  2026-Q1  2026  1000           0
      "
    `);
  });
  test("CSV to a file, names as headers", async () => {
    inDirectory(files);
    expect(await periods("--level", "quarter", "--format", "csv", "--ids", "--bom", "--output", "out.csv")).toEqual({
      exit: 0,
      out: "",
      err: "",
    });
    expect(readFileSync("out.csv", "utf8")).toBe(
      "\uFEFF工号,quarter,year,quarter_paid\n1,2026-Q1,2026,7850\n1,2026-Q2,2026,4875\n2,2026-Q1,2026,2000\n",
    );
  });
  test("whole sheets", async () => {
    inDirectory(files);
    const lines = (await periods("--format", "ndjson")).out.trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { person: "1", period: { title: { zh: "年度" }, name: "2026" }, results: { year_paid: "12725" } },
      { person: "2", results: { year_paid: "2000" } },
    ]);
    expect(JSON.parse((await periods("--format", "json", "--level", "month")).out)).toHaveLength(7);
  });
  test("in words", async () => {
    inDirectory(files);
    const { out } = await periods("--format", "explain", "--level", "quarter", "--lang", "zh");
    expect(`\n${out.split("\nsales（")[0]}`).toMatchInlineSnapshot(`
      "
      sales（版本 1）
      季度 2026-Q1
      1

      结果
        季度合计  7850
            sum(periods.paid) + 全勤奖〔第 20 行〕
            其中 各期 [3]，全勤奖 100

      各期
        2026-01  实发 2750
        2026-02  实发 3000
        2026-03  实发 2000

      评分细则：sales，sha256:9a0e61587f0e22c27de20c4ac4894f055f96a1903d3872aaddc9249d25ee94b6
      "
    `);
  });
  test("what goes wrong is said per person and period, and nothing good is lost", async () => {
    const broken = rows.map((row) => row.replace("2026-02,2026-Q1,2026,30000", "2026-02,2026-Q1,2026,x"));
    inDirectory({ ...files, "year.csv": `${header}${broken.join("\n")}\n` });
    const { exit, out, err } = await periods("--level", "quarter");
    expect(exit).toBe(1);
    expect(`\n${out}`).toMatchInlineSnapshot(`
      "
      工号  Quarter  Year  Quarter paid
      ----  -------  ----  ------------
      2     2026-Q1  2026          2000
      "
    `);
    expect(`\n${err}`).toMatchInlineSnapshot(`
      "
      year.csv, line 6 (1 张三): no score
        Sold (sold): \`x\` cannot be read
          Write it like 1200.50.
      year.csv, line 2 (1 张三): no score
        owed is not known: it is carried from 2026-02, which could not be scored (line 12 of the rubric)
          Mend that period first, or give the fact here.
      year.csv, line 7 (1 张三): no score
        owed is not known: it is carried from 2026-02, which could not be scored (line 12 of the rubric)
          Mend that period first, or give the fact here.
      year.csv, line 8 (1 张三): no score
        owed is not known: it is carried from 2026-02, which could not be scored (line 12 of the rubric)
          Mend that period first, or give the fact here.
      1, Quarter 2026-Q1: no score
        2026-02, 2026-03 could not be scored
          Mend that first: a period that is there but cannot be scored is not one that is missing.
      1, Quarter 2026-Q2: no score
        2026-04, 2026-05 could not be scored
          Mend that first: a period that is there but cannot be scored is not one that is missing.
      1, Year 2026: no score
        2026-Q1, 2026-Q2 could not be scored
          Mend that first: a period that is there but cannot be scored is not one that is missing.
      Without a score: 7.
      "
    `);
  });
  test("a column moved, the person missing, a quarter twice, somebody without a month", async () => {
    inDirectory({
      ...files,
      "year.csv": `${header}${rows[1]}\n,李四,2026-02,2026-Q1,2026,10000,500\n2,李四,2026-02,2026-Q1,2026,10000,500,7\n`,
      "quarters.csv": `${quarters}1,2026-Q1,0\n`,
    });
    const { exit, out, err } = await periods();
    expect([exit, out]).toEqual([1, ""]);
    expect(`\n${err}`).toMatchInlineSnapshot(`
      "
      quarters.csv, line 5 (1 2026-Q1): no score
        The same person and period as in line 2.
      "1" stands in a file of --with, but has no period among the facts.
      year.csv, line 4 (2 李四): no score
        Cells in this row: 8; in the header: 7.
          Does a cell hold a separator, such as 1,234? Then everything after it has moved: put that cell in quotation marks. Left over: "7".
      2, Quarter 2026-Q1: no score
        2026-02 could not be scored
          Mend that first: a period that is there but cannot be scored is not one that is missing.
      2, Year 2026: no score
        2026-Q1 could not be scored
          Mend that first: a period that is there but cannot be scored is not one that is missing.
      year.csv, line 3 (李四 2026-02): no score
        column "工号": It does not say who.
      Quarter 2026-Q1: no score
        2026-02 could not be scored
          Mend that first: a period that is there but cannot be scored is not one that is missing.
        it needs at least 2 periods (month) and has 1: only 2026-02
          Give the missing ones; a period that is missing never counts as zero.
      Year 2026: no score
        2026-Q1 could not be scored
          Mend that first: a period that is there but cannot be scored is not one that is missing.
      Without a score: 6.
      "
    `);
  });
  test("wrong usage", async () => {
    inDirectory(files);
    expect(await periods("--level", "week")).toMatchObject({
      exit: 2,
      err: 'scorewright: The rubric has no period "week".\n  It has month, quarter, year.\n',
    });
    expect((await periods("--with", "quarters.csv")).exit).toBe(2);
    expect((await periods("--with", "month=year.csv")).exit).toBe(2);
    expect((await periods("--person", "名字", "--lang", "zh")).err).toBe(
      "scorewright: year.csv 里没有“名字”列。\n  文件里另有：工号、姓名。\n",
    );
    expect((await periods("--bom")).exit).toBe(2);
  });
  test("nobody says who or which quarter: one person, one quarter; a misspelt column is named", async () => {
    const one = rubric
      .replace(/ {2}- period: year[\s\S]*/, "")
      .replace(/ {4}facts: .*\n/, "")
      .replace(" + award", "");
    inDirectory({ "a.yaml": one, "b.csv": "销售额,预支\n100,5\n200,5\n" });
    expect((await scorewright(["periods", "a.yaml", "--facts", "b.csv"])).out).toBe("Quarter paid\n------------\n          30\n");
    inDirectory({ "a.yaml": one, "b.csv": "姓名,month,quater,销售额,预支\n张三,1,Q1,100,5\n张三,2,Q2,200,5\n" });
    expect(await scorewright(["periods", "a.yaml", "--facts", "b.csv"])).toMatchObject({
      exit: 0,
      err: 'Note: the column "quater" is no fact of the rubric and was not used. Did you mean "quarter"?\n',
    });
  });
});

describe("balances", () => {
  const months = (...rows: readonly string[]) => `工号,month,year,sold,draw\n${rows.join("\n")}\n`;
  const level = rubric.slice(0, rubric.indexOf("periods:\n"));
  const run = (facts: string, ...args: readonly string[]) =>
    scorewright(["periods", "a.yaml", "--facts", facts, "--format", "csv", "--ids", ...args]);
  const all = {
    "a.yaml": level,
    "1.csv": months("1,2026-01,2026,15000,2000", "2,2026-01,2026,9000,1000"),
    "2.csv": months("1,2026-02,2026,27500,2000", "3,2026-02,2026,1000,200"),
    "both.csv": months(
      "1,2026-01,2026,15000,2000",
      "2,2026-01,2026,9000,1000",
      "1,2026-02,2026,27500,2000",
      "3,2026-02,2026,1000,200",
    ),
  };
  test("go from one run into the next, and nobody's is lost", async () => {
    const home = inDirectory(all);
    expect((await run("1.csv", "--balances", "1.json")).exit).toBe(0);
    const second = await run("2.csv", "--carried", "1.json", "--balances", "2.json");
    expect([second.exit, second.err]).toEqual([0, ""]);
    await run("both.csv", "--balances", "both.json");
    const read = (name: string) => JSON.parse(readFileSync(`${home}/${name}`, "utf8")) as unknown;
    expect(read("1.json")).toEqual({ "1": { month: { owed: "500" } }, "2": { month: { owed: "100" } } });
    expect(read("2.json")).toEqual(read("both.json"));
    expect((await run("both.csv")).out).toContain(second.out.trimEnd().split("\n")[1]);
  });
  test("are refused where they are none, and never overwritten by what comes out", async () => {
    inDirectory({ ...all, "x.json": "[1]", "y.json": '{ "1": { "month": { "owed": 5 } } }' });
    for (const file of ["x.json", "y.json", "a.yaml"]) {
      const { exit, err } = await run("1.csv", "--carried", file);
      expect([exit, err.includes(`${file} holds no balances.`)]).toEqual([2, true]);
    }
    expect((await run("1.csv", "--carried", "x.json", "--balances", "x.json")).exit).toBe(2);
  });
});
