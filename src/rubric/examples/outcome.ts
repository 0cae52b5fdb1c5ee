/** What an example expects of one sheet: figures, or the codes of a refusal. */

import { defineDiagnostic } from "../../diagnostics/define.ts";
import { isMap, type Tree } from "../../language/scalars.ts";
import type { Complain } from "../../language/validate.ts";
import type { Plan } from "../../plan/ir.ts";
import { shareOf } from "../../plan/names.ts";
import type { Path } from "../../text/path.ts";
import { suggest } from "../../text/suggest.ts";

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
export const exampleOutcomeDiagnostics = [unknownFigure, nothingExpected, oneValue] as const;

export type Given = { readonly [key: string]: Tree };
export type Outcome = { readonly expect: { readonly [name: string]: string }; readonly refuses: readonly string[] };
export type ReadOutcome = (
  read: { readonly expect?: Given | undefined; readonly refuses?: Tree | undefined },
  path: Path,
  /** What the complaint calls the example. */
  name: string,
) => Outcome;

export const outcomeReader = (plan: Plan, complete: boolean, complain: Complain): ReadOutcome => {
  const known = new Set(
    plan.definitions.flatMap(({ name, list, node }) =>
      list === undefined ? [name, ...(node?.weight === undefined || node.weight === "0" ? [] : [shareOf(name)])] : [],
    ),
  );
  return (read, path, about) => {
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
      complain(nothingExpected, path, { name: about }, { part: "key" });
    return { expect, refuses };
  };
};

/** `given` over what was given before; nested groups of facts are merged, an empty text takes a fact away. */
export const merge = (base: Given, over: Given): Given => {
  const merged: Record<string, Tree> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const before = merged[key];
    merged[key] = isMap(before) && isMap(value) ? merge(before, value) : value;
  }
  return merged;
};
