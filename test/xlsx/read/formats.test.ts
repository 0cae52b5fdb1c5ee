import { describe, expect, test } from "vitest";
import { builtInFormat, formatOf } from "../../../src/xlsx/read/formats.ts";

const kinds = (code: string): string => {
  const format = formatOf(code);
  return format.kind === "date" ? `date: ${format.shows}` : format.kind;
};

describe("a custom number format", () => {
  test.each([
    ["General", "number"],
    ["0.00", "number"],
    ["#,##0.00;[Red]-#,##0.00", "number"],
    ['0"分"', "number"],
    ['"d"0', "number"],
    ["0\\d", "number"],
    ["0.00E+00", "number"],
    ['_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ', "number"],
    ["[DBNum1]0", "number"],
    ["[Red]0", "number"],
    ["@", "number"],
    ["", "number"],
    ["0%", "percent"],
    ["0.0%;-0.0%", "percent"],
    ['0"%"', "percent-sign"],
    ["0\\%", "percent-sign"],
    ["yyyy-mm-dd", "date: day"],
    ['yyyy"年"m"月"d"日"', "date: day"],
    ["[$-804]yyyy/m/d", "date: day"],
    ["m/d", "date: day"],
    ["d.m.yy;@", "date: day"],
    ['yyyy"年"m"月"', "date: month"],
    ["mmm-yy", "date: month"],
    ["yyyy", "date: year"],
    ["e", "date: year"],
    ["yyyy-mm-dd hh:mm", "date: time"],
    ["m/d/yy h:mm AM/PM", "date: time"],
    ["h:mm", "clock"],
    ["h:mm:ss AM/PM", "clock"],
    ['上午/下午h"时"mm"分"', "clock"],
    ["mm:ss.0", "clock"],
    ["[h]:mm", "elapsed"],
    ["[hh]:mm:ss", "elapsed"],
    ["[mm]:ss", "elapsed"],
    ['"[h]"0', "number"],
    // A semicolon in a text ends no section.
    ['";"yyyy', "date: year"],
  ])("%s", (code, kind) => {
    expect(kinds(code)).toBe(kind);
  });

  test("one that nobody could have typed costs nothing", () => {
    expect(kinds("[".repeat(1_000_000))).toBe("number");
    expect(kinds('"'.repeat(1_000_001))).toBe("number");
  });
});

test.each([
  [0, "number"],
  [2, "number"],
  [9, "percent"],
  [10, "percent"],
  [11, "number"],
  [14, "date"],
  [22, "date"],
  [18, "clock"],
  [31, "date"],
  [45, "clock"],
  [46, "elapsed"],
  [49, "number"],
  [57, "date"],
  [58, "date"],
  [59, "number"],
])("format %i, which has no code", (id, kind) => {
  expect(builtInFormat(id).kind).toBe(kind);
});
