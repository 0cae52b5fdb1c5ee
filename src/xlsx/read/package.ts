/** Which parts a workbook has: its sheets in order, its texts and formats, by the relationships between them (ECMA-376 part 2, 9.3). */
import { damaged, otherKind, type XlsxFault } from "./fault.ts";
import { findPart, readXml } from "./part.ts";
import type { Part, Zip } from "./zip.ts";

export type SheetPart = { readonly name: string; readonly isHidden: boolean; readonly part: Part };
export type Package = {
  readonly sheets: readonly SheetPart[];
  readonly strings: Part | undefined;
  readonly styles: Part | undefined;
  /** Days are counted from 1904 instead of 1900. */
  readonly from1904: boolean;
};
type Relation = { readonly id: string; readonly type: string; readonly target: string };

export const readPackage = (zip: Zip): Package => {
  const root = relations(zip, "");
  const main = root.find(({ type }) => type === "officeDocument")?.target ?? "xl/workbook.xml";
  const workbook = findPart(zip, main);
  if (!workbook || !isXml(main)) throw whatElse(zip);
  const own = relations(zip, main);
  const { sheets, from1904, isWorkbook } = readWorkbook(zip, workbook);
  if (!isWorkbook) throw whatElse(zip);
  const partOf = (found: Relation | undefined): Part | undefined => (found ? findPart(zip, found.target) : undefined);
  const found = sheets.flatMap(({ relation, ...sheet }): SheetPart[] => {
    const one = own.find(({ id }) => id === relation);
    // Sheets of charts and dialogs hold no rows.
    if (one && one.type !== "worksheet") return [];
    const part = partOf(one);
    if (!part) throw damaged(`工作表“${sheet.name}”的内容不在文件里`, `the content of the sheet "${sheet.name}" is not in it`);
    return [{ ...sheet, part }];
  });
  return {
    sheets: found,
    strings: partOf(own.find(({ type }) => type === "sharedStrings")),
    styles: partOf(own.find(({ type }) => type === "styles")),
    from1904,
  };
};
const isXml = (name: string): boolean => name.toLowerCase().endsWith(".xml");

/** What the part refers to inside of the file. `of` empty: the file itself. */
const relations = (zip: Zip, of: string): readonly Relation[] => {
  const [folder, name] = splitName(of);
  const part = findPart(zip, `${folder}_rels/${name}.rels`);
  const found: Relation[] = [];
  if (part)
    readXml(zip, part, {
      open: (element, { Id: id, Type: type, Target: target, TargetMode: mode }) => {
        if (element !== "Relationship" || id === undefined || target === undefined || mode === "External") return;
        // Strict workbooks have other addresses with the same ends.
        found.push({ id, type: splitName(type ?? "")[1], target: resolved(folder, target) });
      },
      text: () => {},
      close: () => {},
    });
  return found;
};
const splitName = (name: string): readonly [folder: string, name: string] => {
  const at = name.lastIndexOf("/") + 1;
  return [name.slice(0, at), name.slice(at)];
};
/** Never above the file itself. */
const resolved = (folder: string, target: string): string => {
  const steps: string[] = [];
  for (const step of (target.startsWith("/") ? target : folder + target).split("/"))
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  return steps.join("/");
};

const readWorkbook = (zip: Zip, part: Part) => {
  const sheets: { readonly name: string; readonly isHidden: boolean; readonly relation: string }[] = [];
  let [from1904, isWorkbook] = [false, false];
  readXml(zip, part, {
    open: (element, { name, state, id, date1904 }) => {
      if (element === "workbook") isWorkbook = true;
      if (element === "workbookPr") from1904 = isTrue(date1904);
      if (element === "sheet")
        sheets.push({ name: name ?? "", isHidden: state !== undefined && state !== "visible", relation: id ?? "" });
    },
    text: () => {},
    close: () => {},
  });
  return { sheets, from1904, isWorkbook };
};
export const isTrue = (text: string | undefined): boolean => text === "1" || text === "true" || text === "on";

const whatElse = (zip: Zip): XlsxFault => {
  const has = (beginning: string): boolean => [...zip.parts.keys()].some((name) => name.startsWith(beginning));
  if (has("xl/workbook.bin"))
    return otherKind({ zh: "是二进制工作簿（.xlsb）", en: "is a binary workbook (.xlsb)" }, "old-format");
  if (has("content.xml") && has("mimetype"))
    return otherKind({ zh: "是 OpenDocument 文件（.ods）", en: "is an OpenDocument file (.ods)" }, "old-format");
  if (has("index/document.iwa")) return otherKind({ zh: "是 Numbers 文件", en: "is a Numbers file" }, "old-format");
  if (has("word/")) return otherKind({ zh: "是 Word 文档", en: "is a Word document" });
  if (has("ppt/")) return otherKind({ zh: "是演示文稿", en: "is a presentation" });
  return otherKind({ zh: "是压缩文件", en: "is an archive" });
};
