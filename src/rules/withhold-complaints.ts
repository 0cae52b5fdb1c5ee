/** What can be wrong with a guard on deductions. */
import { defineDiagnostic } from "../diagnostics/define.ts";
import type { Says } from "../text/path.ts";

const facts = "facts: { wage: { type: money, range: 0..100000 }, due: { type: money, range: 0..100000 } }\n";
const result = (keys: string) => `${facts}results: { held: { ${keys} } }\n`;
const good = result("withhold: due, from: wage, at_most: 20%, keep: 2360, decimals: 2, rounding: down");

export const noLimit = defineDiagnostic<Record<never, never>>({
  code: "withhold/no-limit",
  severity: "error",
  en: () => "Nothing limits what is withheld.",
  zh: () => "没有写明扣款的限额。",
  help: {
    en: () => "Add `at_most: 20%` (a share of `from`, or an amount), `keep: 2360` (what has to remain), or both.",
    zh: () => "请写 at_most: 20%（from 的比例，或金额）、keep: 2360（至少保留的金额），或两者都写。",
  },
  bad: result("withhold: due, from: wage"),
  good,
});
export const notResult = defineDiagnostic<Record<never, never>>({
  code: "withhold/not-a-result",
  severity: "error",
  en: () => "Only a result of its own can withhold something.",
  zh: () => "只有单独的一个结果才能写 withhold。",
  help: {
    en: () => "Let it stand under `results`, directly: `withheld: { withhold: …, from: …, at_most: 20% }`.",
    zh: () => "请直接写在 results 下：withheld: { withhold: …, from: …, at_most: 20% }。",
  },
  bad: `${facts}measures: { held: { withhold: due, from: wage, keep: 2360 } }\nresults: { r: { is: held } }\n`,
  good,
});
export const withWhen = defineDiagnostic<{ amount: string }>({
  code: "withhold/when",
  severity: "error",
  en: () => "`when` leaves open what is still due where it does not hold.",
  zh: () => "when 不成立时，应扣未扣的是多少没有写明。",
  help: {
    en: ({ amount }) => `Say it in the amount: \`withhold: "if(condition, ${amount}, 0)"\`.`,
    zh: ({ amount }) => `请写进金额里：withhold: "if(条件, ${amount}, 0)"。`,
  },
  bad: result("when: wage > 1000, withhold: due, from: wage, keep: 2360"),
  good: result('withhold: "if(wage > 1000, due, 0)", from: wage, keep: 2360'),
});
export const negativeDeduction = defineDiagnostic<{ amount: string; low: string }>({
  code: "withhold/negative",
  severity: "error",
  en: ({ amount, low }) => `\`${amount}\` can be ${low}: a deduction below 0 would pay something out.`,
  zh: ({ amount, low }) => `“${amount}”可能为 ${low}：负的扣款等于发放。`,
  help: {
    en: ({ amount }) => `Say what is meant then, such as \`withhold: "max(${amount}, 0)"\`.`,
    zh: ({ amount }) => `请写明此时如何，如 withhold: "max(${amount}, 0)"。`,
  },
  bad: result("withhold: due - 100, from: wage, keep: 2360"),
  good: result('withhold: "max(due - 100, 0)", from: wage, keep: 2360'),
});
export const mixedLimit = defineDiagnostic<{ key: string; found: Says; amount: string; kind: Says }>({
  code: "withhold/mixed-kinds",
  severity: "error",
  en: ({ key, found, amount, kind }) => `\`${key}\` is ${found.en}, and \`${amount}\` is ${kind.en}.`,
  zh: ({ key, found, amount, kind }) => `${key} 是${found.zh}，而“${amount}”是${kind.zh}。`,
  help: {
    en: () => "Write all of them in the same kind; only `at_most` may be a share of `from`.",
    zh: () => "请写成同一类型；只有 at_most 可以是 from 的比例。",
  },
  bad: result("withhold: due, from: wage, keep: 20%"),
  good: result("withhold: due, from: wage, keep: wage * 80%, decimals: 2, rounding: down"),
});
export const roundsUp = defineDiagnostic<Record<never, never>>({
  code: "withhold/rounds-up",
  severity: "error",
  en: () => "Rounded half up, what is withheld can pass its limit.",
  zh: () => "四舍五入后，扣款可能超过限额。",
  help: { en: () => "Add `rounding: down`.", zh: () => "请加 rounding: down。" },
  bad: result("withhold: due, from: wage, at_most: 20%, decimals: 2"),
  good: result("withhold: due, from: wage, at_most: 20%, decimals: 2, rounding: down"),
});
