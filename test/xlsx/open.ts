/** What was written, read again: by another unzipper, and by what the format says of texts. */
import { unzipSync } from "fflate";
import type { Cell, Sheet, Workbook } from "../../src/xlsx/model.ts";
import { writeXlsx } from "../../src/xlsx/write.ts";
import { all, type Element, parseXml } from "../spreadsheet/xml.ts";

export type Opened = { readonly paths: readonly string[]; text(path: string): string; part(path: string): Element };
export const opened = (workbook: Workbook): Opened => {
  const files = unzipSync(writeXlsx(workbook));
  const text = (path: string) => {
    const bytes = files[path];
    if (!bytes) throw new Error(`There is no ${path} among ${Object.keys(files).join(", ")}`);
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  };
  return {
    paths: Object.keys(files),
    text,
    part(path) {
      // As parsers do: a line end within a tag is a blank, unless it is written as a reference.
      const normal = text(path).replace(/<[^>]*>/g, (tag) => tag.replace(/[\n\t]/g, " "));
      return parseXml(normal.replaceAll("&#10;", "\n").replaceAll("&#9;", "\t"));
    },
  };
};
/** A workbook of one sheet, of which only the part that a test is about is given. */
export const one = (sheet: Partial<Sheet> = {}, more: Partial<Workbook> = {}): Workbook => ({
  title: "Test",
  sheets: [{ name: "填写", columns: [], rows: [], ...sheet }],
  ...more,
});
export const sheetOf = (sheet: Partial<Sheet>): Element => opened(one(sheet)).part("xl/worksheets/sheet1.xml");
export const rowOf = (...cells: readonly Omit<Cell, "column">[]): Partial<Sheet> => ({
  rows: [{ at: 1, cells: cells.map((cell, at) => ({ column: at + 1, ...cell })) }],
});
export const only = (element: Element, name: string): Element => {
  const [found, ...more] = all(element, name);
  if (!found || more.length > 0) throw new Error(`${more.length + (found ? 1 : 0)} elements ${name}, not one`);
  return found;
};
export const namesIn = (element: Element): readonly string[] => element.children.map(({ name }) => name);
/** What a reader makes of a text: `_x0041_` is the character of that number. */
export const read = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
/** What stands in the cells, as a reader has it: texts looked up, formulas with `=` before them. */
export const cellsOf = (sheet: Partial<Sheet>): Readonly<Record<string, string | number | boolean | undefined>> => {
  const file = opened(one(sheet));
  const texts = all(file.part("xl/sharedStrings.xml"), "si").map((item) => read(only(item, "t").text));
  const valueIn = (cell: Element) => {
    const text = all(cell, "v")[0]?.text;
    if (text === undefined) return undefined;
    if (cell.attributes.t === "s") return texts[Number(text)];
    if (cell.attributes.t === "b") return text === "1";
    return cell.attributes.t === undefined ? Number(text) : read(text);
  };
  const cells = all(file.part("xl/worksheets/sheet1.xml"), "c");
  return Object.fromEntries(cells.map((cell) => [cell.attributes.r, valueIn(cell)]));
};
