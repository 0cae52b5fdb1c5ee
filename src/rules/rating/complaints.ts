/** What can be wrong with a rating and its raters. */
import { defineDiagnostic } from "../../diagnostics/define.ts";

const rated = (keys: string) => `dimensions: { d: { weight: 10, decimals: 2, ${keys} } }\ntotal: { out_of: 10 }\n`;
export const zeroWanted = defineDiagnostic<{ low: string; high: string }>({
  code: "rating/zero",
  severity: "error",
  en: ({ low, high }) => `On the scale ${low}..${high}, does ${low} earn nothing, or ${low}/${high} of the points?`,
  zh: ({ low, high }) => `${low}..${high} 的量表上，${low} 是得零分，还是得满分的 ${low}/${high}？`,
  help: {
    en: ({ low, high }) =>
      `Say which rating earns nothing and which earns all: \`{ scale: ${low}..${high}, zero: ${low}, full: ${high} }\` or \`zero: 0\`.`,
    zh: ({ low, high }) => `请写明零分和满分对应的评级：{ scale: ${low}..${high}, zero: ${low}, full: ${high} }，或 zero: 0。`,
  },
  bad: rated("rating: { scale: 1..5 }"),
  good: rated("rating: { scale: 1..5, zero: 1, full: 5 }"),
});
export const badScale = defineDiagnostic<Record<never, never>>({
  code: "rating/scale",
  severity: "error",
  en: () => "The scale has to be plain numbers that rise in whole steps, and `full` has to lie above `zero`.",
  zh: () => "量表应是由低到高的普通数，两端为刻度的整数倍，且 full 大于 zero。",
  help: {
    en: () => "Write the lowest rating first: `{ scale: 1..5, zero: 1, full: 5 }`.",
    zh: () => "请先写最低的评级：{ scale: 1..5, zero: 1, full: 5 }。",
  },
  bad: rated("rating: { scale: 5..1, zero: 0, full: 5 }"),
  good: rated("rating: { scale: 1..5, zero: 0, full: 5 }"),
});
export const weights = defineDiagnostic<{ sum: string }>({
  code: "rating/weights",
  severity: "error",
  en: ({ sum }) => `The raters' shares add up to ${sum}, not to 100%.`,
  zh: ({ sum }) => `各评价人占比合计 ${sum}，不是 100%。`,
  help: {
    en: () => "Mend the shares, or use plain numbers (4, 3, 3) that are only relative.",
    zh: () => "请改占比，或用只表示比例的数（4、3、3）。",
  },
  bad: rated("rating: { scale: 0..5 }, raters: { a: 50%, b: 30% }"),
  good: rated("rating: { scale: 0..5 }, raters: { a: 50%, b: 50% }"),
});
export const mixedWeights = defineDiagnostic<Record<never, never>>({
  code: "rating/mixed-weights",
  severity: "error",
  en: () => "Some raters have a per cent and others a plain number.",
  zh: () => "有的评价人写百分比，有的写普通数。",
  help: { en: () => "Use one of the two for all.", zh: () => "请统一用一种。" },
  bad: rated("rating: { scale: 0..5 }, raters: { a: 50%, b: 3 }"),
  good: rated("rating: { scale: 0..5 }, raters: { a: 4, b: 3 }"),
});
export const weightsIgnored = defineDiagnostic<{ by: string }>({
  code: "rating/weights-ignored",
  severity: "error",
  en: ({ by }) => `Unequal weights of raters mean nothing to \`combine: ${by}\`.`,
  zh: ({ by }) => `combine: ${by} 用不上评价人的不同权重。`,
  help: { en: () => "Give the raters as a list, or use the weighted mean.", zh: () => "请把评价人写成列表，或用加权平均。" },
  bad: rated("rating: { scale: 0..5 }, raters: { a: 40%, b: 60% }, combine: median"),
  good: rated("rating: { scale: 0..5 }, raters: [a, b], combine: median"),
});
export const badRaters = defineDiagnostic<Record<never, never>>({
  code: "rating/raters",
  severity: "error",
  en: () => "`raters` needs at least one rater: a list of names, or each name with a weight above 0.",
  zh: () => "raters 至少要有一名评价人：写成名称的列表，或逐个写出大于 0 的权重。",
  help: {
    en: () => "Write `raters: [customer, supervisor]`, or `raters: { customer: 60%, supervisor: 40% }`.",
    zh: () => "请写 raters: [customer, supervisor]，或 raters: { customer: 60%, supervisor: 40% }。",
  },
  bad: rated("rating: { scale: 0..5 }, raters: a"),
  good: rated("rating: { scale: 0..5 }, raters: [a]"),
});
export const misplaced = defineDiagnostic<Record<never, never>>({
  code: "rating/misplaced",
  severity: "error",
  en: () => "A rating asks people for facts of its dimension, so it can only stand directly under a dimension.",
  zh: () => "评级要由人填写该维度的数据，所以只能直接写在维度下。",
  help: {
    en: () => "Give the rating a dimension of its own; for a rating that is a fact, declare the fact and use `rows` or `is`.",
    zh: () => "请让它单独成为一个维度；若评级本身就是一个数据项，请在 facts 下声明，再用 rows 或 is。",
  },
  bad: "measures: { m: { rating: { scale: 0..5 } } }\nresults: { r: { is: m } }\n",
  good: rated("rating: { scale: 0..5 }"),
});
