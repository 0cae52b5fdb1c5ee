import { describe, expect, test } from "vitest";
import { normaliseCell, tidyCell } from "../../src/cells/cell.ts";

describe("normaliseCell", () => {
  test.each([
    // text stays, without what surrounds it
    ["张三", "张三"],
    ["　张三 ", "张三"],
    ["\uFEFF张\u00A0三\u200B", "张 三"],
    ["A部（南）", "A部（南）"],
    ["ＡＢＣ", "ＡＢＣ"],
    ["n/a", "n/a"],
    ["10²", "10²"],
    ["①", "①"],
    ["", ""],
    // numbers
    ["0.10", "0.10"],
    ["-3", "-3"],
    ["007", "007"],
    ["+5", "+5"],
    ["1e3", "1e3"],
    [" 12.5 ", "12.5"],
    ["９０％", "90%"],
    ["－１２．５", "-12.5"],
    ["\u22123", "-3"],
    ["８：３０", "8:30"],
    // amounts
    ["1,234.50", "1234.50"],
    ["1,234", "1234"],
    ["12,345,678", "12345678"],
    ["￥1,234.50", "1234.50"],
    ["¥ 500", "500"],
    ["-¥1,234", "-1234"],
    ["¥-1,234", "-1234"],
    ["１，２３４", "1234"],
    ["1,234%", "1234%"],
    // what only looks like an amount is left for the engine to refuse
    ["1,23", "1,23"],
    ["1,2345", "1,2345"],
    ["12,34,567", "12,34,567"],
    ["-¥-5", "-¥-5"],
    ["(1,234)", "(1,234)"],
    ["1.234,50", "1.234,50"],
    ["约1,234", "约1,234"],
    // dates
    ["2012年3月1日", "2012-03-01"],
    ["２０１２年１２月３１日", "2012-12-31"],
    ["2012 年 3 月 1 日", "2012-03-01"],
    ["2012/3/1", "2012-03-01"],
    ["2012-3-1", "2012-03-01"],
    ["2012-03-01", "2012-03-01"],
    ["2012/13/1", "2012/13/1"],
    ["2012/3-1", "2012/3-1"],
    ["3/1/2012", "3/1/2012"],
    ["2012年3月", "2012年3月"],
    // forced text
    ["'007", "007"],
    ["'=1+1", "=1+1"],
    ["'-", "-"],
    ["'@x", "@x"],
    ["'tis", "'tis"],
  ])("%j becomes %j", (text, expected) => {
    expect(normaliseCell(text)).toBe(expected);
    expect(normaliseCell(normaliseCell(text))).toBe(expected);
  });

  test.each([
    ["1,234", "1,234"],
    ["1,234.50", "1234.50"],
    ["1,234,567", "1234567"],
  ])("where a comma may be a decimal point, %j becomes %j", (text, expected) => {
    expect(normaliseCell(text, { decimalComma: true })).toBe(expected);
  });

  test("a cell that is only carried through keeps its spelling", () => {
    expect(["'007", " 2012/3/1 ", "1,234"].map(tidyCell)).toEqual(["007", "2012/3/1", "1,234"]);
  });
});
