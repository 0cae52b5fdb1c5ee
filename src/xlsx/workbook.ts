/** The list of sheets, the names, and that everything is reckoned anew on opening. */

import { checkedFormula } from "./cells.ts";
import type { Sheet, Workbook } from "./model.ts";
import { namesOfSheet } from "./page.ts";
import { around, declaration, element, plain } from "./xml.ts";

const nameLimit = 31;
const checkSheetName = (name: string): void => {
  const wrong =
    name.trim() === "" ||
    name.length > nameLimit ||
    /[[\]:*?/\\\p{Cc}\p{Cs}\ufffe\uffff]|^'|'$/u.test(name) ||
    // Excel keeps it to itself.
    name.toLowerCase() === "history";
  if (wrong) throw new Error(`${JSON.stringify(name)} cannot be the name of a sheet.`);
};
/** Excel tells names apart without regard to capitals. */
const checkOnce = (names: readonly string[], what: string): void => {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name.toLowerCase())) throw new Error(`There are two ${what} ${JSON.stringify(name)}.`);
    seen.add(name.toLowerCase());
  }
};
const checkName = (name: string): void => {
  const likeCell = /^(?:[A-Z]{1,3}\d+|R?\d*C?\d*)$/i;
  if (name.length > 255 || !/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name) || likeCell.test(name)) {
    throw new Error(`${JSON.stringify(name)} cannot be the name of cells.`);
  }
};
/** Which sheet is in front. */
export const firstSeen = (sheets: readonly Sheet[]): number => {
  const first = sheets.findIndex(({ hidden }) => !hidden);
  if (first < 0) throw new Error("A workbook needs a sheet that is not hidden.");
  return first;
};
export const checkWorkbook = ({ sheets, names = {} }: Workbook): void => {
  for (const { name } of sheets) checkSheetName(name);
  checkOnce(
    sheets.map(({ name }) => name),
    "sheets",
  );
  for (const name of Object.keys(names)) checkName(name);
  checkOnce(Object.keys(names), "names");
};

const namesXml = ({ sheets, names = {} }: Workbook): string => {
  const own = Object.entries(names).map(([name, is]) =>
    element("definedName", { name }, plain(checkedFormula(is, `that is called ${name}`))),
  );
  const reserved = sheets.flatMap((sheet, at) =>
    namesOfSheet(sheet).map(({ name, is, hidden }) => element("definedName", { name, localSheetId: at, hidden }, plain(is))),
  );
  return around("definedNames", ...own, ...reserved);
};
/** The reckoning of Excel 2019 on; a program that is newer reckons anew in any case. */
const reckoner = 191029;
/** `relation`: under which a sheet is found. */
export const workbookXml = (workbook: Workbook, relation: (at: number) => string): string =>
  `${declaration}${element(
    "workbook",
    {
      xmlns: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
      "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    },
    "<workbookPr/>",
    around("bookViews", element("workbookView", { activeTab: firstSeen(workbook.sheets) })),
    around(
      "sheets",
      ...workbook.sheets.map(({ name, hidden }, at) =>
        element("sheet", { name, sheetId: at + 1, state: hidden ? "hidden" : undefined, "r:id": relation(at) }),
      ),
    ),
    namesXml(workbook),
    element("calcPr", { calcId: reckoner, fullCalcOnLoad: true }),
  )}`;
