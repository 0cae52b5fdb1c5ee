/** Where the charts of a sheet stand. */
import { readRef } from "./address.ts";
import type { Chart } from "./model.ts";
import { around, declaration, element } from "./xml.ts";

/** The edge before a row and a column, counted from 0. */
const cornerXml = (name: string, row: number, column: number): string =>
  around(
    `xdr:${name}`,
    `<xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff>`,
  );

/** `relation`: under which the chart is found. */
const frameXml = (chart: Chart, at: number, relation: string): string => {
  const [from, to] = [readRef(chart.from), readRef(chart.to)];
  if (from.row > to.row || from.column > to.column)
    throw new Error(`The chart ${chart.title} has no room from ${chart.from} to ${chart.to}.`);
  return around(
    "xdr:twoCellAnchor",
    cornerXml("from", from.row - 1, from.column - 1),
    // The last cell is covered too.
    cornerXml("to", to.row, to.column),
    element(
      "xdr:graphicFrame",
      { macro: "" },
      around(
        "xdr:nvGraphicFramePr",
        // What is read out to who cannot see the chart.
        element("xdr:cNvPr", { id: at + 2, name: `Chart ${at + 1}`, descr: chart.title || undefined }),
        "<xdr:cNvGraphicFramePr/>",
      ),
      '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>',
      around(
        "a:graphic",
        element(
          "a:graphicData",
          { uri: "http://schemas.openxmlformats.org/drawingml/2006/chart" },
          element("c:chart", {
            "xmlns:c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
            "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "r:id": relation,
          }),
        ),
      ),
    ),
    "<xdr:clientData/>",
  );
};
export const drawingXml = (charts: readonly Chart[], relation: (at: number) => string): string =>
  `${declaration}${element(
    "xdr:wsDr",
    {
      "xmlns:xdr": "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
      "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    },
    ...charts.map((chart, at) => frameXml(chart, at, relation(at))),
  )}`;
