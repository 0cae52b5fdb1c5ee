/** WPS: the administrator puts the add-in on a server and lists it, the others only type. */
import type { Program } from "../../plan/ir.ts";
import type { BuildOptions, BuiltFile } from "../built.ts";
import { hostedPages, titlesOf } from "./hosted.ts";
import { code, heading, note, paragraph, steps } from "./page.ts";

const folders = [
  ["Windows", "%APPDATA%\\kingsoft\\wps\\jsaddons\\publish.xml"],
  ["Linux", "~/.local/share/Kingsoft/wps/jsaddons/publish.xml"],
  ["macOS", "~/Library/Containers/com.kingsoft.wpsoffice.mac/Data/.kingsoft/wps/jsaddons/publish.xml"],
] as const;
const places = `<ul>${folders.map(([system, path]) => `<li>${system}: ${code(path)}</li>`).join("")}</ul>`;

export const wpsPages = (programs: readonly Program[], options: BuildOptions): readonly BuiltFile[] => {
  const { url, namespace } = options;
  const listed = ["index.html", "main.js", "ribbon.xml", "manifest.xml"].map(code).join(", ");
  return hostedPages(programs, options, {
    admin: (language) =>
      language === "zh"
        ? {
            title: `WPS 评分函数：管理员部署（${titlesOf(programs, language)}）`,
            body: [
              heading("需要什么"),
              paragraph(
                `一个网站目录，地址就是生成时给的 ${code(url)}（以 / 结尾）；WPS 12.1.0.20540 或更高版本。函数只在表格里可用。`,
              ),
              heading("步骤"),
              steps([
                `把 ${listed} 和 use.*.html 放到 ${code(url)} 下。在浏览器里打开 ${code(`${url}ribbon.xml`)} 应能看到内容。`,
                `企业版：把 ${code("jsplugins.xml")} 放到服务器上，在各机器的 ${code("office6/cfgs/oem.ini")} 里写 ${code("[Support] JsApiPlugin=true")} 和 ${code("[Server] JSPluginsServer=https://…/jsplugins.xml")}。`,
                `个人版：把 ${code("publish.xml")} 放到每个人的下列位置；已有该文件的，把其中 ${code("<jspluginonline …/>")} 一行加进去。${places}`,
                "重启 WPS 表格。",
              ]),
              heading("更新"),
              paragraph("细则改了：重新生成，替换 main.js，用户重启 WPS 即可。"),
              note("WPS 对空格、错误值传入什么没有公开的文档；部署后请先用几行有空格的数据试一下：空格应提示缺失。"),
            ],
          }
        : {
            title: `Scoring functions for WPS: for the administrator (${titlesOf(programs, language)})`,
            body: [
              heading("What you need"),
              paragraph(
                `A folder on a server, at the address given when this was built, ${code(url)} (ending in /), and WPS 12.1.0.20540 or later. The functions exist in spreadsheets only.`,
              ),
              heading("Steps"),
              steps([
                `Put ${listed} and the pages use.*.html under ${code(url)}. ${code(`${url}ribbon.xml`)} has to open in a browser.`,
                `Enterprise edition: put ${code("jsplugins.xml")} on the server and write ${code("[Support] JsApiPlugin=true")} and ${code("[Server] JSPluginsServer=https://…/jsplugins.xml")} into ${code("office6/cfgs/oem.ini")} of every machine.`,
                `Personal edition: put ${code("publish.xml")} into this place for every user; where there is such a file already, add its line ${code("<jspluginonline …/>")}.${places}`,
                "Restart WPS Spreadsheets.",
              ]),
              heading("Updating"),
              paragraph("When a rubric has changed, build again and replace main.js; people restart WPS."),
              note(
                "What WPS hands in for empty cells and for errors is not documented: try a few rows with empty cells first, which have to be told as missing.",
              ),
            ],
          },
    use: (language) =>
      language === "zh"
        ? {
            title: `在 WPS 表格里评分：${titlesOf(programs, language)}`,
            body: [
              paragraph(
                `管理员部署、重启 WPS 之后，输入 ${code(`=${namespace}.`)} 或在“插入函数 → 用户定义”里就能看到这些函数。`,
              ),
            ],
          }
        : {
            title: `Scoring in WPS Spreadsheets: ${titlesOf(programs, language)}`,
            body: [
              paragraph(
                `Once the administrator has deployed them and WPS was restarted, type ${code(`=${namespace}.`)} or look under Insert function → User defined.`,
              ),
            ],
          },
  });
};
