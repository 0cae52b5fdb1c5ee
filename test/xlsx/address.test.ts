import { expect, test } from "vitest";
import {
  absoluteRange,
  absoluteRef,
  cellRef,
  columnLetters,
  columnNumber,
  overlap,
  quoteSheet,
  rangeRef,
  readRange,
} from "../../src/xlsx/address.ts";

test.each([
  [1, "A"],
  [5, "E"],
  [26, "Z"],
  [27, "AA"],
  [702, "ZZ"],
  [703, "AAA"],
  [16_384, "XFD"],
])("column %i is %s", (column, letters) => {
  expect(columnLetters(column)).toBe(letters);
  expect(columnNumber(letters)).toBe(column);
});
test.each([0, 16_385, 1.5, Number.NaN])("there is no column %d", (column) => {
  expect(() => columnLetters(column)).toThrow(`no column ${column}`);
});
test("cells, ranges, and one cell that is called by its name", () => {
  expect([cellRef(5, 9), absoluteRef(5, 9)]).toEqual(["E9", "$E$9"]);
  const area = { from: { row: 2, column: 1 }, to: { row: 9, column: 3 } };
  expect([rangeRef(area), absoluteRange(area), readRange("A2:C9"), readRange("$A$2:$C$9")]).toEqual([
    "A2:C9",
    "$A$2:$C$9",
    area,
    area,
  ]);
  expect([rangeRef(readRange("B2")), absoluteRange(readRange("B2:B2"))]).toEqual(["B2", "$B$2"]);
  expect(() => cellRef(1, 1_048_577)).toThrow("no row 1048577");
  for (const wrong of ["", "A", "1", "A01", "A1:B2:C3", "XFE1", "A1048577", "a1"]) expect(() => readRange(wrong)).toThrow();
});
test.each([
  ["A1:C3", "C3:D4", true],
  ["A1:C3", "B2", true],
  ["A1:C3", "D1:E3", false],
  ["A1:C3", "A4:C9", false],
])("%s and %s overlap: %s", (one, other, both) => {
  expect([overlap(readRange(one), readRange(other)), overlap(readRange(other), readRange(one))]).toEqual([both, both]);
});
test("a sheet before its cells is quoted", () => {
  expect(["填写", "John's"].map(quoteSheet)).toEqual(["'填写'!", "'John''s'!"]);
});
