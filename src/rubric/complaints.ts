/** What can be wrong with a document as a whole; `lower.ts` finds it. */
import { defineDiagnostic } from "../diagnostics/define.ts";
import type { Says } from "../text/path.ts";
import { type Stage, stageNames } from "./workshop.ts";

export const clash = defineDiagnostic<{ name: string; other: Stage }>({
  code: "rubric/name-twice",
  severity: "error",
  en: ({ name, other }) =>
    `\`${name}\` is already the name of ${stageNames[other].en}: facts, parameters, measures, dimensions, adjustments and results share their names.`,
  zh: ({ name, other }) => `“${name}”已经是${stageNames[other].zh}的名称：数据项、参数、指标、维度、加减分和结果不可重名。`,
  help: { en: () => "Rename one of them.", zh: () => "请改其中一个名称。" },
  bad: "facts: { a: money }\nresults: { a: { is: 1 } }\n",
  good: "facts: { a: money }\nresults: { b: { is: a } }\n",
});
export const cycle = defineDiagnostic<{ names: readonly string[] }>({
  code: "rubric/cycle",
  severity: "error",
  en: ({ names }) => `These depend on each other in a circle: ${names.join(" → ")}.`,
  zh: ({ names }) => `循环依赖：${names.join(" → ")}。`,
  help: { en: () => "One of them has to be computed without the others.", zh: () => "其中至少一个要能不依赖其他的计算出来。" },
  bad: "facts: { n: count }\nmeasures: { a: { is: b + n }, b: { is: a + 1 } }\nresults: { r: { is: a } }\n",
  good: "facts: { n: count }\nmeasures: { a: { is: b + n }, b: { is: n + 1 } }\nresults: { r: { is: a } }\n",
});
export const totalMissing = defineDiagnostic<Record<never, never>>({
  code: "total/missing",
  severity: "error",
  en: () => "There are dimensions but no `total`.",
  zh: () => "有维度却没有 total。",
  help: {
    en: () => "Add `total: { out_of: 100 }` with the sum of the weights.",
    zh: () => "请加 total: { out_of: 100 }，写权重之和。",
  },
  bad: "dimensions: { d: { weight: 5, is: 100% } }\n",
  good: "dimensions: { d: { weight: 5, is: 100% } }\ntotal: { out_of: 5 }\n",
});
export const totalAlone = defineDiagnostic<{ key: string }>({
  code: "total/without-dimensions",
  severity: "error",
  en: ({ key }) => `\`${key}\` needs dimensions to work on, and there are none.`,
  zh: ({ key }) => `“${key}”需要维度，而文件里没有。`,
  help: { en: ({ key }) => `Add \`dimensions\`, or take \`${key}\` out.`, zh: ({ key }) => `请加 dimensions，或删去 ${key}。` },
  bad: "facts: { n: count }\ntotal: { out_of: 5 }\nresults: { r: { is: n } }\n",
  good: "facts: { n: count }\nresults: { r: { is: n } }\n",
});
export const mixedOtherwise = defineDiagnostic<{ value: Says; otherwise: Says }>({
  code: "results/otherwise-kind",
  severity: "error",
  en: ({ value, otherwise }) => `The result is ${value.en}, but \`otherwise\` is ${otherwise.en}.`,
  zh: ({ value, otherwise }) => `结果是${value.zh}，而 otherwise 是${otherwise.zh}。`,
  help: { en: () => "Write both in the same kind.", zh: () => "请写成同一类型。" },
  bad: "facts: { a: money, f: flag }\nresults: { r: { when: f, is: a, otherwise: 5% } }\n",
  good: "facts: { a: money, f: flag }\nresults: { r: { when: f, is: a, otherwise: 5 } }\n",
});
export const noValue = defineDiagnostic<{ name: string; found: Says }>({
  code: "rubric/no-value",
  severity: "error",
  en: ({ name, found }) => `\`${name}\` would be ${found.en}; a value is a number, a choice or a yes-or-no.`,
  zh: ({ name, found }) => `“${name}”得到的是${found.zh}；这里应得出数、选项或是非。`,
  help: {
    en: () =>
      "Of a list, take one number: `sum(deals.amount)`, `mean(team.total)`, or `each` with `combine`. Texts only explain.",
    zh: () => "明细表请取一个数：sum(deals.amount)、mean(team.total)，或 each 加 combine；文字只作说明用。",
  },
  bad: "facts: { deals: { list: { amount: money }, at_most: 9 } }\nresults: { r: { is: deals.amount } }\n",
  good: "facts: { deals: { list: { amount: money }, at_most: 9 } }\nresults: { r: { is: sum(deals.amount) } }\n",
});
export const whenMissing = defineDiagnostic<Record<never, never>>({
  code: "results/otherwise-alone",
  severity: "error",
  en: () => "`otherwise` says what the result is when `when` does not hold, and there is no `when`.",
  zh: () => "otherwise 是 when 不成立时的值，而这里没有 when。",
  help: { en: () => "Add `when`, or take `otherwise` out.", zh: () => "请加 when，或删去 otherwise。" },
  bad: "facts: { a: money }\nresults: { r: { is: a, otherwise: 0 } }\n",
  good: "facts: { a: money, f: flag }\nresults: { r: { when: f, is: a, otherwise: 0 } }\n",
});
export const noSuchDate = defineDiagnostic<{ name: string }>({
  code: "rubric/period-date",
  severity: "error",
  en: ({ name }) => `\`period\` names the date \`${name}\`, and there is no such date among the facts.`,
  zh: ({ name }) => `period 指定的日期“${name}”不是 facts 里的日期数据项。`,
  help: { en: ({ name }) => `Declare \`${name}: date\` under facts.`, zh: ({ name }) => `请在 facts 下声明 ${name}: date。` },
  bad: "period: { of: month, date: start }\nfacts: { n: count }\nresults: { r: { is: n } }\n",
  good: "period: { of: month, date: start }\nfacts: { start: { type: date, range: 2015-01-01..2020-12-31 } }\nresults: { r: { effective: { 2015-01-01: 1, 2016-01-01: 2 } } }\n",
});
export const nothingToScore = defineDiagnostic<Record<never, never>>({
  code: "rubric/nothing-to-score",
  severity: "error",
  en: () => "The rubric has neither `dimensions` nor `results`: there is nothing to score.",
  zh: () => "评分细则既没有 dimensions 也没有 results：没有可评的内容。",
  help: { en: () => "Add at least one.", zh: () => "请至少写一样。" },
  bad: "facts: { n: count }\n",
  good: "facts: { n: count }\nresults: { r: { is: n } }\n",
});
export const unused = defineDiagnostic<{ name: string; what: Stage }>({
  code: "rubric/unused",
  severity: "warning",
  en: ({ name, what }) => `Nothing uses the ${what} \`${name}\`.`,
  zh: ({ name, what }) => `${stageNames[what].zh}“${name}”没有被用到。`,
  help: { en: () => "Use it, or take it out.", zh: () => "请使用它，或删去。" },
  bad: "facts: { n: count, m: count }\nresults: { r: { is: n } }\n",
  good: "facts: { n: count }\nresults: { r: { is: n } }\n",
});
