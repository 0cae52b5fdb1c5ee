/** What can be wrong with a declared fact; `read-fact.ts` and `fact-number.ts` find it. */
import { defineDiagnostic } from "../../diagnostics/define.ts";
import type { Says } from "../../text/path.ts";

const fact = (text: string) => `facts: { a: ${text} }\nresults: { r: { is: a } }\n`;
export const rangeWanted = defineDiagnostic<{ kind: Says }>({
  code: "facts/range-wanted",
  severity: "error",
  en: ({ kind }) => `A fact that is ${kind.en} has to state its \`range\`: without it nothing can be proved about the score.`,
  zh: ({ kind }) => `类型为${kind.zh}的数据项必须写 range：没有范围就无法推出分数的范围。`,
  help: { en: () => "Add for example `range: 0..100`.", zh: () => "例如 range: 0..100。" },
  bad: fact("{ type: number, step: 1 }"),
  good: fact("{ type: number, step: 1, range: 0..100 }"),
});
export const stepWanted = defineDiagnostic<{ kind: Says; example: string }>({
  code: "facts/step-wanted",
  severity: "error",
  en: ({ kind }) => `A fact that is ${kind.en} has to state its \`step\`: the finest difference that it can show.`,
  zh: ({ kind }) => `类型为${kind.zh}的数据项必须写 step：它的最小刻度。`,
  help: { en: ({ example }) => `Add for example \`step: ${example}\`.`, zh: ({ example }) => `例如 step: ${example}。` },
  bad: "facts: { a: { type: percent } }\nresults: { r: { is: a } }\n",
  good: "facts: { a: { type: percent, step: 0.1% } }\nresults: { r: { is: a } }\n",
});
export const kindOfLimit = defineDiagnostic<{ key: string; kind: Says; example: string }>({
  code: "facts/limit-kind",
  severity: "error",
  en: ({ key, kind }) => `\`${key}\` has to be written in the kind of the fact, ${kind.en}.`,
  zh: ({ key, kind }) => `“${key}”应按数据项的类型（${kind.zh}）书写。`,
  help: { en: ({ example }) => `Write it like \`${example}\`.`, zh: ({ example }) => `例如 ${example}。` },
  bad: fact("{ type: percent, step: 1%, range: 0..100 }"),
  good: fact("{ type: percent, step: 1%, range: 0%..100% }"),
});
export const badRange = defineDiagnostic<{ low: string; high: string; step: string; fault: "step" | "order" | "grid" }>({
  code: "facts/range",
  severity: "error",
  en: ({ low, high, step, fault }) =>
    fault === "step"
      ? `The step has to be above 0, and it is ${step}.`
      : fault === "order"
        ? `The range ${low}..${high} does not rise: its first end has to be the lower one.`
        : `The range ${low}..${high} does not fit the step ${step}: both ends have to be whole steps.`,
  zh: ({ low, high, step, fault }) =>
    fault === "step"
      ? `刻度应大于 0，而这里是 ${step}。`
      : fault === "order"
        ? `范围 ${low}..${high} 应由低到高，前端须小于后端。`
        : `范围 ${low}..${high} 与刻度 ${step} 不符：两端须为刻度的整数倍。`,
  help: { en: () => "Mend the range or the step.", zh: () => "请改范围或刻度。" },
  bad: fact("{ type: count, range: 0..2.5 }"),
  good: fact("{ type: count, range: 0..2 }"),
});
export const badName = defineDiagnostic<{ name: string; reserved: boolean }>({
  code: "rubric/name",
  severity: "error",
  en: ({ name, reserved }) =>
    reserved
      ? `\`${name}\` is a word of the language and cannot be a name.`
      : `\`${name}\` cannot be a name: letters (Chinese too), digits and _, not starting with a digit.`,
  zh: ({ name, reserved }) =>
    reserved ? `“${name}”是语言的保留字，不能作名称。` : `“${name}”不能作名称：只能用字母、汉字、数字、下划线，且不以数字开头。`,
  help: { en: () => "Choose another name; the `title` can be anything.", zh: () => "请另取名称；显示名写在 title 里，可任意。" },
  bad: "facts: { total: money }\nresults: { a: { is: 1 } }\n",
  good: "facts: { amount: money }\nresults: { a: { is: amount } }\n",
});
export const optionsWanted = defineDiagnostic<Record<never, never>>({
  code: "facts/options",
  severity: "error",
  en: () => "A choice needs `of`: its values, each once, as a list or with titles.",
  zh: () => "choice 需要 of：列出各选项（不重复），可带名称。",
  help: {
    en: () => "Write `of: [a, b]` or `of: { a: Title, b: Title }`.",
    zh: () => "请写 of: [a, b] 或 of: { a: 名称, b: 名称 }。",
  },
  bad: "facts: { a: { type: choice } }\nresults: { r: { by: a, cases: { x: 1, otherwise: 2 } } }\n",
  good: "facts: { a: { type: choice, of: [x, y] } }\nresults: { r: { by: a, cases: { x: 1, otherwise: 2 } } }\n",
});
export const notHere = defineDiagnostic<{ key: string; type: string }>({
  code: "facts/key-of-another-type",
  severity: "error",
  en: ({ key, type }) => `\`${key}\` means nothing for a fact of type ${type}.`,
  zh: ({ key, type }) => `类型为 ${type} 的数据项用不上“${key}”。`,
  help: { en: ({ key }) => `Take \`${key}\` out, or change the type.`, zh: ({ key }) => `请删去 ${key} 或改类型。` },
  bad: "facts: { a: { type: flag, range: 0..1 } }\nresults: { r: { by: a, cases: { true: 1, false: 2 } } }\n",
  good: "facts: { a: { type: flag } }\nresults: { r: { by: a, cases: { true: 1, false: 2 } } }\n",
});
export const listShape = defineDiagnostic<Record<never, never>>({
  code: "facts/list",
  severity: "error",
  en: () =>
    "A list has to state its columns and `at_most`, the most records it can hold (no fewer than `at_least`); its columns cannot be lists.",
  zh: () => "明细表要写明各列和 at_most（最多几条，不少于 at_least）；列本身不能是明细表。",
  help: {
    en: () => "Write `{ list: { amount: money }, at_most: 500 }`.",
    zh: () => "请写 { list: { amount: money }, at_most: 500 }。",
  },
  bad: "facts: { a: { list: { x: money } } }\nresults: { r: { is: 1 } }\n",
  good: "facts: { a: { list: { x: money }, at_most: 5 } }\nresults: { r: { is: sum(a.x) } }\n",
});
export const badUnit = defineDiagnostic<{ unit: string }>({
  code: "facts/unit",
  severity: "error",
  en: ({ unit }) => `\`${unit}\` is not a unit of time.`,
  zh: ({ unit }) => `“${unit}”不是时间单位。`,
  help: { en: () => "Use s, min, h or days.", zh: () => "可用 s、min、h、days。" },
  bad: fact("{ type: duration, step: 1 min, unit: furlong }"),
  good: fact("{ type: duration, step: 1 min, unit: min }"),
});
