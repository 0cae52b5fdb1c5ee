import { typedNumber } from "../../language/kinds.ts";
import { when } from "../../plan/build.ts";
import { unified } from "../operands.ts";
import { asGiven, defineFunction, form } from "./define.ts";
import * as parameters from "./parameters.ts";

/**
 * One number or another, of the kind that they have in common. Each is read where the condition is known to hold, or not to: `if(n > 0, a / n, 0)`
 * never divides by 0. Only the one that is chosen needs its facts.
 */
export const choose = defineFunction({
  name: "if",
  wanted: {
    zh: "条件、成立时的值、不成立时的值",
    en: "a condition, the value if it holds and the value if not",
  },
  forms: [
    form({
      example: "if(late, 0, sales)",
      takes: [parameters.condition, parameters.numberElsewhere, parameters.numberElsewhere],
      makes: asGiven,
      lower: ([condition, holding, failing], { name, span, walk }) => {
        const { env } = walk;
        const [yes, no] = [holding.read(env.assuming(condition, true)), failing.read(env.assuming(condition, false))];
        const kind = yes && no && unified([yes, no], name, span, walk);
        return kind && typedNumber(kind, when(condition, yes.value, no.value, env.at));
      },
    }),
  ],
});
