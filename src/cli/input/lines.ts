import type { Bytes } from "./open.ts";

const blockSize = 64 * 1024;

export const unixLines = (text: string): string => (text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text);

export const countLines = (text: string, from = 0, to = text.length): number => {
  let lines = 0;
  for (let i = text.indexOf("\n", from); i >= 0 && i < to; i = text.indexOf("\n", i + 1)) lines++;
  return lines;
};

/** Blocks end with a line where they can: the byte 0x0A is never part of another character in UTF-8 or GB18030. */
export async function* lineBlocks(bytes: Bytes): AsyncGenerator<Buffer> {
  let parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    parts.push(chunk);
    size += chunk.length;
    if (size < blockSize) continue;
    const all = Buffer.concat(parts);
    const cut = all.lastIndexOf(0x0a) + 1 || all.length;
    yield all.subarray(0, cut);
    parts = cut < all.length ? [all.subarray(cut)] : [];
    size = all.length - cut;
  }
  if (size > 0) yield Buffer.concat(parts);
}
