/** Files that were made, or damaged, to hurt whoever reads them. None may hang, take memory without bound, or be read as something else. */
import { strToU8 } from "fflate";
import { describe, expect, test } from "vitest";
import { XlsxFault, type XlsxFaultCode } from "../../../src/xlsx/read/fault.ts";
import { openWorkbook } from "../../../src/xlsx/read/open.ts";
import { full } from "../../runs.ts";
import { compound, parts, rawParts, rawZip, type TestBook, table, workbook, worksheet } from "./workbook.ts";

const sheet = "xl/worksheets/sheet1.xml";
const book: TestBook = {
  sheets: [
    {
      name: "S",
      rows: [
        ["name", "sales"],
        ["张三", 2000],
      ],
    },
  ],
  strings: "<si><t>a</t></si>",
};
const good = workbook(book);

const faultOf = (bytes: Uint8Array): XlsxFault | undefined => {
  try {
    for (const _ of openWorkbook(bytes).open(0).rows);
    return undefined;
  } catch (error) {
    if (error instanceof XlsxFault) return error;
    throw error;
  }
};
const expectFault = (bytes: Uint8Array, code: XlsxFaultCode, words: string): void => {
  const fault = faultOf(bytes);
  expect([fault?.code, fault?.says.message.en]).toEqual([code, expect.stringContaining(words)]);
  for (const text of [fault?.says.message.zh, fault?.says.help.zh, fault?.says.help.en]) expect(text).toMatch(/[。.]$/);
};
/** More memory than this would mean that something was unpacked as a whole. */
const heldBy = (work: () => void): number => {
  const before = process.memoryUsage();
  work();
  const after = process.memoryUsage();
  return Math.max(after.arrayBuffers - before.arrayBuffers, after.heapUsed - before.heapUsed);
};
const mebibyte = 1024 * 1024;

test("the workbook that the others are made of can be read", () => {
  expect(faultOf(good)).toBeUndefined();
  expect(faultOf(rawZip(rawParts(book)))).toBeUndefined();
});

describe("bombs", () => {
  test("a gigabyte of zeros is not unpacked", () => {
    // What the directory says is enough to refuse it; there is nothing behind it.
    expectFault(
      rawZip(rawParts(book, { [sheet]: { data: new Uint8Array(1000), size: 1024 * mebibyte } })),
      "too-large",
      "nobody has typed",
    );
    expectFault(
      rawZip(rawParts(book, { [sheet]: { data: new Uint8Array(1000), size: 1025 * mebibyte } })),
      "too-large",
      "1024 MB is the most",
    );
  });
  test("one that lies about its size is stopped where the lie shows", () => {
    const zeros = new Uint8Array(200 * mebibyte);
    const bytes = rawZip(rawParts(book, { [sheet]: { data: zeros, size: 1000 } }));
    expect(bytes.length).toBeLessThan(mebibyte);
    expect(heldBy(() => expectFault(bytes, "damaged", "larger than it says"))).toBeLessThan(100 * mebibyte);
  });
  test("rows of nothing, well-formed and packed a thousandfold", () => {
    const rows = worksheet("<row/>".repeat(15 * mebibyte));
    const bytes = rawZip(rawParts(book, { [sheet]: { data: strToU8(rows), crc: 0 } }));
    expectFault(bytes, "too-large", "nobody has typed");
  });
  test("less than it says is damage too", () => {
    expectFault(rawZip(rawParts(book, { [sheet]: { size: 100_000 } })), "damaged", "checksum");
  });
  test("a part that was stored, and one that has a huge size behind it", () => {
    expect(faultOf(rawZip(rawParts(book, { [sheet]: { method: 0 } })))).toBeUndefined();
    expectFault(rawZip(rawParts(book, { [sheet]: { method: 0, size: 10 } })), "damaged", "larger than it says");
  });
});

describe("shared strings", () => {
  const strings = (megabytes: number): Uint8Array => {
    // Texts that differ, so that they are not packed into nothing.
    const texts = Array.from(
      { length: 1000 },
      (_, i) => `<si><t>${(i * 7919).toString(36)}${"王".repeat(i % 50)}${"x".repeat(900)}</t></si>`,
    ).join("");
    const one = strToU8(texts);
    const times = Math.ceil((megabytes * mebibyte) / one.length);
    return Buffer.concat([Buffer.from("<sst>"), ...new Array<Uint8Array>(times).fill(one), Buffer.from("</sst>")]);
  };
  test("of 10 MB are read", () => {
    const rows = openWorkbook(
      workbook({
        ...book,
        sheets: [{ name: "S", rows: [[{ xml: '<c t="s"><v>9999</v></c>' }]] }],
        parts: { "xl/sharedStrings.xml": strings(10) },
      }),
    ).open(0).rows;
    // The 9999th is the last of the thousand that are repeated.
    expect(rows.next().value?.cells[0]?.value).toBe(`${(999 * 7919).toString(36)}${"王".repeat(49)}${"x".repeat(900)}`);
  });
  test("of 300 MB are refused before they are unpacked", () => {
    const bytes = rawZip(rawParts(book, { "xl/sharedStrings.xml": { data: strings(1), size: 300 * mebibyte } }));
    expectFault(bytes, "too-large", '"xl/sharedStrings.xml" unpacks to 300 MB, and 256 MB is the most');
  });
  test.runIf(full)("of 100 MB are read within 400 MB", () => {
    const bytes = workbook({ ...book, parts: { "xl/sharedStrings.xml": strings(100) } });
    expect(heldBy(() => expect(faultOf(bytes)).toBeUndefined())).toBeLessThan(400 * mebibyte);
  });
});

describe("XML that reaches for more", () => {
  const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "${"&a;".repeat(100)}"><!ENTITY c "${"&b;".repeat(100)}">]>`;
  test.each(["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/sharedStrings.xml", sheet, "_rels/.rels"])(
    "a document type in %s",
    (name) => {
      const body = Buffer.from(parts(book)[name] ?? []).toString();
      const changed = body.replace(/^(<\?xml[^>]*>\s*)?/, `$1${laughs}`);
      expectFault(workbook({ ...book, parts: { [name]: changed } }), "damaged", "DOCTYPE");
    },
  );
  test("an external entity is not fetched", () => {
    const xml = `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>${worksheet('<row r="1"><c r="A1" t="inlineStr"><is><t>&f;</t></is></c></row>')}`;
    expectFault(workbook({ ...book, parts: { [sheet]: xml.replace(/<\?xml[^>]*>\s*/, "") } }), "damaged", "DOCTYPE");
  });
  test("a target outside of the file is looked for inside of it", () => {
    const target = (text: string, mode = "") =>
      workbook({
        ...book,
        parts: {
          "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="${text}"${mode}/></Relationships>`,
        },
      });
    expectFault(target("../../../../etc/passwd"), "damaged", 'the content of the sheet "S" is not in it');
    expectFault(target("file:///etc/passwd"), "damaged", "is not in it");
    expectFault(target("https://example.com/s.xml", ' TargetMode="External"'), "damaged", "is not in it");
    expectFault(target("worksheets/sheet1.xml", ' TargetMode="External"'), "damaged", "is not in it");
    expect(faultOf(target("../../../xl/worksheets/sheet1.xml"))).toBeUndefined();
  });
  test("names that lead out of the archive are names like any other", () => {
    expect(faultOf(workbook({ ...book, parts: { "../../x": "1", "/etc/passwd": "2", "C:\\x": "3" } }))).toBeUndefined();
  });
  test("styles without end", () => {
    const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="${"[".repeat(500_000)}"/></numFmts></styleSheet>`;
    expect(faultOf(workbook({ ...book, parts: { "xl/styles.xml": styles } }))).toBeUndefined();
  });
  test("bytes that are no text", () => {
    expectFault(
      workbook({ ...book, parts: { [sheet]: Buffer.from([0x3c, 0x61, 0xff, 0xfe, 0x3e]) } }),
      "damaged",
      "is not utf-8 text",
    );
  });
});

describe("archives", () => {
  test("cut off anywhere are incomplete", () => {
    for (const length of [4, 21, 22, 100, good.length >> 1, good.length - 30, good.length - 23, good.length - 1]) {
      const fault = faultOf(good.subarray(0, length));
      expect([length, fault?.code]).toEqual([length, "damaged"]);
    }
  });
  test("with any byte changed are refused or read, and nothing else", () => {
    for (let at = 4; at < good.length; at += 3) {
      const bytes = Uint8Array.from(good);
      bytes[at] = (bytes[at] ?? 0) ^ 0x55;
      faultOf(bytes);
    }
  });
  test("with a digit changed inside are refused", () => {
    const all = rawZip(rawParts(book, { [sheet]: { method: 0 } }));
    const at = Buffer.from(all).indexOf("2000");
    all[at] = "9".charCodeAt(0);
    expectFault(all, "damaged", "checksum");
  });
  test("that hold a part twice are refused", () => {
    const double = [...rawParts(book), { name: sheet.toUpperCase(), data: strToU8(worksheet("")) }];
    expectFault(rawZip(double), "damaged", "twice");
  });
  test("of the large form are read, whatever their size", () => {
    // zip64: sizes in an extra field, and an end record of its own.
    const small = Buffer.from(rawZip(rawParts(book)));
    const end = small.length - 22;
    const record = Buffer.alloc(56);
    record.writeUInt32LE(0x06064b50, 0);
    record.writeBigUInt64LE(44n, 4);
    record.writeBigUInt64LE(BigInt(small.readUInt16LE(end + 10)), 32);
    record.writeBigUInt64LE(BigInt(small.readUInt32LE(end + 16)), 48);
    const locator = Buffer.alloc(20);
    locator.writeUInt32LE(0x07064b50, 0);
    locator.writeBigUInt64LE(BigInt(end), 8);
    const last = Buffer.from(small.subarray(end));
    last.writeUInt16LE(0xffff, 10);
    last.writeUInt32LE(0xffffffff, 16);
    const large = Buffer.concat([small.subarray(0, end), record, locator, last]);
    expect(faultOf(large)).toBeUndefined();
    large.writeBigUInt64LE(2n ** 62n, end + 48);
    expectFault(large, "damaged", "incomplete");
  });
  test("packed in another way, or with a password of the archive", () => {
    expectFault(rawZip(rawParts(book, { [sheet]: { method: 12 } })), "packed-otherwise", "(12)");
    expectFault(rawZip(rawParts(book, { [sheet]: { flags: 1 } })), "password", "password");
  });
  test("larger than a file may be", () => {
    const huge = new Uint8Array(256 * mebibyte + 1);
    huge.set(good);
    expectFault(huge, "too-large", "more than 256 MB");
  });
});

describe("other files", () => {
  const other = (names: readonly string[]) => rawZip(names.map((name) => ({ name, data: strToU8("<a/>") })));
  test.each<[string, Uint8Array, XlsxFaultCode, string]>([
    ["a workbook with a password", compound("EncryptedPackage"), "password", "is protected by a password"],
    ["an .xls", compound("Workbook"), "old-format", "has the old format"],
    ["an .xlsb", other(["xl/workbook.bin", "[Content_Types].xml"]), "old-format", ".xlsb"],
    ["an .ods", other(["mimetype", "content.xml"]), "old-format", ".ods"],
    ["a .numbers", other(["Index/Document.iwa"]), "old-format", "Numbers"],
    ["a .docx", other(["word/document.xml"]), "not-xlsx", "Word"],
    ["a .pptx", other(["ppt/presentation.xml"]), "not-xlsx", "presentation"],
    ["a .zip", other(["readme.txt"]), "not-xlsx", "an archive"],
    ["an empty .zip", rawZip([]), "not-xlsx", "an archive"],
    ["a text", strToU8("name,sales\n"), "not-xlsx", "is not an .xlsx workbook"],
    ["nothing", new Uint8Array(), "not-xlsx", "is not an .xlsx workbook"],
    [
      "a workbook.xml that is something else",
      workbook({ ...book, parts: { "xl/workbook.xml": "<document/>" } }),
      "not-xlsx",
      "an archive",
    ],
    ["a workbook without its sheet", workbook({ ...book, parts: { [sheet]: undefined } }), "damaged", "is not in it"],
  ])("%s", (_, bytes, code, words) => {
    expectFault(bytes, code, words);
  });
  test("a workbook without texts and styles is one all the same", () => {
    expect(
      faultOf(
        workbook({ ...book, parts: { "xl/styles.xml": undefined, "xl/sharedStrings.xml": undefined, "_rels/.rels": undefined } }),
      ),
    ).toBeUndefined();
  });
  test("a sheet that is not read may be broken", () => {
    const both = workbook({ sheets: [...book.sheets, { name: "T", xml: "<broken" }] });
    expect(faultOf(both)).toBeUndefined();
    expect(faultOf(table([[1]]))).toBeUndefined();
  });
});
