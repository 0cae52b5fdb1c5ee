/** What can be wrong with what is carried from one period to the next. */
import { defineDiagnostic } from "../../diagnostics/define.ts";
import type { Says } from "../../text/path.ts";

const carried = (carry: string) =>
  `period: month\nfacts: { owed: { type: money, range: 0..100 }, a: { type: money, range: 0..9 } }\nresults: { left: { is: "max(owed - a, 0)" }, grown: { is: owed + a + 200 }, eighth: { is: a / 8 }, rate: { is: 5% } }\ncarry: { ${carry} }\n`;
const goodCarry = carried("owed: { from: left, first: 0 }");
export const carryFact = defineDiagnostic<{ name: string; near: string | undefined }>({
  code: "carry/unknown-fact",
  severity: "error",
  en: ({ name }) => `\`${name}\` is no fact, so nothing can be carried into it.`,
  zh: ({ name }) => `“${name}”不是数据项，不能结转到它。`,
  help: {
    en: ({ near }) => (near === undefined ? "Declare it under `facts`, or name another one." : `Did you mean \`${near}\`?`),
    zh: ({ near }) => (near === undefined ? "请在 facts 下声明它，或改用别的数据项。" : `是否想写“${near}”？`),
  },
  bad: carried("owes: { from: left, first: 0 }"),
  good: goodCarry,
});
export const carryFigure = defineDiagnostic<{ name: string; near: string | undefined }>({
  code: "carry/unknown-figure",
  severity: "error",
  en: ({ name }) => `Nothing is called \`${name}\`, so nothing can be carried from it.`,
  zh: ({ name }) => `没有叫“${name}”的数，无从结转。`,
  help: {
    en: ({ near }) => (near === undefined ? "Name a result, measure, dimension or fact." : `Did you mean \`${near}\`?`),
    zh: ({ near }) => (near === undefined ? "请写结果、指标、维度或数据项的名称。" : `是否想写“${near}”？`),
  },
  bad: carried("owed: { from: lefd, first: 0 }"),
  good: goodCarry,
});
export const carryKind = defineDiagnostic<{ fact: string; from: string; wanted: Says; found: Says }>({
  code: "carry/kind",
  severity: "error",
  en: ({ fact, from, wanted, found }) => `\`${fact}\` is ${wanted.en}, but \`${from}\` is ${found.en}.`,
  zh: ({ fact, from, wanted, found }) => `“${fact}”是${wanted.zh}，而“${from}”是${found.zh}。`,
  help: { en: () => "Carry a figure of the same kind.", zh: () => "请结转同一类型的数。" },
  bad: carried("owed: { from: rate, first: 0 }"),
  good: goodCarry,
});
export const carryGrid = defineDiagnostic<{ fact: string; from: string; step: string }>({
  code: "carry/grid",
  severity: "error",
  en: ({ fact, from, step }) =>
    `\`${from}\` can fall between the steps of \`${fact}\` (${step}), and what is carried is never rounded.`,
  zh: ({ fact, from, step }) => `“${from}”可能落在“${fact}”的刻度（${step}）之间，而结转从不舍入。`,
  help: {
    en: ({ from, step }) => `Round \`${from}\` where it is computed (\`decimals\`, or \`to: ${step}\`).`,
    zh: ({ from, step }) => `请在计算“${from}”的地方写明舍入（decimals 或 to: ${step}）。`,
  },
  bad: carried("owed: { from: eighth, first: 0 }"),
  good: goodCarry,
});
export const carryRange = defineDiagnostic<{ fact: string; from: string; allowed: string; found: string }>({
  code: "carry/range",
  severity: "error",
  en: ({ fact, from, allowed, found }) => `\`${from}\` is ${found}, and \`${fact}\` takes ${allowed}: it could not be carried.`,
  zh: ({ fact, from, allowed, found }) => `“${from}”为 ${found}，而“${fact}”只收 ${allowed}：无法结转。`,
  help: { en: () => "Change what the fact takes, or carry another figure.", zh: () => "请改数据项的范围或选项，或结转别的数。" },
  bad: carried("owed: { from: grown, first: 0 }"),
  good: goodCarry,
});
export const carryFirst = defineDiagnostic<{ fact: string; first: string; allowed: string }>({
  code: "carry/first",
  severity: "error",
  en: ({ fact, first, allowed }) => `\`${first}\` is nothing that \`${fact}\` can be: it takes ${allowed}.`,
  zh: ({ fact, first, allowed }) => `“${fact}”不能是“${first}”：只收 ${allowed}。`,
  help: { en: () => "`first` is what the very first period starts with.", zh: () => "first 是第一期开始时的值。" },
  bad: carried("owed: { from: left, first: -1 }"),
  good: goodCarry,
});
