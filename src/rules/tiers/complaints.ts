/** What can be wrong with tiers, and what is worth knowing of them. */
import { defineDiagnostic } from "../../diagnostics/define.ts";
import type { Says } from "../../text/path.ts";

const sales = (tiers: string, quota = "") =>
  `facts: { sales: { type: money, range: 0..1000000 }${quota} }\nresults: { pay: { tiers: { of: sales, ${tiers} }, decimals: 2 } }\n`;
const quota = ", quota: { type: money, range: 1..1000000 }";
const good = sales("mode: marginal, rows: { 0..5000: 10%, 5000+: 15% }");

/** What one amount comes to under two readings. */
export type Readings = { readonly amount: string; readonly first: string; readonly second: string };

export const modeMissing = defineDiagnostic<{ readings: Readings | undefined }>({
  code: "tiers/mode",
  severity: "error",
  en: ({ readings }) =>
    `Does a tier's rate hold for the part that falls into it, or for all of it?${
      readings
        ? ` Of ${readings.amount} the first (\`marginal\`) comes to ${readings.first}, the second (\`whole\`) to ${readings.second}.`
        : ""
    }`,
  zh: ({ readings }) =>
    `各档的比例只用于落入该档的部分，还是用于全额？${
      readings ? `以 ${readings.amount} 为例：超额累进（marginal）为 ${readings.first}，全额（whole）为 ${readings.second}。` : ""
    }`,
  help: {
    en: () => "Add `mode: marginal` (each slice at its own rate) or `mode: whole` (all of it at the rate that is reached).",
    zh: () => "请写 mode: marginal（超额累进：各段按各自的比例）或 mode: whole（全额：全部按达到的比例）。",
  },
  bad: sales("rows: { 0..5000: 10%, 5000+: 15% }"),
  good,
});
export const bareRate = defineDiagnostic<{ rate: string }>({
  code: "tiers/bare-rate",
  severity: "error",
  en: ({ rate }) => `A rate of \`${rate}\` pays ${rate} for every 1 of the amount.`,
  zh: ({ rate }) => `比例写成 ${rate}，就是每 1 元计 ${rate} 元。`,
  help: {
    en: ({ rate }) => `Write \`${rate}%\` for a per cent; a multiple of the amount is written as one, such as \`100%\`.`,
    zh: ({ rate }) => `百分比请写 ${rate}%；确为倍数时也写成百分比，如 100%。`,
  },
  bad: sales("mode: marginal, rows: { 0..5000: 10, 5000+: 15 }"),
  good,
});
export const edgesDiffer = defineDiagnostic<{
  ends: string | undefined;
  begins: string;
  readings: (Readings & { readonly edges: readonly [string, string] }) | undefined;
}>({
  code: "tiers/edges-differ",
  severity: "error",
  en: ({ ends, begins, readings }) =>
    `\`${begins}\` does not begin where ${ends === undefined ? "another tier ends" : `\`${ends}\` ends`}: slices need one edge between them.${
      readings
        ? ` ${readings.amount} comes to ${readings.first} if the edge is ${readings.edges[0]}, and to ${readings.second} if it is ${readings.edges[1]}.`
        : ""
    }`,
  zh: ({ ends, begins, readings }) =>
    `“${begins}”不是从${ends === undefined ? "上一档" : `“${ends}”`}的终点开始：超额累进的相邻两档须共用一个界限。${
      readings
        ? `以 ${readings.amount} 为例：界限为 ${readings.edges[0]} 时为 ${readings.first}，为 ${readings.edges[1]} 时为 ${readings.second}。`
        : ""
    }`,
  help: {
    en: () =>
      "Write the same number (or the same formula) as the end of one tier and the beginning of the next: `0..5000`, `5000+`.",
    zh: () => "请让前一档的终点与后一档的起点写成同一个数（或同一个公式）：0..5000、5000+。",
  },
  bad: sales("mode: marginal, rows: { 0..5000: 10%, 5000.01+: 15% }"),
  good,
});
export const uncovered = defineDiagnostic<{ witness: string; of: string; side: "below" | "above"; label: string }>({
  code: "tiers/uncovered",
  severity: "error",
  en: ({ witness, of, side, label }) =>
    `${witness} lies ${side} all tiers, and \`${of}\` can reach it; \`${label}\` is the ${side === "below" ? "lowest" : "highest"}.`,
  zh: ({ witness, of, side, label }) =>
    `${witness} 在各档之${side === "below" ? "下" : "上"}，而“${of}”可能达到；${side === "below" ? "最低" : "最高"}档是“${label}”。`,
  help: {
    en: ({ side }) =>
      side === "below"
        ? "Let the lowest tier be open below (`below 5000`; money that is taken back is then counted at its rate), or narrow the range of the fact."
        : "Let the highest tier be open above (`5000+`); `0%` says that nothing more is paid.",
    zh: ({ side }) =>
      side === "below"
        ? "请让最低档向下不设限（below 5000，退回的金额按该档计），或缩小数据项的范围。"
        : "请让最高档向上不设限（5000+）；不再计提时写 0%。",
  },
  bad: sales("mode: marginal, rows: { 0..5000: 10%, 5000..10000: 15% }"),
  good,
});
export const whoseEdge = defineDiagnostic<{ edge: string; first: string; second: string; both: boolean }>({
  code: "tiers/whose-edge",
  severity: "error",
  en: ({ edge, first, second, both }) =>
    `\`${edge}\` itself falls in ${both ? "two tiers" : "no tier"}: \`${first}\` and \`${second}\` ${both ? "both take it" : "both leave it out"}.`,
  zh: ({ edge, first, second, both }) =>
    `“${edge}”本身${both ? "同时落在两档" : "不在任何一档"}：“${first}”和“${second}”都${both ? "含" : "不含"}它。`,
  help: {
    en: () => "Decide which tier it belongs to: `a..<b` leaves the upper end out, `>a..b` the lower.",
    zh: () => "请决定它归哪一档：a..<b 不含上端，>a..b 不含下端。",
  },
  bad: sales("mode: whole, rows: { 0..quota: 10%, quota+: 15% }", quota),
  good: sales("mode: whole, rows: { 0..<quota: 10%, quota+: 15% }", quota),
});
export const noOtherwise = defineDiagnostic<Record<never, never>>({
  code: "tiers/otherwise",
  severity: "error",
  en: () => "A tier needs to say where it begins and ends; `otherwise` does not.",
  zh: () => "每一档都要写明起止，otherwise 没有写明。",
  help: { en: () => "Write the highest tier as `5000+`.", zh: () => "请把最高档写成 5000+。" },
  bad: sales("mode: marginal, rows: { 0..5000: 10%, otherwise: 15% }"),
  good,
});
export const noRows = defineDiagnostic<Record<never, never>>({
  code: "tiers/no-rows",
  severity: "error",
  en: () => "There is no tier.",
  zh: () => "一档也没有写。",
  help: { en: () => "Write at least one, such as `0+: 3%`.", zh: () => "请至少写一档，如 0+: 3%。" },
  bad: sales("mode: marginal, rows: {}"),
  good,
});
export const notAmount = defineDiagnostic<{ of: string; found: Says }>({
  code: "tiers/not-a-number",
  severity: "error",
  en: ({ of, found }) => `Tiers divide an amount, and \`${of}\` is ${found.en}.`,
  zh: ({ of, found }) => `分档累进需要一个数量，而“${of}”是${found.zh}。`,
  help: {
    en: () => "Name an amount or a count; for choices and yes-or-no use `by` with `cases`.",
    zh: () => "请写金额或数量；选项和是非条件请用 by 加 cases。",
  },
  bad: "facts: { won: flag }\nresults: { pay: { tiers: { of: won, mode: marginal, rows: { 0..5000: 10%, 5000+: 15% } } } }\n",
  good,
});
export const mixedAmounts = defineDiagnostic<{ key: string; found: Says; of: string; kind: Says }>({
  code: "tiers/mixed-kinds",
  severity: "error",
  en: ({ key, found, of, kind }) => `\`${key}\` is ${found.en}, and \`${of}\` is ${kind.en}: they do not go together.`,
  zh: ({ key, found, of, kind }) => `${key} 是${found.zh}，而“${of}”是${kind.zh}，两者不能配合。`,
  help: {
    en: () =>
      "`after`, `to` and the edges are in the kind of `of`; an outcome is a rate: a per cent of money, so much money for each of a count.",
    zh: () => "after、to 和各档界限应与 of 同类；结果是比例：金额的百分比，或每件多少钱。",
  },
  bad: "facts: { sales: { type: money, range: 0..1000000 }, sold: { type: count } }\nresults: { pay: { tiers: { of: sales, after: sold, mode: marginal, rows: { 0..5000: 10%, 5000+: 15% } }, decimals: 2 } }\n",
  good,
});
export const targetNotPositive = defineDiagnostic<{ to: string; low: string }>({
  code: "tiers/target-not-positive",
  severity: "error",
  en: ({ to, low }) => `\`${to}\` can be ${low}, and no share of that is an edge.`,
  zh: ({ to, low }) => `“${to}”可能为 ${low}，无法按其比例分档。`,
  help: { en: () => "Declare a range above 0.", zh: () => "请把范围声明为大于 0。" },
  bad: sales("to: quota, mode: marginal, rows: { 0%..100%: 3%, 100%+: 5% }", quota.replace("1..", "0..")),
  good: sales("to: quota, mode: marginal, rows: { 0%..100%: 3%, 100%+: 5% }", quota),
});
export const jumps = defineDiagnostic<{ of: string; at: readonly { edge: string; from: string; to: string }[]; rates: boolean }>({
  code: "tiers/jumps",
  severity: "info",
  en: ({ of, at, rates }) =>
    `\`whole\` pays all of \`${of}\` at the rate that is reached, so ${rates ? "the rate for all of it" : "the outcome"} jumps: ${at
      .map(({ edge, from, to }) => `at ${edge} from ${from} to ${to}`)
      .join(", ")}.`,
  zh: ({ of, at, rates }) =>
    `全额（whole）按达到的比例计算“${of}”的全部，因此${rates ? "全额适用的比例" : "结果"}有跳变：${at
      .map(({ edge, from, to }) => `在 ${edge} 处由 ${from} 变为 ${to}`)
      .join("，")}。`,
  help: {
    en: () => "If that is meant, nothing needs doing; with `mode: marginal` there is no jump.",
    zh: () => "若本意如此可不理会；mode: marginal 没有跳变。",
  },
  bad: sales("mode: whole, rows: { 0..5000: 10%, above 5000: 15% }"),
  good,
});
export const falls = defineDiagnostic<{ edge: string; from: string; to: string; rates: boolean }>({
  code: "tiers/falls",
  severity: "warning",
  en: ({ edge, from, to, rates }) =>
    `Who reaches ${edge} gets less than who just misses it: ${rates ? "the rate for all of it" : "the outcome"} falls from ${from} to ${to}.`,
  zh: ({ edge, from, to, rates }) =>
    `达到 ${edge} 反而比差一点的更少：${rates ? "全额适用的比例" : "结果"}由 ${from} 降为 ${to}。`,
  help: {
    en: () => "If the rates are meant to fall, `mode: marginal` takes nothing away from what was earned below.",
    zh: () => "若比例本应递减，用 mode: marginal 就不会倒扣以下各段已得的部分。",
  },
  bad: sales("mode: whole, rows: { 0..5000: 10%, above 5000: 5% }"),
  good: sales("mode: marginal, rows: { 0..5000: 10%, 5000+: 5% }"),
});
