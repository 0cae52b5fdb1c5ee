/** Every evaluator is held to the trace, over random plans and facts drawn from the plans' own literals. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toIntegers } from "../../src/integers/from-plan.ts";
import type { Bound, Scope, Truth } from "../../src/plan/bounds/bounds.ts";
import { isPoint, shownBound } from "../../src/plan/bounds/bounds.ts";
import type { Facts } from "../../src/plan/facts.ts";
import { isRecords } from "../../src/plan/facts.ts";
import { valueText } from "../../src/plan/format.ts";
import type { Definition, Input, Plan } from "../../src/plan/ir.ts";
import type { Names } from "../../src/plan/lookup.ts";
import { planNames } from "../../src/plan/lookup.ts";
import { planScope } from "../../src/plan/scope.ts";
import { fast } from "../../src/targets/fast/fast.ts";
import type { Outcome, Trace } from "../../src/targets/trace/trace.ts";
import { isRefused, tracer } from "../../src/targets/trace/trace.ts";
import type { Fraction } from "../../src/text/exact.ts";
import { compare, isMultiple, sign } from "../../src/text/exact.ts";
import type { Case } from "../plan/arbitrary-facts.ts";
import { cases, rawFacts } from "../plan/arbitrary-facts.ts";
import type { Draw } from "../plan/arbitrary-world.ts";
import { shuffled } from "../plan/arbitrary-world.ts";
import { runs } from "../runs.ts";
import { fastOnFacts } from "./fast/checked.ts";

const people = 5;
/** Each run is one plan with five people. */
const check = (property: (random: Case) => void) => {
  fc.assert(fc.property(cases(people), property), runs(1000));
};

const textOf = ({ is }: Definition, outcome: Outcome): string =>
  is.sort === "number" ? valueText(is.kind, outcome as Fraction) : String(outcome);
/** The texts of all outputs, or undefined if anything refuses. */
const answer = (plan: Plan, trace: Trace): readonly string[] | undefined =>
  trace.refusals.length > 0
    ? undefined
    : plan.outputs.map((name) => {
        const line = trace.lines.get(name);
        return line ? textOf(line.definition, line.outcome) : `no ${name}`;
      });
const answers = (plan: Plan, facts: readonly Facts[]) => {
  const run = tracer(plan);
  return facts.map((one) => answer(plan, run(one)));
};

describe("fast", () => {
  test("answers what the trace answers, and gives up exactly where it refuses", () => {
    check(({ plan, people: facts }) => {
      const run = fastOnFacts(plan, plan.outputs);
      expect(facts.map(run)).toEqual(answers(plan, facts));
    });
  });
  test("reads raw facts as what they say", () => {
    check(({ plan, people: facts, draw }) => {
      const [run, { score }] = [fastOnFacts(plan, plan.outputs), fast(plan, plan.outputs)];
      for (const one of facts) expect(score(rawFacts(draw, plan, one))).toEqual(run(one));
    });
  });
  test("names what is asked for, and is as strict as if all of it were an output", () => {
    check(({ plan, people: facts }) => {
      const names = plan.definitions.filter(({ list }) => list === undefined).map(({ name }) => name);
      const run = fastOnFacts(plan, names);
      expect(facts.map(run)).toEqual(answers({ ...plan, outputs: names }, facts));
    });
  });
});

describe("the meaning of a plan", () => {
  const shuffledRows = (draw: Draw, node: unknown): unknown => {
    if (Array.isArray(node)) return node.map((part) => shuffledRows(draw, part));
    if (typeof node !== "object" || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, part]) => [
        key,
        key === "rows" && Array.isArray(part)
          ? shuffled(
              draw,
              part.map((row) => shuffledRows(draw, row)),
            )
          : shuffledRows(draw, part),
      ]),
    );
  };
  test("survives a round trip through JSON, another order of rows, and another run", () => {
    check(({ plan, people: facts, draw }) => {
      const expected = answers(plan, facts);
      const stored: Plan = JSON.parse(JSON.stringify(plan));
      const turned = shuffledRows(draw, plan) as Plan;
      expect(answers(stored, facts)).toEqual(expected);
      expect(answers(turned, facts)).toEqual(expected);
      const integers = toIntegers(plan);
      expect(JSON.parse(JSON.stringify(integers))).toEqual(integers);
      expect(toIntegers(stored)).toEqual(integers);
      const run = fastOnFacts(turned, plan.outputs);
      // Nothing of one person is left when the next one comes.
      expect([...facts].reverse().map(run).reverse()).toEqual(expected);
      expect(facts.map(run)).toEqual(expected);
    });
  });
});

/** What can be known of a definition: an interval, a condition's truth, or the options left. */
type Known = Bound | Truth | readonly string[] | undefined;
const knownOf = (scope: Scope, { name, is }: Definition): Known => {
  switch (is.sort) {
    case "number":
      return scope.number({ op: "ref", name });
    case "choice":
      return scope.choice("refChoice", name);
    case "condition":
      return scope.condition("refCondition", name);
  }
};
const isOptions = (known: Known): known is readonly string[] => Array.isArray(known);
const admits = (known: Known, outcome: Outcome): boolean => {
  if (known === undefined) return false;
  if (isOptions(known)) return known.includes(outcome as string);
  if ("holds" in known) return outcome ? known.holds : known.fails;
  const x = outcome as Fraction;
  const onGrid = known.unit === undefined || (sign(known.unit) === 0 ? sign(x) === 0 : isMultiple(x, known.unit));
  return compare(known.low, x) <= 0 && compare(x, known.high) <= 0 && onGrid;
};
const isEmpty = (known: Known): boolean =>
  known === undefined || (isOptions(known) ? known.length === 0 : "holds" in known && !known.holds && !known.fails);
const isSettled = (known: Known): boolean => {
  if (known === undefined) return false;
  if (isOptions(known)) return known.length === 1;
  return "holds" in known ? known.holds !== known.fails : isPoint(known);
};
const isNoWider = (now: Known, before: Known): boolean => {
  if (now === undefined || isEmpty(now)) return true;
  if (before === undefined || isOptions(now) !== isOptions(before)) return false;
  if (isOptions(now)) return isOptions(before) && now.every((value) => before.includes(value));
  if (isOptions(before)) return false;
  if ("holds" in now) return "holds" in before && (before.holds || !now.holds) && (before.fails || !now.fails);
  return "low" in before && compare(before.low, now.low) <= 0 && compare(now.high, before.high) <= 0;
};
const isComplete = (inputs: readonly Input[], facts: Facts): boolean =>
  inputs.every(({ name, optional, of }) => {
    const given = facts.get(name);
    if (given === undefined) return optional;
    return of.type !== "list" || !isRecords(given) || given.every((record) => isComplete(of.columns, record));
  });

describe("bounds", () => {
  test("every value of a trace lies in its static range, on its unit", () => {
    check(({ plan, people: facts }) => {
      const scope = planScope(planNames(plan));
      const run = tracer(plan);
      for (const one of facts)
        for (const { definition, outcome } of run(one).lines.values()) {
          if (isRefused(outcome)) continue;
          expect(admits(knownOf(scope, definition), outcome), definition.name).toBe(true);
          if (definition.is.sort === "number") expect(admits(shownBound(definition.is), outcome), definition.name).toBe(true);
        }
    });
  });
  test("contain the value while facts are missing, narrow as they arrive, and end at the value", () => {
    check(({ plan, people: facts, draw }) => {
      const names = planNames(plan);
      const run = tracer(plan);
      for (const one of facts) narrowing(draw, plan, names, one, run(one));
    });
  });
  const narrowing = (draw: Draw, plan: Plan, names: Names, facts: Facts, trace: Trace) => {
    const required = plan.inputs.filter(({ name, optional }) => !optional && facts.has(name)).map(({ name }) => name);
    const order = shuffled(draw, required);
    const complete = isComplete(plan.inputs, facts);
    let before: ReadonlyMap<string, Known> | undefined;
    for (let n = 0; n <= order.length; n++) {
      const awaited = order.slice(n);
      const scope = planScope(names, new Map([...facts].filter(([name]) => !awaited.includes(name))));
      const now = new Map<string, Known>();
      for (const name of plan.outputs) {
        const line = trace.lines.get(name);
        if (!line) throw new Error(`the trace has no output ${name}`);
        const known = knownOf(scope, line.definition);
        now.set(name, known);
        if (before) expect(isNoWider(known, before.get(name)), `${name} widens`).toBe(true);
        if (!isRefused(line.outcome)) expect(admits(known, line.outcome), `${name} escapes`).toBe(true);
        if (awaited.length > 0 || (isRefused(line.outcome) && !complete)) continue;
        expect(isRefused(line.outcome) ? isEmpty(known) : isSettled(known), `${name} stays open`).toBe(true);
      }
      before = now;
    }
  };
});
