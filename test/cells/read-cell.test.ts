import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isFault } from "../../src/cells/cell.ts";
import { columnFinder } from "../../src/cells/columns.ts";
import { cellReader, plainReader } from "../../src/cells/read-cell.ts";
import { runs } from "../runs.ts";
import { columnCalled, everyKind, told } from "./facts.ts";

const read = (id: string, cell: unknown) => cellReader({ column: columnCalled(id) })(cell);
/** Below a header, which may have a unit. */
const below = (header: string, cell: unknown) => {
  const [match] = columnFinder(everyKind)(header);
  if (!match) throw new Error(`${header} is nobody's`);
  return told(cellReader(match)(cell));
};

describe("what a cell holds is what was meant", () => {
  test.each([
    // text is tidied, numbers that are written in it too
    ["sales", " ￥１，２３４．５０ ", "1234.50"],
    ["sales", "1.234,5", "1.234,5"],
    ["sales", "n/a", "n/a"],
    ["sales", "#", "#"],
    ["joined", "2026年3月31日", "2026-03-31"],
    ["rate", "９０％", "90%"],
    ["response", "８：３０", "8:30"],
    // but not where it is an author's word
    ["level", " 2026/3/31 ", "2026/3/31"],
    ["memo", "1,234", "1,234"],
    ["memo", "'007", "007"],
    // nothing
    ["sales", "", undefined],
    ["sales", " \u00A0\u200B　", undefined],
    ["sales", undefined, undefined],
    ["sales", null, undefined],
    ["memo", " ", undefined],
    ["late", {}, "[object Object]"],
    // numbers of spreadsheets, without what binary arithmetic leaves behind
    ["sales", 0, "0"],
    ["sales", -0, "0"],
    ["sales", 0.1 + 0.2, "0.3"],
    ["sales", 1.005 * 1000, "1005"],
    ["sales", 123456789012.35, "123456789012.35"],
    ["sales", 999999999999999, "999999999999999"],
    ["sales", 0.000001, "0.000001"],
    ["late", 3, "3"],
    ["index", -2.5, "-2.5"],
    ["mark", 8.5, "8.5"],
    ["response", 80, "80"],
    ["level", 1, "1"],
    ["memo", 20260331, "20260331"],
    ["absent", 1, "1"],
    // a per cent is its share
    ["rate", 0.85, "85%"],
    ["rate", 1, "100%"],
    ["rate", 0, "0%"],
    ["rate", -0, "0%"],
    ["rate", 85, "8500%"],
    ["rate", 0.07 * 100, "700%"],
    ["rate", (0.07 * 100) / 100, "7%"],
    // what a difference leaves is no rest of its last digit: the grid of the fact refuses it
    ["rate", 0.57 * 100 - 56, "99.9999999999993%"],
    ["rate", 0.0001, "0.01%"],
    ["rate", 1 / 3, "33.3333333333333%"],
    // a date counts days
    ["joined", 10959, "1930-01-01"],
    ["joined", 25569, "1970-01-01"],
    ["joined", 46112, "2026-03-31"],
    ["joined", 46112.00000000001, "2026-03-31"],
    ["joined", 2958465, "9999-12-31"],
    ["seen", 10959, "1930-01-01 00:00"],
    ["seen", 46112.5, "2026-03-31 12:00"],
    ["seen", 46112 + 50710 / 86400, "2026-03-31 14:05:10"],
    ["seen", 46112 + 86399 / 86400, "2026-03-31 23:59:59"],
    // a truth value stays one: no number is made of it
    ["absent", true, true],
    ["absent", false, false],
    ["sales", true, true],
    ["rate", false, false],
    ["joined", true, true],
  ])("%s: %j is %j", (id, cell, meant) => expect(told(read(id, cell))).toBe(meant));

  test.each([
    ["销售额（万元）", 12.34, "123400"],
    ["销售额（万元）", 0.1 + 0.2, "3000"],
    ["销售额（万元）", -0, "0"],
    ["销售额（万元）", "１，２３４．５", "12345000"],
    ["销售额（万元）", "1.234,5", "1.234,5"],
    ["销售额（万元）", "5万", "5万"],
    ["销售额（万元）", true, true],
    ["销售额（万元）", "", undefined],
    ["响应时长（小时）", 1.5, "1.5 小时"],
    ["响应时长（小时）", "1,000", "1000 小时"],
    ["响应时长（小时）", "8：30", "8:30"],
    ["满意率（%）", "８５％", "85%"],
    ["满意率（%）", "不适用", "不适用"],
  ])("below %j, %j is %j", (header, cell, meant) => expect(below(header, cell)).toBe(meant));

  test.each([85, 0.85, 1, 0, "85", "0.85", "８５"])("below a per cent sign, %j can mean two things", (cell) =>
    expect(below("满意率（%）", cell)).toEqual({ wrong: "列名带 %，而这一格的数没有百分号，分不清是几" }),
  );
});

describe("cells that cannot be used", () => {
  const errors = ["#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#GETTING_DATA", "#ERROR!"];
  test.each(errors)("%s is told, whatever the fact", (shown) => {
    for (const { id } of everyKind)
      expect(read(id, ` ${shown} `)).toEqual({
        message: { zh: `这一格的公式出错（${shown}）`, en: `shows the error ${shown}` },
        help: {
          zh: "请先修正该格的公式；没有数据就留空。",
          en: "Mend the formula of that cell, or leave it empty.",
        },
      });
    expect(below("销售额（万元）", shown)).toEqual({ wrong: `这一格的公式出错（${shown}）` });
  });
  test.each(["#1", "#N/A!", "#第一", "# REF!", "N/A", "#DIV/0"])("%s is a word", (cell) => expect(read("memo", cell)).toBe(cell));

  test.each([NaN, Infinity, -Infinity])("%d is an error", (cell) => {
    for (const id of ["sales", "memo", "joined", "rate", "absent"])
      expect(told(read(id, cell))).toEqual({ wrong: `这一格的公式出错（${cell}）` });
  });

  test.each([1e15, -1e15, 1e21, 999999999999999.9, 2 ** 53, Number.MAX_VALUE])("%d has lost digits", (cell) => {
    for (const id of ["sales", "memo", "joined", "rate"])
      expect(read(id, cell)).toEqual({
        message: {
          zh: `${cell} 超过 15 位，表格已丢失位数`,
          en: `${cell} has more than 15 digits, and the spreadsheet has lost some`,
        },
        help: { zh: "请将单元格设为文本后重新填写。", en: "Format the cell as text and enter it again." },
      });
  });

  test.each([1e-7, 0.1 + 0.2 - 0.3, -5e-324, 9.99e-7])("%d is the rest of a reckoning", (cell) => {
    for (const id of ["sales", "rate", "seen"])
      expect(read(id, cell)).toEqual({
        message: { zh: `${cell} 像是浮点误差`, en: `${cell} looks like floating-point noise` },
        help: { zh: "请在该格公式外加 ROUND(…, 2)。", en: "Put ROUND(…, 2) around the formula of that cell." },
      });
  });

  test.each([
    // a small number is a year or a day of the month, part of a day is no day, and there is none after 9999
    ["joined", 2026],
    ["joined", 10958],
    ["joined", 0],
    ["joined", -1],
    ["joined", 1],
    ["joined", 60],
    ["joined", 60.99],
    ["joined", 46112.5],
    ["joined", 46112.001],
    ["joined", 2958466],
    ["joined", 20260331],
    ["seen", 60],
    ["seen", 60.9999999],
    ["seen", 0.5],
    ["seen", 46112.123456],
    ["seen", 2958466],
    ["seen", 20260331],
  ])("%s: %d is no date", (id, cell) =>
    expect(read(id, cell)).toEqual({
      message: { zh: `${cell} 不是日期`, en: `${cell} is no date` },
      help: { zh: "例如 2026-03-31。", en: "Write it like 2026-03-31." },
    }),
  );
});

describe("of every day, moment and per cent", () => {
  const firstDay = Date.UTC(1899, 11, 30) / 86_400_000;
  const isoOf = (serial: number) => new Date((firstDay + serial) * 86_400_000).toISOString().slice(0, 10);

  test("the serial number is that day", () => {
    const reader = cellReader({ column: columnCalled("joined") });
    const last = Date.UTC(2199, 11, 31) / 86_400_000 - firstDay;
    const wrong: number[] = [];
    for (let serial = 10_959; serial <= last; serial++) if (reader(serial) !== isoOf(serial)) wrong.push(serial);
    expect([isoOf(10_959), isoOf(last), wrong]).toEqual(["1930-01-01", "2199-12-31", []]);
  });

  const day = fc.integer({ min: 10_959, max: 109_574 });
  const second = fc.integer({ min: 0, max: 86_399 });
  test("the serial number with its part is that second, however it was reckoned", () => {
    const two = (n: number) => String(n).padStart(2, "0");
    fc.assert(
      fc.property(day, second, (serial, s) => {
        const [hour, minute, rest] = [Math.floor(s / 3600), Math.floor(s / 60) % 60, s % 60];
        const moment = `${isoOf(serial)} ${two(hour)}:${two(minute)}${rest === 0 ? "" : `:${two(rest)}`}`;
        const summed = serial + hour / 24 + minute / 1440 + rest / 86400;
        for (const cell of [serial + s / 86400, summed, Number((serial + s / 86400).toPrecision(15))])
          expect(read("seen", cell)).toBe(moment);
      }),
      runs(5000),
    );
  });
  test("between two seconds there is none", () => {
    fc.assert(
      fc.property(day, second, fc.integer({ min: 2, max: 998 }), (serial, s, milliseconds) => {
        expect(isFault(read("seen", serial + (s + milliseconds / 1000) / 86400))).toBe(true);
      }),
      runs(2000),
    );
  });

  test("the share of a per cent is that per cent, however it was reckoned", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.constantFrom(1, 10, 100, 1000), (n, steps) => {
        const text = `${n / steps + 0}%`;
        for (const share of [n / steps / 100, n / (steps * 100), (n * 0.01) / steps]) expect(read("rate", share)).toBe(text);
      }),
      runs(5000),
    );
  });
});

describe("a bare number in a per cent", () => {
  const of = (high: string) =>
    cellReader({
      column: { id: "growth", titles: [], of: { type: "number", kind: "percent", low: "0", high, unit: "fraction" } },
    });
  test("is its share where it can be nothing else: what was meant otherwise is out of the range", () => {
    expect([of("1")(85), of("3")(5), of("10")(85), of("10")(1.99), of("10")(0.05)]).toEqual([
      "8500%",
      "500%",
      "8500%",
      "199%",
      "5%",
    ]);
  });
  test("needs its sign from 200 % on where both can be", () => {
    expect(of("10")("250%")).toBe("250%");
    for (const cell of [2, 5, 9.5])
      expect(of("10")(cell)).toMatchObject({ message: { zh: `${cell} 没有百分号，分不清是 ${cell}% 还是 ${cell * 100}%` } });
    expect(of("3")(2.5)).toMatchObject({ message: { en: "2.5 has no per cent sign, so it can be 2.5% or 250%" } });
  });
});

test.each([
  [" '007 ", "007"],
  ["1,234", "1,234"],
  ["2026/3/31", "2026/3/31"],
  ["#N/A", "#N/A"],
  ["", undefined],
  [null, undefined],
  [0, "0"],
  [-0, "0"],
  [0.1 + 0.2, "0.3"],
  [46112, "46112"],
  [110101199003070000, "≈110101199003070000"],
  [1e21, "≈1e+21"],
  [1e-7, "≈1e-7"],
  [NaN, "≈NaN"],
  [true, true],
])("a cell that is only carried through: %j is %j", (cell, text) => expect(plainReader(cell)).toBe(text));
