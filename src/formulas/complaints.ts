import { defineDiagnostic } from "../diagnostics/define.ts";
import type { Says } from "../text/path.ts";

const rubric = (facts: string, is: string) =>
  `facts: { ${facts} }\nmeasures: { m: { is: "${is}", decimals: 2 } }\nresults: { r: { is: m } }\n`;
const money = "a: money";
const count = "n: { type: count, range: 1..9 }";
const region = "region: { type: choice, of: [north, south] }";

export const syntax = defineDiagnostic<{ message: Says; fix: string | undefined }>({
  code: "expression/syntax",
  severity: "error",
  en: ({ message }) => `${message.en}.`,
  zh: ({ message }) => `${message.zh}。`,
  help: {
    en: ({ fix }) =>
      fix === undefined
        ? "A formula looks like `(actual - plan) / plan`, `min(a, b)` or `late > 3 and not excused`."
        : `Write \`${fix}\`.`,
    zh: ({ fix }) =>
      fix === undefined ? "公式写法如 (actual - plan) / plan、min(a, b)、late > 3 and not excused。" : `请写成 ${fix}。`,
  },
  bad: rubric(money, "a +"),
  good: rubric(money, "a + 1"),
});
export const unknownName = defineDiagnostic<{ name: string; near: string | undefined }>({
  code: "expression/unknown-name",
  severity: "error",
  en: ({ name }) => `Nothing is called \`${name}\`.`,
  zh: ({ name }) => `没有叫“${name}”的数据项、参数、指标、维度或结果。`,
  help: {
    en: ({ near }) =>
      near === undefined ? "Declare it under `facts`, `parameters` or `measures`." : `Did you mean \`${near}\`?`,
    zh: ({ near }) => (near === undefined ? "请在 facts、parameters 或 measures 下声明它。" : `是否想写“${near}”？`),
  },
  bad: rubric("bonus: money", "bonsu + 1"),
  good: rubric("bonus: money", "bonus + 1"),
});
export const mixedKinds = defineDiagnostic<{ left: Says; right: Says; operation: string; fix: Says | undefined }>({
  code: "expression/mixed-kinds",
  severity: "error",
  en: ({ left, right, operation }) => `\`${operation}\` cannot join ${left.en} and ${right.en}.`,
  zh: ({ left, right, operation }) => `“${operation}”两边一个是${left.zh}，一个是${right.zh}，不能混用。`,
  help: {
    en: ({ fix }) => fix?.en ?? "Convert one side first (a measure with `as:`), or divide by a value of the same kind.",
    zh: ({ fix }) => fix?.zh ?? "请先用带 as: 的指标换算其中一边，或除以同类的量。",
  },
  bad: rubric(`${money}, b: { type: percent, step: 1% }`, "a + b"),
  good: rubric(`${money}, b: { type: percent, step: 1% }`, "a * b"),
});
export const wrongSort = defineDiagnostic<{ wanted: Says; found: Says; what: string }>({
  code: "expression/wrong-kind",
  severity: "error",
  en: ({ wanted, found, what }) => `\`${what}\` is ${found.en}; ${wanted.en} is needed here.`,
  zh: ({ wanted, found, what }) => `“${what}”是${found.zh}，这里需要${wanted.zh}。`,
  help: {
    en: () => "Name something of the kind that is needed, or turn this into it with a measure.",
    zh: () => "请改用所需类型的名称，或先用一个指标换算。",
  },
  bad: rubric(region, "region + 1"),
  good: rubric(count, "n + 1"),
});
export const unknownOption = defineDiagnostic<{
  option: string;
  of: string;
  options: readonly string[];
  near: string | undefined;
}>({
  code: "expression/unknown-option",
  severity: "error",
  en: ({ option, of }) => `\`${option}\` is not one of the values of \`${of}\`.`,
  zh: ({ option, of }) => `“${option}”不是“${of}”的选项。`,
  help: {
    en: ({ options, near }) => `${near === undefined ? "" : `Did you mean \`${near}\`? `}The values are ${options.join(", ")}.`,
    zh: ({ options, near }) => `${near === undefined ? "" : `是否想写“${near}”？`}可选：${options.join("、")}。`,
  },
  bad: rubric(region, "if(region is sotuh, 1, 2)"),
  good: rubric(region, "if(region is south, 1, 2)"),
});
export const mayDivideByZero = defineDiagnostic<{ divisor: string; low: string; high: string }>({
  code: "expression/may-divide-by-zero",
  severity: "error",
  en: ({ divisor, low, high }) => `\`${divisor}\` can be 0 (it ranges over ${low}..${high}), and nothing can be divided by 0.`,
  zh: ({ divisor, low, high }) => `“${divisor}”可能为 0（范围 ${low}..${high}），不能做除数。`,
  help: {
    en: () => "Say `if_zero:` what the value is then, or declare a range that leaves 0 out.",
    zh: () => "请用 if_zero: 写明为 0 时取什么值，或把范围声明为不含 0。",
  },
  bad: rubric(`${money}, n: count`, "a / n"),
  good: rubric(`${money}, ${count}`, "a / n"),
});
export const divisorNotOnGrid = defineDiagnostic<{ divisor: string }>({
  code: "expression/divisor-not-rounded",
  severity: "error",
  en: ({ divisor }) => `\`${divisor}\` is an unrounded fraction that can come as near to 0 as you like; it cannot be a divisor.`,
  zh: ({ divisor }) => `“${divisor}”是未舍入的分数，可以任意接近 0，不能做除数。`,
  help: { en: () => "Give it `decimals:` in a measure of its own.", zh: () => "请把它单独写成一个指标，并写 decimals:。" },
  bad: "facts: { a: { type: count, range: 0..9 }, n: { type: count, range: 1..9 } }\nmeasures:\n  q: { is: a / n, decimals: exact }\n  m: { is: 1 / q, decimals: 2, if_zero: 0 }\nresults: { r: { is: m } }\n",
  good: "facts: { a: { type: count, range: 0..9 }, n: { type: count, range: 1..9 } }\nmeasures:\n  q: { is: a / n, decimals: 2 }\n  m: { is: 1 / q, decimals: 2, if_zero: 0 }\nresults: { r: { is: m } }\n",
});
export const noCalendar = defineDiagnostic<Record<never, never>>({
  code: "expression/no-calendar",
  severity: "error",
  en: () => "`workdays` needs a calendar.",
  zh: () => "workdays 需要日历。",
  help: {
    en: () =>
      "Add `calendar: { covers: 2026-01-01..2026-12-31, weekend: [saturday, sunday], holidays: [...], workdays: [...] }` at the top.",
    zh: () =>
      "请在文件顶层加 calendar: { covers: 2026-01-01..2026-12-31, weekend: [saturday, sunday], holidays: [...], workdays: [...] }。",
  },
  bad: 'facts: { a: date, b: date }\nresults: { r: { is: "workdays(a, b)" } }\n',
  good: 'calendar: { covers: 1900-01-01..2199-12-31 }\nfacts: { a: date, b: date }\nresults: { r: { is: "workdays(a, b)" } }\n',
});

const counted = (is: string) =>
  `facts: { n: { type: count, range: 1..9 } }\nmeasures: { m: { is: "${is}", decimals: 2 } }\nresults: { r: { is: m } }\n`;
export const unknownFunction = defineDiagnostic<{ name: string; known: string }>({
  code: "expression/unknown-function",
  severity: "error",
  en: ({ name }) => `There is no function \`${name}\`.`,
  zh: ({ name }) => `没有“${name}”这个函数。`,
  help: { en: ({ known }) => `The functions are ${known}.`, zh: ({ known }) => `可用的函数：${known}。` },
  bad: counted("sqrt(n)"),
  good: counted("abs(n)"),
});
export const wrongArguments = defineDiagnostic<{ name: string; wanted: Says }>({
  code: "expression/wrong-arguments",
  severity: "error",
  en: ({ name, wanted }) => `\`${name}\` takes ${wanted.en}.`,
  zh: ({ name, wanted }) => `“${name}”的括号里应为${wanted.zh}。`,
  help: {
    en: ({ name }) => `Mend what stands in the parentheses of \`${name}\`.`,
    zh: ({ name }) => `请修改“${name}”括号里的内容。`,
  },
  bad: counted("abs(n, n)"),
  good: counted("abs(n)"),
});
