/** What can be wrong with values that hold from a date on. */
import { defineDiagnostic } from "../diagnostics/define.ts";
import type { Says } from "../text/path.ts";

const dated = (effective: string, fact = "month: { type: date, range: 2014-01-01..2020-12-31 }") =>
  `facts: { ${fact} }\nresults: { r: { ${effective} } }\n`;
const good = dated("of: month, effective: { 2013-01-01: 3%, 2015-01-01: 4% }");

export const noDate = defineDiagnostic<Record<never, never>>({
  code: "effective/no-date",
  severity: "error",
  en: () => "Nothing says by which date these values are chosen.",
  zh: () => "没有写明按哪个日期选取这些值。",
  help: {
    en: () => "Name a date fact here, `of: month_start`, or for the whole file, `period: { of: month, date: month_start }`.",
    zh: () => "请在此写明日期数据项，如 of: month_start；或在文件顶层统一写 period: { of: month, date: month_start }。",
  },
  bad: dated("effective: { 2013-01-01: 3%, 2015-01-01: 4% }", "").replace("facts: {  }\n", ""),
  good,
});
export const notDate = defineDiagnostic<{ of: string; found: Says }>({
  code: "effective/not-a-date",
  severity: "error",
  en: ({ of, found }) => `Values take effect on a date, and \`${of}\` is ${found.en}.`,
  zh: ({ of, found }) => `各值按日期生效，而“${of}”是${found.zh}。`,
  help: { en: () => "Name a fact of type date.", zh: () => "请改用 type: date 的数据项。" },
  bad: dated("of: month, effective: { 2013-01-01: 3% }", "month: { type: count, range: 1..12 }"),
  good,
});
export const unreadableDate = defineDiagnostic<{ label: string }>({
  code: "effective/unreadable",
  severity: "error",
  en: ({ label }) => (label === "" ? "There is no date here." : `\`${label}\` is not a date.`),
  zh: ({ label }) => (label === "" ? "这里没有日期。" : `“${label}”不是日期。`),
  help: {
    en: () => "Write the day from which a value holds: `2015-01-01: 4%`.",
    zh: () => "请写值从哪一天起生效：2015-01-01: 4%。",
  },
  bad: dated("of: month, effective: { 2013: 3%, 2015-01-01: 4% }"),
  good,
});
export const neverInForce = defineDiagnostic<{ label: string; of: Says; low: string; high: string }>({
  code: "effective/never-in-force",
  severity: "error",
  en: ({ label, of, low, high }) => `The value of ${label} is never in force: \`${of.en}\` ranges over ${low}..${high}.`,
  zh: ({ label, of, low, high }) => `${label} 的值永远用不到：“${of.zh}”的范围是 ${low}..${high}。`,
  help: {
    en: () => "Mend the date or the range of the fact, or take the value out.",
    zh: () => "请改正日期或数据项的范围，或删去此值。",
  },
  bad: dated("of: month, effective: { 2013-01-01: 3%, 2025-01-01: 4% }"),
  good,
});
export const otherwiseNeeded = defineDiagnostic<{ first: string }>({
  code: "effective/otherwise-needed",
  severity: "error",
  en: ({ first }) => `Before ${first} there is no value, and a choice or a condition needs one.`,
  zh: ({ first }) => `${first} 之前没有值，而选项或是非条件必须有值。`,
  help: {
    en: () => "Add `otherwise: …`, or let the range of the date fact begin later.",
    zh: () => "请加 otherwise: …，或把日期数据项的范围改为从那天开始。",
  },
  bad: dated("of: month, options: [low, high], effective: { 2015-01-01: low, 2016-01-01: high }"),
  good: dated("of: month, options: [low, high], effective: { 2013-01-01: low, 2016-01-01: high }"),
});
