/** Why a file cannot be read as a workbook. */
import type { Says } from "../../text/path.ts";

export type XlsxFaultCode =
  | "not-xlsx"
  | "old-format"
  | "password"
  | "damaged"
  | "too-large"
  | "packed-otherwise"
  | "no-sheet"
  | "unknown-sheet";
/** The message goes on behind the name of the file: `staff.xlsx is protected by a password.` */
export class XlsxFault extends Error {
  readonly code: XlsxFaultCode;
  readonly says: { readonly message: Says; readonly help: Says };

  constructor(code: XlsxFaultCode, message: Says, help: Says) {
    super(message.en);
    this.name = "XlsxFault";
    this.code = code;
    this.says = { message, help };
  }
}

const saveAgain: Says = {
  zh: "请在表格软件中打开它，另存为 .xlsx 后再试；打不开的，请重新导出或复制。",
  en: "Open it in a spreadsheet program and save it as .xlsx again; if that fails, export or copy it once more.",
};
/** `what` goes on behind "damaged". */
export const damaged = (zh: string, en: string): XlsxFault =>
  new XlsxFault("damaged", { zh: `已损坏：${zh}。`, en: `is damaged: ${en}.` }, saveAgain);
export const tooLarge = (zh: string, en: string): XlsxFault =>
  new XlsxFault(
    "too-large",
    { zh: `太大：${zh}。`, en: `is too large: ${en}.` },
    {
      zh: "人员名单不会这么大：请只留需要的工作表和列，另存为新的 .xlsx，或另存为 CSV。",
      en: "No list of staff is: keep only the sheet and the columns that are needed, save them as a new .xlsx, or save them as CSV.",
    },
  );
/** `is`: what it is instead, behind the name of the file; absent: nobody knows. */
export const otherKind = (is: Says | undefined, code: "not-xlsx" | "old-format" = "not-xlsx"): XlsxFault =>
  new XlsxFault(
    code,
    is
      ? { zh: `${is.zh}，不是 .xlsx 工作簿。`, en: `${is.en}, not an .xlsx workbook.` }
      : { zh: "不是 .xlsx 工作簿。", en: "is not an .xlsx workbook." },
    {
      zh: "请在表格软件中打开，用“另存为”存成 .xlsx；只改扩展名不行。",
      en: 'Open it in a spreadsheet program and choose "Save as" .xlsx; a new name alone does not change what it is.',
    },
  );
export const protectedFile = (): XlsxFault =>
  new XlsxFault(
    "password",
    { zh: "有密码保护，无法读取。", en: "is protected by a password and cannot be read." },
    {
      zh: "请在表格软件中打开，去掉打开密码后另存一份。",
      en: "Open it in the spreadsheet program, remove the password for opening, and save it without.",
    },
  );
