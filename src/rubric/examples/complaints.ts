/** What can be wrong with examples. */
import { defineDiagnostic } from "../../diagnostics/define.ts";

const example = (text: string) => `facts: { n: { type: count, range: 0..9 } }\nresults: { r: { is: n } }\nexamples: [${text}]\n`;
export const unknownBase = defineDiagnostic<{ name: string }>({
  code: "examples/like",
  severity: "error",
  en: ({ name }) => `No example above is called \`${name}\`.`,
  zh: ({ name }) => `上文没有叫“${name}”的例子。`,
  help: {
    en: () => "`like` takes the facts of an earlier example; `given` then changes some.",
    zh: () => "like 沿用前面某个例子的数据，given 再改其中几项。",
  },
  bad: example("{ name: one, like: zero, given: { n: 1 }, expect: { r: 1 } }"),
  good: example(
    "{ name: zero, given: { n: 0 }, expect: { r: 0 } }, { name: one, like: zero, given: { n: 1 }, expect: { r: 1 } }",
  ),
});
export const nameTwice = defineDiagnostic<{ name: string }>({
  code: "examples/name-twice",
  severity: "error",
  en: ({ name }) => `Two examples are called \`${name}\`.`,
  zh: ({ name }) => `有两个例子都叫“${name}”。`,
  help: { en: () => "Give each example a name of its own.", zh: () => "请给每个例子不同的名称。" },
  bad: example("{ name: one, given: { n: 1 }, expect: { r: 1 } }, { name: one, given: { n: 2 }, expect: { r: 2 } }"),
  good: example("{ name: one, given: { n: 1 }, expect: { r: 1 } }, { name: two, given: { n: 2 }, expect: { r: 2 } }"),
});

const good = example("{ name: one, given: { n: 1 }, expect: { r: 1 } }");
export const unknownFigure = defineDiagnostic<{ name: string; near: string | undefined }>({
  code: "examples/unknown-name",
  severity: "error",
  en: ({ name }) => `The rubric computes nothing called \`${name}\`.`,
  zh: ({ name }) => `评分细则没有计算“${name}”。`,
  help: {
    en: ({ near }) =>
      near === undefined ? "Expect a measure, a dimension, `total`, `grade` or a result." : `Did you mean \`${near}\`?`,
    zh: ({ near }) => (near === undefined ? "可写指标、维度、total、grade 或结果。" : `是否想写“${near}”？`),
  },
  bad: example("{ name: one, given: { n: 1 }, expect: { s: 1 } }"),
  good,
});
export const nothingExpected = defineDiagnostic<{ name: string }>({
  code: "examples/nothing-expected",
  severity: "error",
  en: ({ name }) => `The example \`${name}\` expects nothing.`,
  zh: ({ name }) => `例子“${name}”没有写预期。`,
  help: {
    en: () => "Add `expect: { total: … }`, or `refuses: facts/missing` where no score is the right answer.",
    zh: () => "请加 expect: { total: … }；若本应拒评，写 refuses: facts/missing。",
  },
  bad: example("{ name: one, given: { n: 1 } }"),
  good,
});
export const oneValue = defineDiagnostic<{ name: string }>({
  code: "examples/expected",
  severity: "error",
  en: ({ name }) => `What is expected of \`${name}\` has to be one value.`,
  zh: ({ name }) => `“${name}”的预期应是一个值。`,
  help: {
    en: () => "Write it as it stands on the sheet: `87.5`, `91.6%`, `A`.",
    zh: () => "请按成绩单上的样子写：87.5、91.6%、A。",
  },
  bad: example("{ name: one, given: { n: 1 }, expect: { r: [1] } }"),
  good,
});
