/** Records on sheets of their own, and columns that a sheet reckons for itself. */
import { describe, expect, test } from "vitest";
import { factColumns } from "../../../src/cells/columns.ts";
import { readFacts } from "../../../src/cli/input/read-facts.ts";
import { parseRubric } from "../../../src/index.ts";
import type { Says } from "../../../src/text/path.ts";
import { type TestCell, table, workbook } from "../../xlsx/read/workbook.ts";
import { all, failure, file } from "../files.ts";

const { program } = parseRubric(`scorewright: 1
id: deals
version: "1"
title: { zh: 成交, en: Deals }
facts:
  base: { type: money, range: 0..99999, title: { zh: 底薪, en: Base } }
  deals:
    title: { zh: 成交明细, en: Deals }
    list: { amount: { type: money, range: 0..99999, title: { zh: 金额, en: Amount } } }
    at_most: 5
results: { pay: { is: base + sum(deals.amount) } }
`);
const columns = factColumns(program.plan);
const rowsOf = async (bytes: Uint8Array) => {
  const notes: Says[] = [];
  const rows = await all(readFacts(file("a.xlsx", bytes), { columns, note: (text) => notes.push(text) }));
  return {
    rows: rows.map(({ facts, problems }) => ({ facts: { ...facts }, problems: problems.map(({ message }) => message.en) })),
    notes,
  };
};
type Rows = readonly (readonly TestCell[])[];
const people: Rows = [
  ["工号", "姓名", "底薪"],
  ["007", "张三", 100],
  ["008", "李四", 200],
];
const both = (records: Rows, name = "成交明细", who = people) =>
  workbook({
    sheets: [
      { name: "名单", rows: who },
      { name, rows: records },
    ],
  });

describe("records", () => {
  test("are joined by the number that both sheets have, in their order", async () => {
    const { rows, notes } = await rowsOf(
      both([["成交"], ["姓名", "工号", "金额"], ["张三", "007", 5], ["李四", "008", 6], ["张三", "007", 7]]),
    );
    expect(rows.map(({ facts }) => facts.deals)).toEqual([[{ amount: "5" }, { amount: "7" }], [{ amount: "6" }]]);
    expect([rows.flatMap(({ problems }) => problems), notes]).toEqual([[], []]);
  });
  test("whoever has none has none, where the sheet is there", async () => {
    const { rows } = await rowsOf(
      both(
        [
          ["姓名", "Amount"],
          ["张三", 5],
        ],
        "deals",
      ),
    );
    expect(rows.map(({ facts }) => facts.deals)).toEqual([[{ amount: "5" }], []]);
    expect((await rowsOf(table(people))).rows.map(({ facts }) => facts.deals)).toEqual([undefined, undefined]);
  });
  test("a cell that cannot be used costs its person the score, and nobody else", async () => {
    const { rows } = await rowsOf(
      both([
        ["工号", "金额"],
        ["007", { xml: '<c t="e"><v>#N/A</v></c>' }],
        ["008", 6],
      ]),
    );
    expect(rows.map(({ problems }) => problems)).toEqual([[`sheet "成交明细", row 2, column "金额": shows the error #N/A.`], []]);
  });
  test("of people who are not on the list are left out, and told", async () => {
    const { rows, notes } = await rowsOf(
      both([
        ["工号", "金额"],
        ["007", 5],
        ["099", 6],
      ]),
    );
    expect(rows.map(({ facts }) => facts.deals)).toEqual([[{ amount: "5" }], []]);
    expect(notes[0]?.en).toMatch(/left out, because they belong to nobody on the sheet of people: 1 row, such as row 3 \(099\)/);
  });
  test("two spellings, two rows of one person", async () => {
    const { rows } = await rowsOf(
      both([
        ["工号", "金额"],
        ["7", 5],
      ]),
    );
    expect(rows[0]?.problems).toEqual(['Sheet "成交明细" and this row write it in several ways: 007, 7.']);
    const twice = await rowsOf(
      both(
        [
          ["姓名", "金额"],
          ["张三", 5],
        ],
        "成交明细",
        [
          ["姓名", "底薪"],
          ["张三", 1],
          ["张三", 2],
        ],
      ),
    );
    expect(twice.rows.map(({ problems }) => problems.length)).toEqual([1, 1]);
  });
  test.each([
    [
      "nobody's",
      [
        ["工号", "金额"],
        ["007", 5],
        [null, 6],
      ] as Rows,
      'row 3 has no "工号"',
    ],
    [
      "without a column that says whose they are",
      [
        ["金额", "备注"],
        [5, "x"],
      ] as Rows,
      "does not say whose its records are",
    ],
  ])("%s: nobody's are certain", async (_, records, text) => {
    const { exit, message } = await failure(rowsOf(both(records)));
    expect([exit, message]).toEqual([1, expect.stringContaining(text)]);
  });
});

describe("columns that a sheet reckons", () => {
  const formula = (value = "") => ({ xml: `<c><f>A1</f>${value && `<v>${value}</v>`}</c>` });
  test("under the title of a fact that is typed beside it are not read, with or without a result", async () => {
    for (const value of ["", "7"]) {
      const { rows, notes } = await rowsOf(
        table([
          ["姓名", "底薪", "状态", "底薪", "总分"],
          ["张三", 100, formula(value), formula(value), formula(value)],
          ["李四", null, formula(value), formula(value), formula(value)],
          [null, null, formula(value), formula(value), formula(value)],
        ]),
      );
      expect(rows).toEqual([
        { facts: { 姓名: "张三", base: "100" }, problems: [] },
        { facts: { 姓名: "李四" }, problems: [] },
      ]);
      expect(notes).toEqual([]);
    }
  });
  test("of a fact are read where it stands nowhere else, and refused where there is no result", async () => {
    expect(
      (
        await rowsOf(
          table([
            ["姓名", "底薪"],
            ["张三", formula("7")],
          ]),
        )
      ).rows[0]?.facts.base,
    ).toBe("7");
    expect(
      (
        await rowsOf(
          table([
            ["姓名", "底薪"],
            ["张三", formula()],
          ]),
        )
      ).rows[0]?.problems,
    ).toHaveLength(1);
  });
  test("twice typed is twice", async () => {
    await expect(
      rowsOf(
        table([
          ["姓名", "底薪", "底薪"],
          ["张三", 1, 2],
        ]),
      ),
    ).rejects.toThrow("both mean base");
  });
});
