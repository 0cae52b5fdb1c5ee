/** Excel refuses a file whose elements stand in another order than that of the schema, and says only that it is damaged. */
import { expect, test } from "vitest";
import { all, type Element } from "../spreadsheet/xml.ts";
import { everything } from "./everything.ts";
import { namesIn, only, opened } from "./open.ts";

const file = opened(everything);
/** The order of the schemas, ISO/IEC 29500-1: `sml.xsd`, `dml-chart.xsd`, `dml-spreadsheetDrawing.xsd`; elements that are never written left out. */
const orders: readonly (readonly [path: string, name: string, order: string])[] = [
  [
    "xl/worksheets/sheet2.xml",
    "worksheet",
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetProtection autoFilter mergeCells conditionalFormatting dataValidations printOptions pageMargins pageSetup headerFooter rowBreaks drawing",
  ],
  ["xl/worksheets/sheet2.xml", "sheetPr", "tabColor pageSetUpPr"],
  ["xl/worksheets/sheet2.xml", "sheetView", "pane selection selection selection"],
  ["xl/worksheets/sheet2.xml", "headerFooter", "oddHeader oddFooter"],
  ["xl/workbook.xml", "workbook", "workbookPr bookViews sheets definedNames calcPr"],
  ["xl/styles.xml", "styleSheet", "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs"],
  ["xl/styles.xml", "dxf", "font fill"],
  ["xl/drawings/drawing1.xml", "xdr:wsDr", "xdr:twoCellAnchor xdr:twoCellAnchor"],
  ["xl/drawings/drawing2.xml", "xdr:twoCellAnchor", "xdr:from xdr:to xdr:graphicFrame xdr:clientData"],
  ["xl/drawings/drawing2.xml", "xdr:graphicFrame", "xdr:nvGraphicFramePr xdr:xfrm a:graphic"],
  ["xl/charts/chart1.xml", "c:chartSpace", "c:roundedCorners c:chart c:spPr"],
  ["xl/charts/chart1.xml", "c:chart", "c:title c:autoTitleDeleted c:plotArea c:plotVisOnly c:dispBlanksAs"],
  ["xl/charts/chart2.xml", "c:chart", "c:autoTitleDeleted c:plotArea c:plotVisOnly c:dispBlanksAs"],
  ["xl/charts/chart1.xml", "c:title", "c:tx c:overlay"],
  ["xl/charts/chart1.xml", "c:plotArea", "c:layout c:barChart c:catAx c:valAx"],
  ["xl/charts/chart1.xml", "c:barChart", "c:barDir c:grouping c:varyColors c:ser c:gapWidth c:axId c:axId"],
  ["xl/charts/chart1.xml", "c:ser", "c:idx c:order c:spPr c:invertIfNegative c:cat c:val"],
  [
    "xl/charts/chart1.xml",
    "c:catAx",
    "c:axId c:scaling c:delete c:axPos c:numFmt c:majorTickMark c:minorTickMark c:tickLblPos c:spPr c:txPr c:crossAx c:crosses c:auto c:lblAlgn c:lblOffset c:noMultiLvlLbl",
  ],
  [
    "xl/charts/chart1.xml",
    "c:valAx",
    "c:axId c:scaling c:delete c:axPos c:majorGridlines c:numFmt c:majorTickMark c:minorTickMark c:tickLblPos c:txPr c:crossAx c:crosses c:crossBetween",
  ],
];
test.each(orders)("%s: %s", (path, name, order) => {
  expect(namesIn(only(file.part(path), name)).join(" ")).toBe(order);
});

const partOf = (relations: string): string => relations.replace("_rels/", "").replace(/\.rels$/, "");
test("every relation leads to a part, every part is reached and has a kind", () => {
  const reached = file.paths
    .filter((path) => path.endsWith(".rels"))
    .flatMap((path) => {
      const base = new URL(partOf(path), "file:///");
      return all(file.part(path), "Relationship").map(({ attributes }) =>
        new URL(attributes.Target ?? "", base).pathname.slice(1),
      );
    });
  const parts = file.paths.filter((path) => !path.endsWith(".rels") && path !== "[Content_Types].xml");
  expect(reached.sort()).toEqual(parts.sort());
  const kinds = all(file.part("[Content_Types].xml"), "Override").map(({ attributes }) => attributes.PartName?.slice(1));
  expect(kinds.sort()).toEqual(parts.sort());
  expect(file.paths[0]).toBe("[Content_Types].xml");
});

test("what a part calls by relation is the part of that kind", () => {
  const targets = (path: string) =>
    Object.fromEntries(all(file.part(path), "Relationship").map(({ attributes }) => [attributes.Id, attributes.Target]));
  const called = (element: Element) => element.attributes["r:id"] ?? "";
  const sheets = all(file.part("xl/workbook.xml"), "sheet").map((sheet) => targets("xl/_rels/workbook.xml.rels")[called(sheet)]);
  expect(sheets).toEqual(["worksheets/sheet1.xml", "worksheets/sheet2.xml", "worksheets/sheet3.xml"]);
  const drawing = called(only(file.part("xl/worksheets/sheet3.xml"), "drawing"));
  expect(targets("xl/worksheets/_rels/sheet3.xml.rels")[drawing]).toBe("../drawings/drawing2.xml");
  const charts = all(file.part("xl/drawings/drawing1.xml"), "c:chart").map(called);
  expect(charts.map((id) => targets("xl/drawings/_rels/drawing1.xml.rels")[id])).toEqual([
    "../charts/chart1.xml",
    "../charts/chart2.xml",
  ]);
});

test("lists have as many members as they say", () => {
  const said = file.paths.flatMap((path) => {
    const lists: Element[] = [];
    const visit = (element: Element) => {
      if (element.attributes.count !== undefined) lists.push(element);
      element.children.forEach(visit);
    };
    visit(file.part(path));
    return lists;
  });
  const strings = said.find(({ name }) => name === "sst");
  expect(said.length).toBeGreaterThan(9);
  for (const list of said.filter((other) => other !== strings)) {
    expect([list.name, list.children.length]).toEqual([list.name, Number(list.attributes.count)]);
  }
  expect(strings?.attributes.uniqueCount).toBe(String(strings?.children.length));
});
