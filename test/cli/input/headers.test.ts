import { describe, expect, test } from "vitest";
import { factColumns } from "../../../src/cells/columns.ts";
import { columnsOf } from "../../cells/facts.ts";
import { rubric } from "../../score.ts";
import { failure, file, read, rowsOf } from "../files.ts";

const columns = columnsOf(`
  sales: { type: money, title: { zh: 销售额, en: Sales }, range: 0..999999999 }
  cost: { type: money, title: { zh: 成本（万元）, en: Cost }, range: 0..99999 }
  response: { type: duration, title: { zh: 响应时长, en: Response }, range: 0 min..100 h, step: 1 min }
  rate: { type: percent, title: { zh: 满意率, en: Satisfaction }, range: 0%..100%, step: 0.1% }`);
const csv = (text: string) => read(file("a.csv", text), { columns });
const json = (record: unknown) => read(file("a.json", JSON.stringify([record])), { columns });
const problemsOf = async (name: string, text: string) =>
  (await rowsOf(file(name, text), { columns })).flatMap(({ problems }) => problems);

describe("units in headers", () => {
  test.each([
    ["销售额（万元）", "12.34", { sales: "123400" }],
    ["销售额（万元）", '"1,234.5"', { sales: "12345000" }],
    ["销售额（万元）", "１２．５", { sales: "125000" }],
    ["销售额（万元）", "0", { sales: "0" }],
    ["销售额（万元）", "", {}],
    ["销售额（万元）", "500000元", { sales: "500000元" }],
    ["销售额（万元）", '"1.234,5"', { sales: "1.234,5" }],
    ["销售额（元）", "12.34", { sales: "12.34" }],
    ["Sales (RMB)", "12.34", { sales: "12.34" }],
    // the title has it itself: that is how the rubric counts
    ["成本（万元）", "12.34", { cost: "12.34" }],
    ["成本", "12.34", { cost: "12.34" }],
    ["cost（万元）", "12.34", { cost: "12.34" }],
    ["Cost（元）", "12.34", { "Cost（元）": "12.34" }],
    ["响应时长（小时）", "1.5", { response: "1.5 小时" }],
    ["响应时长（小时）", "8:30", { response: "8:30" }],
    ["Response (min)", "80", { response: "80 min" }],
    ["满意率（%）", "85%", { rate: "85%" }],
    ["满意率（％）", "８５％", { rate: "85%" }],
    ["销售额（美元）", "5", { "销售额（美元）": "5" }],
  ])("CSV: %s over %s", async (header, cell, facts) => {
    // A column that is known, so that the header is one.
    const known = "sales" in facts || header.startsWith("销售额") ? "rate" : "sales";
    expect(await csv(`姓名,${header},${known}\n张三,${cell},\n`)).toEqual([{ 姓名: "张三", ...facts }]);
  });

  test.each([
    ["销售额（万元）", 12.34, { sales: "123400" }],
    ["销售额（万元）", " 12.34 ", { sales: "123400" }],
    ["销售额（万元）", "1,234", { sales: "1,234" }],
    ["销售额（万元）", true, { sales: true }],
    ["销售额（万元）", "", {}],
    ["销售额（万元）", null, {}],
    ["sales（亿元）", 0.5, { sales: "50000000" }],
    ["成本（万元）", 12.34, { cost: "12.34" }],
    ["cost（万元）", 12.34, { cost: "12.34" }],
    ["响应时长（小时）", 1.5, { response: "1.5 小时" }],
    ["满意率（%）", "85%", { rate: "85%" }],
    ["销售额（美元）", 5, { "销售额（美元）": "5" }],
  ])("JSON: %s of %j", async (key, value, facts) => {
    expect(await json({ 姓名: "张三", [key]: value })).toEqual([{ 姓名: "张三", ...facts }]);
  });

  test("with semicolons, a number that may be two is not multiplied either", async () => {
    expect(await csv("姓名;销售额（万元）\n张三;1,234\n")).toEqual([{ 姓名: "张三", sales: "1,234" }]);
  });

  test.each([
    ["a.csv", "姓名,满意率（%）\n张三,85%\n李四,85\n", 3],
    ["a.csv", "姓名,满意率（%）\n李四,0.85\n", 2],
    ["a.json", '[{ "姓名": "李四", "满意率（%）": 85 }]', 1],
    ["a.json", '[{ "姓名": "李四",\n"满意率（%）": "0.85" }]', 1],
  ])("%s: a bare number under a per cent sign is refused", async (name, text, row) => {
    expect(await problemsOf(name, text)).toEqual([
      {
        row,
        column: "满意率（%）",
        message: {
          zh: "列名带 %，而这一格的数没有百分号，分不清是几。",
          en: "stands under a header with % and has no sign itself, so it can mean two things.",
        },
        help: {
          zh: "把单元格设成百分比格式的，请去掉列名里的 %；直接写数的，请写成 85% 这样。",
          en: "If the cells are formatted as per cent, take the % out of the header; if they are typed, write 85%.",
        },
      },
    ]);
  });
});

test.each(["#N/A", "#DIV/0!", "#REF!", "#NAME?"])(
  "a CSV cell that shows %s is a problem of its own, in any unit",
  async (shown) => {
    const text = `姓名,销售额（万元）,满意率\n${shown},${shown},85%\n`;
    const [row] = await rowsOf(file("a.csv", text), { columns });
    expect({ ...row?.facts }).toEqual({ 姓名: shown, sales: { unusable: shown }, rate: "85%" });
    expect(row?.problems).toEqual([
      {
        row: 2,
        column: "销售额（万元）",
        message: { zh: `这一格的公式出错（${shown}）。`, en: `shows the error ${shown}.` },
        help: { zh: "请先修正该格的公式；没有数据就留空。", en: "Mend the formula of that cell, or leave it empty." },
      },
    ]);
  },
);

test("a rater next to a column that is called like the dimension", async () => {
  const { program } = rubric(
    "dimensions: { attitude: { title: { zh: 态度, en: Attitude }, weight: 10, rating: { scale: 0..10 }, raters: [customer, boss] } }\ntotal: { out_of: 10 }\n",
  );
  const raters = { columns: factColumns(program.plan) };
  expect(await read(file("a.csv", "attitude,Attitude (customer),态度·boss\n好,9,8\n"), raters)).toEqual([
    { attitude: "好", "attitude.customer": "9", "attitude.boss": "8" },
  ]);
  expect(await read(file("a.json", '[{ "attitude": { "boss": 8 }, "Attitude (customer)": 9 }]'), raters)).toEqual([
    { attitude: Object.assign(Object.create(null), { boss: "8" }), "attitude.customer": "9" },
  ]);
});

describe("a header that does not fit is told with the file and the line", () => {
  test.each([
    [
      "\n,,\n销售额,姓名,销售额（万元）\n1,2,3\n",
      {
        zh: "a.csv 第 3 行：表头“销售额”和“销售额（万元）”都表示 sales，无法确定以哪一列为准。",
        en: 'a.csv, line 3: the headers "销售额" and "销售额（万元）" both mean sales, so it is unclear which one counts.',
        help: { zh: "请删除或改名其中一列。", en: "Remove or rename one of the two columns." },
      },
    ],
    [
      "销售额（美元）\n1\n",
      {
        zh: "a.csv 第 1 行：表头中没有任何需要的列。读到的是：销售额（美元）。",
        en: "a.csv, line 1: none of the columns that are needed stands in the header. Found: 销售额（美元）.",
        help: {
          zh: "第一行必须是列名，例如 销售额, 成本（万元）, 响应时长, 满意率；请删除其上方的标题行。如果文字是乱码，请用 --encoding 指定正确的编码。",
          en: "The first line must name the columns, for example Sales, Cost, Response, Satisfaction: delete title lines above it. If the text is garbled, say the right --encoding.",
        },
      },
    ],
  ])("%j", async (text, { help, ...message }) => {
    const path = file("a.csv", text);
    const { says } = await failure(read(path, { columns }));
    expect([says.message.zh, says.message.en].map((words) => words.replace(path, "a.csv"))).toEqual([message.zh, message.en]);
    expect(says.help).toEqual(help);
  });
  test("two keys of a record for one fact cost that record only", async () => {
    const text = '[{ "销售额": 1, "Sales (万元)": 2 },\n{ "sales": 3 }]';
    expect(await problemsOf("a.json", text)).toEqual([
      {
        row: 1,
        column: "Sales (万元)",
        message: {
          zh: "“销售额”和“Sales (万元)”都表示 sales，无法确定以哪个为准。",
          en: '"销售额" and "Sales (万元)" both mean sales, so it is unclear which one counts.',
        },
        help: { zh: "请删除其中一个。", en: "Remove one of the two." },
      },
    ]);
  });
});
