/** How a sheet is printed. */
import { absoluteRange, lastColumn, lastRow, quoteSheet, readRange } from "./address.ts";
import type { Print, Sheet } from "./model.ts";
import { around, element, plain } from "./xml.ts";

const a4 = 9;
const textLimit = 255;
const lineXml = (name: "oddHeader" | "oddFooter", text = ""): string => {
  if (text.length > textLimit) throw new Error(`A header or footer has at most ${textLimit} characters: ${text}`);
  return around(name, plain(text));
};
const breaksXml = (rows: readonly number[] = []): string => {
  const wrong = rows.find((row, at) => !(row >= 1 && row < lastRow) || row <= (rows[at - 1] ?? 0));
  if (wrong !== undefined) throw new Error(`Pages cannot be broken after row ${wrong}: rows in ascending order, each once.`);
  if (rows.length === 0) return "";
  const breaks = rows.map((row) => element("brk", { id: row, max: lastColumn - 1, man: true }));
  return element("rowBreaks", { count: rows.length, manualBreakCount: rows.length }, ...breaks);
};
/** From `printOptions` to `rowBreaks`, in the order of the format. */
export const pageXml = (print: Print | undefined): string => {
  if (!print) return "";
  return [
    print.centered ? element("printOptions", { horizontalCentered: true }) : "",
    // Inches; the header and the footer keep clear of what printers cannot reach.
    element("pageMargins", { left: 0.5, right: 0.5, top: 0.75, bottom: 0.75, header: 0.3, footer: 0.3 }),
    element("pageSetup", {
      paperSize: a4,
      fitToWidth: print.across === undefined || print.across === 1 ? undefined : print.across,
      // As many pages long as it takes is 0.
      fitToHeight: print.fit === "width" ? 0 : undefined,
      orientation: print.landscape ? "landscape" : "portrait",
    }),
    around("headerFooter", lineXml("oddHeader", print.header), lineXml("oddFooter", print.footer)),
    breaksXml(print.breaks),
  ].join("");
};

/** A name that the format reserves, for one sheet. */
export type SheetName = { readonly name: string; readonly is: string; readonly hidden?: boolean };
const repeated = (on: string, form: RegExp, what: string): string => {
  if (!form.test(on)) throw new Error(`${JSON.stringify(on)} are not ${what}.`);
  return on;
};
/** What is printed, what stands on every page, and what a filter is over are names, which the sheet itself does not have. */
export const namesOfSheet = ({ name, print, filter }: Sheet): readonly SheetName[] => {
  const own = quoteSheet(name);
  const titles = [
    print?.repeatColumns === undefined ? [] : repeated(print.repeatColumns, /^\$[A-Z]{1,3}:\$[A-Z]{1,3}$/, "columns to repeat"),
    print?.repeatRows === undefined ? [] : repeated(print.repeatRows, /^\$\d+:\$\d+$/, "rows to repeat"),
  ].flat();
  return [
    ...(filter === undefined
      ? []
      : [{ name: "_xlnm._FilterDatabase", is: own + absoluteRange(readRange(filter)), hidden: true }]),
    ...(print?.area === undefined ? [] : [{ name: "_xlnm.Print_Area", is: own + absoluteRange(readRange(print.area)) }]),
    ...(titles.length === 0 ? [] : [{ name: "_xlnm.Print_Titles", is: titles.map((title) => own + title).join(",") }]),
  ];
};
