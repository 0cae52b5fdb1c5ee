/** Random facts for a plan, drawn from its own literals and one unit to either side: where a `<` meant `<=`, that is where it shows. */
import fc from "fast-check";
import type { Facts } from "../../src/plan/facts.ts";
import { isRecords, notApplicable } from "../../src/plan/facts.ts";
import { valueText } from "../../src/plan/format.ts";
import type { Input, Plan } from "../../src/plan/ir.ts";
import type { Fraction } from "../../src/text/exact.ts";
import { add, divide, fraction, fromText, greatest, least, multiply, numerator, round, subtract } from "../../src/text/exact.ts";
import { randomPlan } from "./arbitrary.ts";
import type { Draw } from "./arbitrary-world.ts";
import { drawing, many, pick } from "./arbitrary-world.ts";

const literalKeys = ["value", "from", "above", "upTo", "below"];
/** Every number that the plan writes down. */
export const literalsOf = (plan: Plan): readonly Fraction[] => {
  const found = new Set<string>(["0", "1"]);
  JSON.stringify(plan.definitions, (key, value: unknown) => {
    if (literalKeys.includes(key) && typeof value === "string" && /^-?\d/.test(value)) found.add(value);
    return value;
  });
  return [...found].map(fromText);
};

type Fact = NonNullable<ReturnType<Facts["get"]>>;
const value = (draw: Draw, { of }: Input, literals: readonly Fraction[], absence: number): Fact => {
  switch (of.type) {
    case "number": {
      const [low, high, unit] = [of.low, of.high, of.unit === "fraction" ? "1" : of.unit].map(fromText) as [
        Fraction,
        Fraction,
        Fraction,
      ];
      const steps = numerator(divide(subtract(high, low), unit));
      const anywhere = (BigInt(draw(2 ** 31)) * 2n ** 31n + BigInt(draw(2 ** 31))) % (steps + 1n);
      const near = add(round(pick(draw, literals), unit, "floor"), multiply(unit, fraction(draw(4) - 1)));
      const wanted = [near, low, high, add(low, multiply(unit, fraction(anywhere)))][draw(4)] ?? low;
      return least(high, greatest(low, wanted));
    }
    case "choice":
      return pick(draw, of.values).value;
    case "flag":
      return draw(2) === 1;
    case "text":
      return "some text";
    case "list":
      return many(draw, of.atLeast ?? 0, of.atMost, () => fill(draw, of.columns, literals, absence));
  }
};
/** With an `absence` of n, about one required input in n is missing; 0: none. */
const fill = (draw: Draw, inputs: readonly Input[], literals: readonly Fraction[], absence: number): Facts =>
  new Map(
    inputs.flatMap((input): readonly [string, Fact][] => {
      const state = draw(8);
      if (input.mayNotApply && state === 7) return [[input.name, notApplicable]];
      if (input.optional ? state === 1 : absence > 0 && draw(absence) === absence - 1) return [];
      return [[input.name, value(draw, input, literals, absence)]];
    }),
  );
/** One person's facts, on and beside the edges of the plan. */
export const anyFacts = (draw: Draw, inputs: readonly Input[], literals: readonly Fraction[], absence: number): Facts =>
  fill(draw, inputs, literals, absence);
export type Case = { readonly plan: Plan; readonly people: readonly Facts[]; readonly draw: Draw };
/** A plan with a few people's facts. */
export const cases = (people: number): fc.Arbitrary<Case> =>
  fc.gen().map((g) => {
    const draw = drawing(g);
    const plan = randomPlan(draw);
    const literals = literalsOf(plan);
    const one = () => fill(draw, plan.inputs, literals, pick(draw, [0, 0, 0, 5]));
    return { plan, people: Array.from({ length: people }, one), draw };
  });

/** The same facts as somebody would hand them in, in one of the everyday spellings. */
export const rawFacts = (draw: Draw, plan: Plan, facts: Facts): Readonly<Record<string, unknown>> => {
  const spelling = ({ of }: Input, given: Fact): unknown => {
    if (given === notApplicable) return "n/a";
    switch (of.type) {
      case "number": {
        const text = valueText(of.kind, given as Fraction);
        if (!/^-?[\d.]+$/.test(text)) return text;
        if (!text.includes(".") && Number.isSafeInteger(Number(text)) && draw(2) === 1) return Number(text);
        return draw(3) === 2 ? `${text}${text.includes(".") ? "0" : ".0"}` : text;
      }
      case "choice": {
        const titles = of.values.find(({ value: own }) => own === given)?.title;
        return pick(draw, [given, titles?.zh, titles?.en]);
      }
      case "flag":
        return draw(2) === 0 ? given : String(given);
      case "text":
        return given;
      case "list":
        return isRecords(given) ? given.map((record) => spell(of.columns, record)) : given;
    }
  };
  const spell = (inputs: readonly Input[], from: Facts): Readonly<Record<string, unknown>> =>
    Object.fromEntries(
      inputs.map((input) => {
        const given = from.get(input.name);
        const key = input.name.slice(input.name.indexOf(".") + 1);
        return [key, given === undefined ? [undefined, null, ""][draw(3)] : spelling(input, given)];
      }),
    );
  return spell(plan.inputs, facts);
};
