/** Bytes become text with `\n` line ends: UTF-8, GB18030 (what Excel writes on a Chinese Windows) or what a byte order mark says, block by block. */
import { isAscii } from "node:buffer";
import type { Says } from "../../text/path.ts";
import { byteOrderMark, chooseDecoder, decodeBlock, newDecoder, refuseBinary } from "./encoding.ts";
import { countLines, lineBlocks, unixLines } from "./lines.ts";
import type { Bytes } from "./open.ts";

export async function* decodeText(bytes: Bytes, name: Says, encoding?: string): AsyncGenerator<string> {
  let decoder = encoding === undefined ? undefined : newDecoder(encoding);
  let line = 1;
  let heldReturn = "";
  let first = true;
  for await (let block of lineBlocks(bytes)) {
    if (first) {
      const mark = byteOrderMark(block);
      if (mark) {
        decoder = newDecoder(mark.encoding);
        block = block.subarray(mark.length);
      } else refuseBinary(block, name, decoder);
      first = false;
    }
    // Until a byte beyond ASCII turns up, the encodings agree and nothing needs to be decided.
    if (!decoder && !isAscii(block)) decoder = chooseDecoder(block, name, line);
    const text = heldReturn + (decoder ? decodeBlock(decoder, block, name, line) : block.toString("latin1"));
    heldReturn = text.endsWith("\r") ? "\r" : "";
    const lines = unixLines(heldReturn ? text.slice(0, -1) : text);
    line += countLines(lines);
    if (lines !== "") yield lines;
  }
  if (decoder) decodeBlock(decoder, undefined, name, line);
  if (heldReturn) yield "\n";
}
