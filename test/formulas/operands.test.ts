import { describe, expect, test } from "vitest";
import { codes, words } from "./sheet.ts";

describe("kinds do not mix", () => {
  test.each([
    ["a + p", "`+` cannot join money and a per cent"],
    ["q + p", "`+` cannot join points and a per cent"],
    ["p > 80", "Write `80%`."],
    ["p + 10", "Write `10%`."],
    ["t > 30", "Write `30 min`."],
    ["d > 5", "a date"],
    ["d + e", "a date"],
    ["d + 5", ""],
    ["m - d", ""],
    ["a + q", "money"],
    ["a * b", "money"],
    ["a / q > 1 and a + t > 1", "a duration"],
    ["p in 0..4%", "Write `0%`."],
    ["p in 0%..4", "Write `4%`."],
    ["if(f, a, p)", "`if` cannot join"],
    ["max(a, p)", "`max` cannot join"],
    ["t / a", ""],
    ["a - 3 pts", "points"],
    ["a = 5 min", ""],
  ])("%s", (is, message) => {
    expect(codes(is)).toContain("expression/mixed-kinds");
    expect(words(is)).toContain(message);
  });
  test.each([
    ["c + 1", "`c` is a choice; a number is needed here"],
    ["f + 1", "`f` is a yes-or-no condition; a number is needed here"],
    ["s + 1", "`s` is text"],
    ["l + 1", "`l` is a list"],
    ["l.v + 1", "`l.v` is a column of a list"],
    ["a and f", "`a` is money; a yes-or-no condition is needed here"],
    ["not a", "`a` is money"],
    ["if(a, 1, 2)", "`a` is money"],
    ["if(f, c, c)", "`c` is a choice"],
    ["c > north", "`c` is a choice; a number is needed here"],
    ["sum(l.z)", "a choice"],
    ["days(a)", "`a` is money; a duration is needed here"],
    ["f = g", "`f` is a yes-or-no condition"],
  ])("%s", (is, message) => {
    expect(codes(is)).toContain("expression/wrong-kind");
    expect(words(is)).toContain(message);
  });
  test("the likely fix is said in Chinese too", () => {
    expect(words("p > 80", "zh")).toContain("请写成 80%。");
    expect(words("a + p", "zh")).toContain("“+”两边一个是金额，一个是百分比，不能混用。");
  });
});
