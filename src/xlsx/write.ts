/** A workbook as the bytes of an .xlsx file. The same workbook gives the same bytes, wherever and whenever. */
import { chartXml } from "./chart.ts";
import { drawingXml } from "./drawing.ts";
import type { Chart, Workbook } from "./model.ts";
import { aboutXml, contentTypesXml, type Part, programXml, relation, relationsPath, relationsXml } from "./package.ts";
import { sharedStrings } from "./strings.ts";
import { styleTable } from "./styles.ts";
import { checkWorkbook, firstSeen, workbookXml } from "./workbook.ts";
import { worksheetXml } from "./worksheet.ts";
import { archive } from "./zip.ts";

const workbookPart: Part = { kind: "workbook", path: "xl/workbook.xml" };
const stylesPart: Part = { kind: "styles", path: "xl/styles.xml" };
const stringsPart: Part = { kind: "strings", path: "xl/sharedStrings.xml" };
const aboutPart: Part = { kind: "about", path: "docProps/core.xml" };
const programPart: Part = { kind: "program", path: "docProps/app.xml" };
/** A sheet's charts stand in one drawing. */
type Drawing = Part & { readonly charts: readonly (Part & { readonly chart: Chart })[] };

const drawingsOf = ({ sheets }: Workbook): readonly (Drawing | undefined)[] => {
  let [drawings, charts] = [0, 0];
  return sheets.map((sheet) => {
    if (!sheet.charts || sheet.charts.length === 0) return undefined;
    drawings++;
    return {
      kind: "drawing",
      path: `xl/drawings/drawing${drawings}.xml`,
      charts: sheet.charts.map((chart) => {
        charts++;
        return { kind: "chart", path: `xl/charts/chart${charts}.xml`, chart };
      }),
    };
  });
};

/**
 * Rows are taken one after the other and deflated at once, so a sheet of any length takes the room of its file. Texts that a cell cannot hold are cut, characters that no
 * file can hold left out.
 *
 * @throws Error for what no program would open, and what no caller should ask for: two sheets of one name, rows out of order, a number that is none, a formula that is too long.
 */
export const writeXlsx = (workbook: Workbook): Uint8Array => {
  checkWorkbook(workbook);
  const front = firstSeen(workbook.sheets);
  const sheets = workbook.sheets.map((_, at): Part => ({ kind: "worksheet", path: `xl/worksheets/sheet${at + 1}.xml` }));
  const drawings = drawingsOf(workbook);
  const drawn = drawings.filter((drawing) => drawing !== undefined);
  const charts = drawn.flatMap((drawing) => drawing.charts);
  const shared = { strings: sharedStrings(), styles: styleTable() };

  const file = archive();
  const related = (path: string, parts: readonly Part[]) => file.add(relationsPath(path), [relationsXml(path, parts)]);
  // First in the archive, because that is by what some programs know the kind of file.
  file.add("[Content_Types].xml", [
    contentTypesXml([workbookPart, ...sheets, stylesPart, stringsPart, ...drawn, ...charts, aboutPart, programPart]),
  ]);
  related("", [workbookPart, aboutPart, programPart]);
  file.add(aboutPart.path, [aboutXml(workbook.title)]);
  file.add(programPart.path, [programXml]);
  file.add(workbookPart.path, [workbookXml(workbook, relation)]);
  related(workbookPart.path, [...sheets, stylesPart, stringsPart]);
  workbook.sheets.forEach((sheet, at) => {
    const [part, drawing] = [sheets[at], drawings[at]];
    if (!part) return;
    file.add(part.path, worksheetXml(sheet, shared, at === front, drawing ? relation(0) : undefined));
    if (!drawing) return;
    related(part.path, [drawing]);
    file.add(drawing.path, [drawingXml(sheet.charts ?? [], relation)]);
    related(drawing.path, drawing.charts);
  });
  for (const { path, chart } of charts) file.add(path, [chartXml(chart)]);
  // Last, because the sheets say what is in them.
  file.add(stylesPart.path, [shared.styles.xml()]);
  file.add(stringsPart.path, shared.strings.xml());
  return file.bytes();
};
