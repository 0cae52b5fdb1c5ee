/** What a sheet says of itself: how it is seen, protected, printed, called. */
import { describe, expect, test } from "vitest";
import type { Sheet, Workbook } from "../../src/xlsx/model.ts";
import { all } from "../spreadsheet/xml.ts";
import { everything } from "./everything.ts";
import { one, only, opened, sheetOf } from "./open.ts";

const attributesOf = (sheet: Partial<Sheet>, name: string) => all(sheetOf(sheet), name).map(({ attributes }) => attributes);

test("protection without a password; widths, heights and the filter stay the reader's", () => {
  expect(attributesOf({ locked: true }, "sheetProtection")).toEqual([
    { sheet: "1", objects: "1", scenarios: "1", formatColumns: "0", formatRows: "0", autoFilter: "0" },
  ]);
  expect(attributesOf({}, "sheetProtection")).toEqual([]);
});

describe("frozen", () => {
  const seen = (frozen: { rows: number; columns: number }) => [
    attributesOf({ frozen, active: "F9" }, "pane"),
    attributesOf({ frozen, active: "F9" }, "selection").map(({ pane, activeCell, sqref }) => [pane, activeCell, sqref]),
  ];
  test("rows and columns", () =>
    expect(seen({ rows: 2, columns: 1 })).toEqual([
      [{ xSplit: "1", ySplit: "2", topLeftCell: "B3", activePane: "bottomRight", state: "frozen" }],
      ["topRight", "bottomLeft", "bottomRight"].map((pane) => [pane, "F9", "F9"]),
    ]));
  test("rows", () =>
    expect(seen({ rows: 2, columns: 0 })).toEqual([
      [{ ySplit: "2", topLeftCell: "A3", activePane: "bottomLeft", state: "frozen" }],
      [["bottomLeft", "F9", "F9"]],
    ]));
  test("columns", () =>
    expect(seen({ rows: 0, columns: 1 })).toEqual([
      [{ xSplit: "1", topLeftCell: "B1", activePane: "topRight", state: "frozen" }],
      [["topRight", "F9", "F9"]],
    ]));
  test("nothing", () => expect(seen({ rows: 0, columns: 0 })).toEqual([[], [[undefined, "F9", "F9"]]]));
});
test("zoom and lines", () => {
  expect(attributesOf({ zoom: 85, gridlines: false }, "sheetView")[0]).toMatchObject({ zoomScale: "85", showGridLines: "0" });
  expect(attributesOf({}, "sheetView")).toEqual([{ tabSelected: "1", workbookViewId: "0" }]);
});

test("equal columns are one element, the [+] of a hidden group stands above the column after it", () => {
  const hidden = { width: 8, hidden: true, outline: 1 };
  expect(attributesOf({ columns: [{ width: 12 }, { width: 12 }, {}, hidden, hidden] }, "col")).toEqual([
    { min: "1", max: "2", width: "12.7109375", customWidth: "1" },
    { min: "4", max: "5", width: "8.7109375", hidden: "1", customWidth: "1", outlineLevel: "1" },
    { min: "6", max: "6", width: "9.7109375", collapsed: "1" },
  ]);
  const open = attributesOf({ columns: [{ width: 8, outline: 1 }] }, "col");
  expect(open).toEqual([{ min: "1", max: "1", width: "8.7109375", customWidth: "1", outlineLevel: "1" }]);
  expect(attributesOf({ columns: [hidden] }, "sheetFormatPr")[0]?.outlineLevelCol).toBe("1");
  expect(attributesOf({ columns: [{ width: 999 }, { hidden: true }] }, "col").map(({ width }) => width)).toEqual([
    "255",
    "9.7109375",
  ]);
});

test("printed on A4, as wide as the paper and as long as it takes, or on one page", () => {
  const print = (fit: "width" | "page", landscape: boolean) => attributesOf({ print: { fit, landscape } }, "pageSetup");
  expect(print("width", true)).toEqual([{ paperSize: "9", fitToHeight: "0", orientation: "landscape" }]);
  expect(print("page", false)).toEqual([{ paperSize: "9", orientation: "portrait" }]);
  expect(attributesOf({ print: { fit: "width" } }, "pageSetUpPr")).toEqual([{ fitToPage: "1" }]);
  const sheet = sheetOf({ print: { fit: "width", header: "&C绩效 && 考核", footer: "&P", centered: true, breaks: [10, 20] } });
  expect([only(sheet, "oddHeader").text, only(sheet, "oddFooter").text]).toEqual(["&C绩效 && 考核", "&P"]);
  expect(only(sheet, "printOptions").attributes).toEqual({ horizontalCentered: "1" });
  expect(all(sheet, "brk").map(({ attributes }) => attributes)).toEqual(
    ["10", "20"].map((id) => ({ id, max: "16383", man: "1" })),
  );
});

test("print titles, what is printed, the filter and the caller's names are names", () => {
  const names = all(opened(everything).part("xl/workbook.xml"), "definedName").map(({ attributes, text }) => [attributes, text]);
  expect(names).toEqual([
    [{ name: "choice_role" }, "Options!$A$1:$A$2"],
    [{ name: "系数" }, "'填写'!$B$3"],
    [{ name: "_xlnm._FilterDatabase", localSheetId: "1", hidden: "1" }, "'填写'!$A$2:$D$5"],
    [{ name: "_xlnm.Print_Area", localSheetId: "1" }, "'填写'!$A$1:$D$20"],
    [{ name: "_xlnm.Print_Titles", localSheetId: "1" }, "'填写'!$A:$A,'填写'!$2:$2"],
  ]);
  expect(
    all(opened(one({ name: "John's", print: { fit: "page", repeatRows: "$1:$3" } })).part("xl/workbook.xml"), "definedName"),
  ).toMatchObject([{ text: "'John''s'!$1:$3" }]);
});

test("everything is reckoned anew, the first sheet that can be seen is in front, the maker is no program that is trusted", () => {
  const file = opened(everything);
  const book = file.part("xl/workbook.xml");
  expect(only(book, "calcPr").attributes).toEqual({ calcId: "191029", fullCalcOnLoad: "1" });
  expect(only(book, "workbookView").attributes).toEqual({ activeTab: "1" });
  const front = [1, 2, 3].map((at) => only(file.part(`xl/worksheets/sheet${at}.xml`), "sheetView").attributes.tabSelected);
  expect(front).toEqual([undefined, "1", undefined]);
  expect(all(book, "sheet").map(({ attributes }) => [attributes.name, attributes.state])).toEqual([
    ["Options", "hidden"],
    ["填写", undefined],
    ["Team", undefined],
  ]);
  expect(only(file.part("docProps/app.xml"), "Application").text).toBe("scorewright");
  const about = file.part("docProps/core.xml");
  expect(about.children.map(({ name, text }) => [name, text])).toEqual([
    ["dc:title", "绩效 & <scores>"],
    ["dc:creator", "scorewright"],
  ]);
});

test("a chart stands from one corner to the other and has what readers draw that do not reckon", () => {
  const file = opened(everything);
  const [anchor] = all(file.part("xl/drawings/drawing1.xml"), "xdr:twoCellAnchor");
  const corner = (name: string) => anchor && only(anchor, name).children.map(({ text }) => text);
  expect([corner("xdr:from"), corner("xdr:to")]).toEqual([
    ["0", "0", "6", "0"],
    ["4", "0", "19", "0"],
  ]);
  const [columns, bars] = [1, 2].map((at) => file.part(`xl/charts/chart${at}.xml`));
  const value = (chart: typeof columns, name: string) => chart && all(chart, name).map(({ attributes }) => attributes.val);
  expect([value(columns, "c:barDir"), value(bars, "c:barDir")]).toEqual([["col"], ["bar"]]);
  expect([value(columns, "c:orientation"), value(bars, "c:orientation")]).toEqual([
    ["minMax", "minMax"],
    ["maxMin", "minMax"],
  ]);
  // The figures stand below, also where the categories run down.
  expect([value(columns, "c:crosses"), value(bars, "c:crosses")]).toEqual([
    ["autoZero", "autoZero"],
    ["autoZero", "max"],
  ]);
  expect(columns && all(columns, "c:v").map(({ text }) => text)).toEqual(["员工 3", "", "员工 5", "90", "120", "150"]);
  expect(columns && all(columns, "c:f").map(({ text }) => text)).toEqual(["'填写'!$A$3:$A$5", "'填写'!$D$3:$D$5"]);
  expect(columns && only(columns, "a:t").text).toBe("得分 & more");
});

describe("what no program would open is refused", () => {
  const named = (...names: readonly string[]): Workbook => ({
    title: "",
    sheets: names.map((name) => ({ name, columns: [], rows: [] })),
  });
  const calling = (name: string) => one({}, { names: { [name]: "填写!$A$1" } });
  test.each<readonly [string, Workbook, string]>([
    ["no sheets", named(), "needs a sheet that is not hidden"],
    ["only hidden sheets", one({ hidden: true }), "needs a sheet that is not hidden"],
    ["two of one name but for capitals", named("Team", "TEAM"), 'two sheets "TEAM"'],
    ["a long name", named("长".repeat(32)), "cannot be the name of a sheet"],
    ["no name", named(""), '"" cannot be'],
    ...["a[b", "a]b", "a:b", "a*b", "a?b", "a/b", "a\\b", "'a", "a'", "History", "a\nb"].map(
      (name) => [name, named(name), `${JSON.stringify(name)} cannot be the name of a sheet`] as const,
    ),
    ...["A1", "xfd99", "R1C1", "r", "1st", "a b", ""].map(
      (name) => [`cells called ${name}`, calling(name), `${JSON.stringify(name)} cannot be the name of cells`] as const,
    ),
    ["two names", one({}, { names: { a_b: "1", A_B: "2" } }), 'two names "A_B"'],
    ["merged twice", one({ merged: ["A1:C3", "C3:D4"] }), "overlap: A1:C3 and C3:D4"],
    ["merged with nothing", one({ merged: ["A1"] }), "merged with nothing: A1"],
    ["rows to repeat that are none", one({ print: { fit: "page", repeatRows: "4" } }), '"4" are not rows to repeat'],
    ["breaks out of order", one({ print: { fit: "page", breaks: [5, 5] } }), "broken after row 5"],
    ["a long header", one({ print: { fit: "page", header: "x".repeat(256) } }), "at most 255"],
    ["groups too deep", one({ columns: [{ outline: 8 }] }), "7 levels, not 8"],
    ["no such cell", one({ active: "AAAA1" }), '"AAAA1" is not a cell'],
  ])("%s", (_, workbook, message) => expect(() => opened(workbook)).toThrow(message));
  test("names that only look so are none of these", () => {
    const names = { 系数: "1", A1_b: "2", ABCD1: "3", choice_1: "4", _x: "5", Rate: "6" };
    expect(all(opened(one({ name: "长".repeat(31) }, { names })).part("xl/workbook.xml"), "definedName").length).toBe(6);
  });
});
