/** What can be wrong where a name is read or a list is gone through. */
import { defineDiagnostic } from "../../diagnostics/define.ts";
import { type Stage, stageNames } from "../workshop.ts";

export const tooEarly = defineDiagnostic<{ name: string; stage: Stage; own: Stage }>({
  code: "rubric/order",
  severity: "error",
  en: ({ name, stage, own }) =>
    stage === own
      ? `\`${name}\` is not known yet here: it is written further down.`
      : `\`${name}\` is not known yet here: ${stageNames[stage].en} is computed after ${stageNames[own].en}.`,
  zh: ({ name, stage, own }) =>
    stage === own
      ? `此处还没有“${name}”：它写在后面。`
      : `此处还没有“${name}”：先算${stageNames[own].zh}，后算${stageNames[stage].zh}。`,
  help: {
    en: () =>
      "The order is facts, parameters, measures, dimensions, adjustments, total, grade, then results from the first to the last.",
    zh: () => "顺序为：数据项、参数、指标、维度、加减分、总分、等级，最后按书写次序计算各结果。",
  },
  bad: "facts: { n: count }\nmeasures: { m: { is: d } }\ndimensions: { d: { weight: 1, is: 100% } }\ntotal: { out_of: 1 }\nresults: { r: { is: m } }\n",
  good: "facts: { n: count }\nmeasures: { m: { is: n } }\ndimensions: { d: { weight: 1, is: 100% } }\ntotal: { out_of: 1 }\nresults: { r: { is: m } }\n",
});
export const noList = defineDiagnostic<{ name: string }>({
  code: "each/not-a-list",
  severity: "error",
  en: ({ name }) => `\`each: ${name}\` needs a fact that is a list.`,
  zh: ({ name }) => `each: ${name} 需要一个明细表。`,
  help: {
    en: ({ name }) => `Declare \`${name}: { list: {…}, at_most: … }\` under facts.`,
    zh: ({ name }) => `请在 facts 下声明 ${name}: { list: {…}, at_most: … }。`,
  },
  bad: "facts: { n: count }\nmeasures: { m: { each: n, is: 1, combine: sum } }\nresults: { r: { is: m } }\n",
  good: "facts: { n: { list: { x: count }, at_most: 9 } }\nmeasures: { m: { each: n, is: x, combine: sum } }\nresults: { r: { is: m } }\n",
});
export const nested = defineDiagnostic<Record<never, never>>({
  code: "each/nested",
  severity: "error",
  en: () => "`each` cannot stand inside another `each`.",
  zh: () => "each 里面不能再写 each。",
  help: {
    en: () => "Compute the inner one first, as a measure of its own.",
    zh: () => "请先把里面的一层单独写成一个指标。",
  },
  bad: "facts: { n: { list: { x: flag }, at_most: 9 } }\nresults: { r: { each: n, cases: [{ when: x, each: n, combine: count }, { otherwise: 0 }], combine: sum } }\n",
  good: "facts: { n: { list: { x: flag }, at_most: 9 } }\nmeasures: { m: { each: n, combine: count } }\nresults: { r: { each: n, cases: [{ when: x, is: m }, { otherwise: 0 }], combine: sum } }\n",
});
