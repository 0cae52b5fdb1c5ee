/** The frame of an install page: one file that opens by a double click, without anything from elsewhere. */
import type { Language } from "../../text/path.ts";
import { inXml } from "../xml.ts";

const style = `body{font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#222}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2.2rem;border-bottom:1px solid #ddd;padding-bottom:.3rem}h3{font-size:1rem;margin-top:1.6rem}
table{border-collapse:collapse;width:100%;font-size:.92rem}td,th{border:1px solid #ddd;padding:.3rem .6rem;text-align:left;vertical-align:top}th{background:#f5f7f6}
code{background:#f2f4f3;padding:.1rem .3rem;border-radius:3px;font:.92em/1.5 ui-monospace,Consolas,monospace;overflow-wrap:anywhere}
ol li{margin:.4rem 0}textarea{width:100%;height:3.6rem;box-sizing:border-box;font:12px/1.4 ui-monospace,Consolas,monospace}button{font:inherit;padding:.4rem 1rem;cursor:pointer}
.note{background:#fff8e1;border-left:4px solid #e0a800;padding:.6rem 1rem}`;

/** Works on a page from the disk, too, where the clipboard may be closed to scripts. */
const copying = `for (const button of document.querySelectorAll("button[data-copy]"))
  button.onclick = () => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    document.execCommand("copy");
    button.textContent = button.dataset.done;
  };`;

export const htmlPage = (title: string, language: Language, body: readonly string[]): string =>
  `<!DOCTYPE html>
<html lang="${language === "zh" ? "zh-CN" : "en"}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${inXml(title)}</title>
<style>
${style}
</style>
<h1>${inXml(title)}</h1>
${body.join("\n")}
<script>
${copying}
</script>
</html>
`;

export const heading = (text: string): string => `<h2>${inXml(text)}</h2>`;
export const paragraph = (text: string): string => `<p>${text}</p>`;
export const note = (text: string): string => `<p class="note">${text}</p>`;
/** Items are HTML already. */
export const steps = (items: readonly string[]): string => `<ol>\n${items.map((item) => `  <li>${item}</li>`).join("\n")}\n</ol>`;
export const code = (text: string): string => `<code>${inXml(text)}</code>`;
export const strong = (text: string): string => `<b>${inXml(text)}</b>`;
export const table = (header: readonly string[], rows: readonly (readonly string[])[]): string => {
  const row = (cells: readonly string[], tag: string) => `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join("")}</tr>`;
  return `<table>\n${row(header.map(inXml), "th")}\n${rows.map((cells) => row(cells, "td")).join("\n")}\n</table>`;
};
/** A text with a button that copies it. */
export const copyable = (id: string, text: string, language: Language, label: string): string => {
  const done = language === "zh" ? "已复制 ✓" : "Copied ✓";
  return `<p><button data-copy="${id}" data-done="${done}">${inXml(label)}</button></p>\n<textarea id="${id}" readonly spellcheck="false">\n${inXml(text)}</textarea>`;
};
