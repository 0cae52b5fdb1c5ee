/**
 * A zip archive, part after part, in memory only what is deflated. Made here and not by fflate, which puts the date in the zone of the machine, and the
 * sizes behind the parts, where readers that stream do not find them. The form: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
import { Deflate } from "fflate";

export type Archive = {
  /** Deflates a part, a piece of text at a time. */
  add(path: string, pieces: Iterable<string>): void;
  /** The whole of it; nothing can be added any more. */
  bytes(): Uint8Array;
};

const table = Uint32Array.from({ length: 256 }, (_, start) => {
  let value = start;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});
const checksum = (before: number, bytes: Uint8Array): number => {
  let crc = ~before;
  // By place: over hundreds of megabytes an iterator takes longer than deflating does.
  for (let at = 0; at < bytes.length; at++) crc = (table[(crc ^ (bytes[at] as number)) & 0xff] as number) ^ (crc >>> 8);
  return ~crc >>> 0;
};

/** Little-endian numbers, as [value, how many bytes]. */
const numbers = (...fields: readonly (readonly [value: number, size: number])[]): Uint8Array =>
  Uint8Array.from(fields.flatMap(([value, size]) => Array.from({ length: size }, (_, at) => (value >>> (8 * at)) & 0xff)));

/** 1980-01-01 00:00, the first moment that the form knows: the same workbook is the same bytes whenever it is written. */
const midnight = 0;
const firstDay = (1 << 5) | 1;
const version = 20;
const namesAreUtf8 = 0x0800;
const deflated = 8;
/** Beyond, the form needs fields that not every reader knows. */
const sizeLimit = 0xffffffff;

/** Characters of text that are encoded and deflated at a time. */
const pieceSize = 1 << 16;
function* inPieces(pieces: Iterable<string>): Iterable<string> {
  let waiting: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    waiting.push(piece);
    length += piece.length;
    if (length < pieceSize) continue;
    yield waiting.join("");
    waiting = [];
    length = 0;
  }
  yield waiting.join("");
}

export const archive = (): Archive => {
  const chunks: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  const encoder = new TextEncoder();
  let written = 0;
  const write = (...parts: readonly Uint8Array[]) => {
    for (const part of parts) {
      chunks.push(part);
      written += part.length;
    }
  };
  return {
    add(path, pieces) {
      const name = encoder.encode(path);
      const packed: Uint8Array[] = [];
      const deflate = new Deflate({ level: 6 }, (bytes) => packed.push(bytes));
      let [crc, size] = [0, 0];
      for (const piece of inPieces(pieces)) {
        const bytes = encoder.encode(piece);
        crc = checksum(crc, bytes);
        size += bytes.length;
        deflate.push(bytes);
      }
      deflate.push(new Uint8Array(0), true);
      const packedSize = packed.reduce((sum, { length }) => sum + length, 0);
      if (size > sizeLimit || written + packedSize > sizeLimit) throw new Error(`${path} is too large for the archive.`);
      const about = numbers(
        [version, 2],
        [namesAreUtf8, 2],
        [deflated, 2],
        [midnight, 2],
        [firstDay, 2],
        [crc, 4],
        [packedSize, 4],
        [size, 4],
        [name.length, 2],
        [0, 2],
      );
      // No comment, first disk, no attributes, where the part begins.
      directory.push(numbers([0x02014b50, 4], [version, 2]), about, numbers([0, 2], [0, 2], [0, 2], [0, 4], [written, 4]), name);
      write(numbers([0x04034b50, 4]), about, name, ...packed);
    },
    bytes() {
      const parts = directory.length / 4;
      const start = written;
      write(...directory);
      write(numbers([0x06054b50, 4], [0, 2], [0, 2], [parts, 2], [parts, 2], [written - start, 4], [start, 4], [0, 2]));
      const whole = new Uint8Array(written);
      let at = 0;
      for (const chunk of chunks) {
        whole.set(chunk, at);
        at += chunk.length;
      }
      return whole;
    },
  };
};
