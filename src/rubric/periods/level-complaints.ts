/** What can be wrong with the longer periods of a rubric. */
import { defineDiagnostic } from "../../diagnostics/define.ts";

const year = (keys: string, is = "sum(periods.r)") =>
  `period: month\nfacts: { a: money }\nresults: { r: { is: a } }\nperiods: [{ period: year, ${keys}, results: { y: { is: ${is} } } }]\n`;
const whole = "of: 12, missing: refuse";
const below = (month: string, is: string) =>
  `period: month\nfacts: { a: { type: money, range: 1..9 }, b: { type: money, range: 1..9 }, t: text }\n${month}\nperiods: [{ period: year, ${whole}, results: { y: { is: ${is} } } }]\n`;
const month = (is: string) => `measures: { m: { ${is} } }\nresults: { r: { is: b * m, decimals: 2 } }`;

export const nothingBelow = defineDiagnostic<Record<never, never>>({
  code: "periods/nothing-below",
  severity: "error",
  en: () => "`periods` are the sheets of the shorter period, and this is the shortest one.",
  zh: () => "periods 指下一级（较短周期）的成绩单，而这里已是最短的周期。",
  help: {
    en: () => "Move the formula into a longer period: under the top-level key `periods`.",
    zh: () => "请把公式移到更长的周期里：写在顶层的 periods 之下。",
  },
  bad: "facts: { a: money }\nresults: { r: { is: a + sum(periods.a) } }\n",
  good: year(whole),
});
export const unfitColumn = defineDiagnostic<{ name: string; unfit: "fraction" | "sort" }>({
  code: "periods/not-a-column",
  severity: "error",
  en: ({ name, unfit }) =>
    unfit === "fraction"
      ? `\`${name}\` is not rounded in the shorter period, so nobody can write down what this period takes over.`
      : `\`${name}\` is neither a number, a choice nor a yes-or-no, so a longer period cannot read it.`,
  zh: ({ name, unfit }) =>
    unfit === "fraction"
      ? `“${name}”在较短周期里没有舍入，本周期取用的数就写不尽。`
      : `“${name}”不是数、选项或是非，更长的周期不能读取。`,
  help: {
    en: ({ unfit }) =>
      unfit === "fraction"
        ? "Give it `decimals` where it is computed, in the shorter period."
        : "Work out a number of it in the shorter period, and read that.",
    zh: ({ unfit }) =>
      unfit === "fraction" ? "请在较短周期里计算它的地方写 decimals。" : "请在较短周期里先由它得出一个数，再读取那个数。",
  },
  bad: below(month("is: a / b, decimals: exact"), "sum(periods.m)"),
  good: below(month("is: a / b, decimals: 2"), "sum(periods.m)").replace(", t: text", ""),
});
export const levelNameTwice = defineDiagnostic<{ name: string }>({
  code: "periods/name-twice",
  severity: "error",
  en: ({ name }) => `Two periods are called \`${name}\`.`,
  zh: ({ name }) => `有两级周期都叫“${name}”。`,
  help: { en: () => "Give each a name of its own.", zh: () => "请给每一级不同的名称。" },
  bad: year(whole).replace("period: year", "period: month"),
  good: year(whole),
});
export const levelOf = defineDiagnostic<Record<never, never>>({
  code: "periods/of",
  severity: "error",
  en: () =>
    "`of` says how many of the shorter periods make one of these: a whole number from 1 to 1000, or their names, each once.",
  zh: () => "of 写明几个较短周期组成一个：1 到 1000 的整数，或列出各自的名称（不重复）。",
  help: { en: () => "Write `of: 3`, or `of: [Q1, Q2, Q3, Q4]`.", zh: () => "请写 of: 3，或 of: [Q1, Q2, Q3, Q4]。" },
  bad: year("of: 0, missing: refuse"),
  good: year("of: [Q1, Q2], missing: refuse"),
});
export const levelAtLeast = defineDiagnostic<{ fault: "wanted" | "pointless" | "outside"; most: number }>({
  code: "periods/at-least",
  severity: "error",
  en: ({ fault, most }) =>
    fault === "wanted"
      ? "`missing: leave_out` has to say how many periods there must be all the same."
      : fault === "pointless"
        ? "With `missing: refuse` no period can be left out, so `at_least` says nothing."
        : `\`at_least\` lies outside 1..${most}.`,
  zh: ({ fault, most }) =>
    fault === "wanted"
      ? "missing: leave_out 须写明至少要有几期。"
      : fault === "pointless"
        ? "missing: refuse 时缺一不可，at_least 没有意义。"
        : `at_least 超出 1..${most}。`,
  help: {
    en: ({ fault, most }) =>
      fault === "pointless"
        ? "Take `at_least` out, or write `missing: leave_out`."
        : `Write \`at_least:\` with a number from 1 to ${most}.`,
    zh: ({ fault, most }) =>
      fault === "pointless" ? "请删去 at_least，或改为 missing: leave_out。" : `请写 at_least: 1 到 ${most} 的数。`,
  },
  bad: year("of: 12, missing: leave_out"),
  good: year("of: 12, missing: leave_out, at_least: 6"),
});
