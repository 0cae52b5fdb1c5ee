/** The people of one sheet of a workbook. What was left out, or may not have been meant, is noted. */
import type { Column } from "../../cells/columns.ts";
import type { Says } from "../../text/path.ts";
import { didYouMean, suggest } from "../../text/suggest.ts";
import { maximumSize, type OpenedWorkbook, openWorkbook, XlsxFault } from "../../xlsx/read/open.ts";
import { cliError, emptyFile } from "../failure.ts";
import { type FactRow, placeName, type SheetPlace } from "./fact-row.ts";
import type { Bytes } from "./open.ts";
import { chain, findHeader, headerRows, readHead } from "./xlsx-header.ts";
import { listSheets, openListSheet } from "./xlsx-lists.ts";
import { sheetNotes } from "./xlsx-notes.ts";
import { rowReader } from "./xlsx-row.ts";

export type XlsxOptions = {
  readonly columns: readonly Column[];
  /** The first that is not hidden, where none is named. */
  readonly sheet?: string | undefined;
  readonly note?: ((text: Says) => void) | undefined;
};

export async function* readXlsx(bytes: Bytes, name: Says, options: XlsxOptions): AsyncGenerator<FactRow> {
  const all = await collect(bytes);
  if (all.length === 0) throw emptyFile(name);
  try {
    yield* readSheet(openWorkbook(all), name, options);
  } catch (error) {
    throw error instanceof XlsxFault ? unreadable(error, name) : error;
  }
}
const unreadable = ({ says: { message, help } }: XlsxFault, name: Says) =>
  cliError({ zh: `${name.zh} ${message.zh}`, en: `${name.en} ${message.en}` }, { help });

/** No more than the reader would take. */
const collect = async (bytes: Bytes): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of bytes) {
    parts.push(part);
    size += part.length;
    if (size > maximumSize) break;
  }
  return Buffer.concat(parts);
};

function* readSheet(book: OpenedWorkbook, name: Says, options: XlsxOptions): Generator<FactRow> {
  const { at, sheet } = chooseSheet(book, name, options.sheet);
  const place = placeName(name, sheet);
  const { rows, isHiddenColumn } = book.open(at);
  const first = readHead(rows, headerRows);
  if (first.length === 0) throw emptySheet(book, at, place);
  const found = listSheets(book, options.columns, at);
  // What has a sheet of its own is no column here.
  const ofLists = found.map(({ list }) => list);
  const columns = options.columns.filter((column) => !ofLists.some((list) => list === column));
  const { targets, reckoned, length } = findHeader(first, columns, place, isHiddenColumn, ofLists);
  const notes = sheetNotes(place);
  notes.hiddenColumns(targets.flatMap((target, i) => (target?.column && isHiddenColumn(i) ? [target.header] : [])));
  const headers = targets.flatMap((target) => (target && !target.column ? [target.header] : []));
  const lists = found.map((one) => openListSheet(book, one, headers, name, options.note));
  const read = rowReader(targets, reckoned, book.from1904);
  const people: FactRow[] = [];
  for (const row of chain(first.slice(length), rows)) {
    const { who, beside, ...person } = read(row);
    if (beside) notes.beside(row.at);
    if (who === "nobody") notes.nobody(row.at);
    if (who !== "somebody") continue;
    if (row.isHidden) notes.hidden(row.at);
    // Whose the records are is known when everybody is.
    if (lists.length > 0) people.push({ ...person, sheet });
    else yield { ...person, sheet };
  }
  yield* lists.reduce<readonly FactRow[]>((everybody, { join }) => join(everybody), people);
  notes.report(options.note);
}
const chooseSheet = (
  { sheets }: OpenedWorkbook,
  file: Says,
  wanted: string | undefined,
): { readonly at: number; readonly sheet: SheetPlace } => {
  const shown = sheets.findIndex(({ isHidden }) => !isHidden);
  const usual = Math.max(shown, 0);
  const names = sheets.map(({ name }) => name);
  if (names.length === 0)
    throw cliError(
      { zh: `${file.zh} 里没有工作表。`, en: `${file.en} holds no sheet.` },
      { help: { zh: "需要一张工作表，表头之后每人一行。", en: "It needs a sheet with a header row and one row per person." } },
    );
  if (wanted === undefined) return { at: usual, sheet: {} };
  const fold = (text: string) => text.normalize("NFKC").trim().toLowerCase();
  const exact = names.indexOf(wanted);
  const at = exact >= 0 ? exact : names.findIndex((name) => fold(name) === fold(wanted));
  if (at < 0) throw unknownSheet(wanted, names, file);
  return { at, sheet: at === usual ? {} : { name: names[at] ?? "" } };
};
const unknownSheet = (wanted: string, names: readonly string[], file: Says) => {
  const near = suggest(wanted, names);
  const meant = near === undefined ? { zh: "", en: "" } : didYouMean(near);
  const some = names.slice(0, 20);
  const more = names.length > some.length;
  return cliError(
    { zh: `${file.zh} 里没有工作表“${wanted}”。`, en: `${file.en} has no sheet "${wanted}".` },
    {
      help: {
        zh: `${meant.zh}有：${some.join("、")}${more ? "…" : ""}。`,
        en: `${meant.en}${meant.en && " "}It has ${some.map((name) => `"${name}"`).join(", ")}${more ? ", …" : ""}.`,
      },
    },
  );
};
const emptySheet = ({ sheets }: OpenedWorkbook, at: number, place: Says) => {
  const others = sheets.flatMap(({ name }, i) => (i === at ? [] : [name])).slice(0, 20);
  return cliError(
    { zh: `${place.zh} 的工作表“${sheets[at]?.name}”是空的。`, en: `${place.en}: the sheet "${sheets[at]?.name}" is empty.` },
    {
      help:
        others.length === 0
          ? { zh: "需要一行表头，之后每人一行。", en: "It needs a header row and one row per person." }
          : {
              zh: `数据在别的工作表时，用 --sheet 指定：${others.join("、")}。`,
              en: `If the people stand on another sheet, name it with --sheet: ${others.map((name) => `"${name}"`).join(", ")}.`,
            },
    },
  );
};
