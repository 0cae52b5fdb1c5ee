import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimalText, normaliseCell, tidyCell } from "../../src/cells/cell.ts";
import { runs } from "../runs.ts";

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

describe("decimalText", () => {
  test.each([
    [0, "0"],
    [-0, "0"],
    [-3, "-3"],
    [0.1, "0.1"],
    [0.1 + 0.2, "0.3"],
    [0.7 + 0.2, "0.9"],
    [1.1 * 1.1, "1.21"],
    [(0.07 * 100) / 100, "0.07"],
    [4.35 * 100, "435"],
    [1.005 * 1000, "1005"],
    [-(0.1 + 0.2), "-0.3"],
    [1 / 3, "0.333333333333333"],
    [2 / 3, "0.666666666666667"],
    [0.000001, "0.000001"],
    [0.00000123, "0.00000123"],
    [0.00000123456789012345, "0.00000123456789012345"],
    [123456.789, "123456.789"],
    [99999999999999.9, "99999999999999.9"],
    [999999999999999, "999999999999999"],
    [-999999999999999, "-999999999999999"],
    // what a difference leaves far from 0 is no rest of the last digit
    [100.3 - 100, "0.299999999999997"],
  ])("%d is %j", (number, text) => expect(decimalText(number)).toBe(text));

  test.each([
    1e15,
    -1e15,
    999999999999999.9,
    1e21,
    2 ** 53,
    Number.MAX_VALUE,
    9.99e-7,
    1e-7,
    -1e-7,
    0.1 + 0.2 - 0.3,
    Number.MIN_VALUE,
    NaN,
    Infinity,
    -Infinity,
  ])("%d is no decimal that anybody meant", (number) => expect(decimalText(number)).toBeUndefined());

  /** Every decimal of at most 15 digits from a millionth to below 10^15, as it is written without needless zeros. */
  const decimal = fc
    .tuple(fc.integer({ min: 1, max: 999_999_999_999_999 }), fc.integer({ min: 0, max: 20 }), fc.boolean())
    .map(([digits, places, minus]) => {
      const padded = String(digits).padStart(places + 1, "0");
      const [whole, part] = [padded.slice(0, padded.length - places), padded.slice(padded.length - places).replace(/0+$/, "")];
      return { text: `${minus ? "-" : ""}${whole}${part === "" ? "" : `.${part}`}`, size: digits / 10 ** places };
    })
    .filter(({ size }) => size >= 1e-6);

  test("of a number of at most 15 digits, and of what arithmetic leaves behind it, is that number", () => {
    fc.assert(
      fc.property(decimal, fc.integer({ min: -4, max: 4 }), ({ text }, rest) => {
        const number = Number(text);
        expect(decimalText(number)).toBe(text);
        const disturbed = number * (1 + rest * Number.EPSILON);
        fc.pre(Number(disturbed.toPrecision(15)) === number);
        expect(decimalText(disturbed)).toBe(text);
      }),
      runs(20_000),
    );
  });
  test("of any number is in 15 digits, without an exponent, and next to it", () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.double({ min: -1e15, max: 1e15, noNaN: true }),
        (a, b) => {
          for (const number of [a, b]) {
            const text = decimalText(number);
            if (text === undefined) continue;
            expect(text).toMatch(/^(?:0|-?(?:0\.\d*[1-9]|[1-9]\d*(?:\.\d*[1-9])?))$/);
            expect(text.replace(/^-?0*\.?0*|\./g, "").length).toBeLessThanOrEqual(15);
            expect(Number(text)).toBe(Number(number.toPrecision(15)) + 0);
          }
        },
      ),
      runs(5000),
    );
  });
});
