/** The smallest workbook that holds given cells, written by hand: what the oracles are tried with. */
import { strToU8, zipSync } from "fflate";
import type { Value } from "./calculated.ts";

export type Given =
  | Value
  /** `cached`: what the file says that it is. `array`: an array formula. */
  | { readonly f: string; readonly cached?: Value; readonly array?: boolean }
  /** Can be changed although the sheet is protected. */
  | { readonly unlocked: number | string };
export type GivenSheet = { readonly name: string; readonly cells: Readonly<Record<string, Given>>; readonly protected?: boolean };

const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
const kindOf = (value: Value): readonly [kind: string, text: string] => {
  if (typeof value === "number") return ["n", String(value)];
  if (typeof value === "string") return ["str", escaped(value)];
  return typeof value === "boolean" ? ["b", value ? "1" : "0"] : ["e", value.error];
};
const cellXml = (ref: string, given: Given): string => {
  if (typeof given === "object" && "f" in given) {
    const [kind, text] = given.cached === undefined ? ["n", undefined] : kindOf(given.cached);
    const array = given.array === true ? ` t="array" ref="${ref}"` : "";
    return `<c r="${ref}" t="${kind}"><f${array}>${escaped(given.f)}</f>${text === undefined ? "" : `<v>${text}</v>`}</c>`;
  }
  const [value, style] = typeof given === "object" && "unlocked" in given ? [given.unlocked, ' s="1"'] : [given, ""];
  if (typeof value === "string")
    return `<c r="${ref}"${style} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
  const [kind, text] = kindOf(value);
  return `<c r="${ref}"${style} t="${kind}"><v>${text}</v></c>`;
};
const columnOf = (ref: string): number =>
  [...ref.replace(/\d+/, "")].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const sheetXml = ({ cells, protected: locked }: GivenSheet): string => {
  const rows = new Map<number, string[]>();
  for (const ref of Object.keys(cells).sort((a, b) => columnOf(a) - columnOf(b))) {
    const row = Number(ref.replace(/\D+/, ""));
    const given = cells[ref];
    if (given !== undefined) rows.set(row, [...(rows.get(row) ?? []), cellXml(ref, given)]);
  }
  const data = [...rows].sort(([a], [b]) => a - b).map(([at, row]) => `<row r="${at}">${row.join("")}</row>`);
  const protection = locked === true ? '<sheetProtection sheet="1" objects="1" scenarios="1"/>' : "";
  return `${head}<worksheet xmlns="${main}"><sheetData>${data.join("")}</sheetData>${protection}</worksheet>`;
};
const style = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"';
const styles = `${head}<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="2">${style}/>${style} applyProtection="1"><protection locked="0"/></xf></cellXfs></styleSheet>`;

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const relations = (all: readonly (readonly [kind: string, target: string])[]): string => {
  const each = all.map(([kind, target], at) => `<Relationship Id="rId${at + 1}" Type="${office}/${kind}" Target="${target}"/>`);
  return `${head}<Relationships xmlns="${packages}/relationships">${each.join("")}</Relationships>`;
};
export const workbookOf = (...sheets: readonly GivenSheet[]): Uint8Array => {
  const paths = sheets.map((_, at) => `worksheets/sheet${at + 1}.xml`);
  const overrides = [...paths.map((path) => [path, "worksheet"]), ["workbook.xml", "sheet.main"], ["styles.xml", "styles"]].map(
    ([path, type]) => `<Override PartName="/xl/${path}" ContentType="${types}.${type}+xml"/>`,
  );
  const listed = sheets.map(({ name }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`);
  const parts: Record<string, string> = {
    "[Content_Types].xml": `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join("")}</Types>`,
    "_rels/.rels": relations([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${listed.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations([...paths.map((path) => ["worksheet", path] as const), ["styles", "styles.xml"]]),
    "xl/styles.xml": styles,
    ...Object.fromEntries(sheets.map((sheet, at) => [`xl/${paths[at]}`, sheetXml(sheet)])),
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])), { level: 1 });
};
