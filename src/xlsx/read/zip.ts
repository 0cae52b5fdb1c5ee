/**
 * The parts of a zip archive, by its central directory (PKWARE APPNOTE 6.3). Names are only looked up, never written to a disk, and no size that the
 * archive states is trusted: memory is taken for what really comes out.
 */
import { Inflate } from "fflate";
import { crc32 } from "./crc.ts";
import { damaged, protectedFile, tooLarge, XlsxFault } from "./fault.ts";
import { limits } from "./limits.ts";

export type Part = {
  readonly name: string;
  readonly packed: number;
  readonly size: number;
  readonly method: number;
  readonly crc: number;
  readonly isEncrypted: boolean;
  /** Where its local header stands. */
  readonly offset: number;
};
export type Zip = {
  /** By name in small letters, with `/`. */
  readonly parts: ReadonlyMap<string, Part>;
  /** In pieces. `most`: bytes that it may unpack to. */
  readonly unpack: (part: Part, most: number) => Generator<Uint8Array>;
};

const signature = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50, end64: 0x06064b50, locator64: 0x07064b50 };
/** Of the end record, and of the comment behind it. */
const [endSize, longestComment] = [22, 0xffff];

export const openZip = (bytes: Uint8Array): Zip => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { parts: readDirectory(bytes, view), unpack: (part, most) => unpack(bytes, view, part, most) };
};

/** As parts are looked up: some programs write backslashes, some capitals. */
export const partName = (name: string): string => name.replaceAll("\\", "/").replace(/^\/+/, "").toLowerCase();

const readDirectory = (bytes: Uint8Array, view: DataView): ReadonlyMap<string, Part> => {
  const parts = new Map<string, Part>();
  try {
    let { at, count } = findDirectory(view);
    for (; count > 0; count--) {
      const { part, next } = readEntry(bytes, view, at);
      const key = partName(part.name);
      // Two readers would each take another one.
      if (parts.has(key)) throw damaged(`“${part.name}”有两份`, `it holds "${part.name}" twice`);
      parts.set(key, part);
      at = next;
    }
  } catch (error) {
    throw error instanceof RangeError ? cutOff() : error;
  }
  return parts;
};
const cutOff = (): XlsxFault => damaged("内容不完整，结尾缺失", "it is incomplete, its end is missing");

const findDirectory = (view: DataView): { readonly at: number; readonly count: number } => {
  const last = view.byteLength - endSize;
  for (let at = last; at >= 0 && at >= last - longestComment; at--) {
    if (view.getUint32(at, true) !== signature.end) continue;
    const [count, offset] = [view.getUint16(at + 10, true), view.getUint32(at + 16, true)];
    const isLarge = count === 0xffff || offset === 0xffffffff;
    return (isLarge ? findDirectory64(view, at) : undefined) ?? { at: offset, count };
  }
  throw cutOff();
};
/** Some programs write the form for archives above 4 GB whatever the size. */
const findDirectory64 = (view: DataView, end: number) => {
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== signature.locator64) return undefined;
  const at = whole64(view, locator + 8);
  if (view.getUint32(at, true) !== signature.end64) throw cutOff();
  return { at: whole64(view, at + 48), count: whole64(view, at + 32) };
};
/** Numbers that no file of ours reaches are out of any range. */
const whole64 = (view: DataView, at: number): number => Number(view.getBigUint64(at, true));

const readEntry = (bytes: Uint8Array, view: DataView, at: number): { readonly part: Part; readonly next: number } => {
  if (view.getUint32(at, true) !== signature.central) throw damaged("目录读不通", "its table of contents cannot be followed");
  const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
    number,
    number,
    number,
  ];
  const extra = at + 46 + nameLength;
  const next = extra + extraLength + commentLength;
  if (next > view.byteLength) throw cutOff();
  const [packed, size, offset] = [20, 24, 42].map((field) => view.getUint32(at + field, true)) as [number, number, number];
  const part = {
    name: new TextDecoder().decode(bytes.subarray(at + 46, extra)),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
    ...longSizes(view, extra, extra + extraLength, { size, packed, offset }),
  };
  return { part, next };
};
type Sizes = Pick<Part, "size" | "packed" | "offset">;
/** What did not fit into 32 bits stands in extra field 1, in this order. */
const longSizes = (view: DataView, from: number, to: number, sizes: Sizes): Sizes => {
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let field = at + 4;
    const take = (value: number): number => {
      if (value !== 0xffffffff) return value;
      field += 8;
      return whole64(view, field - 8);
    };
    return { size: take(sizes.size), packed: take(sizes.packed), offset: take(sizes.offset) };
  }
  return sizes;
};

function* unpack(bytes: Uint8Array, view: DataView, part: Part, most: number): Generator<Uint8Array> {
  const { name, method, size, packed } = part;
  if (part.isEncrypted) throw protectedFile();
  if (method !== 0 && method !== 8)
    throw new XlsxFault(
      "packed-otherwise",
      {
        zh: `里的“${name}”用了不认识的压缩方式（${method}）。`,
        en: `holds "${name}", which is packed in an unknown way (${method}).`,
      },
      { zh: "请在表格软件中打开，另存为 .xlsx。", en: "Open it in a spreadsheet program and save it as .xlsx." },
    );
  refuseSize(part, size, most);
  const data = packedBytes(bytes, view, part);
  const [pieces, check] = [method === 0 ? stored(data) : inflated(data, name), crc32()];
  let total = 0;
  for (const piece of pieces) {
    total += piece.length;
    // More than was announced is another file than the one that was looked at.
    if (total > size) throw damaged(`“${name}”比它声明的大`, `"${name}" is larger than it says`);
    check.add(piece);
    yield piece;
  }
  if (total !== size || check.value() !== part.crc)
    throw damaged(`“${name}”的校验和不符`, `"${name}" is not what was packed (checksum)`);
  if (packed > view.byteLength) throw cutOff();
}
const refuseSize = ({ name, packed }: Part, size: number, most: number): void => {
  const mega = (n: number) => `${Math.round(n / 1024 / 1024)} MB`;
  if (size > most)
    throw tooLarge(
      `“${name}”解压后有 ${mega(size)}，最多 ${mega(most)}`,
      `"${name}" unpacks to ${mega(size)}, and ${mega(most)} is the most`,
    );
  if (size > limits.suspect && size > packed * limits.ratio)
    throw tooLarge(
      `“${name}”只有 ${Math.ceil(packed / 1024)} KB，解压后却有 ${mega(size)}，内容不可能是录入的`,
      `"${name}" is ${Math.ceil(packed / 1024)} KB and unpacks to ${mega(size)}, which nobody has typed`,
    );
};

const packedBytes = (bytes: Uint8Array, view: DataView, { offset, packed }: Part): Uint8Array => {
  if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== signature.local) throw cutOff();
  const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (from + packed > view.byteLength) throw cutOff();
  return bytes.subarray(from, from + packed);
};

/** One byte unpacks to 1032 at most, so that a piece stays below 17 MB. */
const pieceSize = 16 * 1024;
function* stored(data: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < data.length; at += pieceSize) yield data.subarray(at, at + pieceSize);
}
function* inflated(data: Uint8Array, name: string): Generator<Uint8Array> {
  const out: Uint8Array[] = [];
  const inflate = new Inflate((piece) => out.push(piece));
  for (let at = 0; at < data.length || at === 0; at += pieceSize) {
    try {
      inflate.push(data.subarray(at, at + pieceSize), at + pieceSize >= data.length);
    } catch {
      throw damaged(`“${name}”无法解压`, `"${name}" cannot be unpacked`);
    }
    yield* out.splice(0);
  }
}
