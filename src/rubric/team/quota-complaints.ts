import { defineDiagnostic } from "../../diagnostics/define.ts";

const grades = "grades: [{ grade: A, from: 8 }, { grade: B, from: 6 }, { grade: C, otherwise: true }]\n";
const scored = "dimensions: { d: { weight: 10, rating: { scale: 0..10 } } }\ntotal: { out_of: 10 }\n";
const quota = (text: string) => `${scored}${grades}team: { grade: { by: total, ${text} } }\n`;
const good = quota("quota: { A: 20%, B: 70%, C: 10% }, rounding: largest_remainder, ties: up");

export const noGrades = defineDiagnostic<Record<never, never>>({
  code: "quota/no-grades",
  severity: "error",
  en: () => "Grades are to be distributed, and the rubric has no `grades`.",
  zh: () => "要强制分布等级，但细则没有 grades。",
  help: {
    en: () => "List the grades with their thresholds: they hold for those who are exempt and in teams that are too small.",
    zh: () => "请列出等级及门槛：免于分布的人和人数太少的组按门槛定级。",
  },
  bad: `${scored}team: { grade: { by: total, quota: { A: 100% }, rounding: largest_remainder, ties: up } }\n`,
  good,
});
export const oneOfTwo = defineDiagnostic<Record<never, never>>({
  code: "quota/quota-or-caps",
  severity: "error",
  en: () => "Either `quota` (exactly these shares) or `caps` (at most these shares of those who reach the grade).",
  zh: () => "quota（恰好这些比例）与 caps（达到门槛者中至多这些比例）二选一。",
  help: {
    en: () => "Write `quota: { A: 20%, B: 70%, C: 10% }` or `caps: { A: 20% }`.",
    zh: () => "请写 quota: { A: 20%, B: 70%, C: 10% } 或 caps: { A: 20% }。",
  },
  bad: quota("rounding: largest_remainder, ties: up"),
  good,
});
export const unknownGrade = defineDiagnostic<{ grade: string; grades: readonly string[]; near: string | undefined }>({
  code: "quota/unknown-grade",
  severity: "error",
  en: ({ grade }) => `There is no grade \`${grade}\`.`,
  zh: ({ grade }) => `没有“${grade}”这个等级。`,
  help: {
    en: ({ grades: known, near }) => (near === undefined ? `The grades are ${known.join(", ")}.` : `Did you mean \`${near}\`?`),
    zh: ({ grades: known, near }) => (near === undefined ? `等级有：${known.join("、")}。` : `是否想写“${near}”？`),
  },
  bad: quota("quota: { A: 20%, B: 70%, D: 10% }, rounding: largest_remainder, ties: up"),
  good,
});
export const shares = defineDiagnostic<{ sum: string; exact: boolean }>({
  code: "quota/shares",
  severity: "error",
  en: ({ sum, exact }) => (exact ? `The shares add up to ${sum}, not to 100%.` : `A share lies outside 0%..100%: ${sum}.`),
  zh: ({ sum, exact }) => (exact ? `各等级比例合计 ${sum}，不是 100%。` : `比例应在 0%..100% 之内：${sum}。`),
  help: {
    en: ({ exact }) => (exact ? "Mend a share; a grade that nobody gets may be left out." : "Mend the share."),
    zh: ({ exact }) => (exact ? "请改某个比例；没有人得的等级可以不写。" : "请改比例。"),
  },
  bad: quota("quota: { A: 20%, B: 70% }, rounding: largest_remainder, ties: up"),
  good,
});
export const lastGrade = defineDiagnostic<{ grade: string }>({
  code: "quota/last-grade",
  severity: "error",
  en: ({ grade }) => `\`${grade}\` is the lowest grade; whoever finds no place above has to fit into it.`,
  zh: ({ grade }) => `“${grade}”是最低一级，上面各级放不下的人都要归入它，不能设上限。`,
  help: { en: () => "Take its cap out.", zh: () => "请删去它的上限。" },
  bad: quota("caps: { A: 20%, C: 10% }, rounding: down, ties: up"),
  good: quota("caps: { A: 20% }, rounding: down, ties: up"),
});
export const roundingOf = defineDiagnostic<{ rounding: string; exact: boolean }>({
  code: "quota/rounding",
  severity: "error",
  en: ({ rounding, exact }) =>
    exact
      ? `Places rounded \`${rounding}\` would not add up to the number of people.`
      : `\`${rounding}\` shares out all people; a cap is rounded by itself.`,
  zh: ({ rounding, exact }) =>
    exact ? `按 ${rounding} 取整，各级名额加起来不等于人数。` : `${rounding} 用于分完所有人；上限是各自取整的。`,
  help: {
    en: ({ exact }) =>
      exact
        ? "`largest_remainder`: leftover places go to the largest fractions. `cumulative`: top 20 %, top 90 %, … each rounded half up."
        : "Write `down`, `up` or `half-up`.",
    zh: ({ exact }) =>
      exact
        ? "largest_remainder：余下的名额给小数部分最大的等级；cumulative：前 20%、前 90%……各自四舍五入。"
        : "请写 down、up 或 half-up。",
  },
  bad: quota("quota: { A: 20%, B: 70%, C: 10% }, rounding: down, ties: up"),
  good,
});
