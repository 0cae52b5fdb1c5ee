import { defineDiagnostic } from "../diagnostics/define.ts";
import { typedNumber } from "../language/kinds.ts";
import * as scalars from "../language/scalars.ts";
import { minus, number, sum } from "../plan/build.ts";
import { partOf } from "../plan/names.ts";
import { sign, toText } from "../text/exact.ts";
import { defineRuleKind } from "./kind.ts";

const outside = defineDiagnostic<Record<never, never>>({
  code: "deductions/no-weight",
  severity: "error",
  en: () => "`deductions` take points from a weight, and there is none here.",
  zh: () => "deductions 要从权重里扣分，而这里没有权重。",
  help: { en: () => "Use `deductions` in a dimension.", zh: () => "请在维度里使用 deductions。" },
  bad: "facts: { n: count }\nmeasures: { m: { deductions: [{ for: n, each: 1 }] } }\nresults: { r: { is: m } }\n",
  good: "facts: { n: count }\ndimensions: { d: { weight: 5, deductions: [{ for: n, each: 1 }] } }\ntotal: { out_of: 5 }\n",
});
const negative = defineDiagnostic<{ low: string }>({
  code: "deductions/negative",
  severity: "error",
  en: ({ low }) => `This line can come to ${low}: a negative deduction would give points.`,
  zh: ({ low }) => `这一行可能是 ${low}：负的扣分等于加分。`,
  help: {
    en: () => "Write what is taken away as a positive number: `points: 2`; hold a formula with `floor: 0`.",
    zh: () => "扣分请写正数，如 points: 2；公式可用 floor: 0 限住。",
  },
  bad: "facts: { f: flag }\ndimensions: { d: { weight: 5, deductions: [{ when: f, points: -2 }] } }\ntotal: { out_of: 5 }\n",
  good: "facts: { f: flag }\ndimensions: { d: { weight: 5, deductions: [{ when: f, points: 2 }] } }\ntotal: { out_of: 5 }\n",
});
/** The weight less every line (减分法); never below the floor, which is 0 unless the dimension states one. */
export const deductions = defineRuleKind({
  name: "deductions",
  title: { zh: "扣分", en: "deductions" },
  triggers: ["deductions"],
  complaints: [outside, negative],
  floor: "0 pts",
  keys: { deductions: scalars.trees },
  lower(rule, context, path) {
    const { weight, name } = context.host;
    if (!weight) {
      context.complain(outside, [...path, "deductions"], {}, { part: "key" });
      return undefined;
    }
    const lines = rule.deductions.map((tree, i) => {
      const at = [...path, "deductions", i];
      const line = context.read.line(tree, at, { role: "deduction", name: partOf(name, String(i + 1)) });
      const low = line && context.plan.bound(line.typed.value)?.low;
      if (low && sign(low) < 0) {
        context.complain(negative, at, { low: toText(low) }, { part: "key" });
        return undefined;
      }
      return (
        line &&
        context.plan.part(String(i + 1), typedNumber("points", minus(line.typed.value)), {
          at,
          title: line.title,
          ...(line.says === undefined ? {} : { says: line.says }),
        })
      );
    });
    const known = lines.filter((line) => line !== undefined);
    if (known.length < lines.length) return undefined;
    const value = typedNumber("points", sum(number(weight), ...known));
    return { typed: value };
  },
});
