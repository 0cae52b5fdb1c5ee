/** For WPS: an add-in that registers its functions when it is loaded, to be hosted and listed by an administrator. */
import type { Build, BuildOptions } from "./built.ts";
import { type FunctionInfo, functionsFor, type Parameter } from "./functions.ts";
import { wpsPages } from "./pages/wps-pages.ts";
import { scriptBody, scriptHead } from "./script.ts";
import { inXml } from "./xml.ts";

const metadata = (functions: readonly FunctionInfo[], { language }: BuildOptions) => {
  const parameter = ({ name, says, optional }: Parameter) => ({
    name,
    description: says[language],
    type: `any[][]${optional ? "?" : ""}`,
  });
  return Object.fromEntries(
    functions.map(({ name, says, parameters }) => [
      name,
      { description: says[language], result: { type: "any[][]" }, parameters: parameters.map(parameter) },
    ]),
  );
};

export const buildWps: Build = (programs, options) => {
  const { language, namespace, url } = options;
  const name = `scorewright-${namespace}`;
  const settings = { language, namespace, functions: metadata(functionsFor(programs), options) };
  const start = `/** Called by ribbon.xml; nothing is shown on the ribbon. */
function OnAddinLoad() {
  return true;
}
if (typeof wps !== "undefined" && wps.AddCustomFunction) scorewrightRuntime_().wps(scorewrightPrograms_(), ${JSON.stringify(settings)}, wps);`;
  const listed = (more: string) => `<jspluginonline name="${inXml(name)}" type="et" url="${inXml(url)}"${more}/>`;
  const list = (more: string) => `<?xml version="1.0" encoding="UTF-8"?>\n<jsplugins>\n  ${listed(more)}\n</jsplugins>\n`;
  return [
    {
      name: "manifest.xml",
      content: `<?xml version="1.0" encoding="UTF-8"?>\n<JsPlugin>\n  <ApiVersion>1.0.0</ApiVersion>\n  <Name>${inXml(name)}</Name>\n  <Description>${inXml(programs.map(({ rubric }) => rubric.title[language]).join(language === "zh" ? "、" : ", "))}</Description>\n</JsPlugin>\n`,
    },
    {
      name: "ribbon.xml",
      content: `<customUI xmlns="http://schemas.microsoft.com/office/2006/01/customui" onLoad="OnAddinLoad">\n</customUI>\n`,
    },
    {
      name: "index.html",
      content: `<!DOCTYPE html>\n<html>\n  <meta charset="utf-8" />\n  <script type="text/javascript" src="./main.js"></script>\n</html>\n`,
    },
    { name: "main.js", content: [scriptHead(programs, options), scriptBody(programs, options), start, ""].join("\n\n") },
    { name: "publish.xml", content: list(' debug="" enable="enable_dev" install="null"') },
    { name: "jsplugins.xml", content: list("") },
    ...wpsPages(programs, options),
  ];
};
