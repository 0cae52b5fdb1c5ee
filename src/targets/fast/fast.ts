/**
 * The fast evaluator: the integer form of a plan, compiled to steps over registers. It answers exactly what the trace answers, or gives up;
 * the trace alone knows why somebody is refused.
 */

import { toIntegers } from "../../integers/from-plan.ts";
import type { Integers } from "../../integers/ir.ts";
import { constant } from "../../integers/nodes.ts";
import { rangeOf, spanOf } from "../../integers/ranges.ts";
import type { Facts } from "../../plan/facts.ts";
import type { Plan } from "../../plan/ir.ts";
import type { Fill, Machine, Supplied } from "./blocks.ts";
import { checkedFiller } from "./checked.ts";
import { compile } from "./compile.ts";
import { rawFiller } from "./facts.ts";
import { block, gaveUp } from "./steps.ts";
import type { Text } from "./text.ts";
import { numberText } from "./text.ts";

export type Fast = {
  /** One person's raw facts → the texts of the named definitions, as `valueText` writes them; undefined: gave up, ask the trace. */
  readonly score: (raw: Readonly<Record<string, unknown>>, supplied?: Supplied) => readonly string[] | undefined;
  /** The same from checked facts. */
  readonly run: (facts: Facts) => readonly string[] | undefined;
};

const textOf = (integers: Integers, machine: Machine, name: string): Text => {
  const definition = integers.definitions.find((one) => one.name === name);
  const place = machine.places.get(name);
  if (!definition || !place || definition.list !== undefined) throw new Error(`the plan has no definition ${name} of the sheet`);
  const { at } = place;
  switch (definition.sort) {
    case "number": {
      const slot = integers.slots.find((one) => one.name === name);
      const value = slot?.is.sort === "number" ? slot.is.value : constant(0n);
      const den = definition.den === undefined ? undefined : machine.places.get(definition.den);
      return numberText(definition, place, den, spanOf(rangeOf(value)));
    }
    case "choice":
      return (n) => integers.choices[n[at] as number] as string;
    case "condition":
      return (n) => (n[at] === 1 ? "true" : "false");
  }
};

/** `names` are definitions of the sheet. Whoever any output of the plan refuses is given up, named or not. */
export const fast = (plan: Plan, names: readonly string[]): Fast => {
  const integers = toIntegers(plan);
  const dens = new Map(
    integers.definitions.flatMap((one) => (one.sort === "number" && one.den !== undefined ? [[one.name, one.den]] : [])),
  );
  const roots = [...new Set([...plan.outputs, ...names])].flatMap((name) => [
    name,
    ...(dens.has(name) ? [dens.get(name) as string] : []),
  ]);
  const machine = compile(integers, roots);
  const { sheet, entryOf, stores } = machine;
  const raw = rawFiller(plan.inputs, integers, entryOf, stores);
  const checked = checkedFiller(integers, entryOf, stores);
  const texts = names.map((name) => textOf(integers, machine, name));
  const steps = block(sheet.body.steps);
  const n = Float64Array.from(machine.numbers);
  const w = [...machine.wides];
  const { generation } = sheet;

  const answer =
    (fill: Fill) =>
    (from: unknown, supplied?: Supplied): readonly string[] | undefined => {
      if (!fill(from, n, w, supplied)) return undefined;
      n[generation] = (n[generation] as number) + 1;
      try {
        steps(n, w);
      } catch (error) {
        if (error === gaveUp) return undefined;
        throw error;
      }
      const out = new Array<string>(texts.length);
      for (let i = 0; i < texts.length; i++) out[i] = (texts[i] as Text)(n, w);
      return out;
    };
  const run = answer(checked);
  return { score: answer(raw), run: (facts) => run(facts) };
};
