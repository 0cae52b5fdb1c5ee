/** Excel: the administrator uploads and deploys, the others only type. */
import type { Program } from "../../plan/ir.ts";
import type { BuildOptions, BuiltFile } from "../built.ts";
import { hostedPages, titlesOf } from "./hosted.ts";
import { code, heading, note, paragraph, steps, strong } from "./page.ts";

export const excelPages = (programs: readonly Program[], options: BuildOptions): readonly BuiltFile[] => {
  const { url, namespace } = options;
  const files = ["functions.js", "functions.json", "functions.zh-CN.json", "functions.html", "icon-32.png", "icon-64.png"];
  const listed = files.map(code).join(", ");
  return hostedPages(programs, options, {
    admin: (language) =>
      language === "zh"
        ? {
            title: `Excel 评分函数：管理员部署（${titlesOf(programs, language)}）`,
            body: [
              heading("需要什么"),
              paragraph(
                `一个 https 静态网站目录，地址就是生成时给的 ${code(url)}；Microsoft 365 管理员权限。适用于 Microsoft 365（Windows、Mac、网页版）；Office LTSC 2021 不确定，更早的永久授权版和 iPad 不支持。`,
              ),
              heading("步骤"),
              steps([
                `把 ${listed} 以及 use.*.html 放到 ${code(url)} 下。在浏览器里打开 ${code(`${url}functions.json`)} 应能看到内容。`,
                `打开 Microsoft 365 管理中心 → ${strong("设置 → 集成应用 → 上传自定义应用")}，类型选 Office 加载项，上传 ${code("manifest.xml")}，选择用户，部署。（世纪互联等主权云没有“集成应用”，请用“集中部署”。）`,
                "用户重新打开 Excel 后即可使用，最长可能要 24 小时。",
                `自己先试：网页版 Excel → ${strong("开始 → 加载项 → 更多设置 → 上传我的加载项")}，选 manifest.xml。`,
              ]),
              heading("更新"),
              paragraph(
                "细则改了：用同样的地址和命名空间重新生成，替换 functions.js、functions.json 等文件即可，manifest.xml 不用重新上传。Excel 最长可能 24 小时后才取到新文件。",
              ),
              note(
                `2024 年 8 月之前的桌面版 Excel 把空格当作 0 传给函数，无法与真正的 0 区分，缺失就会被算成 0。请先更新。检验：在一张空表的 A1 写一个列名（例如某个数据项），B1 留空，第 2 行随便填，写 ${code(`=${namespace}.CHECK(A1:B1, A2:B2)`)}：若提示“表头行里有一个 0”，就是旧版本。`,
              ),
            ],
          }
        : {
            title: `Scoring functions for Excel: for the administrator (${titlesOf(programs, language)})`,
            body: [
              heading("What you need"),
              paragraph(
                `A folder on an https server, at the address given when this was built, ${code(url)}, and the rights of a Microsoft 365 administrator. It works in Microsoft 365 (Windows, Mac, web); for Office LTSC 2021 this is uncertain, older perpetual versions and iPad do not have such functions.`,
              ),
              heading("Steps"),
              steps([
                `Put ${listed} and the pages use.*.html under ${code(url)}. ${code(`${url}functions.json`)} has to open in a browser.`,
                `In the Microsoft 365 admin center choose ${strong("Settings → Integrated apps → Upload custom apps")}, type Office Add-in, upload ${code("manifest.xml")}, choose the users, deploy. (Sovereign clouds such as 21Vianet have no Integrated apps: use Centralized Deployment.)`,
                "It is there when people open Excel again; that can take up to 24 hours.",
                `To try it yourself first: Excel on the web → ${strong("Home → Add-ins → More Settings → Upload My Add-in")}, and choose manifest.xml.`,
              ]),
              heading("Updating"),
              paragraph(
                "When a rubric has changed, build again with the same address and namespace and replace functions.js, functions.json and the rest; manifest.xml need not be uploaded again. It can take up to 24 hours until Excel fetches the new files.",
              ),
              note(
                `Desktop builds from before August 2024 hand in empty cells as 0, which nothing tells from a 0 that was typed, so what is missing would count as 0. Update them first. To see whether yours does: write the name of one fact into A1 of an empty sheet, leave B1 empty, put anything into row 2, and type ${code(`=${namespace}.CHECK(A1:B1, A2:B2)`)}: an old build says that the header row holds a 0.`,
              ),
            ],
          },
    use: (language) =>
      language === "zh"
        ? {
            title: `在 Excel 里评分：${titlesOf(programs, language)}`,
            body: [
              paragraph(`管理员部署之后，在任意工作簿里输入 ${code(`=${namespace}.`)} 就能看到这些函数。`),
              note("2024 年 8 月之前的桌面版 Excel 会把空格当作 0，缺失就会被算成 0：请先更新。"),
            ],
          }
        : {
            title: `Scoring in Excel: ${titlesOf(programs, language)}`,
            body: [
              paragraph(
                `Once the administrator has deployed them, type ${code(`=${namespace}.`)} in any workbook to see the functions.`,
              ),
              note(
                "Desktop builds of Excel from before August 2024 hand in empty cells as 0, so what is missing would count as 0. Update first.",
              ),
            ],
          },
  });
};
