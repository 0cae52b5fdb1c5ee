import { describe, expect, test } from "vitest";
import { isHeaderFault, matchHeaders } from "../../src/cells/headers.ts";
import { columnsOf, everyKind, told } from "./facts.ts";

const fault = (cells: readonly string[], columns = everyKind) => {
  const found = matchHeaders(cells, columns);
  if (!isHeaderFault(found)) throw new Error("the headers fit");
  return found;
};
/** Of each column its key, its header, whether a fact claims it, and what becomes of ` 1,234 `. */
const match = (cells: readonly string[], columns = everyKind, options = {}) => {
  const found = matchHeaders(cells, columns, options);
  if (isHeaderFault(found)) throw new Error(found.message.en);
  return found.map((target) => target && [target.key, target.header, target.column?.id, told(target.read(" 1,234 "))]);
};

describe("headers that fit", () => {
  test("a fact's column goes under its id, another under its own name, one without a name nowhere", () =>
    expect(match([" 工号", "销售额\n（万元）", "", "  ", "备　注1"])).toEqual([
      ["工号", "工号", undefined, "1,234"],
      ["sales", "销售额 （万元）", "sales", "12340000"],
      undefined,
      undefined,
      ["备 注1", "备 注1", undefined, "1,234"],
    ]));
  test("two other columns of one name are both carried through, a third that is called like the second too", () =>
    expect(match(["sales", "x", "x", "x (2)"]).map((target) => target?.[0])).toEqual(["sales", "x", "x (2)", "x (2) (2)"]));
  test("a single comma may be a decimal point", () => {
    expect(match(["sales"], everyKind, { decimalComma: true })).toEqual([["sales", "sales", "sales", "1,234"]]);
    expect(match(["销售额（万元）"], everyKind, { decimalComma: true })[0]?.[3]).toBe("1,234");
  });
  test("nothing is looked for: any table will do", () => expect(match(["x"], [])).toEqual([["x", "x", undefined, "1,234"]]));
});

describe("headers that do not fit", () => {
  test("two meanings", () => {
    const twins = columnsOf("  a: { type: money, title: 得分, range: 0..9 }\n  b: { type: money, title: 得分, range: 0..9 }");
    expect(fault(["姓名", " 得　分（万元）"], twins)).toEqual({
      code: "cells/two-meanings",
      message: {
        zh: "表头“得 分（万元）”既可以是 a，也可以是 b。",
        en: 'the header "得 分（万元）" fits both a and b.',
      },
      help: { zh: "请将表头改为 a 或 b。", en: "Write a or b as the header." },
    });
  });
  test.each([
    ["sales", "销售额"],
    ["销售额", "销售额（万元）"],
    ["销售额（元）", "Sales (万元)"],
    ["sales", "sales"],
  ])("%j and %j are one fact's", (first, second) =>
    expect(fault([first, "姓名", second])).toEqual({
      code: "cells/column-twice",
      message: {
        zh: `表头“${first}”和“${second}”都表示 sales，无法确定以哪一列为准。`,
        en: `the headers "${first}" and "${second}" both mean sales, so it is unclear which one counts.`,
      },
      help: { zh: "请删除或改名其中一列。", en: "Remove or rename one of the two columns." },
    }),
  );
  test("none that is needed", () =>
    expect(fault(["2026 年 3 月考核表", "", "x".repeat(50), "c", "d", "e", "f", "g"])).toEqual({
      code: "cells/no-header",
      message: {
        zh: `表头中没有任何需要的列。读到的是：2026 年 3 月考核表, ${"x".repeat(40)}…, c, d, e, f, …。`,
        en: `none of the columns that are needed stands in the header. Found: 2026 年 3 月考核表, ${"x".repeat(40)}…, c, d, e, f, ….`,
      },
      help: {
        zh: "第一行必须是列名，例如 销售额, 迟到次数, 指数, 满意率, 响应时长, 得分, …；请删除其上方的标题行。",
        en: "The first line must name the columns, for example Sales, Times late, Index, Satisfaction, Response, Mark, …: delete title lines above it.",
      },
    }));
  test("a unit that the fact cannot be in makes no header of it", () =>
    expect(fault(["销售额（美元）"]).code).toBe("cells/no-header"));
});
