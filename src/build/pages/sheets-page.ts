/** The page that somebody who is no developer follows in five minutes. */
import type { Program } from "../../plan/ir.ts";
import type { Language } from "../../text/path.ts";
import type { BuiltFile } from "../built.ts";
import { code, copyable, heading, htmlPage, note, paragraph, steps, strong } from "./page.ts";
import { usage } from "./usage.ts";

const nameOf = (name: string): string => `RUBRIC_${name}`;

export const sheetsPages = (programs: readonly Program[], script: string): readonly BuiltFile[] => [
  { name: "install.zh.html", content: page(programs, script, "zh") },
  { name: "install.en.html", content: page(programs, script, "en") },
];

const page = (programs: readonly Program[], script: string, language: Language): string => {
  const zh = language === "zh";
  const titles = programs.map(({ rubric }) => rubric.title[language]).join(zh ? "、" : ", ");
  return htmlPage(zh ? `在 Google 表格里评分：${titles}` : `Scoring in Google Sheets: ${titles}`, language, [
    heading(zh ? "安装（约五分钟，每个表格文件一次）" : "Install (about five minutes, once for each spreadsheet)"),
    copyable("script", script, language, zh ? "① 复制脚本" : "1. Copy the script"),
    steps(zh ? chinese : english),
    note(
      zh
        ? `细则改了之后，重新生成脚本，在编辑器里整个替换即可，公式不用动。另存的表格副本自带脚本。开发者可用 clasp 推送 ${code("scorewright.gs")} 和 ${code("appsscript.json")}；时区以表格的设置为准。`
        : `When the rubric has changed, make the script anew and replace it in the editor; formulas stay. A copy of the spreadsheet has the script with it. Developers can push ${code("scorewright.gs")} and ${code("appsscript.json")} with clasp; dates follow the time zone of the spreadsheet.`,
    ),
    paragraph(
      zh
        ? "脚本只在你的表格里计算，不联网，不读写别的单元格，也不需要授权。"
        : "The script reckons within your spreadsheet: it sends nothing anywhere, touches no other cell and asks for no permission.",
    ),
    ...usage(programs, language, nameOf),
  ]);
};

const chinese: readonly string[] = [
  "点上面的按钮复制脚本。",
  `打开你的 Google 表格，点菜单 ${strong("扩展程序 → Apps 脚本")}。`,
  "在打开的编辑器里，删去原有内容，粘贴。",
  `点 ${strong("保存")}（磁盘图标），关掉编辑器，回到表格。`,
  "在数据旁边的格子里写下面的公式。第一次会显示 Loading… 片刻。",
];
const english: readonly string[] = [
  "Copy the script with the button above.",
  `Open your Google spreadsheet and choose ${strong("Extensions → Apps Script")}.`,
  "Delete what stands in the editor and paste.",
  `Press ${strong("Save")} (the disk), close the editor and go back to the sheet.`,
  "Type one of the formulas below beside your data. The first time it shows Loading… for a moment.",
];
