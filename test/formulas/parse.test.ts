import { describe, expect, test } from "vitest";
import { safeParseRubric } from "../../src/index.ts";
import { diagnostics, rubricText } from "../score.ts";
import { codes, facts, words } from "./sheet.ts";

describe("syntax", () => {
  test.each([
    ["a +", "The formula stops here; a number, a name or a parenthesis is missing."],
    ["(a + b", "The formula stops here; “)” is missing."],
    ["a + b)", "“)” does not fit here; an operator was expected."],
    ["a b", "“b” does not fit here; an operator was expected."],
    ["* a", "“*” does not fit here; a number, a name or a parenthesis was expected."],
    ["+1", "A number is written without a plus sign."],
    ["a < b < 5", "Comparisons cannot be chained; join them with `and`, or write x in a..b."],
    ["a = b = 5", "Comparisons cannot be chained"],
    ["f & g", "“&” is not an operator here. Write `and`."],
    ["f || g", "Write `or`."],
    ["f and !g", "“!” is not an operator here. Write `not`."],
    ["a ** 2", "“*” does not fit here"],
    ["a % b", "“%” does not fit here"],
    ["a == b", "“==” is not an operator here. Write `=`."],
    ["a <> b", "Write `!=`."],
    ["a =< b", "Write `<=`."],
    ["n in 5", "The formula stops here; “..” is missing."],
    ["min(a b)", "“b” does not fit here; “)” was expected."],
    ["min(a,)", "“)” does not fit here; a number, a name or a parenthesis was expected."],
    ["1e3", "“1e3” is not how a number is written here. Write `1000`."],
    ["a * 1e-2", "“1e-2” is not how a number is written here. Write `0.01`."],
    ["0x10", "“0x10” is not how a number is written here. Write `16`."],
    ["1_000", "Write `1000`."],
    ["007", "Write `7`."],
    [".5", "Write `0.5`."],
    ["a + .inf", "“.inf” is no number: every number here is finite."],
    ["a > 2026-02-30", "There is no such date or time as “2026-02-30”."],
    ["t > 8:70", "There is no such date or time as “8:70”."],
    ["12345678901234567890123456789", "has too many digits: at most 28 before the point and 18 after it."],
    ["a ＋ b", "“＋” is written in full-width characters. Write `+`."],
    ["a × １０", "“×” is written in full-width characters. Write `*`."],
    ["１００", "“１００” is written in full-width characters. Write `100`."],
    ["min（a，b）", "“（” is written in full-width characters. Write `(`."],
    ["min(a，b)", "“，” is written in full-width characters. Write `,`."],
    ["a { b", "“{” does not fit here"],
    ["n in 5..", "The formula stops here"],
    ["is a", "“is” does not fit here"],
    ["and", "“and” does not fit here"],
  ])("%s", (is, message) => {
    expect(codes(is)).toEqual(["expression/syntax"]);
    expect(words(is)).toContain(message);
  });
  test("the place is marked in the file, in quotes and without", () => {
    for (const is of ["'a + bb * 2'", '"a + bb * 2"', "a + bb * 2"]) {
      const source = rubricText(`facts: { a: money }\nresults: { r: { is: ${is} } }\n`);
      const parsed = safeParseRubric(source);
      const [diagnostic] = parsed.success ? [] : parsed.diagnostics;
      const span =
        !parsed.success && diagnostic?.within ? parsed.source.within(diagnostic.path, ...diagnostic.within) : undefined;
      expect(span && source.slice(span.start, span.end)).toBe("bb");
    }
  });
  test("length and depth are bounded", () => {
    expect(codes(`${"(".repeat(70)}a${")".repeat(70)}`)).toEqual(["expression/syntax"]);
    expect(codes(`a${" + a".repeat(600)}`)).toEqual(["expression/syntax"]);
    expect(codes(`a${" + a".repeat(400)}`)).toEqual([]);
    expect(codes("-".repeat(100))).toEqual(["expression/syntax"]);
    expect(words(`${"not ".repeat(70)}f`)).toContain("Nested deeper than 64 levels");
  });
  test("every complaint of a formula has both languages", () => {
    for (const is of ["a +", "a + p", "aa", "p > 80", "１"]) {
      const [found] = diagnostics(`${facts}results: { out: { is: '${is}' } }\n`);
      expect(found?.message.zh).toMatch(/[\u4e00-\u9fff]/);
      expect(found?.message.en).not.toMatch(/[\u4e00-\u9fff]/);
    }
  });
});
