/** The same workbook is the same bytes, and any unzipper can take them apart. */
import { gzipSync } from "node:zlib";
import { unzipSync } from "fflate";
import { afterEach, expect, test } from "vitest";
import { writeXlsx } from "../../src/xlsx/write.ts";
import { archive } from "../../src/xlsx/zip.ts";
import { everything } from "./everything.ts";

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});
test("twice, and in any time zone", () => {
  const bytes = ["UTC", "Asia/Shanghai", "America/New_York"].map((name) => {
    process.env.TZ = name;
    return Buffer.from(writeXlsx(everything)).toString("base64");
  });
  expect(new Set(bytes).size).toBe(1);
});

type Entry = { readonly path: string; readonly date: number; readonly crc: number; readonly flags: number };
/** The directory at the end of an archive, read field by field. */
const directory = (bytes: Uint8Array): readonly Entry[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - 22;
  expect(view.getUint32(end, true)).toBe(0x06054b50);
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let entry = 0; entry < view.getUint16(end + 10, true); entry++) {
    expect(view.getUint32(at, true)).toBe(0x02014b50);
    const [length, start] = [view.getUint16(at + 28, true), view.getUint32(at + 42, true)];
    // What stands before the part says the same as the directory: from the version on, up to the lengths.
    expect(view.getUint32(start, true)).toBe(0x04034b50);
    expect(bytes.subarray(start + 4, start + 30)).toEqual(bytes.subarray(at + 6, at + 32));
    entries.push({
      path: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length)),
      date: view.getUint32(at + 12, true),
      crc: view.getUint32(at + 16, true),
      flags: view.getUint16(at + 8, true),
    });
    at += 46 + length;
  }
  expect(at).toBe(end);
  return entries;
};
const checksum = (bytes: Uint8Array): number => {
  const zipped = gzipSync(bytes);
  return zipped.readUInt32LE(zipped.length - 8);
};
test("sizes and checksums stand before the parts, the date is none", () => {
  const bytes = writeXlsx(everything);
  const files = unzipSync(bytes);
  const entries = directory(bytes);
  expect(entries.map(({ path }) => path)).toEqual(Object.keys(files));
  for (const { path, date, crc, flags } of entries) {
    expect([path, date, flags]).toEqual([path, 0x00210000, 0x0800]);
    expect([path, crc]).toEqual([path, checksum(files[path] ?? new Uint8Array())]);
  }
});

test("a part of many pieces comes back whole", () => {
  const pieces = Array.from({ length: 30_000 }, (_, at) => `<c r="绩效${(at * 7919) % 10_007}"/>`);
  const file = archive();
  file.add("长/名.xml", pieces);
  file.add("empty.xml", []);
  const bytes = file.bytes();
  const files = unzipSync(bytes);
  expect(new TextDecoder().decode(files["长/名.xml"])).toBe(pieces.join(""));
  expect(files["empty.xml"]).toEqual(new Uint8Array());
  const whole = new TextEncoder().encode(pieces.join(""));
  expect(directory(bytes).map(({ crc }) => crc)).toEqual([checksum(whole), 0]);
  expect(bytes.length).toBeLessThan(whole.length / 4);
});
