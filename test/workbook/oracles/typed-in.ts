/**
 * LibreOffice as the one who types: opens a finished workbook, changes cells as a reader could, reckons, saves. A cell that is locked on a protected
 * sheet, a sheet or a cell that is not there is an error here, as it is for the reader.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Calculated, readCalculated } from "./calculated.ts";
import { libreOffice, makeProfile } from "./libreoffice.ts";
import { inScratch, run } from "./program.ts";

/** A text stays text whatever it looks like; `""` empties the cell. */
export type Change = { readonly sheet: string; readonly cell: string; readonly value: number | string };

/** A text as an expression of Basic, whose literals hold no line breaks and have no escapes. */
const basicText = (text: string): string => {
  const parts = text.match(/\P{Cc}{1,200}|\p{Cc}/gu) ?? [];
  return (
    parts.map((part) => (/\p{Cc}/u.test(part) ? `Chr(${part.charCodeAt(0)})` : `"${part.replaceAll('"', '""')}"`)).join(" & ") ||
    '""'
  );
};
const basicChange = ({ sheet, cell, value }: Change): string => {
  if (typeof value === "number" && !Number.isFinite(value)) throw new Error(`${value} cannot be typed`);
  const typed = typeof value === "number" ? `True, ${value}` : `False, ${basicText(value)}`;
  return `  TypeInto(doc, ${basicText(sheet)}, ${basicText(cell)}, ${typed})`;
};
/** Whatever goes wrong is left in a file, as nobody is asked. The program ends with the macro, for nothing is open then. */
const macro = (from: string, to: string, report: string, changes: readonly Change[]): string => `Private problem As String
Sub Main
  Dim doc As Object
  On Error GoTo Failed
  problem = "the file cannot be opened"
  doc = StarDesktop.loadComponentFromURL(${basicText(from)}, "_blank", 0, Array(Setting("Hidden", True)))
  problem = ""
${changes.map(basicChange).join("\n")}
  If problem = "" Then
    doc.calculateAll()
    problem = "the file cannot be saved"
    doc.storeToURL(${basicText(to)}, Array(Setting("FilterName", "Calc MS Excel 2007 XML")))
    problem = "done"
  End If
  doc.close(True)
  Report(problem)
  Exit Sub
Failed:
  Report(problem & ": " & Error$)
  If Not IsNull(doc) Then doc.close(True)
End Sub
Function Setting(name As String, value)
  Dim made As New com.sun.star.beans.PropertyValue
  made.Name = name
  made.Value = value
  Setting = made
End Function
Sub TypeInto(doc, sheetName As String, cellName As String, isNumber As Boolean, value)
  Dim sheet As Object, cell As Object
  If problem <> "" Then Exit Sub
  problem = sheetName & " " & cellName & ": no such cell"
  sheet = doc.Sheets.getByName(sheetName)
  cell = sheet.getCellRangeByName(cellName).getCellByPosition(0, 0)
  If sheet.isProtected() Then
    problem = sheetName & " " & cellName & ": locked"
    If cell.CellProtection.IsLocked Then Exit Sub
  End If
  problem = sheetName & " " & cellName & ": cannot be typed into"
  If isNumber Then
    cell.setValue(value)
  Else
    cell.setString(value)
  End If
  problem = ""
End Sub
Sub Report(outcome As String)
  Dim files As Object, stream As Object
  files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  stream = createUnoService("com.sun.star.io.TextOutputStream")
  stream.setOutputStream(files.openFileWrite(${basicText(report)}))
  stream.setEncoding("UTF-8")
  stream.writeString(outcome)
  stream.closeOutput()
End Sub
`;
const xml = '<?xml version="1.0" encoding="UTF-8"?>\n';
const library = 'xmlns:library="http://openoffice.org/2000/library"';
/** The library of macros of one's own that every profile has, with one module in it. */
const addMacro = async (directory: string, basic: string): Promise<void> => {
  const standard = join(directory, "profile/user/basic/Standard");
  await mkdir(standard, { recursive: true });
  const escaped = basic.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  const files = {
    "../script.xlc": `${xml}<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries ${library} xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/></library:libraries>`,
    "script.xlb": `${xml}<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library ${library} library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Module1"/></library:library>`,
    "Module1.xba": `${xml}<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">${escaped}</script:module>`,
  };
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(standard, name), text)));
};

const typed = (file: Uint8Array, changes: readonly Change[]): Promise<Calculated> =>
  inScratch(async (directory) => {
    const [from, to, report] = ["in.xlsx", "out.xlsx", "report.txt"].map((name) => join(directory, name)) as [
      string,
      string,
      string,
    ];
    const profile = await makeProfile(directory);
    const url = (path: string) => pathToFileURL(path).href;
    await addMacro(directory, macro(url(from), url(to), url(report), changes));
    await writeFile(from, file);
    const said = await run("soffice", [profile, "--headless", "--norestore", "macro:///Standard.Module1.Main"], directory, 120);
    const outcome = await readFile(report, "utf8").catch(() => `the macro did not run: ${said}`);
    if (outcome !== "done") throw new Error(`LibreOffice did not type: ${outcome}`);
    return readCalculated(await readFile(to));
  });
/** Undefined where LibreOffice is not installed. */
export const typeIn: typeof typed | undefined = libreOffice && typed;
