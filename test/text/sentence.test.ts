import { describe, expect, test } from "vitest";
import { inBoth, joined, listed, phrase, type Sentence, spoken } from "../../src/text/sentence.ts";

const row = phrase("test/row", "{0}：{1}", "{0}: {1}");
const points = phrase("test/points", "{0} 分", "{0} pts");
const blank = phrase("test/blank", "留空", "blank");
const author = { zh: "销售额", en: "Sales" };

describe("a sentence in both languages", () => {
  test.each<[what: string, sentence: Sentence, zh: string, en: string]>([
    ["a text that every language shares", "a / b", "a / b", "a / b"],
    ["the author's own words", author, "销售额", "Sales"],
    ["a phrase without parts", blank(), "留空", "blank"],
    ["parts within parts", row(author, points("5")), "销售额：5 分", "Sales: 5 pts"],
    ["values, still by their names", row(author, "{sales}"), "销售额：{sales}", "Sales: {sales}"],
  ])("%s", (_, sentence, zh, en) => {
    expect(inBoth(sentence)).toEqual({ zh, en });
    expect([spoken(sentence, "zh"), spoken(sentence, "en")]).toEqual([zh, en]);
  });
  test("a language may have the parts in another order, or one of them twice", () => {
    const under = phrase("test/under", "{1}的{0}，{0}", "{0} of {1}");
    expect(inBoth(under("x", "y"))).toEqual({ zh: "y的x，x", en: "x of y" });
  });
});

test("braces in a part are its own, whatever number stands in them", () => {
  expect(spoken(row({ zh: "{1}", en: "{0}" }, "{0} $& $1"), "zh")).toBe("{1}：{0} $& $1");
  expect(spoken(row(row("{1}", "b"), "c"), "en")).toBe("{1}: b: c");
});

test("what a person who knows no title calls by its name is kept once", () => {
  expect(row({ zh: "sales", en: "sales" }, author).parts).toEqual(["sales", author]);
});
test("all phrases of one pattern share it", () => {
  expect(row("a", "b").pattern).toBe(row("c", "d").pattern);
});

describe("several parts as one", () => {
  test("in a row", () => {
    expect([[], ["a"], ["a", author, "c"]].map((parts) => inBoth(listed(parts)))).toEqual([
      { zh: "", en: "" },
      { zh: "a", en: "a" },
      { zh: "a、销售额、c", en: "a, Sales, c" },
    ]);
  });
  test("with a pattern between two", () => {
    const then = phrase("test/then", "{0}，再{1}", "{0}, then {1}");
    expect(inBoth(joined(then, [points("1"), points("2"), points("3")]))).toEqual({
      zh: "1 分，再2 分，再3 分",
      en: "1 pts, then 2 pts, then 3 pts",
    });
  });
});
