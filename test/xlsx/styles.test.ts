import { expect, test } from "vitest";
import type { Style } from "../../src/xlsx/model.ts";
import { all, type Element } from "../spreadsheet/xml.ts";
import { one, only, opened, rowOf } from "./open.ts";

const looks = (...styles: readonly Style[]) => {
  const file = opened(one(rowOf(...styles.map((style) => ({ value: 1, style })))));
  const numbers = all(file.part("xl/worksheets/sheet1.xml"), "c").map(({ attributes }) => attributes.s ?? "0");
  return { numbers, styles: file.part("xl/styles.xml") };
};
const list = (styles: Element, name: string): readonly Element[] => only(styles, name).children;

test("styles that say the same are one, whatever object they are and in whatever order they say it", () => {
  const style = { bold: true, format: "0.00" };
  const found = looks(style, { format: "0.00", bold: true }, style, { bold: true }, {}, { bold: false });
  expect(found.numbers).toEqual(["1", "1", "1", "2", "0", "0"]);
  expect(list(found.styles, "cellXfs").length).toBe(3);
  expect(list(found.styles, "fonts").length).toBe(2);
});
test("a font that has both scripts, and of a size that the widths are reckoned for", () => {
  const [font] = list(looks().styles, "fonts");
  expect(font?.children.map(({ name, attributes }) => [name, attributes.val])).toEqual([
    ["sz", "10"],
    ["name", "Microsoft YaHei"],
    ["family", "2"],
    ["charset", "134"],
  ]);
});
test("formats that every program knows have their number, others get one", () => {
  const formats = ["General", "0", "0.00", "#,##0", "#,##0.00", "0%", "0.00%", "@", "0.0%", 'yyyy-mm-dd "日"', "0.0%"];
  const { styles, numbers } = looks(...formats.map((format) => ({ format })));
  const xfs = list(styles, "cellXfs");
  expect(numbers.map((number) => xfs[Number(number)]?.attributes.numFmtId)).toEqual([
    "0",
    "1",
    "2",
    "3",
    "4",
    "9",
    "10",
    "49",
    "164",
    "165",
    "164",
  ]);
  expect(list(styles, "numFmts").map(({ attributes }) => [attributes.numFmtId, attributes.formatCode])).toEqual([
    ["164", "0.0%"],
    ["165", 'yyyy-mm-dd "日"'],
  ]);
});
test("the first two fills are the format's own", () => {
  const { styles } = looks({ fill: "ffeb9c" });
  expect(list(styles, "fills").map((fill) => only(fill, "patternFill").attributes.patternType)).toEqual([
    "none",
    "gray125",
    "solid",
  ]);
  expect(only(styles, "fgColor").attributes.rgb).toBe("FFFFEB9C");
  expect(list(styles, "cellXfs")[1]?.attributes).toMatchObject({ fillId: "2", applyFill: "1" });
});
test("borders of all sides or of some", () => {
  const { styles } = looks({ border: { line: "thin" } }, { border: { top: { line: "double", color: "FF0000" } } });
  const sides = list(styles, "borders").map((border) => border.children.map(({ name, attributes }) => [name, attributes.style]));
  const thin = ["left", "right", "top", "bottom"].map((side) => [side, "thin"]);
  expect(sides[1]).toEqual([...thin, ["diagonal", undefined]]);
  expect(sides[2]?.filter(([, line]) => line)).toEqual([["top", "double"]]);
  expect(all(styles, "color").map(({ attributes }) => attributes.rgb)).toContain("FFFF0000");
});
test("alignment, and an indent that counts from the left", () => {
  const { styles } = looks(
    { horizontal: "center", vertical: "top", wrap: true },
    { indent: 2 },
    { horizontal: "right", indent: 1 },
  );
  expect(all(styles, "alignment").map(({ attributes }) => attributes)).toEqual([
    { horizontal: "center", vertical: "top", wrapText: "1" },
    { horizontal: "left", indent: "2" },
    { horizontal: "right", indent: "1" },
  ]);
});
test("only what is unlocked says so", () => {
  const { styles } = looks({ unlocked: true }, { bold: true });
  expect(all(styles, "protection").map(({ attributes }) => attributes.locked)).toEqual(["0"]);
  expect(list(styles, "cellXfs").map(({ attributes }) => attributes.applyProtection)).toEqual([undefined, "1", undefined]);
});
test("a colour that is none is refused", () => expect(() => looks({ fill: "red" })).toThrow('"red" is not a colour'));
