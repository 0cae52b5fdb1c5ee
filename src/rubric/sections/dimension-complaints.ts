/** What can be wrong with dimensions and their weights. */
import { defineDiagnostic } from "../../diagnostics/define.ts";

const groupOf = (children: string, keys = "weight: 10") =>
  `dimensions: { g: { ${keys}, dimensions: { ${children} } } }\ntotal: { out_of: 10 }\n`;
export const weights = defineDiagnostic<{ of: string; sum: string; weight: string }>({
  code: "weights/sum",
  severity: "error",
  en: ({ of, sum, weight }) => `The weights under \`${of}\` add up to ${sum}, not to ${weight}.`,
  zh: ({ of, sum, weight }) => `“${of}”下的权重合计 ${sum}，不是 ${weight}。`,
  help: {
    en: ({ sum }) =>
      `Mend a weight, or write ${sum} above. If part of the printed form is missing, say so: \`out_of\` is what is really there.`,
    zh: ({ sum }) => `请改某个权重，或把上级写成 ${sum}。若表格缺了一部分，out_of 应写实际有的分值。`,
  },
  bad: groupOf("a: { weight: 4, is: 100% }, b: { weight: 5, is: 100% }"),
  good: groupOf("a: { weight: 4, is: 100% }, b: { weight: 6, is: 100% }"),
});
export const tooMuch = defineDiagnostic<{ name: string; high: string; weight: string }>({
  code: "score/above-weight",
  severity: "error",
  en: ({ name, high, weight }) =>
    `\`${name}\` can reach ${high} of ${weight} points, and nothing says that more than the weight is meant.`,
  zh: ({ name, high, weight }) => `“${name}”最高可达 ${high} 分，超过权重 ${weight}，而文件没有写明允许超过。`,
  help: {
    en: () => "State `cap: 100%` (or the cap that is meant, such as `cap: 120%`).",
    zh: () => "请写 cap: 100%，或所允许的上限，如 cap: 120%。",
  },
  bad: "facts: { p: { type: percent, step: 1%, range: 0%..150% } }\ndimensions: { d: { weight: 10, is: p } }\ntotal: { out_of: 10 }\n",
  good: "facts: { p: { type: percent, step: 1%, range: 0%..150% } }\ndimensions: { d: { weight: 10, is: p, cap: 100% } }\ntotal: { out_of: 10 }\n",
});
export const tooLittle = defineDiagnostic<{ name: string; low: string }>({
  code: "score/below-zero",
  severity: "error",
  en: ({ name, low }) => `\`${name}\` can fall to ${low} points, and nothing says that less than 0 is meant.`,
  zh: ({ name, low }) => `“${name}”最低可到 ${low} 分，而文件没有写明允许为负。`,
  help: { en: () => "State `floor: 0 pts` (or the floor that is meant).", zh: () => "请写 floor: 0 pts，或所允许的下限。" },
  bad: "facts: { p: { type: percent, step: 1%, range: -10%..100% } }\ndimensions: { d: { weight: 10, is: p } }\ntotal: { out_of: 10 }\n",
  good: "facts: { p: { type: percent, step: 1%, range: -10%..100% } }\ndimensions: { d: { weight: 10, is: p, floor: 0 pts } }\ntotal: { out_of: 10 }\n",
});
export const emptyGroup = defineDiagnostic<Record<never, never>>({
  code: "dimensions/empty",
  severity: "error",
  en: () => "A group needs at least one dimension, and the weights together more than 0.",
  zh: () => "组里至少要有一个维度，且权重合计大于 0。",
  help: { en: () => "Add a dimension, or take the group out.", zh: () => "请加维度或删去该组。" },
  bad: groupOf("", "weight: 10"),
  good: groupOf("a: { weight: 10, is: 100% }"),
});
