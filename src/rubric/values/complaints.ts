/** What can be wrong with a thing that has a value; `elements.ts` finds it. */
import { defineDiagnostic } from "../../diagnostics/define.ts";
import type { Says } from "../../text/path.ts";

const measure = (keys: string, more = "") =>
  `facts: { a: { type: money, range: 1..9 }${/\bb\b/.test(keys) ? ", b: { type: money, range: 1..9 }" : ""} }\nmeasures: { m: { ${keys} }${more} }\nresults: { r: { is: m } }\n`;
export const noForm = defineDiagnostic<{ forms: string }>({
  code: "rubric/no-rule",
  severity: "error",
  en: () => "Nothing here says how the value comes about.",
  zh: () => "这里没有写明值怎么得来。",
  help: { en: ({ forms }) => `Say it with one of ${forms}.`, zh: ({ forms }) => `请用其中一种写法：${forms}。` },
  bad: "dimensions: { d: { weight: 10 } }\ntotal: { out_of: 10 }\n",
  good: "dimensions: { d: { weight: 10, is: 100% } }\ntotal: { out_of: 10 }\n",
});
export const twoForms = defineDiagnostic<{ forms: readonly string[] }>({
  code: "rubric/two-rules",
  severity: "error",
  en: ({ forms }) => `Two rules at once: ${forms.map((form) => `\`${form}\``).join(" and ")}.`,
  zh: ({ forms }) => `同时写了两种规则：${forms.map((form) => `“${form}”`).join("、")}。`,
  help: { en: () => "Keep one; or make two dimensions or measures.", zh: () => "请只留一种，或拆成两个维度或指标。" },
  bad: measure("is: a, of: a, rows: { 1+: 2 }"),
  good: measure("is: a"),
});
export const decimalsNeeded = defineDiagnostic<{ what: Says; divides: boolean }>({
  code: "numbers/decimals-needed",
  severity: "error",
  en: ({ what, divides }) =>
    divides
      ? `\`${what.en}\` is a quotient of values that vary: it can have endlessly many decimals.`
      : `\`${what.en}\` can come out with endlessly many decimals (thirds).`,
  zh: ({ what, divides }) => (divides ? `“${what.zh}”由变动的数相除得来，小数可能无穷无尽。` : `“${what.zh}”可能除不尽。`),
  help: {
    en: ({ divides }) =>
      `Say what it is rounded to: \`decimals: 2\`, or \`to: 0.5\`${divides ? "; or `decimals: exact` for a value that is only compared or worked on" : ""}.`,
    zh: ({ divides }) =>
      `请写明舍入到几位：decimals: 2 或 to: 0.5${divides ? "；只用于比较或继续计算的可写 decimals: exact" : ""}。`,
  },
  bad: measure("is: a / b"),
  good: measure("is: a / b, decimals: 2"),
});
export const bothRoundings = defineDiagnostic<Record<never, never>>({
  code: "numbers/decimals-and-to",
  severity: "error",
  en: () => "`decimals` and `to` both say what to round to.",
  zh: () => "decimals 和 to 都在说舍入到哪里。",
  help: { en: () => "Keep one of them.", zh: () => "请只留一个。" },
  bad: measure("is: a / b, decimals: 2, to: 0.5"),
  good: measure("is: a / b, to: 0.5"),
});
export const roundedTwice = defineDiagnostic<{ name: string | undefined; from: string; to: string }>({
  code: "numbers/rounded-twice",
  severity: "warning",
  en: ({ name, from, to }) =>
    `${name === undefined ? "The value" : `\`${name}\``} is already rounded to ${from} and is rounded again here to ${to}; that can move a value twice.`,
  zh: ({ name, from, to }) =>
    `${name === undefined ? "这个值" : `“${name}”`}已舍入到 ${from}，这里又舍入到 ${to}；连续舍入可能移动两次（GB/T 8170 不允许）。`,
  help: { en: () => "Round once, from the unrounded value.", zh: () => "请只从未舍入的值舍入一次。" },
  bad: measure("is: a / b, decimals: 2", ", n: { is: m, decimals: 1 }").replace("is: m }", "is: n }"),
  good: measure("is: a / b, decimals: 2"),
});
export const cannotCast = defineDiagnostic<{ from: Says; to: Says }>({
  code: "numbers/cannot-convert",
  severity: "error",
  en: ({ from, to }) => `This is ${from.en}; it cannot be shown as ${to.en}.`,
  zh: ({ from, to }) => `这是${from.zh}，不能当作${to.zh}。`,
  help: { en: () => "Divide by a value of its own kind first.", zh: () => "请先除以同类的量。" },
  bad: measure("is: a, as: percent"),
  good: measure("is: a / b, as: percent, decimals: 1"),
});
export const limitKind = defineDiagnostic<{ limit: Says; value: Says }>({
  code: "numbers/limit-kind",
  severity: "error",
  en: ({ limit, value }) => `The limit is ${limit.en}, the value ${value.en}.`,
  zh: ({ limit, value }) => `限值是${limit.zh}，而值是${value.zh}。`,
  help: { en: () => "Write the limit in the kind of the value.", zh: () => "请按值的类型书写限值。" },
  bad: measure("is: a, floor: 5%"),
  good: measure("is: a, floor: 5"),
});
export const limitOrder = defineDiagnostic<{ floor: string; cap: string }>({
  code: "numbers/floor-above-cap",
  severity: "error",
  en: ({ floor, cap }) => `The floor ${floor} lies above the cap ${cap}.`,
  zh: ({ floor, cap }) => `下限 ${floor} 高于上限 ${cap}。`,
  help: { en: () => "Swap or mend them.", zh: () => "请对调或改正。" },
  bad: measure("is: a, floor: 5, cap: 2"),
  good: measure("is: a, floor: 2, cap: 5"),
});
export const notNumber = defineDiagnostic<{ key: string; found: Says }>({
  code: "numbers/not-a-number",
  severity: "error",
  en: ({ key, found }) => `\`${key}\` works on numbers, and this value is ${found.en}.`,
  zh: ({ key, found }) => `“${key}”只用于数，而这里的值是${found.zh}。`,
  help: {
    en: ({ key }) => `Take \`${key}\` out; to choose between values write \`cases\`.`,
    zh: ({ key }) => `请删去 ${key}；要按条件取不同的值，请用 cases。`,
  },
  bad: measure("is: a > 5, decimals: 2"),
  good: measure("is: a > 5"),
});
export const roundingAlone = defineDiagnostic<{ rounding: string }>({
  code: "numbers/rounding-alone",
  severity: "error",
  en: ({ rounding }) => `\`rounding: ${rounding}\` says how to round, but nothing says to what.`,
  zh: ({ rounding }) => `rounding: ${rounding} 只写了怎么舍入，没有写舍入到几位。`,
  help: { en: () => "Add `decimals: 2`, or `to: 0.5`.", zh: () => "请加 decimals: 2 或 to: 0.5。" },
  bad: measure("is: a, rounding: up"),
  good: measure("is: a, to: 5, rounding: up"),
});
