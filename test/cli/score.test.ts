import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { brokenRubric, inDirectory, rubric, scorewright } from "./program.ts";

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

describe("bad rows", () => {
  const mixed = `姓名,销售额,迟到次数
张三,2000,0
李四,abc,-2
王五,1500
赵六,,1
"孙七,1,2
周八,1500,0
`;
  test("are explained one by one, in full, and cost nobody else's score", async () => {
    inDirectory({ "a.yaml": rubric, "员工.csv": mixed });
    const { exit, out, err } = await score("--format", "csv", "--lang", "zh");
    expect([exit, out]).toEqual([1, "姓名,销售,出勤,总分,等级,奖金\n张三,80,20,100,优,2000\n周八,56,20,76,良,1140\n"]);
    expect(`\n${err}`).toMatchInlineSnapshot(`
      "
      员工.csv 第 3 行（李四）：未能评分
        销售额（actual）：读不出“abc”
          应写成 1200.50 这样。
        迟到次数（late）：-2 超出 0..31
          请核对数据；若范围确实更大，请改评分细则里的 range。
      员工.csv 第 4 行（王五）：未能评分
        “迟到次数”列：这一行有 2 格，表头有 3 格。
          请补上缺少的格；还没有值的，分隔符之间留空。
      员工.csv 第 5 行（赵六）：未能评分
        缺少“销售额”（actual）
          请补上；空格是缺失，不是 0。
      员工.csv 第 6 行：未能评分
        “姓名”列：这里的引号没有闭合，无法知道这一格到哪里结束。只读取了它之前的各格。
          请在该格两端各写一个引号，格内的引号写成 ""。
      共 6 人，4 人未能评分。
      "
    `);
  });

  test("in English", async () => {
    inDirectory({ "a.yaml": rubric, "员工.csv": mixed });
    expect(`\n${(await score()).err}`).toMatchInlineSnapshot(`
      "
      员工.csv, line 3 (李四): no score
        Sales amount (actual): \`abc\` cannot be read
          Write it like 1200.50.
        Times late (late): -2 is outside 0..31
          Check the figure; if the range really is wider, change \`range\` in the rubric.
      员工.csv, line 4 (王五): no score
        column "迟到次数": Cells in this row: 2; in the header: 3.
          Add the missing cells; leave them empty between separators where there is no value yet.
      员工.csv, line 5 (赵六): no score
        Sales amount (\`actual\`) is missing
          Give it; an empty cell is missing, never 0.
      员工.csv, line 6: no score
        column "姓名": A quotation mark is opened here and never closed, so the cell has no end. Only the cells before it were read.
          Put a quotation mark at both ends of the cell, and write "" for one inside it.
      Without a score: 4 of 6.
      "
    `);
  });

  test("where the rubric itself refuses, its line is given", async () => {
    inDirectory({ "a.yaml": rubric.replace("below 1000: 0%", "below 1000: blank"), "员工.csv": staff });
    expect((await score()).err).toMatch(/line 4 \(010 =cmd\): no score\n.* \(line 9 of the rubric\)\n/);
  });

  test("--partial answers with ranges where only facts are missing", async () => {
    inDirectory({ "a.yaml": rubric, "员工.csv": "姓名,销售额,迟到次数\n张三,1500,\n李四,,\n王五,x,\n" });
    const { exit, out, err } = await score("--partial");
    expect(exit).toBe(1);
    expect(`\n${out}`).toMatchInlineSnapshot(`
      "
      姓名  Sales  Attendance   Total  Grade        Bonus  Missing
      ----  -----  ----------  ------  -----  -----------  ------------------------
      张三                     56..76  良       840..1140  Times late
      李四                     0..100  优|良  0..99999999  Sales amount, Times late
      "
    `);
    expect(err).toContain("line 4 (王五): no score");
    const [line = ""] = (await score("--partial", "--format", "ndjson")).out.split("\n");
    expect(JSON.parse(line)).toMatchObject({
      rubric: "monthly",
      person: { 姓名: "张三" },
      ranges: { total: { low: "56", high: "76" }, grade: { oneOf: ["良"] } },
      missing: [{ fact: "late" }],
    });
  });
});

describe("what ends the work", () => {
  test("a rubric with errors", async () => {
    inDirectory({ "a.yaml": brokenRubric, "员工.csv": staff });
    const { exit, out, err } = await score();
    expect([exit, out]).toEqual([1, ""]);
    expect(err).toMatch(/^a\.yaml:9:\d+ {2}error {2}rows\/hole\n/);
  });

  test("a missing file, which leaves the output alone", async () => {
    inDirectory({ "a.yaml": rubric });
    const { exit, err } = await score("--output", "b.csv");
    expect([exit, existsSync("b.csv")]).toEqual([2, false]);
    expect(err).toContain("scorewright: 员工.csv cannot be read: there is no such file.\n");
    expect((await scorewright(["score", "no.yaml", "--facts", "员工.csv"])).exit).toBe(2);
  });

  test("no rows", async () => {
    inDirectory({ "a.yaml": rubric, "员工.csv": "姓名,销售额,迟到次数\n" });
    for (const format of ["table", "csv", "json", "ndjson"])
      expect(await score("--format", format, "--lang", "zh")).toEqual({
        exit: 1,
        out: "",
        err: "scorewright: 员工.csv 里没有人员数据。\n  表头之后，每人一行。\n",
      });
  });

  test("an output that is also the input, or nowhere", async () => {
    inDirectory({ "a.yaml": rubric, "员工.csv": staff });
    expect((await score("--output", "./员工.csv")).err).toContain(
      "员工.csv is read by this command, so it cannot be its output.\n",
    );
    expect(readFileSync("员工.csv", "utf8")).toBe(staff);
    const nowhere = await score("--output", "nowhere/a.csv");
    expect([nowhere.exit, nowhere.err.includes("cannot be written")]).toEqual([2, true]);
  });

  test("a broken file keeps what was scored before", async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => `{"name":"员工${i}","actual":1,"late":0},\n`).join("");
    inDirectory({ "a.yaml": rubric, "员工.json": `[${rows}` });
    const { exit, out, err } = await scorewright(["score", "a.yaml", "--facts", "员工.json", "--format", "ndjson", "--no-trace"]);
    expect([exit, out.trimEnd().split("\n").length]).toEqual([2, 3000]);
    expect(err).toContain("员工.json: the file ends in the middle");
  });
});

describe("headers", () => {
  test("a misspelt fact is pointed out once, at the end", async () => {
    inDirectory({ "a.yaml": rubric, "员工.csv": "姓名,销售额,迟到次\n张三,1,0\n李四,1,0\n" });
    const { err } = await score("--lang", "zh");
    expect(err.match(/注意/g)).toHaveLength(1);
    expect(err).toContain(
      "注意：“迟到次”不是评分细则里的数据项，未参与评分。是否想写“迟到次数”（late）？\n共 2 人，2 人未能评分。\n",
    );
  });

  test("another column that only looks like a fact of the file is none", async () => {
    inDirectory({ "a.yaml": rubric, "员工.csv": "姓名,sales,销售额,late,latte\n张三,x,1,0,y\n" });
    expect((await score()).err).toBe("");
  });

  test("columns keep the order of the file though the first row leaves cells empty", async () => {
    inDirectory({ "a.yaml": rubric, "员工.csv": "a,b,c,销售额,迟到次数\n,,z,1,0\nx,,,1,0\n,y,z,1,0\nx,y,,1,0\n" });
    expect((await score("--format", "csv")).out).toMatch(/^a,b,c,Sales,/);
  });
});

test("progress is shown on a terminal only, and only for long input", async () => {
  const rows = Array.from({ length: 1500 }, (_, i) => `员工${i},1,0\n`).join("");
  inDirectory({ "a.yaml": rubric, "员工.csv": `姓名,销售额,迟到次数\n${rows}`, "短.csv": staff });
  const args = (facts: string) => ["score", "a.yaml", "--facts", facts, "--output", "out.csv"];
  expect((await scorewright(args("员工.csv"), { terminal: true })).err).toBe("\r\u001B[K1000\r\u001B[K");
  expect((await scorewright(args("员工.csv"), { terminal: true, env: { CI: "true" } })).err).toBe("");
  expect((await scorewright(args("员工.csv"))).err).toBe("");
  expect((await scorewright(args("短.csv"), { terminal: true })).err).toBe("");
});
