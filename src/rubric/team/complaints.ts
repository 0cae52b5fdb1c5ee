/** What can be wrong where people are compared. */
import { defineDiagnostic } from "../../diagnostics/define.ts";

const limited = (team: string) =>
  `facts: { sales: money }\nteam: { ${team} }\nresults: { gap: { is: max(team.sales) - sales } }\n`;
export const limits = defineDiagnostic<{ least: number; most: number }>({
  code: "team/limits",
  severity: "error",
  en: ({ least, most }) => `A team of at least ${least} and at most ${most} people cannot be.`,
  zh: ({ least, most }) => `不可能有至少 ${least} 人、至多 ${most} 人的组。`,
  help: {
    en: () => "Mend `at_least` or `at_most`; a team has at least one person.",
    zh: () => "请改 at_least 或 at_most；一组至少一人。",
  },
  bad: limited("at_least: 20, at_most: 10"),
  good: limited("at_least: 2, at_most: 10"),
});
export const idle = defineDiagnostic<Record<never, never>>({
  code: "team/nothing-compared",
  severity: "warning",
  en: () => "`team` says who is compared with whom, but nothing in the rubric compares people.",
  zh: () => "写了 team，但细则中没有任何人与人的比较。",
  help: {
    en: () => "Use `team.x`, `others.x`, `rank`, `percentile`, `split` or `team: { grade: … }`; or take the block out.",
    zh: () => "请使用 team.x、others.x、rank、percentile、split 或 team: { grade: … }；或删去这一块。",
  },
  bad: "facts: { sales: money }\nteam: { at_least: 2 }\nresults: { r: { is: sales } }\n",
  good: limited("at_least: 2"),
});

const compared = (measure: string) =>
  `facts: { a: { type: money, range: 1..9 }, b: { type: money, range: 1..9 } }\nmeasures: { m: { is: a / b, decimals: ${measure} } }\nresults: { r: { is: sum(team.m) } }\n`;
export const offGrid = defineDiagnostic<{ name: string }>({
  code: "team/not-rounded",
  severity: "error",
  en: ({ name }) => `\`${name}\` is an unrounded fraction; people are compared by what is shown of them.`,
  zh: ({ name }) => `“${name}”是未取整的分数；人与人比较的应是显示出来的值。`,
  help: {
    en: ({ name }) => `State \`decimals\` where \`${name}\` is computed.`,
    zh: ({ name }) => `请在算出“${name}”的地方写明 decimals。`,
  },
  bad: compared("exact"),
  good: compared("2"),
});
export const badGroup = defineDiagnostic<{ name: string }>({
  code: "team/group",
  severity: "error",
  en: ({ name }) => `\`${name}\` cannot group people: it is no fact of type choice or text.`,
  zh: ({ name }) => `不能按“${name}”分组：它不是类型为 choice 或 text 的数据项。`,
  help: { en: () => "Name a fact such as the department or the panel.", zh: () => "请写一个数据项，如部门、评分组。" },
  bad: 'facts: { a: money, b: flag }\nresults: { r: { is: "sum(team.a, b)" } }\n',
  good: 'facts: { a: money, b: text }\nresults: { r: { is: "sum(team.a, b)" } }\n',
});
