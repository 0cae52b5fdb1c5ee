/** What can be wrong with steps. */
import { defineDiagnostic } from "../diagnostics/define.ts";

const steps = (inner: string) =>
  `facts: { s: { type: percent, step: 0.1%, range: -9%..9% } }\ndimensions: { d: { weight: 4, steps: { of: s, ${inner} }, floor: 0 pts, cap: 4 pts } }\ntotal: { out_of: 4 }\n`;
export const mixed = defineDiagnostic<{ of: string; key: string }>({
  code: "steps/mixed-kinds",
  severity: "error",
  en: ({ of, key }) => `\`${key}\` is not in the kind of \`${of}\`.`,
  zh: ({ of, key }) => `“${key}”与“${of}”不是同一类型。`,
  help: {
    en: () => "Write both in the same kind, with its unit or per cent sign.",
    zh: () => "请写成同一类型，单位或百分号要一致。",
  },
  bad: steps("from: 0%, per: 3, whole: true, up: 1 pt"),
  good: steps("from: 0%, per: 3%, whole: true, up: 1 pt"),
});
export const noStep = defineDiagnostic<Record<never, never>>({
  code: "steps/nothing-changes",
  severity: "error",
  en: () => "Steps need `up`, `down` or both, and a `per` above 0.",
  zh: () => "steps 需要 up、down 至少一个，且 per 大于 0。",
  help: {
    en: () => "Say what each step adds (`up: 1 pt`) or takes (`down: 1 pt`).",
    zh: () => "请写每增一步加多少（up: 1 pt）或每减一步扣多少（down: 1 pt）。",
  },
  bad: steps("from: 0%, per: 3%, whole: true"),
  good: steps("from: 0%, per: 3%, whole: true, down: 1 pt"),
});
export const notFixed = defineDiagnostic<{ key: string }>({
  code: "steps/not-fixed",
  severity: "error",
  en: ({ key }) => `\`${key}\` has to be a fixed number.`,
  zh: ({ key }) => `“${key}”应是固定的数。`,
  help: {
    en: () => "Write a number, such as `1 pt`; what depends on facts is said with `is` or `cases`.",
    zh: () => "请写数，如 1 分；随数据变化的请用 is 或 cases。",
  },
  bad: steps("from: 0%, per: 3%, whole: true, up: 1 pt * s"),
  good: steps("from: 0%, per: 3%, whole: true, up: 1 pt"),
});
export const mixedAmounts = defineDiagnostic<Record<never, never>>({
  code: "steps/mixed-amounts",
  severity: "error",
  en: () => "`up`, `down`, `start` and their limits are not in one kind.",
  zh: () => "up、down、start 和各限值不是同一类型。",
  help: { en: () => "Write all of them in the same kind.", zh: () => "请全部写成同一类型。" },
  bad: "facts: { s: count }\nresults: { r: { steps: { of: s, from: 0, per: 3, whole: true, up: 5%, start: 2 } } }\n",
  good: "facts: { s: count }\nresults: { r: { steps: { of: s, from: 0, per: 3, whole: true, up: 5%, start: 2% } } }\n",
});
export const idleLimit = defineDiagnostic<{ key: string; of: string }>({
  code: "steps/limit-of-nothing",
  severity: "error",
  en: ({ key, of }) => `\`${key}\` limits nothing: there is no \`${of}\`.`,
  zh: ({ key, of }) => `“${key}”没有可限的内容：没有写 ${of}。`,
  help: { en: ({ key, of }) => `Add \`${of}\`, or take \`${key}\` out.`, zh: ({ key, of }) => `请加 ${of}，或删去 ${key}。` },
  bad: steps("from: 0%, per: 3%, whole: true, up: 1 pt, most_down: 1 pt"),
  good: steps("from: 0%, per: 3%, whole: true, up: 1 pt, most_up: 1 pt"),
});
export const stepsDiagnostics = [mixed, noStep, notFixed, mixedAmounts, idleLimit] as const;
