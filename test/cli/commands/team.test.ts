/** `scorewright team`: people of one file, compared with each other. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { inDirectory, scorewright } from "../program.ts";

const rubric = `scorewright: 1
id: shop
version: "1"
title: { zh: 门店月度考核, en: Shops in comparison }
facts:
  dept: { type: text, title: { zh: 部门, en: Department } }
  sold: { type: count, range: 0..999, title: { zh: 成交数, en: Sold } }
  years: { type: count, range: 0..50, title: { zh: 司龄, en: Years } }
  pool: { type: money, range: 0..99999, title: { zh: 奖金池, en: Pool } }
team:
  within: dept
  at_least: 2
  at_most: 1000
  grade: { by: total, quota: { A: 20%, B: 80% }, rounding: largest_remainder, ties: [years, refuse], at_least: 3 }
measures:
  lead: { title: { zh: 领先, en: Lead }, is: sold - mean(others.sold), decimals: 1 }
dimensions:
  sales: { title: { zh: 销售, en: Sales }, weight: 10, of: lead, rows: { below 0: 4 pts, 0..<50: 8 pts, 50+: 10 pts } }
total: { out_of: 10 }
grades: [{ grade: A, from: 10, coefficient: 2 }, { grade: B, otherwise: true, coefficient: 1 }]
results:
  place: { title: { zh: 名次, en: Place }, rank: { of: sold, best: highest, ties: competition } }
  part: { title: { zh: 奖金, en: Bonus }, split: { pool: pool, by: total * grade.coefficient, to: 0.01, ties: [years] } }
`;
const header = "工号,姓名,部门,成交数,司龄,奖金池\n";
const rows = [
  "1,张三,东店,100,3,100",
  "2,李四,东店,40,5,100",
  "3,王五,东店,40,1,100",
  "4,赵六,西店,7,2,50",
  "5,钱七,西店,7,4,50",
];
const staff = `${header}${rows.join("\n")}\n`;
const team = (...args: readonly string[]) => scorewright(["team", "细则.yaml", "--facts", "员工.csv", ...args]);

describe("the table", () => {
  test("in Chinese, with the department", async () => {
    inDirectory({ "细则.yaml": rubric, "员工.csv": staff });
    const { exit, out, err } = await team("--lang", "zh");
    expect([exit, err]).toEqual([0, ""]);
    expect(`\n${out}`).toMatchInlineSnapshot(`
      "
      工号  姓名  部门  销售  总分  等级  名次   奖金
      ----  ----  ----  ----  ----  ----  ----  -----
      1     张三  东店    10    10  A        1  71.43
      2     李四  东店     4     4  B        2  14.29
      3     王五  东店     4     4  B        2  14.28
      4     赵六  西店     8     8  B        1     25
      5     钱七  西店     8     8  B        1     25
      "
    `);
  });
  test("in English, by names", async () => {
    inDirectory({ "细则.yaml": rubric, "员工.csv": staff });
    expect(`\n${(await team()).out}`).toMatchInlineSnapshot(`
      "
      工号  姓名  Department  Sales  Total  Grade  Place  Bonus
      ----  ----  ----------  -----  -----  -----  -----  -----
      1     张三  东店           10     10  A          1  71.43
      2     李四  东店            4      4  B          2  14.29
      3     王五  东店            4      4  B          2  14.28
      4     赵六  西店            8      8  B          1     25
      5     钱七  西店            8      8  B          1     25
      "
    `);
    const [first] = (await team("--ids")).out.split("\n");
    expect(first?.trim().split(/ +/)).toEqual(["工号", "姓名", "dept", "sales", "total", "grade", "place", "part"]);
  });
  test("is the same whatever order people stand in, and whatever ends a line", async () => {
    inDirectory({ "细则.yaml": rubric, "员工.csv": staff });
    const sorted = async () => (await team("--format", "csv")).out.trimEnd().split("\n").sort();
    const forwards = await sorted();
    inDirectory({
      "细则.yaml": rubric.replaceAll("\n", "\r\n"),
      "员工.csv": `${header}${[...rows].reverse().join("\n")}\n`.replaceAll("\n", "\r\n"),
    });
    expect(await sorted()).toEqual(forwards);
  });
  test("a thousand people", async () => {
    const many = Array.from({ length: 1000 }, (_, i) => `${i},员工${i},${i % 2 ? "东店" : "西店"},${i % 250},${i % 50},1000\n`);
    const unlike = rubric.replace("ties: [years, refuse]", "ties: up").replace("ties: [years] }", "ties: [sold, years] }");
    inDirectory({ "细则.yaml": unlike.replace("by: total * grade.coefficient", "by: sold"), "员工.csv": header + many.join("") });
    const { exit, out, err } = await team("--format", "csv");
    const lines = out.trimEnd().split("\n");
    expect([exit, err, lines.length]).toEqual([0, "", 1001]);
    const fen = lines.slice(1).map((line) => [line.split(",")[2], Math.round(Number(line.split(",").at(-1)) * 100)] as const);
    const sums = ["东店", "西店"].map((dept) => fen.reduce((sum, [own, part]) => sum + (own === dept ? part : 0), 0));
    expect(sums).toEqual([100000, 100000]);
  });
});

describe("files", () => {
  test("csv for Excel", async () => {
    inDirectory({ "细则.yaml": rubric, "员工.csv": staff });
    expect(await team("--format", "csv", "--bom", "--output", "得分.csv", "--lang", "zh")).toEqual({ exit: 0, out: "", err: "" });
    expect(readFileSync("得分.csv", "utf8")).toMatchInlineSnapshot(`
      "﻿工号,姓名,部门,销售,总分,等级,名次,奖金
      1,张三,东店,10,10,A,1,71.43
      2,李四,东店,4,4,B,2,14.29
      3,王五,东店,4,4,B,2,14.28
      4,赵六,西店,8,8,B,1,25
      5,钱七,西店,8,8,B,1,25
      "
    `);
  });
  test("ndjson is one sheet per line, json a list", async () => {
    inDirectory({ "细则.yaml": rubric, "员工.csv": staff });
    const sheets = (await team("--format", "ndjson")).out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(sheets.map(({ person, grade, results }) => [person.姓名, grade, results.place, results.part])).toEqual([
      ["张三", "A", "1", "71.43"],
      ["李四", "B", "2", "14.29"],
      ["王五", "B", "2", "14.28"],
      ["赵六", "B", "1", "25"],
      ["钱七", "B", "1", "25"],
    ]);
    expect(JSON.parse((await team("--format", "json")).out)).toEqual(sheets);
    const lines = rows.map((row) => {
      const [, 姓名, dept, sold, years, pool] = row.split(",");
      return JSON.stringify({ 姓名, dept, sold, years, pool });
    });
    inDirectory({ "细则.yaml": rubric, "员工.ndjson": lines.join("\n") });
    const { out } = await scorewright(["team", "细则.yaml", "--facts", "员工.ndjson", "--format", "csv"]);
    expect(out.split("\n")[2]).toBe("李四,东店,4,4,B,2,14.29");
  });
});

describe("problems", () => {
  test("are told by name, and cost no other department anything", async () => {
    const bad = [...rows.slice(0, 2), "3,王五,东店,,1,100", ...rows.slice(3), "6,孙八,,1,1,1", "7,周九,南店,1,1,1"];
    inDirectory({ "细则.yaml": rubric, "员工.csv": header + bad.map((row) => `${row}\n`).join("") });
    const { exit, out, err } = await team("--format", "csv");
    expect(exit).toBe(1);
    expect(out.split("\n").slice(1)).toEqual(["4,赵六,西店,8,8,B,1,25", "5,钱七,西店,8,8,B,1,25", ""]);
    expect(`\n${err}`).toMatchInlineSnapshot(`
      "
      员工.csv, line 2 (1 张三): no score
        cannot be compared with the team yet: waiting for 3 王五 (Sold (\`sold\`) is missing) (line 16 of the rubric)
          Mend that first; if whoever lacks something is to be left out, say \`team: { incomplete: leave_out }\` in the rubric.
      员工.csv, line 4 (3 王五): no score
        Sold (\`sold\`) is missing
          Give it; an empty cell is missing, never 0.
      员工.csv, line 7 (6 孙八): no score
        Department is missing, so it is not known with whom to compare (line 16 of the rubric)
          Give it.
      员工.csv, line 8 (7 周九): no score
        the team has only 1 person; the rubric wants at least 2 (line 10 of the rubric)
          Put small teams together, or change \`team: { at_least: … }\` in the rubric.
      1 more wait for the same.
      Without a score: 5 of 7.
      "
    `);
    expect(`\n${(await team("--lang", "zh", "--format", "csv")).err}`).toMatchInlineSnapshot(`
      "
      员工.csv 第 2 行（1 张三）：未能评分
        还不能与全组比较，要等 3 王五（缺少“成交数”（sold））（评分细则第 16 行）
          请先补好；若数据有缺的人不计入，请在细则里写 team: { incomplete: leave_out }。
      员工.csv 第 4 行（3 王五）：未能评分
        缺少“成交数”（sold）
          请补上；空格是缺失，不是 0。
      员工.csv 第 7 行（6 孙八）：未能评分
        缺少“部门”，不知道与谁比较（评分细则第 16 行）
          请补上。
      员工.csv 第 8 行（7 周九）：未能评分
        组里只有 1 人，细则要求至少 2 人（评分细则第 10 行）
          请合并小组，或改细则里的 team: { at_least: … }。
      另有 1 人因同样的原因还不能评分。
      共 7 人，5 人未能评分。
      "
    `);
  });
  test("whom nothing sets apart, and pools that differ", async () => {
    const level = [
      "1,张三,东店,100,3,100",
      "2,李四,东店,100,3,100",
      "3,王五,东店,100,3,100",
      "4,赵六,西店,7,2,50",
      "5,钱七,西店,7,4,60",
    ];
    inDirectory({ "细则.yaml": rubric, "员工.csv": header + level.join("\n") });
    const { exit, out, err } = await team("--lang", "zh");
    expect([exit, out]).toEqual([1, ""]);
    expect(`\n${err}`).toMatchInlineSnapshot(`
      "
      员工.csv 第 2 行（1 张三）：未能评分
        “强制分布的等级”：与 2 李四、3 王五 并列，细则没有写明谁先谁后（评分细则第 14 行）
          请在细则的 ties 里再加一项排序依据，或在最后写 up（都取高一级）、down（都取低一级）。
      员工.csv 第 3 行（2 李四）：未能评分
        “强制分布的等级”：与 1 张三、3 王五 并列，细则没有写明谁先谁后（评分细则第 14 行）
          请在细则的 ties 里再加一项排序依据，或在最后写 up（都取高一级）、down（都取低一级）。
      员工.csv 第 4 行（3 王五）：未能评分
        “强制分布的等级”：与 1 张三、2 李四 并列，细则没有写明谁先谁后（评分细则第 14 行）
          请在细则的 ties 里再加一项排序依据，或在最后写 up（都取高一级）、down（都取低一级）。
      员工.csv 第 5 行（4 赵六）：未能评分
        “奖金池中的份额”：4 赵六 与 5 钱七 的总额不是同一个数（评分细则第 23 行）
          同组的人应填同一个总额。
      员工.csv 第 6 行（5 钱七）：未能评分
        “奖金池中的份额”：4 赵六 与 5 钱七 的总额不是同一个数（评分细则第 23 行）
          同组的人应填同一个总额。
      共 5 人，5 人未能评分。
      "
    `);
  });
  test("a rubric with errors, a file that is not there, an option that does not go", async () => {
    inDirectory({ "细则.yaml": rubric.replace("A: 20%", "A: 30%"), "员工.csv": staff, "空.csv": header });
    const wrong = await team();
    expect([wrong.exit, wrong.out]).toEqual([1, ""]);
    expect(wrong.err).toContain("quota/shares");
    inDirectory({ "细则.yaml": rubric, "空.csv": header });
    expect((await team()).exit).toBe(2);
    expect((await scorewright(["team", "细则.yaml", "--facts", "空.csv"])).exit).toBe(1);
    expect((await scorewright(["team", "细则.yaml", "--facts", "空.csv", "--bom"])).exit).toBe(2);
    expect((await scorewright(["team", "细则.yaml"])).exit).toBe(2);
  });
});

describe("other commands on a rubric that compares people", () => {
  test("explain tells of one person among all", async () => {
    inDirectory({ "细则.yaml": rubric, "员工.csv": staff });
    const explain = (...args: readonly string[]) => scorewright(["explain", "细则.yaml", "--facts", "员工.csv", ...args]);
    expect(`\n${(await explain("--person", "李四", "--lang", "zh")).out}`).toMatchInlineSnapshot(`
      "
      门店月度考核（版本 1）
      工号：2，姓名：李四

      总分 4 / 10    等级 B
        强制分布：按“总分”（并列时看司龄），3 人中第 2 名；名额 A 1 · B 2；按门槛为 B〔第 14 行〕

      各项得分
        销售  4 / 10（失 6）
            领先 -30，对应“below 0”：4 分〔第 18 行〕

      结果
        名次      2
            按“成交数”，3 人中第 2 名〔第 22 行〕
        奖金  14.29
            “奖金池” 100 按“总分 * 等级系数”分配，本人 4〔第 23 行〕

      各项指标怎么算出来
        领先  -30
            成交数 - mean(其他人的成交数)〔第 16 行〕
            其中 成交数 40，其他人的成交数合计 140，其他人的人数 2

      评分细则：shop，sha256:8564e6f483cba2bdf7f3ba51704e82ce7d237cbd14b78a6c036c0502f27cb87f
      "
    `);
    expect((await explain("--person", "李四")).out.split("\n").slice(3, 6)).toMatchInlineSnapshot(`
      [
        "Total 4 / 10    Grade B",
        "  by distribution: place 2 of 3 by Total (then Years); places A 1 · B 2; B by thresholds (line 14)",
        "",
      ]
    `);
  });
  test("score says to use team", async () => {
    inDirectory({ "细则.yaml": rubric, "员工.csv": staff });
    const score = (...args: readonly string[]) => scorewright(["score", "细则.yaml", "--facts", "员工.csv", ...args]);
    expect(await score()).toEqual({
      exit: 2,
      out: "",
      err: "scorewright: This rubric compares people with each other (ranks, means of a team, quotas), so nobody can be scored alone.\n  Use `scorewright team`.\n",
    });
    expect((await score("--lang", "zh")).err).toContain("请改用 scorewright team。");
    // What one person alone can still become is an answer.
    const partial = await score("--partial", "--format", "csv");
    expect(partial.exit).toBe(0);
    expect(partial.out.split("\n").slice(0, 2)).toMatchInlineSnapshot(`
      [
        "工号,姓名,Department,Sales,Total,Grade,Place,Bonus,Missing",
        "1,张三,东店,,4..10,A|B,1..1000,0..99999,(the team)",
      ]
    `);
  });
  test("team on a rubric that compares nobody scores as score does", async () => {
    const plain =
      'scorewright: 1\nid: plain\nversion: "1"\nfacts: { n: { type: count, range: 0..9 } }\nresults: { r: { is: n * 2 } }\n';
    inDirectory({ "细则.yaml": plain, "员工.csv": "姓名,n\n张三,4\n李四,\n" });
    const score = await scorewright(["score", "细则.yaml", "--facts", "员工.csv"]);
    expect(await team()).toEqual(score);
    expect(score.exit).toBe(1);
  });
});

test("a cell that cannot be used keeps the others waiting, even where the fact may be left out", async () => {
  const optional = `scorewright: 1
id: t
version: "1"
facts: { points: { type: count, range: 0..100 }, penalty: { type: count, range: 0..100, optional: true } }
measures: { rest: { is: "points - if(given(penalty), penalty, 0)" } }
results: { place: { rank: { of: rest, best: highest, ties: competition } } }
`;
  for (const wrong of ["#N/A", "twenty"]) {
    inDirectory({ "t.yaml": optional, "t.csv": `name,points,penalty\nA,9,${wrong}\nB,8,5\n` });
    const { exit, out, err } = await scorewright(["team", "t.yaml", "--facts", "t.csv"]);
    expect([exit, out]).toEqual([1, ""]);
    expect(err).toContain(`waiting for A (penalty: \`${wrong}\` cannot be read)`);
    expect(err).toContain("Without a score: 2 of 2.");
  }
});
