/** What can be wrong with the shape of a mapping. */
import { defineDiagnostic } from "../diagnostics/define.ts";
import type { Says } from "../text/path.ts";

export const unknownKey = defineDiagnostic<{ key: string; near: string | undefined; known: readonly string[] }>({
  code: "rubric/unknown-key",
  severity: "error",
  en: ({ key }) => `\`${key}\` means nothing here.`,
  zh: ({ key }) => `这里没有“${key}”这个键。`,
  help: {
    en: ({ near, known }) => `${near === undefined ? "" : `Did you mean \`${near}\`? `}What can stand here: ${known.join(", ")}.`,
    zh: ({ near, known }) => `${near === undefined ? "" : `是否想写“${near}”？`}这里可用：${known.join("、")}。`,
  },
  bad: "facts: { a: { type: money, rnage: 0..1 } }\nresults: { r: { is: a } }\n",
  good: "facts: { a: { type: money, range: 0..1 } }\nresults: { r: { is: a } }\n",
});
export const missingKey = defineDiagnostic<{ key: string; wanted?: Says | undefined }>({
  code: "rubric/missing-key",
  severity: "error",
  en: ({ key }) => `\`${key}\` is missing here.`,
  zh: ({ key }) => `这里缺少“${key}”。`,
  help: {
    en: ({ key, wanted }) => (wanted ? `Add \`${key}: …\` (${wanted.en}).` : `Add \`${key}:\`.`),
    zh: ({ key, wanted }) => (wanted ? `请补上 ${key}: …（${wanted.zh}）。` : `请补上 ${key}:。`),
  },
  bad: "facts: { a: { range: 0..1 } }\nresults: { r: { is: a } }\n",
  good: "facts: { a: { type: money, range: 0..1 } }\nresults: { r: { is: a } }\n",
});
export const wrongValue = defineDiagnostic<{ found: string; wanted: Says; fix: string | undefined }>({
  code: "rubric/wrong-value",
  severity: "error",
  en: ({ found, wanted }) => `${found === "" ? "What stands here" : `\`${found}\``} does not fit: ${wanted.en} is needed.`,
  zh: ({ found, wanted }) => `${found === "" ? "此处内容" : `“${found}”`}不合适：应为${wanted.zh}。`,
  help: {
    en: ({ fix }) => (fix === undefined ? "See rubrics/README.md for what this key takes." : `Write \`${fix}\`.`),
    zh: ({ fix }) => (fix === undefined ? "此键的写法见 rubrics/README.md。" : `请写成 ${fix}。`),
  },
  bad: "facts: { a: { type: money, range: ０..1 } }\nresults: { r: { is: a } }\n",
  good: "facts: { a: { type: money, range: 0..1 } }\nresults: { r: { is: a } }\n",
});
