/** Sheets as facts: which row is the header, who is a person, and what a formatted number means. */
import { describe, expect, test } from "vitest";
import type { Column } from "../../../src/cells/columns.ts";
import type { InputType, NumberKind } from "../../../src/plan/ir.ts";
import type { Says } from "../../../src/text/path.ts";
import { compound, type TestBook, type TestCell, type TestSheet, table, workbook } from "../../xlsx/read/workbook.ts";
import { all, chunks, columns, failure, file, read, rowsOf } from "../files.ts";

const path = (rows: readonly (readonly TestCell[])[], more: Omit<TestBook, "sheets"> = {}): string =>
  file("staff.xlsx", table(rows, more));
const sheets = (...given: readonly TestSheet[]): string => file("staff.xlsx", workbook({ sheets: given }));
/** What is said besides. */
const noted = async (at: string, more: Parameters<typeof rowsOf>[1] = {}) => {
  const notes: Says[] = [];
  const rows = await rowsOf(at, { ...more, note: (text) => notes.push(text) });
  return { rows: rows.map(({ row }) => row), notes: notes.map(({ en }) => en), zh: notes.map(({ zh }) => zh) };
};
const formula = (value: string | number): TestCell => ({
  xml: typeof value === "number" ? `<c><f>A1</f><v>${value}</v></c>` : `<c t="str"><f>A1</f><v>${value}</v></c>`,
});

describe("which file it is", () => {
  const people = [
    ["姓名", "销售额"],
    ["张三", 2000],
  ];
  test("is told by its content, whatever it is called", async () => {
    for (const name of ["员工 名单.xlsx", "staff.csv", "staff.json", "staff"])
      expect(await read(file(name, table(people)))).toEqual([{ 姓名: "张三", sales: "2000" }]);
    expect(await read(file("staff.csv", table(people)), { format: "csv" })).toHaveLength(1);
  });
  test("from standard input, byte by byte", async () => {
    expect(await read("-", { stdin: chunks(table(people)) })).toEqual([{ 姓名: "张三", sales: "2000" }]);
  });
  test("a text that is called .xlsx is a text, unless a workbook is demanded", async () => {
    const text = file("staff.xlsx", "姓名,销售额\n张三,2000\n");
    expect(await read(text)).toEqual([{ 姓名: "张三", sales: "2000" }]);
    expect((await failure(read(text, { format: "xlsx" }))).message).toMatch(/staff\.xlsx is not an \.xlsx workbook\.$/);
  });
  test.each<[string, string | Uint8Array, string, string]>([
    ["a password", compound("EncryptedPackage"), "is protected by a password", "remove the password"],
    ["an .xls", compound("Workbook"), "has the old format (.xls or .et)", '"Save as" .xlsx'],
    ["half a file", table(people).subarray(0, 600), "is damaged: it is incomplete", "export or copy it once more"],
    [
      "a web page",
      "<html><table><tr><td>姓名</td></tr></table></html>",
      "really is a web page or XML",
      "save it as .xlsx or CSV",
    ],
    ["nothing", "", "is empty", "header row"],
  ])("%s", async (_, content, message, help) => {
    const error = await failure(read(file("staff.xls", content)));
    expect([error.exit, error.message, error.help]).toEqual([2, expect.stringContaining(message), expect.stringContaining(help)]);
    expect(error.says.message.zh).toMatch(/^\S+staff\.xls .+。$/);
    expect(error.says.help?.zh).toMatch(/。$/);
  });
  test("nothing, where a workbook is demanded", async () => {
    expect((await failure(read(file("a", ""), { format: "xlsx" }))).message).toMatch(/is empty/);
  });
  test("a file of text has no sheets", async () => {
    expect((await failure(read(file("a.csv", "销售额\n1\n"), { sheet: "x" }))).message).toMatch(/is no workbook/);
  });
});

describe("which sheet", () => {
  const rows = (name: string) =>
    [
      ["姓名", "销售额"],
      [name, 1],
    ] as const;
  const three = () =>
    sheets(
      { name: "选项", rows: rows("甲"), state: "hidden" },
      { name: "一月", rows: rows("乙") },
      { name: "February", rows: rows("丙") },
    );
  test("the first that is seen, or the one that is named", async () => {
    const [first] = await rowsOf(three());
    expect([first?.facts.姓名, first?.sheet]).toEqual(["乙", {}]);
    const [second] = await rowsOf(three(), { sheet: "february " });
    expect([second?.facts.姓名, second?.sheet]).toEqual(["丙", { name: "February" }]);
    expect(await read(three(), { sheet: "选项" })).toEqual([{ 姓名: "甲", sales: "1" }]);
  });
  test("the first, where all are hidden", async () => {
    expect(await read(sheets({ name: "a", rows: rows("甲"), state: "veryHidden" }))).toHaveLength(1);
  });
  test("a name that there is not is told with those that there are", async () => {
    const error = await failure(read(three(), { sheet: "Febuary" }));
    expect([error.message, error.help]).toEqual([
      expect.stringMatching(/staff\.xlsx has no sheet "Febuary"\.$/),
      'Did you mean `February`? It has "选项", "一月", "February".',
    ]);
    expect((await failure(read(three(), { sheet: "何年何月何日" }))).says.help?.zh).toBe("有：选项、一月、February。");
  });
  test("an empty one is told with the others", async () => {
    const empty = sheets({ name: "空" }, { name: "名单", rows: rows("甲") });
    const error = await failure(read(empty));
    expect([error.message, error.help]).toEqual([
      expect.stringMatching(/: the sheet "空" is empty\.$/),
      'If the people stand on another sheet, name it with --sheet: "名单".',
    ]);
    expect((await failure(read(sheets({ name: "空" })))).help).toBe("It needs a header row and one row per person.");
    expect((await failure(read(sheets()))).message).toMatch(/holds no sheet/);
  });
});

describe("the header", () => {
  test("stands below titles and hints", async () => {
    const at = path([
      ["2026年3月 月度考核", null, null],
      ["请勿修改表头"],
      [],
      [null, "0 或更多", "0–31"],
      ["姓名", "销售额", "迟到次数"],
      ["张三", 20000, 1],
    ]);
    const [row] = await rowsOf(at);
    expect([row?.row, { ...row?.facts }]).toEqual([6, { 姓名: "张三", sales: "20000", late: "1" }]);
  });
  test("of two levels is put together: groups above, facts below", async () => {
    const at = path([
      ["三月考核"],
      ["姓名", "销售额", "考勤", null, "备注"],
      [null, null, "迟到次数", "早退", null],
      ["张三", 2000, 1, 2, "好"],
    ]);
    expect(await read(at)).toEqual([{ 姓名: "张三", sales: "2000", late: "1", 早退: "2", 备注: "好" }]);
  });
  test("of two levels, where one fact stands below a group only", async () => {
    const at = path([
      ["姓名", "考勤", null],
      [null, "迟到次数", "早退"],
      ["张三", 1, 2],
    ]);
    expect(await read(at)).toEqual([{ 姓名: "张三", late: "1", 早退: "2" }]);
  });
  test("is the first of rows that name as much, and never a person", async () => {
    const at = path([
      ["姓名", "销售额", "迟到次数"],
      ["张三", 2000, 1],
      ["销售额", 3000, 0],
    ]);
    expect(await read(at)).toEqual([
      { 姓名: "张三", sales: "2000", late: "1" },
      { 姓名: "销售额", sales: "3000", late: "0" },
    ]);
  });
  test("is not looked for in somebody's remark", async () => {
    const at = path([
      ["序号", "姓名", "销售额", "备注"],
      [1, "张三", null, "迟到次数"],
    ]);
    expect(await read(at)).toEqual([{ 序号: "1", 姓名: "张三", 备注: "迟到次数" }]);
  });
  test("takes no name from a title", async () => {
    const rows = await rowsOf(path([["三月考核"], [null, "销售额"], ["张三", 2000]]));
    expect(rows.map(({ problems }) => problems.length)).toEqual([1]);
  });
  test("that names nothing of the rubric is told with what was found", async () => {
    const error = await failure(read(path([["标题"], ["甲", "乙"], [1, 2]])));
    expect(error.message).toMatch(/staff\.xlsx: none of the columns that are needed stands in the header\. Found: 甲, 乙\.$/);
    expect(error.help).toBe(
      "One of the first 20 rows must name the columns, for example Sales amount, Times late. If they stand on another sheet, name it with --sheet.",
    );
  });
  test("that names a fact twice is told with its row", async () => {
    const error = await failure(read(path([["标题"], ["sales", "销售额"], [1, 2]])));
    expect(error.message).toMatch(/staff\.xlsx, row 2: the headers "sales" and "销售额" both mean sales/);
  });
  test("has to stand among the first rows", async () => {
    const blank = Array.from({ length: 40 }, () => []);
    expect(await read(path([...blank, ["销售额"], [1]]))).toEqual([{ sales: "1" }]);
    const notes = Array.from({ length: 20 }, () => ["说明"]);
    expect((await failure(read(path([...notes, ["销售额"], [1]])))).message).toMatch(/Found: 说明/);
  });
  test("may have no rows below it", async () => {
    expect(await read(path([["姓名", "销售额"]]))).toEqual([]);
  });
});

describe("who is a person", () => {
  const header = ["序号", "姓名", "销售额", "得分"];
  test("whoever has a name or a fact that was typed", async () => {
    const at = path([
      header,
      [1, "张三", 2000, formula(95)],
      [2, "李四", null, formula("")],
      [3, null, 1500, formula(80)],
      [],
      [5, "王五", formula(7)],
    ]);
    expect(await noted(at)).toEqual({ rows: [2, 3, 4, 6], notes: [], zh: [] });
  });
  test("rows that only formulas fill are blank", async () => {
    const at = path([
      header,
      [1, "张三", 2000, formula(95)],
      [null, null, null, formula("")],
      [null, null, null, formula(0)],
      [null, formula(0), null, formula("⚠")],
    ]);
    expect(await noted(at)).toEqual({ rows: [2], notes: [], zh: [] });
  });
  test("rows that are numbered, or reckoned, but nobody's are told", async () => {
    const at = path([header, [1, "张三", 2000], [2], [3], [null, null, formula(0)], [], [null, "李四", 5], [9]]);
    expect(await noted(at)).toEqual({
      rows: [2, 7],
      notes: [expect.stringMatching(/staff\.xlsx: left out, because neither a name nor a fact was typed there: rows 3–5, 8\.$/)],
      zh: [expect.stringMatching(/staff\.xlsx：第 3–5、8 行没有姓名，也没有填写数据项，未读取。$/)],
    });
  });
  test("without a column of names, whoever has anything that was typed", async () => {
    expect((await noted(path([["组", "销售额"], ["甲"], [null, formula(3)], [formula("x")]]))).rows).toEqual([2, 3]);
  });
  test("rows that add up come through, for whoever reads people to tell", async () => {
    expect((await noted(path([header, [1, "张三", 5], ["合计", null, formula(5)]]))).rows).toEqual([2, 3]);
  });
  test("hidden rows and columns are read, and told", async () => {
    const rows = (hidden: string) =>
      `<worksheet><cols><col min="2" max="2" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c><c r="B1" t="inlineStr"><is><t>销售额</t></is></c></row><row r="2"${hidden}><c r="B2"><v>5</v></c></row></sheetData></worksheet>`;
    expect(await noted(sheets({ name: "S", xml: rows(' hidden="1"') }))).toEqual({
      rows: [2],
      notes: [
        expect.stringMatching(/: hidden, perhaps by a filter, and read like the others: row 2\.$/),
        expect.stringMatching(/: hidden, and read like the others: column "销售额"\.$/),
      ],
      zh: [
        expect.stringMatching(/：第 2 行被隐藏或筛掉，仍照常读取。$/),
        expect.stringMatching(/：“销售额”列被隐藏，仍照常读取。$/),
      ],
    });
  });
  test("a million rows of notes make one line", async () => {
    const at = path([header, ...Array.from({ length: 60 }, (_, i) => (i % 2 ? [i] : [i, "甲"]))]);
    expect((await noted(at)).notes[0]).toMatch(/rows 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, …\.$/);
  });
});

describe("cells without a header", () => {
  test("inside of the table are a problem, to the right of it a legend", async () => {
    const at = path([
      ["姓名", null, "销售额"],
      ["张三", "?", 1],
      ["李四", null, 2, null, "说明：以万元计"],
    ]);
    const rows = await rowsOf(at);
    expect(rows.map(({ problems }) => problems.map(({ message }) => message.en))).toEqual([
      ['Cell 2 holds "?", but no name stands above it in the header.'],
      [],
    ]);
    expect((await noted(at)).notes).toEqual([
      expect.stringMatching(/to the right of the last column that has a name: cells in row 3\.$/),
    ]);
  });
  test("merged cells have their value in the first one", async () => {
    const merged = `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c><c r="B1" t="inlineStr"><is><t>销售额</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>甲</t></is></c><c r="B2"><v>5</v></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>乙</t></is></c><c r="B3" s="0"/></row></sheetData><mergeCells><mergeCell ref="B2:B3"/></mergeCells></worksheet>`;
    expect(await read(sheets({ name: "S", xml: merged }))).toEqual([{ 姓名: "甲", sales: "5" }, { 姓名: "乙" }]);
  });
});

const number = (kind: NumberKind): InputType => ({ type: "number", kind, low: "0", high: "99999", unit: "fraction" });
const typed: readonly Column[] = [
  ...(["count", "percent", "date", "datetime", "duration"] as const).map((kind) => ({
    id: kind,
    titles: [kind],
    of: number(kind),
  })),
  { id: "text", titles: ["text"], of: { type: "text" } },
];
/** One cell under the header of a fact, or of none: its value, or what is wrong with it. */
const one = async (header: string, cell: TestCell, more: Omit<TestBook, "sheets"> = {}): Promise<unknown> => {
  const [row] = await rowsOf(
    path([["name", "count", header === "count" ? null : header], header === "count" ? ["A", cell] : ["A", 1, cell]], more),
    {
      columns: typed,
    },
  );
  return row?.problems[0]?.message.en ?? row?.facts[header];
};
const of = (number: number, format: string): TestCell => ({ number, format });

describe("what a format makes of a number", () => {
  test.each<[string, TestCell, unknown]>([
    ["date", of(46112, "yyyy-mm-dd"), "2026-03-31"],
    ["date", of(46112, "#14"), "2026-03-31"],
    ["date", of(46112, "yyyy-mm"), "2026-03-31"],
    ["date", of(46112.5, "yyyy-mm-dd"), "2026-03-31 12:00"],
    ["date", 46112, "2026-03-31"],
    ["date", "2026年3月31日", "2026-03-31"],
    // The 1900 system has a 29 February 1900, and its days before that are a day off.
    ["date", of(1, "yyyy-mm-dd"), "1900-01-01"],
    ["date", of(59, "yyyy-mm-dd"), "1900-02-28"],
    ["date", of(61, "yyyy-mm-dd"), "1900-03-01"],
    ["date", of(2_958_465, "yyyy-mm-dd"), "9999-12-31"],
    ["date", of(60, "yyyy-mm-dd"), expect.stringContaining("60 is no day of the calendar")],
    ["date", of(0, "yyyy-mm-dd"), expect.stringContaining("0 is no day of the calendar")],
    ["date", of(-1, "yyyy-mm-dd"), expect.stringContaining("-1 is no day of the calendar")],
    ["date", of(2_958_466, "yyyy-mm-dd"), expect.stringContaining("is no day of the calendar")],
    ["datetime", of(46112.586805555555, "yyyy-mm-dd hh:mm"), "2026-03-31 14:05"],
    ["datetime", of(46112, "yyyy-mm-dd hh:mm"), "2026-03-31"],
    ["datetime", of(46112.58680556, "h:mm"), "2026-03-31 14:05"],
    ["datetime", of(46112.58680001, "yyyy-mm-dd hh:mm"), expect.stringContaining("holds a part of a second")],
    ["count", of(46112, "yyyy-mm-dd"), "2026-03-31"],
    ["percent", of(0.85, "0%"), "85%"],
    ["percent", of(0.7 + 0.2, "0.0%"), "90%"],
    ["percent", of(2.5, "0%"), "250%"],
    ["percent", of(85, '0"%"'), "85%"],
    ["percent", of(0.85, '0.00"%"'), "0.85%"],
    ["percent", 0.85, "85%"],
    ["percent", 2.5, expect.stringContaining("no per cent sign")],
    ["percent", of(1e-17, "0%"), expect.stringContaining("floating-point noise")],
    ["count", of(0.85, "0%"), "85%"],
    ["duration", of(1.5208333333333333, "[h]:mm"), "36 h 30 min"],
    ["duration", of(0.00001157407407407407, "[ss]"), "1 s"],
    ["duration", of(0, "[h]:mm"), "0 min"],
    ["duration", of(-0.5, "[h]:mm"), "-12 h"],
    ["duration", of(1 / 7, "[h]:mm"), expect.stringContaining("holds a part of a second")],
    ["duration", of(8.5 / 24, "h:mm"), "8:30"],
    ["duration", of(0.0009259259259259259, "mm:ss"), "0:01:20"],
    ["duration", of(1.5, "h:mm"), expect.stringContaining("holds 24 hours or more")],
    ["count", of(3, "0.00"), "3"],
    ["count", 0.1 + 0.2, "0.3"],
    ["count", 123456789012345680000, expect.stringContaining("more than 15 digits")],
    ["count", { xml: '<c t="e"><v>#N/A</v></c>' }, "shows the error #N/A."],
    ["text", { xml: '<c t="e"><v>#REF!</v></c>' }, "shows the error #REF!."],
    ["count", { xml: "<c><f>A1</f></c>" }, "holds a formula whose result is not in the file."],
    ["text", of(46082, "yyyy-mm"), "2026-03"],
    ["text", "１２", "１２"],
    ["count", "１２", "12"],
    ["count", true, true],
  ])("%s: %j", async (header, cell, expected) => {
    expect(await one(header, cell)).toEqual(expected);
  });

  test.each<[string, TestCell, unknown]>([
    ["a day", of(46112, "yyyy-mm-dd"), "2026-03-31"],
    ["a month", of(46082, 'yyyy"年"m"月"'), "2026-03"],
    ["a year", of(46082, "yyyy"), "2026"],
    ["a moment", of(46112.58680001, "yyyy-mm-dd hh:mm"), "2026-03-31 14:04:59"],
    ["no day", of(0, "yyyy-mm-dd"), "0"],
    ["a per cent", of(0.905, "0.0%"), "90.5%"],
    ["hours", of(1.5, "[h]:mm"), "36 h"],
    ["an error", { xml: '<c t="e"><v>#N/A</v></c>' }, "#N/A"],
    ["a number", 1001, "1001"],
    ["nothing", { xml: "<c><f>A1</f></c>" }, undefined],
  ])("where it is no fact, as one sees it: %s", async (_, cell, expected) => {
    expect(await one("remark", cell)).toEqual(expected);
  });

  test("days are counted from 1904, where the workbook says so", async () => {
    const more = { from1904: true };
    expect(await one("date", of(44650, "yyyy-mm-dd"), more)).toBe("2026-03-31");
    expect(await one("date", 44650, more)).toBe("2026-03-31");
    expect(await one("date", of(0, "yyyy-mm-dd"), more)).toBe("1904-01-01");
    expect(await one("count", 44650, more)).toBe("44650");
    expect(await one("duration", of(1.5, "[h]:mm"), more)).toBe("36 h");
  });
  test("a cell that cannot be used is no fact, and not missing either", async () => {
    const [row] = await rowsOf(
      path([
        ["姓名", "sales"],
        ["张三", { xml: '<c t="e"><v>#N/A</v></c>' }],
      ]),
      {
        columns: [{ id: "sales", titles: [], of: number("count") }],
      },
    );
    expect(row?.facts.sales).toEqual({ unusable: "#N/A" });
    expect(row?.problems[0]).toMatchObject({ row: 2, column: "sales" });
  });
});

test("a column that nobody looks for is carried through under its own name", async () => {
  expect(
    await all(
      rowsOfAll(
        path([
          ["甲", "甲"],
          ["1", 2],
        ]),
      ),
    ),
  ).toEqual([{ 甲: "1", "甲 (2)": "2" }]);
});
async function* rowsOfAll(at: string) {
  for (const { facts } of await rowsOf(at, { columns: [] })) yield { ...facts };
}
test("the usual columns of the tests are facts", () => {
  expect(columns.map(({ id }) => id)).toEqual(["sales", "late"]);
});
