import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { brokenRubric, inDirectory, rubric, scorewright } from "../program.ts";

describe("test", () => {
  test("passing and failing examples, and a rubric without any", async () => {
    inDirectory({
      "a.yaml": rubric,
      "b.yaml": `${rubric}  - { name: 迟到, given: { actual: 2000, late: 1 }, expect: { total: 100, attendance: 15, grade: 良 } }\n  - { name: 缺数据, given: { late: 1 }, expect: { total: 1 } }\n`,
      "c.yaml": rubric.replace(/examples:[\s\S]*/, ""),
    });
    const { exit, out, err } = await scorewright(["test", ".", "--lang", "zh"]);
    expect([exit, err]).toEqual([1, ""]);
    expect(`\n${out}`).toMatchInlineSnapshot(`
      "
      a.yaml
        ✓ 全部达标
      b.yaml
        ✓ 全部达标
        ✗ 迟到  b.yaml:17
            total：应为 100，得到 95
            grade：应为 良，得到 优
        ✗ 缺数据  b.yaml:18
            缺少“销售额”（actual）
      c.yaml
        警告：没有例子（examples），这份细则还没有自证。

      3 个文件：例子通过 2 个，失败 2 个
      "
    `);
    expect(await scorewright(["test", "a.yaml"])).toEqual({
      exit: 0,
      out: "a.yaml\n  ✓ 全部达标\n\n1 file: 1 passed, 0 failed\n",
      err: "",
    });
    const none = await scorewright(["test", "c.yaml"]);
    expect([none.exit, none.out]).toEqual([
      0,
      "c.yaml\n  warning: no examples, so nothing here proves that the rubric says what was meant\n\n1 file: 0 passed, 0 failed\n",
    ]);
  });

  test("a rubric with errors, a missing one", async () => {
    inDirectory({ "a.yaml": rubric, "b.yaml": brokenRubric });
    const { exit, out, err } = await scorewright(["test", "a.yaml", "b.yaml"]);
    expect([exit, out]).toEqual([1, "a.yaml\n  ✓ 全部达标\n\n2 files: 1 passed, 0 failed, 1 file with errors\n"]);
    expect(err).toMatch(/^b\.yaml:9:\d+ {2}error {2}rows\/hole\n/);
    expect(await scorewright(["test", "c.yaml"])).toMatchObject({ exit: 2, out: "" });
  });
});

test("types", async () => {
  inDirectory({ "a.yaml": rubric, "b.yaml": brokenRubric });
  const { exit, out } = await scorewright(["types", "a.yaml"]);
  expect(exit).toBe(0);
  expect(out).toContain("export type MonthlyFacts = {\n");
  expect(await scorewright(["types", "-"], { stdin: rubric })).toMatchObject({ exit: 0, out });
  expect(await scorewright(["types", "b.yaml"])).toMatchObject({ exit: 1, out: "" });
});

describe("init", () => {
  test("writes a rubric that is clean and whose examples pass", async () => {
    inDirectory({});
    expect(await scorewright(["init", "--lang", "zh"])).toEqual({
      exit: 0,
      out: "已写入 rubric.yaml。下一步：\n  scorewright check rubric.yaml\n  scorewright test rubric.yaml\n",
      err: "",
    });
    expect(await scorewright(["check", "rubric.yaml", "--max-warnings", "0"])).toMatchObject({
      exit: 0,
      out: "1 file: no problems\n",
    });
    expect((await scorewright(["test", "rubric.yaml"])).out).toMatch(/1 file: 2 passed, 0 failed\n$/);
  });

  test("never overwrites", async () => {
    inDirectory({ "a.yaml": "mine" });
    expect(await scorewright(["init", "a.yaml"])).toMatchObject({
      exit: 2,
      out: "",
      err: "scorewright: a.yaml exists already and was left as it is.\n  Choose another name.\n",
    });
    expect(readFileSync("a.yaml", "utf8")).toBe("mine");
  });

  test("nowhere, and where the name needs quotes", async () => {
    inDirectory({});
    expect(await scorewright(["init", "nowhere/a.yaml"])).toMatchObject({ exit: 2, out: "" });
    expect((await scorewright(["init", "我的 细则.yaml"])).out).toContain('scorewright check "我的 细则.yaml"\n');
    expect(existsSync("我的 细则.yaml")).toBe(true);
  });
});
