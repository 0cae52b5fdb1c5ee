/** What stands in the cells of a workbook after another program has reckoned it. */
import { strFromU8, unzipSync } from "fflate";

export type Value = number | string | boolean | { readonly error: string };
/** Sheets by name, their cells by `E5`. A cell that is empty is absent; one whose formula gives an empty text holds `""`. */
export type Calculated = ReadonlyMap<string, ReadonlyMap<string, Value>>;
export type Oracle = {
  readonly name: string;
  readonly version: string;
  /** One result for each file, in the same order. Believes none of the values that a file says its formulas have. */
  recalculate(files: readonly Uint8Array[]): Promise<readonly Calculated[]>;
};
/** A number as far as every oracle tells it: to 15 significant digits. Anything else as it is. */
export const toDigits = (value: Value | undefined): Value | undefined =>
  typeof value === "number" ? Number(value.toPrecision(15)) : value;

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const entity = (whole: string, name: string): string => {
  if (name.startsWith("#x")) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
  if (name.startsWith("#")) return String.fromCodePoint(Number(name.slice(1)));
  return entities[name] ?? whole;
};
const unescaped = (text: string): string => (text.includes("&") ? text.replace(/&([#\w]+);/g, entity) : text);
/** In a text of the file format `_x000D_` is a carriage return, and `_x005F_` the underscore that would begin such a one. */
const textOf = (text: string): string =>
  unescaped(text).replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? undefined : unescaped(found);
};
/** Text in runs of different looks is one text; how it is read aloud is not part of it. */
const runsOf = (xml: string): string =>
  [...xml.replace(/<rPh[\s>][\s\S]*?<\/rPh>/g, "").matchAll(/<t(?:\s[^>]*)?>([\s\S]*?)<\/t>/g)]
    .map(([, text = ""]) => textOf(text))
    .join("");

const cellValue = (kind: string, inside: string, shared: readonly string[]): Value | undefined => {
  if (kind === "inlineStr") return runsOf(inside);
  const text = /<v(?:\s[^>]*)?>([\s\S]*?)<\/v>/.exec(inside)?.[1];
  if (kind === "str")
    return text === undefined && !inside.includes("<v") && !inside.includes("<f") ? undefined : textOf(text ?? "");
  if (text === undefined) return undefined;
  if (kind === "s") {
    const at = shared[Number(text)];
    if (at === undefined) throw new Error(`there is no shared string ${text}`);
    return at;
  }
  if (kind === "b") return text === "1" || text === "true";
  if (kind === "e") return { error: unescaped(text) };
  const number = Number(text);
  if (kind !== "n" || text.trim() === "" || Number.isNaN(number)) throw new Error(`no value of kind ${kind}: ${text}`);
  return number;
};
const cellsOf = (xml: string, shared: readonly string[]): ReadonlyMap<string, Value> => {
  const cells = new Map<string, Value>();
  for (const [, attributes = "", inside] of xml.matchAll(/<c(\s[^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
    if (inside === undefined) continue;
    const ref = /\sr="([A-Z]+\d+)"/.exec(attributes)?.[1];
    if (ref === undefined) throw new Error(`a cell does not say where it is: ${attributes}`);
    const value = cellValue(/\st="(\w+)"/.exec(attributes)?.[1] ?? "n", inside, shared);
    if (value !== undefined) cells.set(ref, value);
  }
  return cells;
};

/** Reads an .xlsx file as LibreOffice, Gnumeric and we write it: enough to compare values, quick enough for hundreds of thousands of cells. */
export const readCalculated = (file: Uint8Array): Calculated => {
  const parts = unzipSync(file, {
    filter: ({ name }) => /^xl\/(?:workbook|sharedStrings|worksheets\/[^/]+|_rels\/.*)\b/.test(name),
  });
  const part = (name: string): string => {
    const bytes = parts[name];
    if (!bytes) throw new Error(`the file has no ${name}`);
    return strFromU8(bytes);
  };
  const shared = parts["xl/sharedStrings.xml"]
    ? [...part("xl/sharedStrings.xml").matchAll(/<si(?:\/>|>([\s\S]*?)<\/si>)/g)].map(([, inside = ""]) => runsOf(inside))
    : [];
  const targets = new Map(
    [...part("xl/_rels/workbook.xml.rels").matchAll(/<Relationship\s([^>]*)>/g)].map(([, tag = ""]) => [
      attribute(tag, "Id"),
      attribute(tag, "Target") ?? "",
    ]),
  );
  const sheets = new Map<string, ReadonlyMap<string, Value>>();
  for (const [, tag = ""] of part("xl/workbook.xml").matchAll(/<sheet\s([^>]*)>/g)) {
    const target = targets.get(attribute(tag, "r:id")) ?? "";
    sheets.set(attribute(tag, "name") ?? "", cellsOf(part(target.startsWith("/") ? target.slice(1) : `xl/${target}`), shared));
  }
  return sheets;
};
