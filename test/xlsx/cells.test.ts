import { describe, expect, test } from "vitest";
import type { Cell, Row } from "../../src/xlsx/model.ts";
import { all } from "../spreadsheet/xml.ts";
import { cellsOf, one, only, opened, rowOf, sheetOf } from "./open.ts";

const written = (cell: Omit<Cell, "column">) => opened(one(rowOf(cell))).text("xl/worksheets/sheet1.xml");

test.each([0, 0.1 + 0.2, 1 / 3, -1.5, 1e21, 5e-324, Number.MAX_VALUE, Number.MAX_SAFE_INTEGER])(
  "%d is the same double again",
  (value) => {
    expect(cellsOf(rowOf({ value }))).toEqual({ A1: value });
  },
);
test("minus nothing is nothing", () => expect(written({ value: -0 })).toContain("<v>0</v>"));
test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])("%d is an error of who asks", (value) => {
  expect(() => written({ value })).toThrow(`${value} in A1`);
  expect(() => written({ formula: "1/0", value })).toThrow(`${value} in A1`);
});

test.each<readonly [Omit<Cell, "column">, string]>([
  [{ value: true }, '<c r="A1" t="b"><v>1</v></c>'],
  [{ value: false }, '<c r="A1" t="b"><v>0</v></c>'],
  [{ value: { error: "#DIV/0!" } }, '<c r="A1" t="e"><v>#DIV/0!</v></c>'],
  [{ formula: "1+1", value: 2 }, '<c r="A1"><f>1+1</f><v>2</v></c>'],
  [{ formula: "1+1" }, '<c r="A1"><f>1+1</f></c>'],
  [{ formula: 'IF(A2<3,"a&b","")', value: "a&b" }, '<c r="A1" t="str"><f>IF(A2&lt;3,"a&amp;b","")</f><v>a&amp;b</v></c>'],
  [{ formula: '""', value: "" }, '<c r="A1" t="str"><f>""</f><v></v></c>'],
  [{ formula: "1=1", value: true }, '<c r="A1" t="b"><f>1=1</f><v>1</v></c>'],
  [{ formula: "NA()", value: { error: "#N/A" } }, '<c r="A1" t="e"><f>NA()</f><v>#N/A</v></c>'],
  [{ formula: "SUM({1,2})", array: true, value: 3 }, '<c r="A1"><f t="array" ref="A1">SUM({1,2})</f><v>3</v></c>'],
])("%j", (cell, xml) => expect(written(cell)).toContain(`<row r="1">${xml}</row>`));

test("an empty text is a blank cell, which keeps its look", () => {
  expect(written({ value: "" })).toContain('<row r="1"/>');
  expect(written({ value: "", style: { bold: true } })).toContain('<c r="A1" s="1"/>');
});

describe("what no program would open is refused", () => {
  const rows =
    (...given: readonly Row[]) =>
    () =>
      sheetOf({ rows: given });
  const at = (row: number, ...columns: readonly number[]): Row => ({
    at: row,
    cells: columns.map((column) => ({ column, value: 1 })),
  });
  test.each([
    ["rows out of order", rows(at(2, 1), at(1, 1)), "Rows of 填写 are out of order: 1 after 2"],
    ["a row twice", rows(at(2, 1), at(2, 1)), "2 after 2"],
    ["cells out of order", rows(at(3, 2, 1)), "Cells of row 3 are out of order: column 1 after 2"],
    ["row 0", rows(at(0, 1)), "0 after 0"],
    ["a row beyond the last", rows(at(1_048_577, 1)), "no row 1048577"],
    ["half a row", rows(at(1.5, 1)), "no row 1.5"],
    ["a column beyond the last", rows(at(1, 16_385)), "no column 16385"],
    ["a formula with its sign", () => written({ formula: "=A1" }), 'in A1 is written with its "="'],
    ["a formula of nothing", () => written({ formula: "" }), "in A1 is empty"],
    ["a long formula", () => written({ formula: "1+".repeat(4096).concat("1") }), "in A1 has 8193 characters"],
  ])("%s", (_, made, message) => expect(made).toThrow(message));
  test("the last of each is none too many", () => {
    expect(all(sheetOf({ rows: [at(1_048_576, 16_384)] }), "c")[0]?.attributes.r).toBe("XFD1048576");
    expect(written({ formula: "1".repeat(8192) })).toContain("1".repeat(8192));
  });
});

test("where cells are is said of rows that can be asked twice", () => {
  const rows: readonly Row[] = [
    { at: 2, cells: [{ column: 3, value: 1 }] },
    {
      at: 9,
      cells: [
        { column: 2, value: 1 },
        { column: 28, value: 1 },
      ],
    },
  ];
  expect(only(sheetOf({ rows }), "dimension").attributes.ref).toBe("B2:AB9");
  const made = sheetOf({ rows: new Set(rows) });
  expect(all(made, "dimension")).toEqual([]);
  expect(all(made, "c").map(({ attributes }) => attributes.r)).toEqual(["C2", "B9", "AB9"]);
});

test("heights are kept, and no greater than programs take", () => {
  const rows = [
    { at: 1, height: 30, hidden: true, cells: [] },
    { at: 2, height: 1000, cells: [] },
  ];
  expect(all(sheetOf({ rows }), "row").map(({ attributes }) => attributes)).toEqual([
    { r: "1", ht: "30", hidden: "1", customHeight: "1" },
    { r: "2", ht: "409.5", customHeight: "1" },
  ]);
});
