/** A part of the archive as text, and as XML. */
import { damaged } from "./fault.ts";
import { limits } from "./limits.ts";
import { type XmlHandler, xmlReader } from "./xml.ts";
import { type Part, partName, type Zip } from "./zip.ts";

export const findPart = ({ parts }: Zip, name: string): Part | undefined => parts.get(partName(name));

/** Feeds a part to the handler; yields after each piece, so that nothing has to be held. */
export function* xmlPieces(zip: Zip, part: Part, handler: XmlHandler, most: number = limits.part): Generator<undefined> {
  const reader = xmlReader(handler, part.name);
  let decode: ReturnType<typeof decoder> | undefined;
  for (const piece of zip.unpack(part, most)) {
    decode ??= decoder(piece, part);
    reader.push(decode(piece));
    yield undefined;
  }
  reader.push(decode?.() ?? "");
  reader.end();
}
/** A part of which everything is kept. */
export const readXml = (zip: Zip, part: Part, handler: XmlHandler): void => {
  for (const _ of xmlPieces(zip, part, handler, limits.held));
};

/** UTF-8, or UTF-16 by its byte order mark: workbooks have no other encoding. */
const decoder = ([first, second]: Uint8Array, part: Part): ((piece?: Uint8Array) => string) => {
  const mark = (first ?? 0) * 256 + (second ?? 0);
  const encoding = mark === 0xfffe ? "utf-16le" : mark === 0xfeff ? "utf-16be" : "utf-8";
  const text = new TextDecoder(encoding, { fatal: true });
  return (piece) => {
    try {
      return piece ? text.decode(piece, { stream: true }) : text.decode();
    } catch {
      throw damaged(`“${part.name}”不是 ${encoding} 文本`, `"${part.name}" is not ${encoding} text`);
    }
  };
};
