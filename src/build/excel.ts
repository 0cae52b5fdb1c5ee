/** For Excel: an add-in with custom functions, to be hosted and deployed by an administrator. */
import { digest } from "../text/digest.ts";
import type { Says } from "../text/path.ts";
import type { Build, BuildOptions } from "./built.ts";
import { type FunctionInfo, functionsFor, type Parameter } from "./functions.ts";
import { iconLarge, iconSmall } from "./icons.ts";
import { excelPages } from "./pages/excel-pages.ts";
import { scriptBody, scriptHead } from "./script.ts";
import { inXml } from "./xml.ts";

/** Fields by https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-json. */
const metadata = (functions: readonly FunctionInfo[], language: keyof Says) => {
  // All are ranges of anything: a name in a single cell will do, and a range where a name was meant is told in words instead of #VALUE!.
  const parameter = ({ name, says, oneOf = [], optional }: Parameter) => ({
    name,
    description: [says[language], ...(oneOf.length > 0 ? [oneOf.join(", ")] : [])].join(": ").slice(0, longestDescription),
    type: "any",
    dimensionality: "matrix",
    ...(optional ? { optional } : {}),
  });
  return {
    $schema: "https://developer.microsoft.com/json-schemas/office-js/custom-functions.schema.json",
    // An error in one person's cell is told in that person's row, and does not keep the others from being scored.
    allowErrorForDataTypeAny: true,
    functions: functions.map(({ name, says, parameters }) => ({
      id: name,
      name,
      description: says[language],
      parameters: parameters.map(parameter),
      result: { type: "any", dimensionality: "matrix" },
    })),
  };
};
/** Of a parameter, in the manifest's own schema. */
const longestDescription = 128;
const asJson = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

const page = (scripts: readonly string[]): string =>
  `<!DOCTYPE html>
<html>
  <head>
    <meta charset="UTF-8" />
    <meta http-equiv="X-UA-Compatible" content="IE=Edge" />
${scripts.map((src) => `    <script src="${src}"></script>`).join("\n")}
  </head>
  <body></body>
</html>
`;
const functionRuntime = "https://appsforoffice.microsoft.com/lib/1/hosted/custom-functions-runtime.js";

/** The same rubrics at the same place are the same add-in; RFC 9562, version 8: our own digest. */
const guid = (text: string): string => {
  const hex = digest(text).replace("sha256:", "");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** Elements in the order of https://learn.microsoft.com/office/dev/add-ins/develop/manifest-element-ordering: Excel refuses another one. */
const manifest = ({ url, namespace }: BuildOptions): string => {
  const at = (file: string) => inXml(url + file);
  const localized = (element: string, { zh, en }: Says) =>
    `<${element} DefaultValue="${inXml(en)}"><Override Locale="zh-CN" Value="${inXml(zh)}"/></${element}>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<OfficeApp xmlns="http://schemas.microsoft.com/office/appforoffice/1.1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:bt="http://schemas.microsoft.com/office/officeappbasictypes/1.0" xsi:type="TaskPaneApp">
  <Id>${guid(`${url} ${namespace}`)}</Id>
  <Version>1.0.0.0</Version>
  <ProviderName>scorewright</ProviderName>
  <DefaultLocale>en-US</DefaultLocale>
  ${localized("DisplayName", { zh: `${namespace} 评分函数`, en: `${namespace} scoring functions` })}
  ${localized("Description", { zh: "在单元格里按评分细则算分、说明理由。", en: "Scores people by a rubric in a cell, and says why." })}
  <IconUrl DefaultValue="${at("icon-32.png")}"/>
  <HighResolutionIconUrl DefaultValue="${at("icon-64.png")}"/>
  <SupportUrl DefaultValue="${at("use.en.html")}"/>
  <AppDomains><AppDomain>${inXml(/^https?:\/\/[^/]+/.exec(url)?.[0] ?? url)}</AppDomain></AppDomains>
  <Hosts><Host Name="Workbook"/></Hosts>
  <Requirements><Sets DefaultMinVersion="1.2"><Set Name="CustomFunctionsRuntime" MinVersion="1.2"/></Sets></Requirements>
  <DefaultSettings><SourceLocation DefaultValue="${at("functions.html")}"/></DefaultSettings>
  <Permissions>ReadDocument</Permissions>
  <VersionOverrides xmlns="http://schemas.microsoft.com/office/taskpaneappversionoverrides" xsi:type="VersionOverridesV1_0">
    <Hosts>
      <Host xsi:type="Workbook">
        <AllFormFactors>
          <ExtensionPoint xsi:type="CustomFunctions">
            <Script><SourceLocation resid="Functions.Script.Url"/></Script>
            <Page><SourceLocation resid="Functions.Page.Url"/></Page>
            <Metadata><SourceLocation resid="Functions.Metadata.Url"/></Metadata>
            <Namespace resid="Functions.Namespace"/>
          </ExtensionPoint>
        </AllFormFactors>
      </Host>
    </Hosts>
    <Resources>
      <bt:Urls>
        <bt:Url id="Functions.Script.Url" DefaultValue="${at("functions.js")}"/>
        <bt:Url id="Functions.Page.Url" DefaultValue="${at("functions.html")}"/>
        <bt:Url id="Functions.Metadata.Url" DefaultValue="${at("functions.json")}">
          <bt:Override Locale="zh-CN" Value="${at("functions.zh-CN.json")}"/>
        </bt:Url>
      </bt:Urls>
      <bt:ShortStrings><bt:String id="Functions.Namespace" DefaultValue="${inXml(namespace)}"/></bt:ShortStrings>
    </Resources>
  </VersionOverrides>
</OfficeApp>
`;
};

export const buildExcel: Build = (programs, options) => {
  const { language, namespace } = options;
  const functions = functionsFor(programs);
  const start = `scorewrightRuntime_().excel(scorewrightPrograms_(), ${JSON.stringify({ language, namespace })}, CustomFunctions);`;
  const script = [scriptHead(programs, options), scriptBody(programs, options), start, ""].join("\n\n");
  return [
    { name: "manifest.xml", content: manifest(options) },
    { name: "functions.json", content: asJson(metadata(functions, "en")) },
    { name: "functions.zh-CN.json", content: asJson(metadata(functions, "zh")) },
    { name: "functions.js", content: script },
    { name: "functions.html", content: page([functionRuntime, "functions.js"]) },
    { name: "icon-32.png", content: iconSmall },
    { name: "icon-64.png", content: iconLarge },
    ...excelPages(programs, options),
  ];
};
