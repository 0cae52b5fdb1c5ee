/** What can be wrong with a checklist. */
import { defineDiagnostic } from "../../diagnostics/define.ts";

const list = (items: string) =>
  `dimensions: { d: { weight: 10, checklist: { levels: { 符合: 100%, 不符合: 0% }, items: { ${items} } } } }\ntotal: { out_of: 10 }\n`;
export const weights = defineDiagnostic<{ sum: string; weight: string }>({
  code: "checklist/weights",
  severity: "error",
  en: ({ sum, weight }) => `The items add up to ${sum}, but the dimension weighs ${weight}.`,
  zh: ({ sum, weight }) => `各项合计 ${sum} 分，而该维度权重为 ${weight}。`,
  help: { en: () => "Mend the items or the weight so that they agree.", zh: () => "请改各项分值或权重，使两者一致。" },
  bad: list("a: 4, b: 4"),
  good: list("a: 4, b: 6"),
});
export const levelWanted = defineDiagnostic<{ level: string | undefined }>({
  code: "checklist/level",
  severity: "error",
  en: ({ level }) =>
    level === undefined
      ? "A checklist needs at least one level."
      : `The level \`${level}\` needs a per cent: how much of the item it is worth.`,
  zh: ({ level }) => (level === undefined ? "检查表至少要有一个等级。" : `等级“${level}”要写百分比：值该项的多少。`),
  help: { en: () => "Write levels as `符合: 100%`.", zh: () => "请写成 符合: 100%。" },
  bad: "dimensions: { d: { weight: 10, checklist: { levels: { 符合: 1, 不符合: 0% }, items: { a: 10 } } } }\ntotal: { out_of: 10 }\n",
  good: list("a: 10"),
});
export const noWeight = defineDiagnostic<Record<never, never>>({
  code: "checklist/no-weight",
  severity: "error",
  en: () => "A checklist gives points out of a weight, and there is none here.",
  zh: () => "检查表按权重给分，而这里没有权重。",
  help: { en: () => "Use `checklist` in a dimension.", zh: () => "请在维度里使用 checklist。" },
  bad: "measures: { m: { checklist: { levels: { 符合: 100% }, items: { a: 10 } } } }\nresults: { r: { is: m } }\n",
  good: list("a: 10"),
});
export const misplaced = defineDiagnostic<Record<never, never>>({
  code: "checklist/misplaced",
  severity: "error",
  en: () => "A checklist asks people for facts of its dimension, so it can only stand directly under a dimension.",
  zh: () => "检查表要由人逐项填写该维度的数据，所以只能直接写在维度下。",
  help: {
    en: () => "Give the checklist a dimension of its own; where it does not apply, mark its items n/a.",
    zh: () => "请让检查表单独成为一个维度；不适用的项可标为不适用。",
  },
  bad: "facts: { f: flag }\ndimensions: { d: { weight: 10, by: f, cases: { false: 0%, true: { checklist: { levels: { 符合: 100%, 不符合: 0% }, items: { a: 10 } } } } } }\ntotal: { out_of: 10 }\n",
  good: list("a: 10"),
});
export const ofWanted = defineDiagnostic<{ item: string }>({
  code: "checklist/of",
  severity: "error",
  en: ({ item }) => `The rows of \`${item}\` say what follows, but not from what: \`of\` is missing.`,
  zh: ({ item }) => `“${item}”写了 rows，却没有写 of（按什么分档）。`,
  help: {
    en: () => "Write `{ weight: 4, of: reply_days, rows: { … } }`; without `of` and `rows` a person picks the level.",
    zh: () => "请写 { weight: 4, of: reply_days, rows: { … } }；不写 of 和 rows，则由人选定等级。",
  },
  bad: list("a: { weight: 10, rows: { 0: 符合, 1+: 不符合 } }"),
  good: list("a: { weight: 10 }"),
});
