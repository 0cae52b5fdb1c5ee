import { expect, test } from "vitest";
import { inDirectory, rubric, scorewright } from "../program.ts";

const staff = "工号,姓名,销售额,迟到次数\n007,张三,1500,2\n008,李四,2000,0\n009,张三,1,0\n010,王五,,x\n";
const explain = (...args: readonly string[]) => scorewright(["explain", "a.yaml", "--facts", "员工.csv", ...args]);
const digest = /sha256:[0-9a-f]{64}/;

test("the first person, unless somebody is asked for", async () => {
  inDirectory({ "a.yaml": rubric, "员工.csv": staff });
  const { exit, out, err } = await explain("--lang", "zh");
  expect([exit, err]).toEqual([0, ""]);
  expect(`\n${out.replace(digest, "sha256:…")}`).toMatchInlineSnapshot(`
    "
    月度考核（版本 2）
    工号：007，姓名：张三

    总分 66 / 100    等级 良
      总分 66 < 90：良〔第 12 行〕

    各项得分
      销售  56 / 80（失 24）
          销售额 1500，对应“1000..1999.99”：80 分的 70%〔第 9 行〕
      出勤  10 / 20（失 10）
          -10  迟到次数 2 次，每次 5 分〔第 10 行〕

    结果
      奖金  990
          销售额 * total.share〔第 14 行〕
          其中 销售额 1500，总分 66

    评分细则：monthly，sha256:…
    "
  `);
});

test("by a text in any column that is no fact, or by line, in English", async () => {
  inDirectory({ "a.yaml": rubric, "员工.csv": staff });
  const { out } = await explain("--person", "李四");
  expect(`\n${out.replace(digest, "sha256:…")}`).toMatchInlineSnapshot(`
    "
    Monthly appraisal (version 2)
    工号: 008, 姓名: 李四

    Total 100 / 100    Grade 优
      Total 100 ≥ 90: 优 (line 12)

    Points
      Sales       80 / 80
          Sales amount 2000 falls in 2000+: 100% of 80 (line 9)
      Attendance  20 / 20
          0  Times late 0 times, 5 pts each (line 10)

    Results
      Bonus  2000
          Sales amount * total.share (line 14)
          with Sales amount 2000, Total 100

    Rubric: monthly, sha256:…
    "
  `);
  expect((await explain("--person", "008")).out).toBe(out);
  expect((await explain("--row", "3")).out).toBe(out);
});

test("whoever is not there", async () => {
  inDirectory({ "a.yaml": rubric, "员工.csv": staff });
  expect(await explain("--person", "赵六", "--lang", "zh")).toEqual({
    exit: 1,
    out: "",
    err: "scorewright: 员工.csv 里没有“赵六”。\n  文件里有：007 张三、008 李四、009 张三、010 王五。\n",
  });
  expect((await explain("--row", "1")).err).toBe(
    "scorewright: Nobody's facts begin in line 1 of 员工.csv.\n  The file has 007 张三, 008 李四, 009 张三, 010 王五.\n",
  );
  expect((await explain("--person", "张三")).err).toBe(
    'scorewright: "张三" fits 2 people: line 2 007 张三, line 4 009 张三.\n  Choose one with --row, or by another text.\n',
  );
});

test("only ten of many people are named", async () => {
  const rows = Array.from({ length: 20 }, (_, i) => `员工${i},1,0\n`).join("");
  inDirectory({ "a.yaml": rubric, "员工.csv": `姓名,销售额,迟到次数\n${rows}` });
  expect((await explain("--person", "x")).err).toMatch(/The file has 员工0, .*员工9, …\.\n$/);
});

test("whoever has no score", async () => {
  inDirectory({ "a.yaml": rubric, "员工.csv": staff });
  const { exit, out, err } = await explain("--person", "王五");
  expect([exit, out]).toEqual([1, ""]);
  expect(err).toBe(
    "员工.csv, line 5 (010 王五): no score\n  Times late (late): `x` cannot be read\n    Write it like 3.\n  Sales amount (`actual`) is missing\n    Give it; an empty cell is missing, never 0.\n",
  );
});

test("no rows, no names, text from the file that would drive the terminal", async () => {
  inDirectory({
    "a.yaml": rubric,
    "员工.csv": "销售额,迟到次数\n",
    "b.csv": "销售额,迟到次数\n1,0\n",
    "c.csv": "姓名,销售额,迟到次数\n\u001B[2J,1,0\n",
  });
  expect((await explain()).exit).toBe(1);
  expect((await scorewright(["explain", "a.yaml", "--facts", "b.csv", "--lang", "zh"])).out).toContain("\n第 2 行\n");
  expect((await scorewright(["explain", "a.yaml", "--facts", "c.csv"])).out).toContain("姓名: \uFFFD[2J\n");
});
