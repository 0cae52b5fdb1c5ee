/** What can be wrong with what a row, a case or a limit yields. */
import { defineDiagnostic } from "../../diagnostics/define.ts";
import type { Says } from "../../text/path.ts";

const dimension = (keys: string, fact = "n: { type: count, range: 0..9 }") =>
  `facts: { ${fact} }\ndimensions: { d: { weight: 10, ${keys} } }\ntotal: { out_of: 10 }\n`;
export const bareNumber = defineDiagnostic<{ text: string }>({
  code: "score/points-or-share",
  severity: "error",
  en: ({ text }) => `Is \`${text}\` points, or a share of the weight?`,
  zh: ({ text }) => `“${text}”是分数，还是权重的百分比？`,
  help: { en: ({ text }) => `Write \`${text} pts\` or \`${text}%\`.`, zh: ({ text }) => `请写 ${text} 分 或 ${text}%。` },
  bad: dimension("of: n, rows: { 0: 10, 1+: 0 pts }"),
  good: dimension("of: n, rows: { 0: 10 pts, 1+: 0 pts }"),
});
export const noPoints = defineDiagnostic<{ found: Says; what: Says }>({
  code: "score/not-points",
  severity: "error",
  en: ({ found, what }) => `${what.en} needs points, and this is ${found.en}.`,
  zh: ({ found, what }) => `${what.zh}需要分数，而这里是${found.zh}。`,
  help: {
    en: () => "Give points (`3 pts`), a share of the weight (`50%`), or a formula that yields one of them.",
    zh: () => "请给出分数（3 分）、权重的百分比（50%），或得出二者之一的公式。",
  },
  bad: dimension("is: m", "m: money"),
  good: dimension("of: n, rows: { 0: 10 pts, 1+: 0 pts }"),
});
export const blank = defineDiagnostic<{ title: Says }>({
  code: "rubric/blank",
  severity: "info",
  en: ({ title }) => `Left blank: whoever gets here in \`${title.en}\` cannot be scored until a number is filled in.`,
  zh: ({ title }) => `此处留空：凡评到“${title.zh}”这一处的人都无法评分，直到填上数字。`,
  help: {
    en: () => "Replace `blank` by the number as soon as it is known.",
    zh: () => "数字确定后，请用它替换 blank。",
  },
  bad: "facts: { r: { type: choice, of: [a, b] } }\nresults: { x: { by: r, cases: { a: 1, b: blank } } }\n",
  good: "facts: { r: { type: choice, of: [a, b] } }\nresults: { x: { by: r, cases: { a: 1, b: 2 } } }\n",
});
