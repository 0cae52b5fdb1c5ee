/** Workbooks made for tests: XML in a zip, as far as a test cares about it. */
import { deflateRawSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";

/** A cell: text, number, truth value, nothing, or its own XML (`r` is put in). */
export type TestCell =
  | string
  | number
  | boolean
  | null
  | { readonly number: number; readonly format: string }
  | { readonly xml: string };
export type TestSheet = {
  readonly name: string;
  readonly rows?: readonly (readonly TestCell[])[];
  readonly xml?: string;
  readonly state?: string;
};
export type TestBook = {
  readonly sheets: readonly TestSheet[];
  readonly strings?: string;
  readonly from1904?: boolean;
  /** Further parts, or others in place of the usual ones; undefined leaves one out. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | undefined>>;
};

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

export const columnName = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : columnName(Math.floor(column / 26) - 1) + columnName(column % 26);

export const worksheet = (rows: string, before = ""): string =>
  `${head}<worksheet ${main}>${before}<sheetData>${rows}</sheetData></worksheet>`;

/** The parts of a workbook by name. */
export const parts = ({ sheets, strings, from1904 = false, parts: others = {} }: TestBook): Record<string, Uint8Array> => {
  const formats: string[] = [];
  const styleOf = (format: string): number => {
    if (!formats.includes(format)) formats.push(format);
    return formats.indexOf(format) + 1;
  };
  const cell = (value: TestCell, ref: string): string => {
    if (value === null) return "";
    if (typeof value === "string") return `<c r="${ref}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
    if (typeof value === "number") return `<c r="${ref}"><v>${value}</v></c>`;
    if (typeof value === "boolean") return `<c r="${ref}" t="b"><v>${value ? 1 : 0}</v></c>`;
    if ("xml" in value) return value.xml.replace("<c", `<c r="${ref}"`);
    return `<c r="${ref}" s="${styleOf(value.format)}"><v>${value.number}</v></c>`;
  };
  const bodies = sheets.map(
    ({ rows = [], xml }) =>
      xml ??
      worksheet(
        rows
          .map((cells, i) => `<row r="${i + 1}">${cells.map((one, n) => cell(one, `${columnName(n)}${i + 1}`)).join("")}</row>`)
          .join(""),
      ),
  );
  const relations = (all: readonly (readonly [id: string, type: string, target: string])[]) =>
    `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all
      .map(([id, type, target]) => `<Relationship Id="${id}" Type="${relation}/${type}" Target="${target}"/>`)
      .join("")}</Relationships>`;
  const all: Record<string, string | Uint8Array | undefined> = {
    "[Content_Types].xml": `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "_rels/.rels": relations([["rId1", "officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `${head}<workbook ${main} xmlns:r="${relation}"><workbookPr${from1904 ? ' date1904="1"' : ""}/><sheets>${sheets
      .map(
        ({ name, state }, i) =>
          `<sheet name="${escaped(name)}" sheetId="${i + 1}"${state ? ` state="${state}"` : ""} r:id="rId${i + 1}"/>`,
      )
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations([
      ...sheets.map((_, i) => [`rId${i + 1}`, "worksheet", `worksheets/sheet${i + 1}.xml`] as const),
      ["rId98", "sharedStrings", "sharedStrings.xml"],
      ["rId99", "styles", "styles.xml"],
    ]),
    ...Object.fromEntries(bodies.map((body, i) => [`xl/worksheets/sheet${i + 1}.xml`, body])),
    ...(strings === undefined ? {} : { "xl/sharedStrings.xml": `${head}<sst ${main}>${strings}</sst>` }),
    "xl/styles.xml": `${head}<styleSheet ${main}><numFmts>${formats
      .map((code, i) => (/^#\d+$/.test(code) ? "" : `<numFmt numFmtId="${164 + i}" formatCode="${escaped(code)}"/>`))
      .join("")}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats
      .map((code, i) => `<xf numFmtId="${/^#\d+$/.test(code) ? code.slice(1) : 164 + i}"/>`)
      .join("")}</cellXfs></styleSheet>`,
    ...others,
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, body]) =>
      body === undefined ? [] : [[name, typeof body === "string" ? strToU8(body) : body] as const],
    ),
  );
};
export const workbook = (book: TestBook): Uint8Array => zipSync(parts(book), { level: 1 });
/** One sheet. */
export const table = (rows: readonly (readonly TestCell[])[], more: Omit<TestBook, "sheets"> = {}): Uint8Array =>
  workbook({ sheets: [{ name: "Sheet1", rows }], ...more });

/** An archive made byte by byte, for what no writer would make. */
export type RawPart = {
  readonly name: string;
  readonly data: Uint8Array;
  readonly method?: number;
  /** In place of the truth. */
  readonly size?: number;
  readonly crc?: number;
  readonly flags?: number;
};
export const rawZip = (all: readonly RawPart[]): Uint8Array => {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, data, method = 8, size = data.length, crc = crcOf(data), flags = 0x800 } of all) {
    const packed = method === 8 ? deflateRawSync(data, { level: 9 }) : Buffer.from(data);
    const file = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(method, 8);
    local.writeUInt32LE(crc, 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(file.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(flags, 8);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(crc, 16);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(size, 24);
    central.writeUInt16LE(file.length, 28);
    central.writeUInt32LE(at, 42);
    bodies.push(local, file, packed);
    directory.push(central, file);
    at += 30 + file.length + packed.length;
  }
  const contents = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(all.length, 8);
  end.writeUInt16LE(all.length, 10);
  end.writeUInt32LE(contents.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, contents, end]);
};
/** The parts of a workbook, to be made into an archive with one of them changed. */
export const rawParts = (book: TestBook, changed: Readonly<Record<string, Partial<RawPart>>> = {}): readonly RawPart[] =>
  Object.entries(parts(book)).map(([name, data]) => ({ name, data, ...changed[name] }));

/** Slow and plain, on purpose not the one under test. */
const crcOf = (data: Uint8Array): number => {
  const zipped = zipSync({ x: data }, { level: 0 });
  return new DataView(zipped.buffer).getUint32(14, true);
};

/** What .xls files and encrypted workbooks are packed in. */
export const compound = (stream: string): Uint8Array =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(1016),
    Buffer.from(stream, "utf16le"),
    Buffer.alloc(512),
  ]);
