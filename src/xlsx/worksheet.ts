/** One sheet. Excel refuses a file whose elements are in another order than that of CT_Worksheet, ISO/IEC 29500-1, 18.3.1.99. */
import { overlap, rangeRef, readRange } from "./address.ts";
import { rowsXml, type Shared } from "./cells.ts";
import type { Row, Sheet } from "./model.ts";
import { pageXml } from "./page.ts";
import { colorXml } from "./styles.ts";
import { conditionsXml, validationsXml } from "./validations.ts";
import { columnsXml, formatXml, viewXml } from "./view.ts";
import { around, counted, declaration, element } from "./xml.ts";

const propertiesXml = ({ tab, print }: Sheet): string =>
  around("sheetPr", colorXml("tabColor", tab), print ? element("pageSetUpPr", { fitToPage: true }) : "");

/** Where there are cells; rows that are made on the way cannot be asked beforehand, and the format does not insist. */
const dimensionXml = (rows: Iterable<Row>): string => {
  if (!Array.isArray(rows)) return "";
  let [top, bottom, left, right] = [Number.POSITIVE_INFINITY, 0, Number.POSITIVE_INFINITY, 0];
  for (const { at, cells } of rows as readonly Row[]) {
    const [first, last] = [cells[0], cells.at(-1)];
    if (!first || !last) continue;
    [top, bottom] = [Math.min(top, at), Math.max(bottom, at)];
    [left, right] = [Math.min(left, first.column), Math.max(right, last.column)];
  }
  if (bottom === 0) return element("dimension", { ref: "A1" });
  return element("dimension", { ref: rangeRef({ from: { row: top, column: left }, to: { row: bottom, column: right } }) });
};

/** No password: whoever wants to change it can. 0 is what is allowed. */
const protectionXml = ({ locked }: Sheet): string =>
  locked
    ? element("sheetProtection", {
        sheet: true,
        objects: true,
        scenarios: true,
        formatColumns: false,
        formatRows: false,
        autoFilter: false,
      })
    : "";

const mergedXml = ({ name, merged = [] }: Sheet): string => {
  const areas = merged.map(readRange);
  areas.forEach((area, at) => {
    const other = areas.findIndex((earlier, before) => before < at && overlap(area, earlier));
    if (other >= 0) throw new Error(`Merged cells of ${name} overlap: ${merged[other]} and ${merged[at]}.`);
    if (!merged[at]?.includes(":")) throw new Error(`One cell of ${name} is merged with nothing: ${merged[at]}.`);
  });
  return counted(
    "mergeCells",
    merged.map((ref) => element("mergeCell", { ref })),
  );
};
const filterXml = ({ filter }: Sheet): string => (filter === undefined ? "" : element("autoFilter", { ref: filter }));

/** `drawing`: the relation under which the sheet's charts are found. */
export function* worksheetXml(sheet: Sheet, shared: Shared, first: boolean, drawing: string | undefined): Iterable<string> {
  yield `${declaration}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`;
  yield ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">';
  yield propertiesXml(sheet);
  yield dimensionXml(sheet.rows);
  yield viewXml(sheet, first);
  yield formatXml(sheet);
  yield columnsXml(sheet);
  yield* rowsXml(sheet, shared);
  yield protectionXml(sheet);
  yield filterXml(sheet);
  yield mergedXml(sheet);
  yield conditionsXml(sheet.conditions, shared.styles);
  yield validationsXml(sheet.validations);
  yield pageXml(sheet.print);
  yield drawing === undefined ? "" : element("drawing", { "r:id": drawing });
  yield "</worksheet>";
}
