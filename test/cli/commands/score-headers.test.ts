import { describe, expect, test } from "vitest";
import { inDirectory, rubric, scorewright } from "../program.ts";

const staff = `工号,姓名,销售额,迟到次数,部门
007,张三,"2,000",0,销售部
008,欧阳小红,１５００,2,
010,=cmd,999.99,1,市场部
`;
const score = (...args: readonly string[]) => scorewright(["score", "a.yaml", "--facts", "员工.csv", ...args]);

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

describe("units", () => {
  test("a unit in a header is reckoned in", async () => {
    inDirectory({ "a.yaml": rubric, "员工.csv": "姓名,销售额（万元）,迟到次数（次）\n张三,0.2,0\n李四,#DIV/0!,1\n" });
    const { exit, out, err } = await score("--format", "csv", "--lang", "zh");
    expect([exit, out]).toEqual([1, "姓名,销售,出勤,总分,等级,奖金\n张三,80,20,100,优,2000\n"]);
    expect(err).toBe(
      "员工.csv 第 3 行（李四）：未能评分\n  “销售额（万元）”列：这一格的公式出错（#DIV/0!）。\n    请先修正该格的公式；没有数据就留空。\n共 2 人，1 人未能评分。\n",
    );
  });

  test.each([
    ["销售额（美元）", "销售额"],
    ["销售额（本年累计）", "销售额"],
    ["Sales amount (EUR)", "Sales amount"],
    ["销受额（万元）", "销售额"],
  ])("%s is no column of the fact, and is told", async (header, near) => {
    inDirectory({ "a.yaml": rubric, "员工.csv": `姓名,${header},迟到次数\n张三,2000,0\n` });
    expect((await score()).err).toContain(
      `Note: the column "${header}" is no fact of the rubric and was not used. Did you mean "${near}" (actual)?\n`,
    );
    expect((await score("--lang", "zh")).err).toContain(
      `注意：“${header}”不是评分细则里的数据项，未参与评分。是否想写“${near}”（actual）？\n`,
    );
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
