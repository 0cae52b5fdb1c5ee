import { TextDecoder } from "node:util";
import type { Says } from "../../text/path.ts";
import { cliError } from "../failure.ts";

const marks: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
  ["gb18030", [0x84, 0x31, 0x95, 0x33]],
];

const startsWith = (block: Uint8Array, bytes: readonly number[]): boolean => bytes.every((byte, i) => block[i] === byte);

/** The encoding that a byte order mark states, and the length of the mark. */
export const byteOrderMark = (block: Uint8Array): { readonly encoding: string; readonly length: number } | undefined => {
  const mark = marks.find(([, bytes]) => startsWith(block, bytes));
  return mark && { encoding: mark[0], length: mark[1].length };
};

export const newDecoder = (encoding: string): TextDecoder => {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  } catch {
    throw cliError(
      { en: `"${encoding}" is not an encoding that this program knows.`, zh: `不认识编码“${encoding}”。` },
      { help: { en: "Use utf-8, gb18030, big5, utf-16le or utf-16be.", zh: "可用 utf-8、gb18030、big5、utf-16le、utf-16be。" } },
    );
  }
};

const fits = (encoding: string, block: Uint8Array): boolean => {
  try {
    newDecoder(encoding).decode(block, { stream: true });
    return true;
  } catch {
    return false;
  }
};

export const chooseDecoder = (block: Uint8Array, name: Says, line: number): TextDecoder => {
  const encoding = ["utf-8", "gb18030"].find((candidate) => fits(candidate, block));
  if (encoding) return newDecoder(encoding);
  const where = brokenLine("utf-8", block, line);
  throw cliError(
    {
      en: `${name.en}, line ${where}: these bytes are text neither in UTF-8 nor in GB18030.`,
      zh: `${name.zh} 第 ${where} 行：这些字节既不是 UTF-8 文本，也不是 GB18030 文本。`,
    },
    { help: chooseEncoding },
  );
};

/** `block` undefined: the end of the file, where no character may be left half read. */
export const decodeBlock = (decoder: TextDecoder, block: Uint8Array | undefined, name: Says, line: number): string => {
  try {
    return block ? decoder.decode(block, { stream: true }) : decoder.decode();
  } catch {
    const where = block ? brokenLine(decoder.encoding, block, line) : line;
    throw cliError(
      {
        en: `${name.en}, line ${where}: this is not ${decoder.encoding} text, in which the file was read up to here.`,
        zh: `${name.zh} 第 ${where} 行：此处不是 ${decoder.encoding} 文本，而此前的内容是按该编码读取的。`,
      },
      { help: chooseEncoding },
    );
  }
};

const chooseEncoding: Says = {
  en: "Say the encoding yourself, for example --encoding gb18030, or save the file as UTF-8. If only this line is damaged, type it again.",
  zh: "请用 --encoding 指定编码，例如 --encoding gb18030，或将文件另存为 UTF-8。如果只有这一行损坏，请重新录入这一行。",
};

const brokenLine = (encoding: string, block: Uint8Array, line: number): number => {
  if (encoding.startsWith("utf-16")) return line;
  for (let at = 0, here = line; at < block.length; here++) {
    const end = block.indexOf(0x0a, at) + 1 || block.length;
    if (!fits(encoding, block.subarray(at, end))) return here;
    at = end;
  }
  return line;
};

export const refuseBinary = (block: Uint8Array, name: Says, decoder: TextDecoder | undefined): void => {
  const workbook = [
    [0x50, 0x4b, 0x03, 0x04],
    [0xd0, 0xcf, 0x11, 0xe0],
  ].some((start) => startsWith(block, start));
  if (workbook)
    throw cliError(
      { en: `${name.en} is a workbook or an archive, not text.`, zh: `${name.zh} 是工作簿或压缩文件，不是文本。` },
      {
        help: {
          en: 'In the spreadsheet program choose "Save as" and "CSV UTF-8", then use that file.',
          zh: "请在表格软件中“另存为”“CSV UTF-8”，再使用那个文件。",
        },
      },
    );
  if (block.includes(0) && !decoder?.encoding.startsWith("utf-16"))
    throw cliError(
      { en: `${name.en} holds zero bytes, so it is not plain text.`, zh: `${name.zh} 含有零字节，不是纯文本。` },
      {
        help: {
          en: "If it is UTF-16 text without a byte order mark, say --encoding utf-16le; otherwise save it as UTF-8.",
          zh: "如果是没有字节顺序标记的 UTF-16 文本，请用 --encoding utf-16le；否则请另存为 UTF-8。",
        },
      },
    );
};
