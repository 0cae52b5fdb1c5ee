import { typedNumber } from "../../language/kinds.ts";
import { minus } from "../../plan/build.ts";
import { fraction, toText } from "../../text/exact.ts";
import { asGiven, defineFunction, form } from "./define.ts";
import * as parameters from "./parameters.ts";

/** A number without its sign, of the same kind. */
export const abs = defineFunction({
  name: "abs",
  wanted: { zh: "一个数", en: "one number" },
  forms: [
    form({
      example: "abs(sales - plan)",
      takes: [parameters.number],
      makes: asGiven,
      lower: ([{ kind, value }]) => typedNumber(kind, { op: "greatest", of: [value, minus(value)] }),
    }),
  ],
});

/**
 * To so many decimals, half up; of a per cent, to so many decimals of what stands before the sign. The kind stays. Refuses decimals that are not
 * written out: a plan knows what grid a value lies on before any fact is seen.
 */
export const round = defineFunction({
  name: "round",
  wanted: { zh: "一个数和小数位数，如 round(x, 2)", en: "a number and how many decimals, as in round(x, 2)" },
  forms: [
    form({
      example: "round(sales / 3, 2)",
      takes: [parameters.number, parameters.places],
      makes: asGiven,
      lower: ([{ kind, value }, places], { walk: { env } }) => {
        const to = toText(fraction(1, 10n ** BigInt(places + (kind === "percent" ? 2 : 0))));
        return typedNumber(kind, { op: "round", of: value, to, how: "half-up", at: env.at });
      },
    }),
  ],
});
