/**
 * The fast evaluator: the integer form of a plan, compiled to steps over registers. It answers exactly what the trace answers, or gives up;
 * the trace alone knows why somebody is refused.
 */

import { toIntegers } from "../../integers/from-plan.ts";
import type { Plan } from "../../plan/ir.ts";
import { compile, type Filler } from "./compile.ts";
import type { Supplied } from "./entries.ts";
import { rawFiller } from "./facts.ts";
import { gaveUp, joined } from "./steps.ts";
import { type Writer, writerOf } from "./text.ts";

/** One person's facts → the texts of the named definitions, as `valueText` writes them; undefined: gave up, ask the trace. */
type Score<From> = (from: From, supplied?: Supplied) => readonly string[] | undefined;
export type Fast = { readonly score: Score<Readonly<Record<string, unknown>>> };

/** `names` are definitions of the sheet. Whoever any output of the plan refuses is given up, named or not. */
export const fast = (plan: Plan, names: readonly string[]): Fast => ({ score: filledBy(rawFiller, plan, names) });

/** The same from what the filler takes. */
export const filledBy = (filler: Filler, plan: Plan, names: readonly string[]): Score<unknown> => {
  const integers = toIntegers(plan);
  const dens = new Map(integers.definitions.map((one) => [one.name, one.sort === "number" ? one.den : undefined]));
  const roots = [...new Set([...plan.outputs, ...names])].flatMap((name) => {
    const den = dens.get(name);
    return den === undefined ? [name] : [name, den];
  });
  const machine = compile(integers, roots);
  const fill = filler(plan, integers, machine);
  const texts = names.map((name) => writerOf(integers, machine, name));
  const { body, generation } = machine.sheet;
  const steps = joined(body.steps);
  const n = Float64Array.from(machine.numbers);
  const w = [...machine.wides];

  return (from, supplied) => {
    if (!fill(from, n, w, supplied)) return undefined;
    n[generation] = (n[generation] as number) + 1;
    try {
      steps(n, w);
    } catch (error) {
      if (error === gaveUp) return undefined;
      throw error;
    }
    const out = new Array<string>(texts.length);
    for (let i = 0; i < texts.length; i++) out[i] = (texts[i] as Writer)(n, w);
    return out;
  };
};
