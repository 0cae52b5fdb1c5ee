/** What can be wrong with gates. */
import { defineDiagnostic } from "../../diagnostics/define.ts";

const gated = (gate: string) =>
  `facts: { absent: flag }\ndimensions: { d: { weight: 5, is: 100%, gates: [${gate}] } }\ntotal: { out_of: 5 }\n`;
export const effectWanted = defineDiagnostic<{ example: string }>({
  code: "gates/effect",
  severity: "error",
  en: () => "A gate needs `set` or `cap`, one of the two: what the result becomes, or at most is.",
  zh: () => "门槛要写 set 或 cap 之一：结果变成多少，或至多多少。",
  help: { en: ({ example }) => `Write \`${example}\`.`, zh: ({ example }) => `例如 ${example}。` },
  bad: gated("{ when: absent }"),
  good: gated("{ when: absent, set: 0 pts }"),
});
export const ownPoints = defineDiagnostic<{ key: string }>({
  code: "gates/own-points",
  severity: "error",
  en: ({ key }) => `A gate under a dimension sets that dimension's own points; \`${key}\` is set by a gate at the top level.`,
  zh: ({ key }) => `维度下的门槛只改该维度自己的得分；要改 ${key}，门槛应写在顶层。`,
  help: {
    en: () => "Write `set: 0 pts` here, or move the gate to `gates` at the top level.",
    zh: () => "请写 set: 0 pts，或把门槛移到顶层的 gates 里。",
  },
  bad: gated("{ when: absent, set: { total: 0 } }"),
  good: gated("{ when: absent, set: 0 pts }"),
});

export const unknownTarget = defineDiagnostic<{ key: string }>({
  code: "gates/target",
  severity: "error",
  en: ({ key }) => `A gate at the top level sets \`total\` or \`grade\`${key === "" ? "" : `, not \`${key}\``}.`,
  zh: ({ key }) => `顶层门槛只能作用于 total 或 grade${key === "" ? "" : `，不是“${key}”`}。`,
  help: {
    en: () => "Write `set: { total: 0 }`, `cap: { grade: C }`; a gate of one dimension stands under that dimension.",
    zh: () => "请写 set: { total: 0 } 或 cap: { grade: C }；某一维度的门槛写在该维度下。",
  },
  bad: "facts: { a: flag }\ngates: [{ when: a, set: { d: 0 } }]\ndimensions: { d: { weight: 5, is: 100% } }\ntotal: { out_of: 5 }\n",
  good: "facts: { a: flag }\ngates: [{ when: a, set: { total: 0 } }]\ndimensions: { d: { weight: 5, is: 100% } }\ntotal: { out_of: 5 }\n",
});
