import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { brokenRubric, inDirectory, rubric, scorewright } from "../program.ts";

const staff = `工号,姓名,销售额,迟到次数,部门
007,张三,"2,000",0,销售部
008,欧阳小红,１５００,2,
010,=cmd,999.99,1,市场部
`;
const score = (...args: readonly string[]) => scorewright(["score", "a.yaml", "--facts", "员工.csv", ...args]);

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
