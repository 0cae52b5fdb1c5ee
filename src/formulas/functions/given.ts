import { defineDiagnostic } from "../../diagnostics/define.ts";
import type { Typed } from "../../language/kinds.ts";
import { isAtom } from "../../plan/build.ts";
import type { Condition } from "../../plan/ir.ts";
import { named } from "../names.ts";
import { aFlag, defineFunction, form } from "./define.ts";
import * as parameters from "./parameters.ts";

const asked = (fact: string) =>
  `facts: { ${fact} }\nmeasures: { m: { is: "if(given(a), 1, 2)", decimals: 2 } }\nresults: { r: { is: m } }\n`;
const notAskable = defineDiagnostic<{ name: string }>({
  code: "expression/not-optional",
  severity: "error",
  en: ({ name }) => `\`given(${name})\` always holds: \`${name}\` is not declared optional.`,
  zh: ({ name }) => `given(${name}) 恒成立：“${name}”没有声明为 optional。`,
  help: {
    en: ({ name }) => `Declare \`optional: true\` on the fact \`${name}\`.`,
    zh: ({ name }) => `请在数据项“${name}”上声明 optional: true。`,
  },
  bad: asked("a: money"),
  good: asked("a: { type: money, optional: true }"),
});
/** Whether an optional fact has been given. Refuses whatever is always given. */
export const given = defineFunction({
  name: "given",
  complaints: [notAskable],
  wanted: { zh: "一个数据项的名称", en: "the name of a fact" },
  forms: [
    form({
      example: "given(bonus)",
      takes: [parameters.factName],
      makes: aFlag,
      lower: ([fact], { span, walk }): Condition | undefined => {
        const found = named(fact, walk);
        if (!found) return undefined;
        if (walk.env.optional(fact.name)) return { op: "given", name: inputName(found) ?? fact.name };
        walk.env.complain(notAskable, { name: fact.name }, span);
        return undefined;
      },
    }),
  ],
});
/** What the plan calls a fact: a column of a record is written without its list. */
const inputName = (fact: Typed): string | undefined => {
  switch (fact.sort) {
    case "number":
      return isAtom(fact.value) ? fact.value.name : undefined;
    case "choice":
      return fact.value.op === "choiceInput" ? fact.value.name : undefined;
    case "flag":
      return fact.value.op === "flag" ? fact.value.name : undefined;
    case "text":
    case "list":
      return fact.name;
    case "column":
    case "people":
      return undefined;
  }
};
