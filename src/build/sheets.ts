/** For Google Sheets: one script to paste, with a function for each name that people type. */
import type { Build, BuildOptions } from "./built.ts";
import { type FunctionInfo, functionsFor } from "./functions.ts";
import { sheetsPages } from "./pages/sheets-page.ts";
import { inComment, scriptBody, scriptHead } from "./script.ts";

/** Sheets shows the description and the parameters while somebody types. */
const stub = ({ name, says, parameters }: FunctionInfo, { language }: BuildOptions): string => {
  const names = parameters.map((one) => one.name).join(", ");
  return [
    "/**",
    ` * ${inComment(says[language])}`,
    " *",
    ...parameters.map(
      (one) =>
        ` * @param {${one.oneOf ? `"${inComment(one.oneOf[0] ?? "")}"` : "A1:L1"}} ${one.name} ${inComment(one.says[language])}`,
    ),
    " * @return {any[][]}",
    " * @customfunction",
    " */",
    `function RUBRIC_${name}(${names}) {`,
    // A name in front pushes the ranges on, beyond those that are named here.
    `  return scorewright_().${name}.apply(null, arguments);`,
    "}",
  ].join("\n");
};

const open = (language: string): string => `/** Opened at the first call. */
function scorewright_() {
  if (!scorewright_.functions)
    scorewright_.functions = scorewrightRuntime_().sheets(scorewrightPrograms_(), { language: "${language}", dateText: scorewrightDate_ });
  return scorewright_.functions;
}
/** A Date is a moment; what day it is, the time zone of the spreadsheet says. */
function scorewrightDate_(date) {
  if (!scorewrightDate_.zone) scorewrightDate_.zone = SpreadsheetApp.getActive().getSpreadsheetTimeZone();
  return Utilities.formatDate(date, scorewrightDate_.zone, "yyyy-MM-dd HH:mm:ss");
}`;

export const buildSheets: Build = (programs, options) => {
  const functions = functionsFor(programs);
  const script = [
    scriptHead(programs, options),
    ...functions.map((one) => stub(one, options)),
    open(options.language),
    scriptBody(programs, options),
    "",
  ].join("\n\n");
  const manifest = { dependencies: {}, exceptionLogging: "STACKDRIVER", runtimeVersion: "V8" };
  return [
    { name: "scorewright.gs", content: script },
    { name: "appsscript.json", content: `${JSON.stringify(manifest, null, 2)}\n` },
    ...sheetsPages(programs, script),
  ];
};
