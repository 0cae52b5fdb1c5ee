import { describe, expect, test } from "vitest";
import { displayWidth, padDisplay } from "../../src/text/width.ts";

test.each([
  ["", 0],
  ["abc", 3],
  ["中文", 4],
  ["９０％", 6],
  ["한국", 4],
  ["ｱ", 1],
  ["“”…≥", 4],
  ["e\u0301", 1],
  ["a\u200bb", 2],
  ["\t\u0000", 0],
  ["👍", 2],
  ["👍🏽", 2],
  ["👨‍👩‍👧", 2],
  ["🇨🇳", 2],
  ["❤", 1],
  ["❤️", 2],
  ["𠮷", 2],
])("%j takes %i columns", (text, width) => expect(displayWidth(text)).toBe(width));

describe("padding", () => {
  test("counts columns, not characters", () => {
    expect(padDisplay("销售", 6, "left")).toBe("销售  ");
    expect(padDisplay("销售", 6, "right")).toBe("  销售");
  });
  test("leaves alone what is too wide already", () => expect(padDisplay("销售部", 4, "left")).toBe("销售部"));
});
