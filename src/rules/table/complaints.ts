/** What can be wrong with the rows of a table; the axes find it. */
import { defineDiagnostic } from "../../diagnostics/define.ts";
import type { Says } from "../../text/path.ts";
import { type Sentence, spoken } from "../../text/sentence.ts";

/** The lines of an axis stand one below the other, or side by side. */
export type LineName = "row" | "column";
const zhLine: Readonly<Record<LineName, string>> = { row: "档", column: "列" };
const other: Readonly<Record<LineName, LineName>> = { row: "column", column: "row" };

const zhOne = { row: "档", cell: "格" } as const;

const sales = (rows: string) =>
  `facts: { x: { type: percent, step: 0.1%, range: 0%..200% } }\ndimensions: { d: { weight: 10, of: x, rows: { ${rows} } } }\ntotal: { out_of: 10 }\n`;
const good = sales("below 80%: 0%, 80%..90.9%: 50%, 91%+: 100%");

export const hole = defineDiagnostic<{ line: LineName; witness: string; of: string; range: string; row: string; more: number }>({
  code: "rows/hole",
  severity: "error",
  en: ({ line, witness, of, range, more }) =>
    `${witness} falls in no ${line}: between the ${line}s over \`${of}\` nothing covers ${range}${more > 0 ? ` (and ${more} more such holes)` : ""}.`,
  zh: ({ line, witness, of, range, more }) =>
    `${witness} 不在任何一${zhLine[line]}：“${of}”的各${zhLine[line]}没有覆盖 ${range}${more > 0 ? `（另有 ${more} 处空档）` : ""}。`,
  help: {
    en: ({ line, row }) =>
      `Add a ${line} such as \`"${row}"${line === "row" ? ": …" : ""}\`, widen a neighbouring ${line}, or add \`otherwise\`. If the value is meant to be rounded first, give its measure \`decimals\`.`,
    zh: ({ line, row }) =>
      `请补一${zhLine[line]}，如 "${row}"${line === "row" ? ": …" : ""}，或放宽相邻的${zhLine[line]}，或加 otherwise。若应先舍入，请在指标上写 decimals。`,
  },
  bad: sales("below 80%: 0%, 80%..90.9%: 50%, 91.5%+: 100%"),
  good,
});
export const overlap = defineDiagnostic<{ line: LineName; witness: string; first: string; second: string }>({
  code: "rows/overlap",
  severity: "error",
  en: ({ line, witness, first, second }) => `${witness} falls in two ${line}s: \`${first}\` and \`${second}\`.`,
  zh: ({ line, witness, first, second }) => `${witness} 同时落在两${zhLine[line]}：“${first}”和“${second}”。`,
  help: {
    en: ({ line }) =>
      `Decide which ${line} the value belongs to, and leave it out of the other: \`a..<b\` leaves the upper end out, \`>a..b\` the lower.`,
    zh: ({ line }) => `请决定它归哪一${zhLine[line]}，并从另一${zhLine[line]}去掉：a..<b 不含上端，>a..b 不含下端。`,
  },
  bad: sales("up to 80%: 0%, 80%..90.9%: 50%, 91%+: 100%"),
  good,
});
export const unreadable = defineDiagnostic<{ line: LineName; label: string; fix: string | undefined }>({
  code: "rows/unreadable",
  severity: "error",
  en: ({ line, label }) => `\`${label}\` cannot be read as a ${line}'s condition.`,
  zh: ({ line, label }) => `看不懂“${label}”这一${zhLine[line]}。`,
  help: {
    en: ({ fix }) =>
      `${fix === undefined ? "" : `Perhaps \`${fix}\`? `}Write \`5\`, \`80%..90.9%\`, \`80%..<91%\`, \`below 80%\`, \`121%+\`, \`otherwise\`, or 80%以上, 不满80%.`,
    zh: ({ fix }) =>
      `${fix === undefined ? "" : `是否想写 ${fix}？`}可写 5、80%..90.9%、80%..<91%、below 80%、121%+、otherwise，或 80%以上、不满80%。`,
  },
  bad: sales("lots: 0%, otherwise: 1%"),
  good: sales("80%+: 0%, otherwise: 1%"),
});
export const mixedLabel = defineDiagnostic<{
  line: LineName;
  label: string;
  written: Says;
  tested: Says;
  of: string;
  fix: string | undefined;
}>({
  code: "rows/mixed-kinds",
  severity: "error",
  en: ({ label, written, tested, of }) => `\`${label}\` says ${written.en}, but \`${of}\` is ${tested.en}.`,
  zh: ({ label, written, tested, of }) => `“${label}”写的是${written.zh}，而“${of}”是${tested.zh}。`,
  help: {
    en: ({ line, fix }) => (fix === undefined ? `Write the ${line} in the kind of what it tests.` : `Write \`${fix}\`.`),
    zh: ({ fix }) => (fix === undefined ? "请按被测值的类型书写。" : `请写成 ${fix}。`),
  },
  bad: sales("below 80: 0%, 80%+: 100%"),
  good: sales("below 80%: 0%, 80%+: 100%"),
});
export const backwards = defineDiagnostic<{ label: string }>({
  code: "rows/backwards",
  severity: "error",
  en: ({ label }) => `\`${label}\` holds nothing: its lower end is not below its upper end.`,
  zh: ({ label }) => `“${label}”里没有任何值：下端不低于上端。`,
  help: { en: () => "Write the smaller number first.", zh: () => "请把较小的数写在前面。" },
  bad: sales("80%..0%: 0%, otherwise: 1%"),
  good: sales("0%..80%: 0%, otherwise: 1%"),
});
export const idleRow = defineDiagnostic<{ line: LineName; label: string; of: string; low: string; high: string }>({
  code: "rows/never-reached",
  severity: "warning",
  en: ({ label, of, low, high }) => `Nothing reaches \`${label}\`: \`${of}\` ranges over ${low}..${high}.`,
  zh: ({ label, of, low, high }) => `“${label}”永远到不了：“${of}”的范围是 ${low}..${high}。`,
  help: {
    en: ({ line }) => `Check the ${line}, or the declared range.`,
    zh: ({ line }) => `请核对这一${zhLine[line]}，或声明的范围。`,
  },
  bad: sales("below 80%: 0%, 80%..200%: 50%, above 200%: 60%"),
  good: sales("below 80%: 0%, 80%+: 50%"),
});
export const idleOtherwise = defineDiagnostic<{ line: LineName; of: string }>({
  code: "rows/otherwise-empty",
  severity: "error",
  en: ({ line, of }) => `\`otherwise\` stands for nothing: the other ${line}s cover all that \`${of}\` can be.`,
  zh: ({ line, of }) => `otherwise 是空的：其他各${zhLine[line]}已覆盖“${of}”的全部取值。`,
  help: { en: () => "Take `otherwise` out.", zh: () => "请删去 otherwise。" },
  bad: sales("below 80%: 0%, 80%+: 50%, otherwise: 1%"),
  good: sales("below 80%: 0%, 80%+: 50%"),
});
export const otherwiseTwice = defineDiagnostic<{ line: LineName; first: string; label: string }>({
  code: "rows/otherwise-twice",
  severity: "error",
  en: ({ first, label }) =>
    first === label
      ? `\`${label}\` stands here a second time.`
      : `\`${label}\` means the same as \`${first}\`: all that is left.`,
  zh: ({ first, label }) => (first === label ? `“${label}”写了两次。` : `“${label}”与“${first}”同义，都指其余情形。`),
  help: {
    en: ({ line }) => `Only one ${line} can stand for all that is left: take the other out.`,
    zh: ({ line }) => `其余情形只能有一${zhLine[line]}，请删去另一${zhLine[line]}。`,
  },
  bad: sales("below 80%: 0%, otherwise: 50%, 其他: 100%"),
  good: sales("below 80%: 0%, otherwise: 50%"),
});
export const mixedOutcomes = defineDiagnostic<{ one: "row" | "cell"; first: Says; second: Says }>({
  code: "rows/mixed-outcomes",
  severity: "error",
  en: ({ one, first, second }) => `One ${one} gives ${first.en}, another ${second.en}.`,
  zh: ({ one, first, second }) => `有的${zhOne[one]}给出${first.zh}，有的给出${second.zh}。`,
  help: {
    en: ({ one }) => `Let all ${one}s give the same kind.`,
    zh: ({ one }) => `请让各${zhOne[one]}给出同一类型。`,
  },
  bad: "facts: { x: { type: count, range: 0..9 } }\nmeasures: { m: { of: x, rows: { 0: 5%, 1+: 2 min } } }\nresults: { r: { is: m } }\n",
  good: "facts: { x: { type: count, range: 0..9 } }\nmeasures: { m: { of: x, rows: { 0: 5%, 1+: 2% } } }\nresults: { r: { is: m } }\n",
});
export const unknownCase = defineDiagnostic<{ option: string; of: string; options: readonly string[]; near: string | undefined }>(
  {
    code: "rows/unknown-value",
    severity: "error",
    en: ({ option, of }) => `\`${option}\` is not one of the values of \`${of}\`.`,
    zh: ({ option, of }) => `“${option}”不是“${of}”的取值。`,
    help: {
      en: ({ near, options }) => `${near === undefined ? "" : `Did you mean \`${near}\`? `}The values are ${options.join(", ")}.`,
      zh: ({ near, options }) => `${near === undefined ? "" : `是否想写“${near}”？`}可选：${options.join("、")}。`,
    },
    bad: "facts: { r: { type: choice, of: [north, south] } }\nresults: { x: { by: r, cases: { north: 1, sout: 2, otherwise: 3 } } }\n",
    good: "facts: { r: { type: choice, of: [north, south] } }\nresults: { x: { by: r, cases: { north: 1, south: 2 } } }\n",
  },
);
export const missingCases = defineDiagnostic<{ line: LineName; of: string; missing: readonly string[] }>({
  code: "rows/missing-value",
  severity: "error",
  en: ({ of, missing }) => `Nothing is said for ${missing.map((one) => `\`${one}\``).join(", ")} of \`${of}\`.`,
  zh: ({ of, missing }) => `没有写明“${of}”为${missing.map((one) => `“${one}”`).join("、")}时怎么办。`,
  help: {
    en: ({ line }) => `Add a ${line === "row" ? "line" : line} for each, or \`otherwise\`.`,
    zh: () => "请逐一补上，或加 otherwise。",
  },
  bad: "facts: { r: { type: choice, of: [north, south] } }\nresults: { x: { by: r, cases: { north: 1 } } }\n",
  good: "facts: { r: { type: choice, of: [north, south] } }\nresults: { x: { by: r, cases: { north: 1, otherwise: 2 } } }\n",
});
export const twice = defineDiagnostic<{ line: LineName; option: string }>({
  code: "rows/value-twice",
  severity: "error",
  en: ({ line, option }) => `\`${option}\` stands in two ${line === "row" ? "line" : line}s.`,
  zh: ({ line, option }) => `“${option}”出现在两${line === "row" ? "行" : zhLine[line]}里。`,
  help: { en: () => "Leave it in one.", zh: () => "请只保留一处。" },
  bad: "facts: { r: { type: choice, of: [north, south] } }\nresults: { x: { by: r, cases: { north: 1, north | south: 2 } } }\n",
  good: "facts: { r: { type: choice, of: [north, south] } }\nresults: { x: { by: r, cases: { north | south: 2 } } }\n",
});
export const notTestable = defineDiagnostic<{ line: LineName; of: string; found: Says }>({
  code: "rows/not-testable",
  severity: "error",
  en: ({ line, of, found }) => `${line === "row" ? "Rows" : "Columns"} cannot look at \`${of}\`: it is ${found.en}.`,
  zh: ({ line, of, found }) => `不能按“${of}”分${zhLine[line]}：它是${found.zh}。`,
  help: {
    en: ({ line }) => `${line === "row" ? "Rows" : "Columns"} look at a number, a choice or a yes-or-no.`,
    zh: ({ line }) => `只能按数、选项或是非条件分${zhLine[line]}。`,
  },
  bad: "facts: { t: { type: text } }\nresults: { x: { by: t, cases: { a: 1, otherwise: 2 } } }\n",
  good: "facts: { t: { type: flag } }\nresults: { x: { by: t, cases: { true: 1, otherwise: 2 } } }\n",
});
export const turning = defineDiagnostic<{
  line: LineName;
  of: string;
  steps: readonly Sentence[];
  /** Of a table by rows and columns: the row along which, or the column down which. */
  within: string | undefined;
}>({
  code: "rows/turns-back",
  severity: "warning",
  en: ({ line, of, steps, within }) =>
    `${within === undefined ? "The" : `In ${other[line]} \`${within}\` the`} outcomes rise and then fall (or fall and then rise) as \`${of}\` grows: ${steps.map((step) => spoken(step, "en")).join(" → ")}.`,
  zh: ({ line, of, steps, within }) =>
    `${within === undefined ? "" : `“${within}”这一${zhLine[other[line]]}里，`}随着“${of}”增大，结果先升后降（或先降后升）：${steps.map((step) => spoken(step, "zh")).join(" → ")}。`,
  help: {
    en: ({ line }) => `If that is meant, nothing needs doing; otherwise two ${line}s are swapped.`,
    zh: ({ line }) => `若本意如此可不理会；否则可能有两${zhLine[line]}写反了。`,
  },
  bad: sales("below 80%: 0%, 80%..90.9%: 80%, 91%..95%: 50%, above 95%: 100%"),
  good: sales("below 80%: 0%, 80%..90.9%: 50%, 91%..95%: 80%, above 95%: 100%"),
});
