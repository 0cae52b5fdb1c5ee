/** Workbooks as staff files, command by command. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compound, type TestCell, table, workbook } from "../../xlsx/read/workbook.ts";
import { inDirectory, rubric, scorewright } from "../program.ts";

const rows: readonly (readonly TestCell[])[] = [
  ["月度考核"],
  ["姓名", "销售额", "迟到次数", "奖金"],
  ["张三", 2000, 1, { xml: "<c><f>C3</f><v>95</v></c>" }],
  ["李四", 1500.5, { xml: '<c t="e"><f>NA()</f><v>#N/A</v></c>' }],
  [null, null, null, { xml: '<c t="str"><f>""</f><v></v></c>' }],
  ["合计", { xml: "<c><f>SUM(B3:B4)</f><v>3500.5</v></c>" }],
];
const score = (...args: readonly string[]) =>
  scorewright(["score", "a.yaml", "--facts", "员工.xlsx", "--format", "csv", "--ids", ...args]);

describe("score", () => {
  test("says the row of the sheet, and what was left out", async () => {
    inDirectory({ "a.yaml": rubric, "员工.xlsx": table(rows) });
    expect(await score()).toEqual({
      exit: 1,
      out: "姓名,奖金,sales,attendance,total,grade,bonus\n张三,95,80,15,95,优,1900\n",
      err: `员工.xlsx, row 4 (李四): no score
  column "迟到次数": shows the error #N/A.
    Mend the formula of that cell, or leave it empty.
员工.xlsx, row 6: the row of "合计" adds others up and is nobody's, so it was left out.
Without a score: 1 of 2.
`.replace(/ *$/gm, ""),
    });
    expect((await score("--lang", "zh")).err).toContain(`员工.xlsx 第 4 行（李四）：未能评分
  “迟到次数”列：这一格的公式出错（#N/A）。
    请先修正该格的公式；没有数据就留空。
员工.xlsx 第 6 行：“合计”行是汇总，不是人，未读取。
`);
  });
  test("says the sheet, where it is not the first", async () => {
    inDirectory({
      "a.yaml": rubric,
      "员工.xlsx": workbook({
        sheets: [
          { name: "封面", rows: [["x"]] },
          { name: "三月", rows },
        ],
      }),
    });
    expect((await score("--sheet", "三月")).err).toContain(`员工.xlsx (sheet "三月"), row 4 (李四): no score\n`);
    expect((await score("--sheet", "三月", "--lang", "zh")).err).toContain(
      "员工.xlsx（工作表“三月”） 第 4 行（李四）：未能评分\n",
    );
    const { exit, err } = await score("--sheet", "四月");
    expect([exit, err]).toEqual([
      2,
      `scorewright: 员工.xlsx has no sheet "四月".\n  Did you mean \`三月\`? It has "封面", "三月".\n`,
    ]);
    expect((await score()).err).toContain("If they stand on another sheet, name it with --sheet.");
  });
  test("from standard input", async () => {
    inDirectory({ "a.yaml": rubric });
    const { out } = await scorewright(["score", "a.yaml", "--facts", "-", "--format", "csv"], { stdin: table(rows) });
    expect(out).toMatch(/^姓名,.*\n张三,/);
  });
  test.each([
    ["en", "is protected by a password and cannot be read.", "Open it in the spreadsheet program"],
    ["zh", "有密码保护，无法读取。", "请在表格软件中打开"],
  ])("a file that cannot be read ends it, in %s", async (language, message, help) => {
    inDirectory({ "a.yaml": rubric, "员工.xlsx": compound("EncryptedPackage") });
    const { exit, out, err } = await score("--lang", language);
    expect([exit, out]).toEqual([2, ""]);
    expect(err).toBe(`scorewright: 员工.xlsx ${message}\n  ${err.split("\n")[1]?.trim()}\n`);
    expect(err).toContain(help);
  });
  test("nobody below the header", async () => {
    inDirectory({ "a.yaml": rubric, "员工.xlsx": table(rows.slice(0, 2)) });
    expect(await score()).toMatchObject({ exit: 1, err: expect.stringContaining("holds no rows of facts") });
  });
  test("what LibreOffice writes: dates, per cents and hours by their formats", async () => {
    const bytes = readFileSync(join(import.meta.dirname, "../input/libreoffice.xlsx"));
    const more = rubric
      .replace(
        "dimensions:",
        "  entry: { type: date, title: { zh: 入职日期, en: Entry } }\n  done: { type: percent, range: 0%..200%, step: 0.1%, title: { zh: 完成率, en: Done } }\n  hours: { type: duration, range: 0 h..200 h, step: 1 min, title: { zh: 工时, en: Hours } }\ndimensions:",
      )
      .replace("results:", "results:\n  since: { is: entry }\n  rate: { is: done }\n  worked: { is: hours }");
    inDirectory({ "a.yaml": more.replace(/examples:[\s\S]*/, ""), "员工.xlsx": bytes });
    expect(await score()).toEqual({
      exit: 0,
      out: "姓名,工号,sales,attendance,total,grade,since,rate,worked,bonus\n张三,1,80,15,95,优,2026-03-31,85.5%,2190 min,1900\n李四,2,56,20,76,良,2025-01-02,90%,495 min,1140.38\n",
      err: '员工.xlsx, row 5: the row of "合计" adds others up and is nobody\'s, so it was left out.\n',
    });
  });
});

test("a row that adds up is nobody's in a CSV or JSON file either", async () => {
  const csv = "序号,姓名,销售额,迟到次数\n1,张三,2000,1\n合计,,2000,1\n,总 计,2000,1\n2,和合计,2000,1\n合计,李四,2000,1\n";
  inDirectory({
    "a.yaml": rubric,
    "员工.csv": csv,
    "员工.json": '[{"姓名":"张三","销售额":1,"迟到次数":0},{"姓名":"Total:","销售额":1,"迟到次数":0}]',
  });
  const run = (name: string) => scorewright(["score", "a.yaml", "--facts", name, "--format", "csv", "--ids"]);
  expect(await run("员工.csv")).toEqual({
    exit: 0,
    out: "序号,姓名,sales,attendance,total,grade,bonus\n1,张三,80,15,95,优,1900\n2,和合计,80,15,95,优,1900\n合计,李四,80,15,95,优,1900\n",
    err: `员工.csv, line 3: the row of "合计" adds others up and is nobody's, so it was left out.
员工.csv, line 4: the row of "总 计" adds others up and is nobody's, so it was left out.
`,
  });
  expect((await run("员工.json")).err).toContain('the row of "Total:" adds others up');
});

test("explain finds somebody by the row of the sheet", async () => {
  inDirectory({ "a.yaml": rubric, "员工.xlsx": table(rows) });
  const explain = (...args: readonly string[]) => scorewright(["explain", "a.yaml", "--facts", "员工.xlsx", ...args]);
  expect((await explain("--row", "3")).out).toContain("张三");
  expect((await explain("--row", "4")).err).toContain("员工.xlsx, row 4 (李四): no score\n");
  expect((await explain("--person", "王五")).err).toContain("张三");
});

test("team compares people, and no sums", async () => {
  const team = `scorewright: 1
id: shop
version: "1"
title: { zh: 店, en: Shop }
facts: { sold: { type: count, range: 0..999, title: { zh: 成交数, en: Sold } } }
team: { at_least: 2, at_most: 1000 }
measures: { lead: { is: sold - mean(others.sold), decimals: 1 } }
results: { ahead: { is: lead } }
`;
  inDirectory({
    "a.yaml": team,
    "员工.xlsx": table([
      ["姓名", "成交数"],
      ["张三", 10],
      ["李四", 4],
      ["合计", 14],
    ]),
  });
  const { out, err } = await scorewright(["team", "a.yaml", "--facts", "员工.xlsx", "--format", "csv", "--ids"]);
  expect([out, err]).toEqual(["姓名,ahead\n张三,6\n李四,-6\n", expect.stringContaining("row 4: the row of")]);
});

test("periods takes its months, and the quarters of another workbook", async () => {
  const months = `scorewright: 1
id: m
version: "1"
title: { zh: 月, en: Month }
period: month
facts: { sold: { type: count, range: 0..999, title: { zh: 成交数, en: Sold } } }
results: { got: { is: sold } }
`;
  const month = (number: number): TestCell => ({ number, format: 'yyyy"年"m"月"' });
  inDirectory({
    "a.yaml": months,
    "员工.xlsx": workbook({
      sheets: [
        { name: "封面" },
        {
          name: "年",
          rows: [
            ["姓名", "month", "成交数"],
            ["张三", month(46082), 3],
            ["张三", month(46054), 4],
          ],
        },
      ],
    }),
  });
  const { out, err } = await scorewright([
    "periods",
    "a.yaml",
    "--facts",
    "员工.xlsx",
    "--sheet",
    "年",
    "--format",
    "csv",
    "--ids",
  ]);
  expect([err, out]).toEqual(["", "姓名,month,got\n张三,2026-02,4\n张三,2026-03,3\n"]);
});

test("the help says what can be read, in both languages", async () => {
  for (const command of ["score", "team", "explain", "periods"]) {
    expect((await scorewright([command, "--help"])).out).toMatch(/--sheet <name> +which sheet of a workbook/);
    const { out } = await scorewright([command, "--help", "--lang", "zh"]);
    expect(out).toMatch(/--facts <file> +数据文件，CSV、JSON 或 \.xlsx/);
    expect(out).toContain("csv、json、ndjson、xlsx");
  }
});
