import { defineDiagnostic } from "../../src/diagnostics/define.ts";
import * as scalars from "../../src/language/scalars.ts";
import { when } from "../../src/plan/build.ts";
import { defineRuleKind } from "../../src/rules/kind.ts";
import { phrase } from "../../src/text/sentence.ts";

const example = (form: string) =>
  `facts: { sold: { type: count, range: 0..99 } }\ndimensions: { d: { weight: 10, ${form} } }\ntotal: { out_of: 10 }\n`;
const noWeight = defineDiagnostic<Record<never, never>>({
  code: "reach/no-weight",
  severity: "error",
  en: () => "`reach` earns all of a weight or nothing, and there is no weight here.",
  zh: () => "reach 表示得满分或不得分，而此处没有分值。",
  help: { en: () => "Use it in a dimension.", zh: () => "请用在维度上。" },
  bad: "facts: { sold: { type: count, range: 0..99 } }\nmeasures: { m: { of: sold, reach: 50 } }\nresults: { r: { is: m } }\n",
  good: example("of: sold, reach: 50"),
});

const reaches = phrase("reach/reaches", "{0} 达到 {1}", "{0} reaches {1}");
const fallsShort = phrase("reach/falls-short", "{0} 未达到 {1}", "{0} does not reach {1}");
/** All of the weight from a value on, nothing below it. */
export const reach = defineRuleKind({
  name: "reach",
  title: { zh: "达标法", en: "all or nothing" },
  triggers: ["reach"],
  calledBy: ["when", "of"],
  complaints: [noWeight],
  keys: { of: scalars.expression, reach: scalars.expression },
  lower({ of, reach: wanted }, context, path) {
    const at = [...path, "reach"];
    if (context.host.weight === undefined) {
      context.complain(noWeight, at, {}, { part: "key" });
      return undefined;
    }
    const [full, nothing] = [context.read.amount("100%", at), context.read.amount("0%", at)];
    const reached = context.read.condition(`(${of}) >= (${wanted})`, at);
    if (!reached || full?.typed.sort !== "number" || nothing?.typed.sort !== "number") return undefined;
    const value = when(reached, full.typed.value, nothing.typed.value, at, {
      yes: reaches(of, wanted),
      no: fallsShort(of, wanted),
    });
    return { typed: { ...full.typed, value }, stated: true };
  },
});
