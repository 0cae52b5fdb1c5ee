import { describe, expect, test } from "vitest";
import type { CellTable, OpenedCells } from "../../src/cells/table.ts";
import { openCells, openRecords } from "../../src/cells/table.ts";
import { rubric } from "../score.ts";

const { program } = rubric(`facts:
  sales: { type: money, title: { zh: 销售额, en: Sales }, range: 0..999999999 }
  rate: { type: percent, title: { zh: 满意率, en: Satisfaction }, range: 0%..100%, step: 0.1%, optional: true }
  joined: { type: date, title: { zh: 入职日期, en: Joined }, range: 2000-01-01..2099-12-31, optional: true }
  absent: { type: flag, title: { zh: 缺勤, en: Absent }, optional: true }
  deals: { list: { amount: { type: money, title: { zh: 金额, en: Amount }, range: 0..99999999 }, won: flag }, at_most: 9, optional: true }
dimensions: { attitude: { title: { zh: 态度, en: Attitude }, weight: 10, rating: { scale: 0..10 }, raters: { customer: 1, boss: 1 } } }
total: { out_of: 10 }
`);
const opened = (found: OpenedCells): CellTable => {
  if (found.success) return found.table;
  throw new Error(found.problem.message.en);
};
const table = (header: readonly unknown[]) => opened(openCells(program, header));

describe("openCells", () => {
  const header = [
    "工号",
    "姓名",
    "销售额（万元）",
    "满意率",
    "Joined",
    "Absent",
    "attitude",
    "Attitude (customer)",
    undefined,
    "",
  ];
  const { row, missing, others, misspelt } = table(header);

  test("facts come under the names that scoring takes, the other columns under their headers", () => {
    expect(row([7, " 张三 ", 12.5, 0.85, 46112, true, "好", 9, "", undefined])).toEqual({
      facts: {
        sales: "125000",
        rate: "85%",
        joined: "2026-03-31",
        absent: true,
        "attitude.customer": "9",
      },
      others: { 工号: "7", 姓名: "张三", attitude: "好" },
      problems: [],
      blank: false,
    });
    expect(row(["'007", "", "1,200", "９０％", "2026年3月1日", "是"])).toMatchObject({
      facts: { sales: "12000000", rate: "90%", joined: "2026-03-01", absent: "是" },
      others: { 工号: "007" },
      problems: [],
    });
  });
  test("a list has no column, a rater has one of their own", () => {
    expect(missing).toEqual(["attitude.boss"]);
    expect(others).toEqual(["工号", "姓名", "attitude"]);
    expect(misspelt).toEqual([]);
    expect(table(["sales", "deals"])).toMatchObject({ others: ["deals"] });
  });
  test("an empty cell is left out, and a zero is none", () => {
    expect(row(["", null, undefined, " ", "\u00A0"])).toEqual({ facts: {}, others: {}, problems: [], blank: true });
    expect(row([])).toEqual({ facts: {}, others: {}, problems: [], blank: true });
    expect(row(["", "", 0, 0, "", false])).toMatchObject({ facts: { sales: "0", rate: "0%", absent: false }, blank: false });
  });

  test("a cell that cannot be used costs no other cell", () => {
    const read = row(["007", "张三", "#DIV/0!", "95%", 46112.5, "", "", 1e21]);
    expect(read).toMatchObject({ facts: { rate: "95%" }, others: { 工号: "007", 姓名: "张三" }, blank: false });
    expect(read.problems).toEqual([
      {
        code: "cells/unusable",
        fact: "sales",
        message: {
          zh: "“销售额（万元）”列：这一格的公式出错（#DIV/0!）",
          en: 'column "销售额（万元）": shows the error #DIV/0!',
        },
        help: { zh: "请先修正该格的公式；没有数据就留空。", en: "Mend the formula of that cell, or leave it empty." },
      },
      {
        code: "cells/unusable",
        fact: "joined",
        message: { zh: "“Joined”列：46112.5 不是日期", en: 'column "Joined": 46112.5 is no date' },
        help: { zh: "例如 2026-03-31。", en: "Write it like 2026-03-31." },
      },
      {
        code: "cells/unusable",
        fact: "attitude.customer",
        message: {
          zh: "“Attitude (customer)”列：1e+21 超过 15 位，表格已丢失位数",
          en: 'column "Attitude (customer)": 1e+21 has more than 15 digits, and the spreadsheet has lost some',
        },
        help: { zh: "请将单元格设为文本后重新填写。", en: "Format the cell as text and enter it again." },
      },
    ]);
    expect(row(["", "", "#N/A"])).toMatchObject({ facts: {}, blank: false });
  });
  test.each([
    [8, "x", "x"],
    [8, 0, "0"],
    [9, false, "false"],
    [10, "#N/A", "#N/A"],
  ])("cell %i holds %j below no name", (at, cell, shown) => {
    const cells: unknown[] = Array.from({ length: at });
    expect(row([...cells, cell])).toEqual({
      facts: {},
      others: {},
      problems: [
        {
          code: "cells/under-no-header",
          message: {
            zh: `第 ${at + 1} 格是“${shown}”，但表头中这一列没有名称`,
            en: `cell ${at + 1} holds "${shown}", but no name stands above it in the header`,
          },
          help: { zh: "请给这一列命名，或清空该格。", en: "Give the column a name, or empty the cell." },
        },
      ],
      blank: false,
    });
  });
  test("a column may be called by a number or like a property of every object", () => {
    const { row: read } = table([2026, "__proto__", "toString", "sales"]);
    const { facts, others: carried } = read(["a", "b", "c", 1]);
    expect(Object.entries(facts)).toEqual([["sales", "1"]]);
    expect(Object.entries(carried)).toEqual([
      ["2026", "a"],
      ["__proto__", "b"],
      ["toString", "c"],
    ]);
  });

  test.each([
    ["cells/no-header", ["甲", 1, true]],
    ["cells/no-header", []],
    ["cells/column-twice", ["sales", "销售额（万元）"]],
  ])("%s is wrong with every row", (code, cells) =>
    expect(openCells(program, cells)).toMatchObject({ success: false, problem: { code } }),
  );
  test("headers that fit two facts", () => {
    const twins = rubric(
      "facts: { a: { type: money, title: 金额 }, b: { type: money, title: 金额 } }\nresults: { r: { is: a + b } }\n",
    );
    expect(openCells(twins.program, ["a", "b"])).toMatchObject({ success: true });
    expect(openCells(twins.program, ["a", "金额（元）"])).toMatchObject({
      success: false,
      problem: { code: "cells/two-meanings", message: { en: 'the header "金额（元）" fits both a and b.' } },
    });
  });
  test("a unit that nobody knows makes another column of it, which is told", () => {
    const {
      others: carried,
      misspelt: near,
      missing: absent,
    } = table(["sales", "满意率（千分之）", "入职日期（年）", "缺勤（天）"]);
    expect(carried).toEqual(["满意率（千分之）", "入职日期（年）", "缺勤（天）"]);
    expect(near).toEqual([
      { header: "满意率（千分之）", near: "满意率", id: "rate" },
      { header: "入职日期（年）", near: "入职日期", id: "joined" },
      { header: "缺勤（天）", near: "缺勤", id: "absent" },
    ]);
    expect(absent).toEqual(["rate", "joined", "absent", "attitude.customer", "attitude.boss"]);
  });
});

describe("openRecords", () => {
  const list = program.plan.inputs.find(({ name }) => name === "deals")?.of;
  const columns = list?.type === "list" ? list.columns : [];
  test.each(["amount", "金额", "Amount", "deals.amount"])("records come under the keys of their columns: %s", (header) => {
    const { row, missing, others } = opened(openRecords(columns, ["工号", `${header}（万元）`]));
    expect(row(["007", 1.5])).toEqual({ facts: { amount: "15000" }, others: { 工号: "007" }, problems: [], blank: false });
    expect([missing, others]).toEqual([["won"], ["工号"]]);
  });
  test("a problem names the key", () => {
    const { row } = opened(openRecords(columns, ["金额", "won"]));
    expect(row(["#REF!", true])).toMatchObject({ facts: { won: true }, problems: [{ code: "cells/unusable", fact: "amount" }] });
  });
});
