/** What a score can still become while facts are missing, and which missing facts matter most. */
import { type Bound, bounds, type Scope } from "../plan/bounds/bounds.ts";
import type { Facts, Value } from "../plan/facts.ts";
import { valueText } from "../plan/format.ts";
import type { Definition, Input, Plan } from "../plan/ir.ts";
import { planNames } from "../plan/lookup.ts";
import { planScope } from "../plan/scope.ts";
import {
  add,
  compare,
  denominator,
  divide,
  type Fraction,
  fraction,
  fromText,
  multiply,
  numerator,
  round,
  sign,
  subtract,
  zero,
} from "../text/exact.ts";
import type { Says } from "../text/path.ts";

/** `low` and `high` are inclusive; of a choice, what it can be. */
export type Range = { readonly low: string; readonly high: string } | { readonly oneOf: readonly string[] };
export type MissingFact = {
  readonly fact: string;
  readonly title: Says;
  /** How much of the total's (or first result's) uncertainty knowing it can take away: 0 none, 1 all of it. */
  readonly matters: string;
};
export type PartialScore = {
  readonly ranges: Readonly<Record<string, Range>>;
  /** The ones that matter most first. */
  readonly missing: readonly MissingFact[];
};

const width = (bound: Bound | undefined): Fraction => (bound ? subtract(bound.high, bound.low) : zero);

/** A few values that a fact can take: its ends and its middle, or every option. */
const samples = ({ of }: Input): readonly Value[] => {
  switch (of.type) {
    case "number": {
      const [low, high] = [fromText(of.low), fromText(of.high)];
      const unit = of.unit === "fraction" ? undefined : fromText(of.unit);
      const middle = multiply(add(low, high), fraction(1, 2));
      return [low, unit && sign(unit) > 0 ? round(middle, unit, "down") : middle, high];
    }
    case "choice":
      return of.values.map((option) => option.value);
    case "flag":
      return [true, false];
    default:
      return [];
  }
};

export const rangeFinder = (plan: Plan): ((facts: Facts) => PartialScore) => {
  const names = planNames(plan);
  const outputs = plan.outputs.flatMap((name) => {
    const definition = names.definition(name);
    return definition ? [definition] : [];
  });
  const boundOf = ({ is }: Definition, scope: Scope): Bound | undefined =>
    is.sort === "number" ? bounds.number(is.value)(scope) : undefined;
  const rangeOf = (definition: Definition, scope: Scope): Range | undefined => {
    const { is } = definition;
    if (is.sort === "choice") return { oneOf: bounds.choice(is.value)(scope) };
    if (is.sort === "condition") {
      const truth = bounds.condition(is.value)(scope);
      return { oneOf: [...(truth.holds ? ["true"] : []), ...(truth.fails ? ["false"] : [])] };
    }
    const bound = boundOf(definition, scope);
    return bound && { low: valueText(is.kind, bound.low), high: valueText(is.kind, bound.high) };
  };
  return (facts) => {
    const missing = new Set<string>();
    const scope = planScope(names, facts, (name) => missing.add(name));
    const ranges = Object.fromEntries(
      outputs.flatMap((definition) => {
        const range = rangeOf(definition, scope);
        return range ? [[definition.name, range] as const] : [];
      }),
    );
    const [main] = outputs;
    const whole = main ? width(boundOf(main, scope)) : zero;
    const mattering = [...missing].flatMap(
      (fact): { readonly fact: string; readonly title: Says; readonly saved: Fraction }[] => {
        const input = names.input(fact);
        if (!input || !main) return [];
        const values = samples(input);
        const left = values.map((value) => width(boundOf(main, planScope(names, new Map([...facts, [fact, value]])))));
        const average = values.length === 0 ? whole : multiply(left.reduce(add, zero), fraction(1, values.length));
        return [
          {
            fact,
            title: input.title,
            saved: sign(whole) === 0 ? zero : divide(subtract(whole, average), whole),
          },
        ];
      },
    );
    mattering.sort((a, b) => compare(b.saved, a.saved));
    return {
      ranges,
      missing: mattering.map(({ fact, title, saved }) => ({
        fact,
        title,
        matters: (Number(numerator(saved)) / Number(denominator(saved))).toFixed(2),
      })),
    };
  };
};
