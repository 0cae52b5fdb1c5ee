import { describe, expect, test } from "vitest";
import { all } from "../spreadsheet/xml.ts";
import { cellsOf, one, only, opened, read, rowOf, sheetOf } from "./open.ts";

const texts = (...values: readonly string[]) => Object.values(cellsOf(rowOf(...values.map((value) => ({ value })))));

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "1e5", "007"])("%s stays text", (value) => {
  const cell = only(sheetOf(rowOf({ value })), "c");
  expect(cell.attributes.t).toBe("s");
  expect(all(cell, "f")).toEqual([]);
  expect(texts(value)).toEqual([value]);
});

test.each([
  "_x0041_",
  "_x000D_\n",
  "_x0041_x0042_",
  "__x00e9__",
  "_x005F_",
  "_xyz_ and _x12_ stay",
  "A & B < C > D \"quoted\" 'so'",
  "]]>",
  " before and after ",
  "one\ntwo\tthree",
  "𠮷野家 😀 Ⅷ é",
  "\ufeffbegins with a mark",
])("%j comes back as itself", (value) => {
  expect(texts(value)).toEqual([value]);
  expect(read(only(sheetOf(rowOf({ formula: "A2", value })), "v").text)).toBe(value);
});

test("only an underscore that looks like a number is written by number", () => {
  const written = opened(one(rowOf({ value: "_x0041_ a_b _x" }))).text("xl/sharedStrings.xml");
  expect(written).toContain("<t>_x005F_x0041_ a_b _x</t>");
});

test.each([" a", "a ", "a\nb", "\ta"])("blanks of %j are kept", (value) => {
  expect(only(opened(one(rowOf({ value }))).part("xl/sharedStrings.xml"), "t").attributes["xml:space"]).toBe("preserve");
});

test("what no file can hold is left out, line ends are one character", () => {
  expect(texts("a\u0000b\u000bc\u001fd\u007fe", "x\ud800y\udc00z", "p\uffffq\ufffer", "one\r\ntwo\rthree\nfour")).toEqual([
    "abcde",
    "xyz",
    "pqr",
    "one\ntwo\nthree\nfour",
  ]);
});

describe("a cell holds 32,767 characters", () => {
  test("no more are written", () => expect(texts("长".repeat(40_000))).toEqual(["长".repeat(32_767)]));
  test("no half of a pair at the end", () => expect(texts(`${"a".repeat(32_766)}😀`)).toEqual(["a".repeat(32_766)]));
  test("as many as the text has, not its escapes", () => {
    expect(texts("&".repeat(32_767), "_x0041_".repeat(4_000))).toEqual(["&".repeat(32_767), "_x0041_".repeat(4_000)]);
  });
});

test("a text that is used often is written once", () => {
  const strings = opened(one(rowOf({ value: "员工" }, { value: "other" }, { value: "员工" }))).part("xl/sharedStrings.xml");
  expect(all(strings, "t").map(({ text }) => text)).toEqual(["员工", "other"]);
  expect(strings.attributes.count).toBe("3");
});
