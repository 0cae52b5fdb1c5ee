import { defineDiagnostic } from "../../diagnostics/define.ts";
import { typedNumber } from "../../language/kinds.ts";
import { wrong } from "../operands.ts";
import { written } from "../walk.ts";
import { asGiven, defineFunction, form } from "./define.ts";
import * as parameters from "./parameters.ts";

const deals = (is: string) =>
  `facts: { deals: { list: { amount: money, days: { type: count, range: 1..99 } }, at_most: 9 } }\nresults: { r: { ${is} } }\n`;
const outside = defineDiagnostic<Record<never, never>>({
  code: "expression/before-outside-each",
  severity: "error",
  en: () => "`before` adds up the records that come before this one; here there is no record.",
  zh: () => "before 是本条之前各条的合计，而这里没有“本条”。",
  help: {
    en: () => "Use it inside `each: <list>`. What went before the list, such as an earlier month, is a fact.",
    zh: () => "请在 each: 明细表 里使用。明细表之前的数量（如上月累计）应为数据项。",
  },
  bad: deals('is: "before(count(deals))"'),
  good: deals('each: deals, is: "amount + before(amount)", combine: max, if_empty: 0'),
});
const notRounded = defineDiagnostic<{ of: string }>({
  code: "expression/before-not-rounded",
  severity: "error",
  en: ({ of }) => `\`before\` adds up \`${of}\`, which is an unrounded fraction.`,
  zh: ({ of }) => `before 要合计“${of}”，而它是未舍入的分数。`,
  help: {
    en: ({ of }) => `Round each part first: \`before(round(${of}, 2))\`.`,
    zh: ({ of }) => `请先把每条舍入：before(round(${of}, 2))。`,
  },
  bad: deals('each: deals, is: "before(amount / days)", combine: sum, decimals: 2'),
  good: deals('each: deals, is: "before(round(amount / days, 2))", combine: sum'),
});
/**
 * Within `each`: the sum of a number over the records that come before this one, of its kind; 0 for the first. Refuses dates, which cannot be
 * added, and unrounded fractions, whose sum would lie on no grid.
 */
export const before = defineFunction({
  name: "before",
  complaints: [outside, notRounded],
  wanted: { zh: "一列明细，或每条算出的一个数", en: "one column, or one number of each record" },
  forms: [
    form({
      example: "before(amount)",
      takes: [parameters.numberElsewhere],
      makes: asGiven,
      lower: ([{ node, read }], { span, walk }) => {
        const { env } = walk;
        if (!env.records) {
          env.complain(outside, {}, span);
          return undefined;
        }
        const { list, other } = env.records;
        const typed = read(other);
        if (!typed) return undefined;
        if (typed.kind === "date" || typed.kind === "datetime") return wrong(typed, "number", node, walk);
        const bound = other.bound(typed.value);
        if (bound && !bound.unit) {
          env.complain(notRounded, { of: written(node, env) }, node.span);
          return undefined;
        }
        return typedNumber(typed.kind, { op: "before", list, value: typed.value });
      },
    }),
  ],
});
