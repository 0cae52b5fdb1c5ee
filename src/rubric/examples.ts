/** The scheme's own proof: facts given, figures expected. Read here, run by `scoring/run-examples.ts`. */
import { defineDiagnostic } from "../diagnostics/define.ts";
import type { Plan } from "../plan/ir.ts";
import * as scalars from "../rules/scalars.ts";
import { isMap, type Tree } from "../rules/scalars.ts";
import { type Complain, validate } from "../rules/validate.ts";
import type { Path } from "../text/path.ts";
import { suggest } from "../text/suggest.ts";

const example = (text: string) => `facts: { n: { type: count, range: 0..9 } }\nresults: { r: { is: n } }\nexamples: [${text}]\n`;
const good = example("{ name: one, given: { n: 1 }, expect: { r: 1 } }");
const unknownFigure = defineDiagnostic<{ name: string; near: string | undefined }>({
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
const unknownBase = defineDiagnostic<{ name: string }>({
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
const nothingExpected = defineDiagnostic<{ name: string }>({
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
const oneValue = defineDiagnostic<{ name: string }>({
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
const nameTwice = defineDiagnostic<{ name: string }>({
  code: "examples/name-twice",
  severity: "error",
  en: ({ name }) => `Two examples are called \`${name}\`.`,
  zh: ({ name }) => `有两个例子都叫“${name}”。`,
  help: { en: () => "Give each example a name of its own.", zh: () => "请给每个例子不同的名称。" },
  bad: example("{ name: one, given: { n: 1 }, expect: { r: 1 } }, { name: one, given: { n: 2 }, expect: { r: 2 } }"),
  good: example("{ name: one, given: { n: 1 }, expect: { r: 1 } }, { name: two, given: { n: 2 }, expect: { r: 2 } }"),
});
export const exampleDiagnostics = [unknownFigure, unknownBase, nothingExpected, nameTwice, oneValue] as const;

export type Example = {
  readonly name: string;
  readonly given: { readonly [key: string]: Tree };
  readonly expect: { readonly [name: string]: string };
  readonly refuses: readonly string[];
  readonly path: Path;
  /** The longer period that it is an example of. */
  readonly level?: string;
};
const keys = {
  name: scalars.text,
  like: scalars.text.optional(),
  given: scalars.map.optional(),
  expect: scalars.map.optional(),
  refuses: scalars.tree.optional(),
  description: scalars.says.optional(),
};

/** `complete`: the plan has every definition; where something in it has failed, a missing name says nothing. */
export const readExamples = (list: readonly Tree[], plan: Plan, complete: boolean, complain: Complain): readonly Example[] => {
  const known = new Set(
    plan.definitions.flatMap(({ name, list, node }) =>
      list === undefined ? [name, ...(node?.weight === undefined || node.weight === "0" ? [] : [`${name}.share`])] : [],
    ),
  );
  const found = new Map<string, Example>();
  for (const [i, tree] of list.entries()) {
    const path = ["examples", i];
    const read = validate(keys, tree, path, complain);
    if (!read) continue;
    if (found.has(read.name)) complain(nameTwice, [...path, "name"], { name: read.name });
    const base = read.like === undefined ? undefined : found.get(read.like);
    if (read.like !== undefined && !base) complain(unknownBase, [...path, "like"], { name: read.like });
    const expect: Record<string, string> = {};
    for (const [name, value] of Object.entries(read.expect ?? {})) {
      if (!known.has(name) && complete)
        complain(unknownFigure, [...path, "expect", name], { name, near: suggest(name, known) }, { part: "key" });
      else if (typeof value === "string") expect[name] = value;
      else complain(oneValue, [...path, "expect", name], { name });
    }
    const refuses =
      typeof read.refuses === "string"
        ? [read.refuses]
        : Array.isArray(read.refuses)
          ? read.refuses.filter((code) => typeof code === "string")
          : [];
    if (Object.keys(read.expect ?? {}).length === 0 && refuses.length === 0)
      complain(nothingExpected, path, { name: read.name }, { part: "key" });
    found.set(read.name, { name: read.name, given: merge(base?.given ?? {}, read.given ?? {}), expect, refuses, path });
  }
  return [...found.values()];
};

/** `given` over what `like` gave; nested groups of facts are merged, an empty text takes a fact away. */
const merge = (base: Example["given"], over: Example["given"]): Example["given"] => {
  const merged: Record<string, Tree> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const before = merged[key];
    merged[key] = isMap(before) && isMap(value) ? merge(before, value) : value;
  }
  return merged;
};
