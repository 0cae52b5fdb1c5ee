/** What can be wrong with grades. */
import { defineDiagnostic } from "../../diagnostics/define.ts";

const graded = (list: string) =>
  `dimensions: { d: { weight: 10, rating: { scale: 0..10 } } }\ntotal: { out_of: 10 }\ngrades: [${list}]\n`;
const good = graded("{ grade: A, from: 8, coefficient: 1.2 }, { grade: B, otherwise: true, coefficient: 1 }");
export const order = defineDiagnostic<{ grade: string; from: string; above: string }>({
  code: "grades/order",
  severity: "error",
  en: ({ grade, from, above }) =>
    `Grade \`${grade}\` from ${from} stands below one from ${above}: nothing could ever reach it, or the grades run the wrong way.`,
  zh: ({ grade, from, above }) => `等级“${grade}”（${from} 起）排在 ${above} 起的等级之下：要么永远到不了，要么等级写反了。`,
  help: {
    en: () => "List the grades from the best down, each with a lower `from`.",
    zh: () => "请从高到低列出各等级，from 逐级降低。",
  },
  bad: graded("{ grade: A, from: 6 }, { grade: B, from: 8 }, { grade: C, otherwise: true }"),
  good: graded("{ grade: A, from: 8 }, { grade: B, from: 6 }, { grade: C, otherwise: true }"),
});
export const hole = defineDiagnostic<{ witness: string }>({
  code: "grades/hole",
  severity: "error",
  en: ({ witness }) => `A total of ${witness} has no grade.`,
  zh: ({ witness }) => `总分 ${witness} 没有对应的等级。`,
  help: {
    en: () => "End the list with a grade that has `otherwise: true`, or let the last `from` be the lowest total.",
    zh: () => "最后一级请写 otherwise: true，或让最低一级的 from 等于最低总分。",
  },
  bad: graded("{ grade: A, from: 8 }, { grade: B, from: 6 }"),
  good: graded("{ grade: A, from: 8 }, { grade: B, otherwise: true }"),
});
export const shape = defineDiagnostic<{ grade: string }>({
  code: "grades/shape",
  severity: "error",
  en: ({ grade }) => `Grade \`${grade}\` needs either \`from\` or, as the last one, \`otherwise: true\`; and no grade twice.`,
  zh: ({ grade }) => `等级“${grade}”要写 from，或作为最后一级写 otherwise: true；等级不可重复。`,
  help: {
    en: () => "Write `{ grade: A, from: 90 }`, and as the last one `{ grade: D, otherwise: true }`.",
    zh: () => "请写成 { grade: A, from: 90 }，最后一级写 { grade: D, otherwise: true }。",
  },
  bad: graded("{ grade: A }, { grade: B, otherwise: true }"),
  good: graded("{ grade: A, from: 8 }, { grade: B, otherwise: true }"),
});
export const unreachable = defineDiagnostic<{ grade: string; from: string; high: string }>({
  code: "grades/never-reached",
  severity: "error",
  en: ({ grade, from, high }) => `Grade \`${grade}\` begins at ${from}, and the total never exceeds ${high}.`,
  zh: ({ grade, from, high }) => `等级“${grade}”从 ${from} 起，而总分最高只有 ${high}。`,
  help: {
    en: () => "Mend the threshold, or write it as a share (`from: 90%`).",
    zh: () => "请改门槛，或写成占比（from: 90%）。",
  },
  bad: graded("{ grade: A, from: 80 }, { grade: B, otherwise: true }"),
  good,
});
export const coefficients = defineDiagnostic<{ grade: string }>({
  code: "grades/coefficient-missing",
  severity: "error",
  en: ({ grade }) => `Other grades have a coefficient, \`${grade}\` has none.`,
  zh: ({ grade }) => `其他等级有系数，“${grade}”没有。`,
  help: {
    en: () => "Give every grade a coefficient (a number, or `blank`), or none.",
    zh: () => "请给每一级都写系数（数或 blank），或都不写。",
  },
  bad: graded("{ grade: A, from: 8, coefficient: 1 }, { grade: B, otherwise: true }"),
  good,
});
export const mixed = defineDiagnostic<{ from: string }>({
  code: "grades/mixed",
  severity: "error",
  en: ({ from }) => `\`${from}\` cannot be a threshold beside the others: they are all points, or all shares of the total.`,
  zh: ({ from }) => `“${from}”与其他门槛不一致：门槛应统一写分数，或统一写占比。`,
  help: { en: () => "Write all as points (`80`), or all as shares (`80%`).", zh: () => "请统一写成分数（80）或占比（80%）。" },
  bad: graded("{ grade: A, from: 80% }, { grade: B, from: 6 }, { grade: C, otherwise: true }"),
  good: graded("{ grade: A, from: 80% }, { grade: B, from: 60% }, { grade: C, otherwise: true }"),
});
