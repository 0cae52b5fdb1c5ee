/** What the parts of the file are and how they hang together: ISO/IEC 29500-2. */
import { around, declaration, element, plain } from "./xml.ts";

/** What a part is to another, and what is in it. */
const [office, main] = [
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
  "application/vnd.openxmlformats-officedocument.spreadsheetml",
];
const kinds = {
  workbook: { relation: `${office}/officeDocument`, content: `${main}.sheet.main+xml` },
  worksheet: { relation: `${office}/worksheet`, content: `${main}.worksheet+xml` },
  styles: { relation: `${office}/styles`, content: `${main}.styles+xml` },
  strings: { relation: `${office}/sharedStrings`, content: `${main}.sharedStrings+xml` },
  drawing: { relation: `${office}/drawing`, content: "application/vnd.openxmlformats-officedocument.drawing+xml" },
  chart: { relation: `${office}/chart`, content: "application/vnd.openxmlformats-officedocument.drawingml.chart+xml" },
  program: {
    relation: `${office}/extended-properties`,
    content: "application/vnd.openxmlformats-officedocument.extended-properties+xml",
  },
  about: {
    relation: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    content: "application/vnd.openxmlformats-package.core-properties+xml",
  },
} as const;
export type Part = { readonly kind: keyof typeof kinds; readonly path: string };

export const contentTypesXml = (parts: readonly Part[]): string =>
  `${declaration}${element(
    "Types",
    { xmlns: "http://schemas.openxmlformats.org/package/2006/content-types" },
    element("Default", { Extension: "rels", ContentType: "application/vnd.openxmlformats-package.relationships+xml" }),
    element("Default", { Extension: "xml", ContentType: "application/xml" }),
    ...parts.map(({ kind, path }) => element("Override", { PartName: `/${path}`, ContentType: kinds[kind].content })),
  )}`;

/** The relation to the part at that place of a list. */
export const relation = (at: number): string => `rId${at + 1}`;
/** Relative, as Excel has them, which is what every program knows how to follow. All parts but the first few are in a folder of `xl`. */
const seenFrom = (owner: string, path: string): string =>
  owner === "" ? path : path.replace(/^xl\//, /^xl\/.*\//.test(owner) ? "../" : "");
/** What the part `owner` refers to; "" is the whole file. */
export const relationsXml = (owner: string, parts: readonly Part[]): string =>
  `${declaration}${element(
    "Relationships",
    { xmlns: "http://schemas.openxmlformats.org/package/2006/relationships" },
    ...parts.map(({ kind, path }, at) =>
      element("Relationship", { Id: relation(at), Type: kinds[kind].relation, Target: seenFrom(owner, path) }),
    ),
  )}`;
/** Where the relations of a part are kept. */
export const relationsPath = (path: string): string => path.replace(/([^/]*)$/, "_rels/$1.rels");

const maker = "scorewright";
/** Not named as Excel: a program that trusts Excel's figures would show the cached ones and not reckon. */
export const programXml = `${declaration}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>${maker}</Application></Properties>`;
/** Without dates, so that the same workbook is the same bytes. */
export const aboutXml = (title: string): string =>
  `${declaration}${element(
    "cp:coreProperties",
    {
      "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
      "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    },
    around("dc:title", plain(title)),
    around("dc:creator", maker),
  )}`;
