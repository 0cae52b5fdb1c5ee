import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { inDirectory, rubric, scorewright } from "../program.ts";

const staff = `工号,姓名,销售额,迟到次数,部门
007,张三,"2,000",0,销售部
008,欧阳小红,１５００,2,
010,=cmd,999.99,1,市场部
`;
const score = (...args: readonly string[]) => scorewright(["score", "a.yaml", "--facts", "员工.csv", ...args]);

describe("the table", () => {
  test("in Chinese", async () => {
    inDirectory({ "a.yaml": rubric, "员工.csv": staff });
    const { exit, out, err } = await score("--lang", "zh");
    expect([exit, err]).toEqual([0, ""]);
    expect(`\n${out}`).toMatchInlineSnapshot(`
      "
      工号  姓名      部门    销售  出勤  总分  等级  奖金
      ----  --------  ------  ----  ----  ----  ----  ----
      007   张三      销售部    80    20   100  优    2000
      008   欧阳小红            56    10    66  良     990
      010   =cmd      市场部     0    15    15  良     150
      "
    `);
  });

  test("with the names in the rubric", async () => {
    inDirectory({ "a.yaml": rubric, "员工.csv": staff });
    expect(`\n${(await score("--ids")).out}`).toMatchInlineSnapshot(`
      "
      工号  姓名      部门    sales  attendance  total  grade  bonus
      ----  --------  ------  -----  ----------  -----  -----  -----
      007   张三      销售部     80          20    100  优      2000
      008   欧阳小红             56          10     66  良       990
      010   =cmd      市场部      0          15     15  良       150
      "
    `);
  });

  test("of GB18030, of Windows line ends, of standard input", async () => {
    // 姓名,销售额,迟到次数 张三,2000,0
    const bytes = Buffer.from("d0d5c3fb2ccffacadbb6ee2cb3d9b5bdb4cecafd0d0ad5c5c8fd2c323030302c300d0a", "hex");
    inDirectory({ "a.yaml": rubric.replaceAll("\n", "\r\n"), "员工.csv": bytes });
    const table = await score();
    expect(`\n${table.out}`).toMatchInlineSnapshot(`
      "
      姓名  Sales  Attendance  Total  Grade  Bonus
      ----  -----  ----------  -----  -----  -----
      张三     80          20    100  优      2000
      "
    `);
    expect(await scorewright(["score", "a.yaml", "--facts", "-"], { stdin: bytes })).toEqual(table);
    expect(await scorewright(["score", "-", "--facts", "员工.csv"], { stdin: rubric })).toEqual(table);
  });

  test("later rows keep the columns of the first ones", async () => {
    const rows = Array.from({ length: 2500 }, (_, i) => `员工${i},${i},0\n`).join("");
    inDirectory({ "a.yaml": rubric, "员工.csv": `姓名,销售额,迟到次数\n${rows}` });
    const lines = (await score()).out.trimEnd().split("\n");
    expect(lines).toHaveLength(2502);
    expect(lines.filter((line) => line.startsWith("姓名"))).toHaveLength(1);
    expect([lines[2], lines[1001], lines[2501]]).toMatchInlineSnapshot(`
      [
        "员工0        0          20     20  良         0",
        "员工999      0          20     20  良     199.8",
        "员工2499     80          20    100  优      2499",
      ]
    `);
  });

  test("two titles that read the same are told apart", async () => {
    inDirectory({ "a.yaml": rubric.replace("zh: 出勤", "zh: 销售").replace("zh: 奖金", "zh: 姓名"), "员工.csv": staff });
    const [header] = (await score("--format", "csv", "--lang", "zh")).out.split("\n");
    expect(header).toBe("工号,姓名,部门,销售 (sales),销售 (attendance),总分,等级,姓名 (bonus)");
  });
});

describe("CSV", () => {
  test("guards text, keeps numbers, ends lines with LF", async () => {
    inDirectory({ "a.yaml": rubric, "员工.csv": staff });
    const { out } = await score("--format", "csv");
    expect(out).toMatchInlineSnapshot(`
      "工号,姓名,部门,Sales,Attendance,Total,Grade,Bonus
      007,张三,销售部,80,20,100,优,2000
      008,欧阳小红,,56,10,66,良,990
      010,'=cmd,市场部,0,15,15,良,150
      "
    `);
  });

  test("to a file with a byte order mark, which can be read again", async () => {
    inDirectory({ "a.yaml": rubric, "员工.csv": staff });
    expect(await score("--format", "csv", "--bom", "--output", "得分.csv", "--lang", "zh")).toEqual({
      exit: 0,
      out: "",
      err: "",
    });
    const text = readFileSync("得分.csv", "utf8");
    expect(text.startsWith("\uFEFF工号,姓名,部门,销售,出勤,总分,等级,奖金\n007,张三,销售部,80,20,100,优,2000\n")).toBe(true);
  });

  test("5,000 rows", async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => `员工${i},${i},${i % 3}\n`).join("");
    inDirectory({ "a.yaml": rubric, "员工.csv": `姓名,销售额,迟到次数\n${rows}` });
    const { exit, out } = await score("--format", "csv");
    const lines = out.trimEnd().split("\n");
    expect([exit, lines.length, lines[5000]]).toEqual([0, 5001, "员工4999,80,15,95,优,4749.05"]);
  });

  test("a column whose first cell comes late is named, not dropped silently", async () => {
    const rows = Array.from({ length: 1200 }, (_, i) => `员工${i},1,0,${i === 1100 ? "x" : ""}\n`).join("");
    inDirectory({ "a.yaml": rubric, "员工.csv": `姓名,销售额,迟到次数,备注\n${rows}` });
    expect((await score("--format", "csv")).err).toBe(
      'Note: the column "备注" is empty up to line 1102 and therefore left out of the output.\n',
    );
  });
});

describe("score sheets", () => {
  test("json is one list, ndjson one sheet per line", async () => {
    inDirectory({ "a.yaml": rubric, "员工.csv": staff });
    const sheets = JSON.parse((await score("--format", "json")).out);
    expect(sheets).toHaveLength(3);
    expect(sheets[1]).toMatchObject({
      rubric: "monthly",
      version: "2",
      digest: expect.stringMatching(/^sha256:/),
      person: { 工号: "008", 姓名: "欧阳小红" },
      total: "66",
      grade: "良",
      results: { bonus: "990" },
    });
    expect(sheets[1].dimensions.map(({ points }: { points: string }) => points)).toEqual(["56", "10"]);
    expect(sheets[1].trace.length).toBeGreaterThan(3);
    const lines = (await score("--format", "ndjson")).out.trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toEqual(sheets);
    const { trace: _, ...short } = sheets[2];
    expect(JSON.parse((await score("--format", "json", "--no-trace")).out)[2]).toEqual(short);
  });

  test("without other columns a person is the line", async () => {
    inDirectory({ "a.yaml": rubric, "员工.csv": "actual,late\n1,0\n2,0\n" });
    expect(JSON.parse((await score("--format", "json")).out).map(({ person }: { person: string }) => person)).toEqual(["2", "3"]);
  });
});
