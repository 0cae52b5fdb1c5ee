import { describe, expect, test } from "vitest";
import { openWorkbook, type SheetValue } from "../../../src/xlsx/read/open.ts";
import { type TestBook, type TestCell, table, workbook, worksheet } from "./workbook.ts";

const rowsOf = (bytes: Uint8Array, sheet = 0) => [...openWorkbook(bytes).open(sheet).rows];
/** What one cell holds. */
const value = (cell: TestCell, more: Omit<TestBook, "sheets"> = {}): SheetValue | undefined =>
  rowsOf(table([[cell]], more))[0]?.cells[0]?.value;
const xml = (text: string): TestCell => ({ xml: text });
const plain = (number: number) => ({ number, format: { kind: "number" } });

describe("a cell", () => {
  const strings =
    '<si><t>张三</t></si><si><r><rPr><b/></rPr><t>李</t></r><r><t xml:space="preserve"> 四</t></r><rPh sb="0" eb="1"><t>リ</t></rPh><phoneticPr fontId="1"/></si><si><t>a_x000D_\nb_x005F_x0041_</t></si><si/>';
  test.each<[string, TestCell, SheetValue | undefined]>([
    ["a shared text", xml('<c t="s"><v>0</v></c>'), "张三"],
    ["runs, without what tells how they sound", xml('<c t="s"><v>1</v></c>'), "李 四"],
    ["escaped characters", xml('<c t="s"><v>2</v></c>'), "a\nb_x0041_"],
    ["an empty shared text", xml('<c t="s"><v>3</v></c>'), undefined],
    ["a text of its own", xml('<c t="inlineStr"><is><r><t>a</t></r><r><t>&lt;b</t></r></is></c>'), "a<b"],
    ["the text of a formula", xml('<c t="str"><f>A2&amp;"x"</f><v>abc</v></c>'), "abc"],
    ["an empty text of a formula", xml('<c t="str"><f>""</f><v></v></c>'), undefined],
    ["true", xml('<c t="b"><v>1</v></c>'), true],
    ["false", xml('<c t="b"><v>0</v></c>'), false],
    ["an error", xml('<c t="e"><f>1/0</f><v>#DIV/0!</v></c>'), { error: "#DIV/0!" }],
    ["a day in words", xml('<c t="d"><v>2026-03-31T00:00:00.000</v></c>'), "2026-03-31"],
    ["a moment in words", xml('<c t="d"><v>2026-03-31T14:05:00Z</v></c>'), "2026-03-31T14:05:00"],
    ["a formula without a result", xml("<c><f>A2*2</f></c>"), { unreckoned: true }],
    ["the same, as openpyxl writes it", xml("<c><f>A2*2</f><v></v></c>"), { unreckoned: true }],
    ["the same of a text", xml('<c t="str"><f>A2</f></c>'), { unreckoned: true }],
    ["nothing but a style", xml('<c s="1"/>'), undefined],
  ])("%s", (_, cell, expected) => {
    expect(value(cell, { strings })).toEqual(expected);
  });

  test("numbers are the doubles of the file", () => {
    for (const number of [0, -0.1, 0.1 + 0.2, 1e21, 1.5e-7, 46112]) expect(value(number)).toEqual(plain(number));
    expect(value(xml("<c><f>1+1</f><v>2</v></c>"))).toEqual(plain(2));
    expect(value(xml('<c s="999"><v>2</v></c>'))).toEqual(plain(2));
  });
  test("the format is that of the cell's style, not of its parent", () => {
    expect(value({ number: 0.85, format: "0%" })).toEqual({ number: 0.85, format: { kind: "percent" } });
    expect(value({ number: 0.85, format: "#10" })).toEqual({ number: 0.85, format: { kind: "percent" } });
    expect(value({ number: 46112, format: "#14" })).toEqual({ number: 46112, format: { kind: "date", shows: "day" } });
  });
  test.each([
    ["<c><v>0x1F</v></c>", "is no number"],
    ["<c><v>1,5</v></c>", "is no number"],
    ['<c t="s"><v>7</v></c>', "a text that is not in it"],
    ['<c t="s"><v>-1</v></c>', "a text that is not in it"],
  ])("%s is damage", (cell, words) => {
    expect(() => value(xml(cell), { strings })).toThrow(words);
  });
});

describe("rows", () => {
  const of = (rows: string, before = "") =>
    rowsOf(workbook({ sheets: [{ name: "S", xml: worksheet(rows, before) }] })).map(({ at, isHidden, cells }) => [
      at,
      isHidden,
      cells.map(({ column, value: one, isFormula }) => [
        column,
        typeof one === "object" && "number" in one ? one.number : one,
        isFormula,
      ]),
    ]);

  test("have the numbers that the programs show, cells their columns", () => {
    expect(
      of(
        '<row r="3"><c r="B3"><v>1</v></c><c r="AA3"><v>2</v></c></row><row r="7" hidden="1"><c r="A7"><f>1</f><v>3</v></c></row>',
      ),
    ).toEqual([
      [
        3,
        false,
        [
          [1, 1, false],
          [26, 2, false],
        ],
      ],
      [7, true, [[0, 3, true]]],
    ]);
  });
  test("without numbers follow each other", () => {
    expect(of("<row><c><v>1</v></c><c/><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>")).toEqual([
      [
        1,
        false,
        [
          [0, 1, false],
          [2, 2, false],
        ],
      ],
      [3, false, [[0, 3, false]]],
    ]);
  });
  test("with a prefix, as some programs write them", () => {
    const body =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    expect(rowsOf(workbook({ sheets: [{ name: "S", xml: body }] }))).toHaveLength(1);
  });
  test("in UTF-16", () => {
    const body = `\uFEFF${worksheet('<row r="1"><c r="A1" t="inlineStr"><is><t>张三</t></is></c></row>').replace("UTF-8", "UTF-16")}`;
    const bytes = workbook({ sheets: [{ name: "S" }], parts: { "xl/worksheets/sheet1.xml": Buffer.from(body, "utf16le") } });
    expect(rowsOf(bytes)[0]?.cells[0]?.value).toBe("张三");
  });
  test("a cell in the last corner is one cell, whatever the dimension says", () => {
    expect(of('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', '<dimension ref="A1:XFD1048576"/>')).toEqual([
      [1_048_576, false, [[16_383, 1, false]]],
    ]);
  });
  test.each([
    ['<row r="1"><c r="XFE1"><v>1</v></c></row>', "a cell XFE1"],
    ['<row r="1"><c r="12"><v>1</v></c></row>', "a cell 12"],
    ['<row r="1048577"/>', "a row 1048577"],
    ['<row r="x"/>', "a row x"],
    [`<row r="1">${'<c r="A1"><v>1</v></c>'.repeat(20_000)}</row>`, "more than any sheet can"],
  ])("no sheet has them: %.40s", (rows, words) => {
    expect(() => of(rows)).toThrow(words);
  });
  test("hidden columns are known with the first row", () => {
    const bytes = workbook({
      sheets: [
        {
          name: "S",
          xml: worksheet(
            '<row r="1"><c r="A1"><v>1</v></c></row>',
            '<cols><col min="2" max="3" hidden="1"/><col min="4" max="4"/></cols>',
          ),
        },
      ],
    });
    const { rows, isHiddenColumn } = openWorkbook(bytes).open(0);
    rows.next();
    expect([0, 1, 2, 3].map(isHiddenColumn)).toEqual([false, true, true, false]);
  });
});

describe("sheets", () => {
  test("stand in the order of the workbook, with those that are hidden", () => {
    const book = openWorkbook(
      workbook({ sheets: [{ name: "选项", state: "hidden" }, { name: "三月 & 四月" }, { name: "x", state: "veryHidden" }] }),
    );
    expect(book.sheets).toEqual([
      { name: "选项", isHidden: true },
      { name: "三月 & 四月", isHidden: false },
      { name: "x", isHidden: true },
    ]);
  });
  test("their parts may be named in any way", () => {
    const bytes = workbook({
      sheets: [{ name: "S" }],
      parts: {
        "xl/_rels/workbook.xml.rels":
          '<Relationships><Relationship Id="rId1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="/XL/Other/../Sheets/S.xml"/></Relationships>',
        "xl\\sheets\\s.xml": worksheet('<row r="1"><c r="A1"><v>4</v></c></row>'),
      },
    });
    expect(rowsOf(bytes)[0]?.cells[0]?.value).toEqual(plain(4));
  });
});
