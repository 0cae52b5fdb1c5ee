import { describe, expect, test } from "vitest";
import { inUnit, splitUnit, unitOf } from "../../src/cells/units.ts";
import { columnCalled, told } from "./facts.ts";

test.each([
  ["销售额(万元)", { base: "销售额", unit: "万元" }],
  ["销售额(单位:万元)", { base: "销售额", unit: "万元" }],
  ["sales(unit:rmb)", { base: "sales", unit: "rmb" }],
  ["销售额【万元】", { base: "销售额", unit: "万元" }],
  ["销售额〔万元〕", { base: "销售额", unit: "万元" }],
  ["销售额[万元]", { base: "销售额", unit: "万元" }],
  ["a(b)(c)", { base: "a(b)", unit: "c" }],
  ["a(b(c))", undefined],
  ["(万元)", undefined],
  ["销售额()", undefined],
  ["销售额(万元)合计", undefined],
  ["销售额万元", undefined],
  ["销售额(万元", undefined],
  ["", undefined],
])("%j is split into %o", (folded, split) => expect(splitUnit(folded)).toEqual(split));

describe("what a unit does to a cell", () => {
  test.each([
    ["sales", "元", "12.34", "12.34"],
    ["sales", "人民币", "12.34", "12.34"],
    ["sales", "rmb", "12.34", "12.34"],
    ["sales", "千元", "12.34", "12340"],
    ["sales", "万元", "12.34", "123400"],
    ["sales", "万", "12.34", "123400"],
    ["sales", "百万元", "12.34", "12340000"],
    ["sales", "亿元", "12.34", "1234000000"],
    ["sales", "万元", "0.0001", "1"],
    ["sales", "万元", "0.00001234", "0.1234"],
    ["sales", "万元", "-5", "-50000"],
    ["sales", "万元", "-0", "0"],
    ["sales", "亿元", "123456789012345678.9", "12345678901234567890000000"],
    // what says by itself what it is, and what is no number
    ["sales", "万元", "5元", "5元"],
    ["sales", "万元", "85%", "85%"],
    ["sales", "万元", "1e3", "1e3"],
    ["sales", "万元", "+5", "+5"],
    ["sales", "万元", "05", "05"],
    ["sales", "万元", "1.234,5", "1.234,5"],
    ["sales", "万元", "n/a", "n/a"],
    ["sales", "万元", true, true],
    ["sales", "万元", undefined, undefined],
    ["index", "万", "0.5", "5000"],
    ["index", "分", "0.5", "0.5"],
    ["late", "次", "3", "3"],
    ["late", "万", "3", "30000"],
    ["late", "times", "3", "3"],
    ["late", "workingdays", "3", "3"],
    ["mark", "分", "8.5", "8.5"],
    ["mark", "points", "8.5", "8.5"],
    ["response", "小时", "1.5", "1.5 小时"],
    ["response", "h", "1.5", "1.5 h"],
    ["response", "分钟", "0", "0 分钟"],
    ["response", "天", "2", "2 天"],
    ["response", "小时", "8:30", "8:30"],
    ["response", "小时", "80 min", "80 min"],
    ["rate", "%", "85%", "85%"],
    ["rate", "百分比", "n/a", "n/a"],
    ["rate", "%", true, true],
  ])("%s in %s: %j is %j", (id, unit, value, meant) => {
    expect(unitOf(unit, columnCalled(id).of)?.(value)).toBe(meant);
  });

  test.each(["85", "0.85", "0", "1"])("a bare %s under a per cent sign can mean two things", (value) => {
    for (const unit of ["%", "百分比"])
      expect(unitOf(unit, columnCalled("rate").of)?.(value)).toEqual({
        message: {
          zh: "列名带 %，而这一格的数没有百分号，分不清是几",
          en: "stands under a header with % and has no sign itself, so it can mean two things",
        },
        help: {
          zh: "把单元格设成百分比格式的，请去掉列名里的 %；直接写数的，请写成 85% 这样。",
          en: "If the cells are formatted as per cent, take the % out of the header; if they are typed, write 85%.",
        },
      });
  });

  test.each([
    ["sales", "美元"],
    ["sales", "k"],
    ["sales", "%"],
    ["sales", "小时"],
    ["sales", "constructor"],
    ["late", "%"],
    ["late", "customer"],
    ["rate", "元"],
    ["rate", "分"],
    ["response", "工作日"],
    ["response", "分"],
    ["response", "toString"],
    ["mark", "%"],
    ["joined", "天"],
    ["joined", "日"],
    ["seen", "小时"],
    ["level", "分"],
    ["absent", "次"],
    ["memo", "字"],
  ])("%s cannot be in %s", (id, unit) => expect(unitOf(unit, columnCalled(id).of)).toBeUndefined());
  test("what is no fact has no unit", () => expect(unitOf("元", undefined)).toBeUndefined());
});

describe("inUnit", () => {
  const wrong = { message: { zh: "坏", en: "bad" }, help: { zh: "修", en: "mend" } };
  const by = (read: string | undefined | typeof wrong) =>
    inUnit(
      () => read,
      (value) => `${String(value)}!`,
    )("x");
  test("a unit is for what can be read and is there", () =>
    expect([by("5"), by(undefined), by(wrong)].map(told)).toEqual(["5!", undefined, { wrong: "坏" }]));
});

test("an hour's seconds come back from a cell as they were, and typed text as it is written", () => {
  const of = { type: "number", kind: "duration", low: "0", high: "36000000", unit: "1" } as const;
  const unit = unitOf("h", of);
  for (const seconds of [1, 7, 61, 3599, 20266, 2_116_258, 2_288_081]) {
    const cell = seconds / 3600;
    const text = String(Number(cell.toPrecision(15)));
    expect(unit?.(text, cell)).toBe(`${seconds} s`);
    expect(unit?.(text, text)).toBe(`${text} h`);
  }
  expect(unit?.("1.5", 1.5)).toBe("1.5 h");
  expect(unit?.("0.0001", 0.0001)).toBe("0.0001 h");
});
