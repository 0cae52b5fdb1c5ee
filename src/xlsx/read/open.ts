/** The door of this folder: bytes → sheets → rows of typed cells. What cannot be read is thrown as `XlsxFault`. */
import { otherKind, protectedFile, tooLarge } from "./fault.ts";
import { limits } from "./limits.ts";
import { readPackage } from "./package.ts";
import { openSheet, type Sheet } from "./sheet.ts";
import { isArchive, isCompound } from "./signature.ts";
import { readStrings } from "./strings.ts";
import { readStyles } from "./styles.ts";
import { openZip } from "./zip.ts";

export { XlsxFault } from "./fault.ts";
export type { NumberFormat } from "./formats.ts";
export type { Sheet, SheetCell, SheetRow } from "./sheet.ts";
export type { SheetValue } from "./value.ts";

export type OpenedWorkbook = {
  /** In order, without sheets of charts. */
  readonly sheets: readonly { readonly name: string; readonly isHidden: boolean }[];
  /** Days are counted from 1904 instead of 1900. */
  readonly from1904: boolean;
  /** By its place among the sheets. */
  readonly open: (sheet: number) => Sheet;
};

export const maximumSize = limits.file;

export const openWorkbook = (bytes: Uint8Array): OpenedWorkbook => {
  if (bytes.length > limits.file)
    throw tooLarge(`超过 ${limits.file / 1024 / 1024} MB`, `it has more than ${limits.file / 1024 / 1024} MB`);
  if (isCompound(bytes)) throw compoundFault(bytes);
  if (!isArchive(bytes)) throw otherKind(undefined);
  const zip = openZip(bytes);
  const { sheets, strings, styles, from1904 } = readPackage(zip);
  let book: Parameters<typeof openSheet>[2] | undefined;
  return {
    sheets: sheets.map(({ name, isHidden }) => ({ name, isHidden })),
    from1904,
    open: (at) => {
      const sheet = sheets[at];
      if (!sheet) throw new RangeError(`no sheet ${at}`);
      book ??= { strings: strings ? readStrings(zip, strings) : [], styles: styles ? readStyles(zip, styles) : [] };
      return openSheet(zip, sheet.part, book);
    },
  };
};

const compoundFault = (bytes: Uint8Array) =>
  holdsUtf16(bytes, "EncryptedPackage")
    ? protectedFile()
    : otherKind({ zh: "是旧格式的文件（.xls 或 .et）", en: "has the old format (.xls or .et)" }, "old-format");
/** A name in the directory of the container, wherever in the file that stands. */
const holdsUtf16 = (bytes: Uint8Array, name: string): boolean => {
  const wanted = [...name].flatMap((char) => [char.charCodeAt(0), 0]);
  for (let at = bytes.indexOf(wanted[0] as number); at >= 0; at = bytes.indexOf(wanted[0] as number, at + 1))
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true;
  return false;
};
