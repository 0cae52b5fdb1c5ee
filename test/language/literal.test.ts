import { describe, expect, test } from "vitest";
import { likelyNumber } from "../../src/language/likely-number.ts";
import { durationUnit, parseLiteral, writtenAs } from "../../src/language/literal.ts";
import { fraction, toText } from "../../src/text/exact.ts";

describe("literals", () => {
  const read = (text: string) => {
    const literal = parseLiteral(text);
    return literal && `${literal.kind} ${toText(literal.value)}`;
  };
  test.each([
    ["5", "literal 5"],
    ["-0.50", "literal -0.5"],
    ["80%", "percent 0.8"],
    ["-12.5 %", "percent -0.125"],
    ["3 pts", "points 3"],
    ["1 pt", "points 1"],
    ["3.5分", "points 3.5"],
    ["-2 points", "points -2"],
    ["80 min", "duration 4800"],
    ["8:30", "duration 30600"],
    ["0:00:05", "duration 5"],
    ["1 h 20 min", "duration 4800"],
    ["1h20min", "duration 4800"],
    ["1小时20分钟", "duration 4800"],
    ["2 days", "duration 172800"],
    ["1.5 h", "duration 5400"],
    ["-30 min", "duration -1800"],
    ["90 s", "duration 90"],
    ["3 天", "duration 259200"],
    ["1970-01-01", "date 0"],
    ["2024-02-29", "date 19782"],
    ["1970-01-02 00:01", "datetime 86460"],
    ["1970-01-01T00:00:07", "datetime 7"],
    [" 5 ", "literal 5"],
  ])("%s is %s", (text, literal) => expect(read(text)).toBe(literal));
  test.each([
    [""],
    ["+1"],
    ["1e3"],
    ["0x10"],
    ["1_000"],
    ["1,000"],
    [".5"],
    ["5."],
    ["007"],
    ["５"],
    ["80％"],
    ["5 apples"],
    ["2023-02-29"],
    ["2024-13-01"],
    ["2024-2-9"],
    ["8:60"],
    ["24:00 h"],
    ["1 h 20"],
    ["1970-01-01 24:00"],
    ["%"],
    ["pts"],
    ["--5"],
  ])("%s is none", (text) => expect(parseLiteral(text)).toBeUndefined());
  test("units of time", () => {
    expect(durationUnit("分钟")).toBe(60);
    expect(durationUnit("toString")).toBeUndefined();
  });
  test("how a value is written in its kind can be read again", () => {
    for (const text of ["80%", "3 pts", "90 min", "2026-03-31", "2026-03-31 08:30", "5", "0.125"]) {
      const literal = parseLiteral(text);
      expect(literal && parseLiteral(writtenAs(literal.kind, literal.value))).toEqual(literal);
    }
    expect(writtenAs("percent", fraction(1, 3))).toBe("100/3%");
  });
});

describe("the number that was probably meant", () => {
  test.each([
    ["1e3", "1000"],
    ["1.5E-2", "0.015"],
    ["0x1F", "31"],
    ["1_000", "1000"],
    ["1_000 pts", "1000 pts"],
    ["1,000,000", "1000000"],
    ["+1", "1"],
    ["0..+5", "0..5"],
    [".5", "0.5"],
    ["5.", "5"],
    ["007", "7"],
    ["５０％", "50%"],
    ["−3", "-3"],
    ["0..1e3", "0..1000"],
    ["below ８０%", "below 80%"],
    ["ａ", "a"],
  ])("%s: %s", (found, meant) => expect(likelyNumber(found)).toBe(meant));
  test.each([["5"], ["80%..90.9%"], ["a1"], ["x_1"], ["80%+"], ["2026-01-01"], ["8:30"], ["1e99999"], [""]])("%s stays", (text) =>
    expect(likelyNumber(text)).toBeUndefined(),
  );
});
