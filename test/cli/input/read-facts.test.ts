import { describe, expect, test } from "vitest";
import { readFacts } from "../../../src/cli/input/read-facts.ts";
import { chunks, columns, failure, file, read, rowsOf } from "../files.ts";

const crlf = '姓名,销售额,迟到次数\r\n张三,"1,200.50",2\r\n\r\n李四,９００,\r\n';
const people = [
  { 姓名: "张三", sales: "1200.50", late: "2" },
  { 姓名: "李四", sales: "900" },
];
/** 姓名,销售额 LF 张三,1 LF */
const gb = Buffer.from("d0d5c3fb2ccffacadbb6ee0ad5c5c8fd2c310a", "hex");

describe("CSV", () => {
  test.each([
    ["staff.csv", Buffer.from(crlf)],
    ["员工 事实[1].CSV", Buffer.from(`\uFEFF${crlf}`)],
    ["staff.txt", Buffer.from(`\uFEFF${crlf}`, "utf16le")],
    ["staff", Buffer.from(crlf)],
  ])("%s", async (name, bytes) => {
    expect(await read(file(name, bytes))).toEqual(people);
  });

  test("GB18030, as Excel writes it on a Chinese Windows", async () => {
    expect(await read(file("员工.csv", gb))).toEqual([{ 姓名: "张三", sales: "1" }]);
  });

  test("standard input, byte by byte", async () => {
    expect(await read("-", { stdin: chunks(Buffer.from(crlf)) })).toEqual(people);
    expect(await read("-", { stdin: chunks(gb) })).toEqual([{ 姓名: "张三", sales: "1" }]);
  });

  test.each([
    ["sales", "late"],
    ["销售额", "迟到次数"],
    [" Sales_Amount ", "TIMES  LATE"],
    ["ｓａｌｅｓ", "\uFEFFLate"],
  ])("the headers %j and %j are found", async (sales, late) => {
    expect(await read(file("a.csv", `${sales},${late}\n1,2\n`))).toEqual([{ sales: "1", late: "2" }]);
  });

  test.each([";", "\t", "，"])("cells are separated by %j", async (separator) => {
    const text = [
      ["姓名", "销售额"],
      ["张三", "5"],
    ]
      .map((row) => row.join(separator))
      .join("\n");
    expect(await read(file("a.csv", text))).toEqual([{ 姓名: "张三", sales: "5" }]);
  });

  test("an exact id wins over a title", async () => {
    const mixed = [
      { id: "a", titles: ["b"] },
      { id: "b", titles: ["c"] },
    ];
    expect(await read(file("a.csv", "a,b\n1,2\n"), { columns: mixed })).toEqual([{ a: "1", b: "2" }]);
  });

  test("other columns are carried through as they are, also two of one name", async () => {
    expect(await read(file("a.csv", "工号,备注,sales,备注,__proto__\n'007,1/2,3,x,y\n"))).toEqual([
      { 工号: "007", 备注: "1/2", sales: "3", "备注 (2)": "x", ["__proto__"]: "y" },
    ]);
  });

  test("rows of empty cells, empty columns at the end and blank lines are nothing", async () => {
    expect(await read(file("a.csv", ",,,\nname,sales,,\n\n甲,1,,\n,,,\n , \n乙,,,\n"))).toEqual([
      { name: "甲", sales: "1" },
      { name: "乙" },
    ]);
  });

  test("a broken row in the middle keeps the others", async () => {
    const rows = await rowsOf(file("a.csv", '姓名,销售额,迟到次数\n甲,1,2\n乙,"3,4\n丙,5\n丁,6,7,8\n"戊\n戊",9,1\n'));
    expect(rows.map(({ row, facts }) => [row, { ...facts }])).toEqual([
      [2, { 姓名: "甲", sales: "1", late: "2" }],
      [3, { 姓名: "乙" }],
      [4, { 姓名: "丙", sales: "5" }],
      [5, { 姓名: "丁", sales: "6", late: "7" }],
      [6, { 姓名: "戊\n戊", sales: "9", late: "1" }],
    ]);
    const problems = rows.flatMap((row) => row.problems);
    expect(problems.map(({ row, column, message }) => [row, column, message.en])).toEqual([
      [
        3,
        "销售额",
        "A quotation mark stands in the middle of this cell, so it is unclear where the cell ends. Only the cells before it were read.",
      ],
      [4, "迟到次数", "Cells in this row: 2; in the header: 3."],
      [5, undefined, "Cells in this row: 4; in the header: 3."],
    ]);
    expect(problems.every(({ help, message }) => help?.zh && help.en && message.zh)).toBe(true);
  });

  test("a cell under no header is a problem, and a row over several lines says so", async () => {
    const rows = await rowsOf(file("a.csv", 'name,,sales\n甲,x,1\n乙,,"2\n丙,3\n4"\n"丁\n6"\n'));
    expect(rows.flatMap(({ problems }) => problems.map(({ row, message }) => [row, message.en]))).toEqual([
      [2, 'Cell 2 holds "x", but no name stands above it in the header.'],
      [6, "Lines 6 to 7 were read as one row. Cells in this row: 1; in the header: 3."],
    ]);
  });

  test("with semicolons, one comma may be a decimal point and is left alone", async () => {
    expect(await read(file("a.csv", "name;sales;late\n甲;1,234;1,234.5\n"))).toEqual([
      { name: "甲", sales: "1,234", late: "1234.5" },
    ]);
  });

  test.each([
    [
      "two headers for one column",
      "sales,name,销售额\n1,2,3\n",
      'a.csv, line 1: the headers "sales" and "销售额" both mean sales',
    ],
    ["the same header twice", "sales,sales\n1,2\n", 'the headers "sales" and "sales" both mean sales'],
    ["no header", "甲,1\n乙,2\n", "a.csv, line 1: none of the columns that are needed stands in the header. Found: 甲, 1."],
    ["a broken header", '"sales,late\n1,2\n', "a.csv, line 1: the header has a quotation mark too many or too few"],
    ["an empty file", "", "a.csv is empty."],
    ["blank lines", "\n \r\n\n", "a.csv is empty."],
    ["empty cells", ",,\n,,\n", "a.csv is empty."],
  ])("%s ends the reading", async (_, text, message) => {
    const error = await failure(read(file("a.csv", text)));
    expect(error.message).toContain(message);
    expect(error.exit).toBe(2);
    expect(error.says.help?.zh).toBeTruthy();
  });

  test("a header that fits two columns is refused", async () => {
    const twins = [
      { id: "a", titles: ["得分"] },
      { id: "b", titles: ["得分"] },
    ];
    expect((await failure(read(file("a.csv", "得分\n1\n"), { columns: twins }))).message).toContain(
      'the header "得分" fits both a and b',
    );
  });

  test("a rubric without facts reads any table", async () => {
    expect(await read(file("a.csv", "x\n1\n"), { columns: [] })).toEqual([{ x: "1" }]);
  });
});

describe("JSON", () => {
  const records = '{"姓名":"张三","销售额":0.10,"late":null,"deals":[{"amount":1e3,"won":true}]}';
  const person = [{ 姓名: "张三", sales: "0.10", deals: [{ amount: "1e3", won: true }] }];

  test.each([
    ["a.json", `[${records}]`],
    ["a.json", records],
    ["a.ndjson", `${records}\n`],
    ["a.jsonl", `\uFEFF\n${records}`],
    ["unknown", ` [\n${records}\n]`],
    ["unknown", records],
    ["unknown", `${records}\n`],
    ["-", `[${records}]`],
  ])("%s with %j", async (name, text) => {
    const path = name === "-" ? name : file(name, text);
    const rows = await read(path, { stdin: chunks(Buffer.from(text), 7) });
    expect(rows).toEqual(person.map((facts) => ({ ...facts, deals: [Object.assign(Object.create(null), facts.deals[0])] })));
  });

  test("a broken record in the middle keeps the others, and says on which line", async () => {
    const text = '[\n{"sales":1},\n{"sales":\n  2 3},\n[4],\n{"sales":5,"销售额":6},\n{"sales":" "}]';
    const rows = await rowsOf(file("a.json", text));
    expect(
      rows.map(({ row, facts, problems }) => [row, { ...facts }, problems.map((problem) => [problem.row, problem.message.en])]),
    ).toEqual([
      [2, { sales: "1" }, []],
      [3, {}, [[4, 'This is not JSON: "," or "}" should stand before `3}`.']]],
      [5, {}, [[5, "This is not a record of facts."]]],
      [6, { sales: "5" }, [[6, '"sales" and "销售额" both mean sales, so it is unclear which one counts.']]],
      [7, {}, []],
    ]);
  });

  test("unknown content whose first line is a record is read line by line", async () => {
    expect(await read(file("unknown", '{"sales":1}\n{"sales":\n{"sales":3}\n'))).toEqual([
      { sales: "1" },
      [{}, 1],
      { sales: "3" },
    ]);
  });

  test.each([
    ["a.json", "sales\n1\n", 'a JSON file begins with "[" or "{"'],
    ["a.json", '[{"sales":1},', "incomplete"],
    ["a.ndjson", "  \n", "a.ndjson is empty."],
  ])("%s with %j ends the reading", async (name, text, message) => {
    expect((await failure(read(file(name, text)))).message).toContain(message);
  });
});

describe("files", () => {
  test("a file that is not there, a directory", async () => {
    const missing = await failure(read("/nowhere/员工.csv"));
    expect(missing.says.message).toEqual({
      en: "/nowhere/员工.csv cannot be read: there is no such file.",
      zh: "无法读取 /nowhere/员工.csv：文件不存在。",
    });
    const path = file("a/b.csv", "").slice(0, -"/b.csv".length);
    expect((await failure(read(path))).message).toContain("it is a directory");
  });

  test("the file is closed when the reader stops early", async () => {
    let closed = false;
    async function* stdin() {
      try {
        for (;;) yield Buffer.from("sales\n".padEnd(100_000, "1\n"));
      } finally {
        closed = true;
      }
    }
    for await (const { facts } of readFacts("-", { columns, stdin: stdin() })) if (facts.sales) break;
    expect(closed).toBe(true);
  });
});
