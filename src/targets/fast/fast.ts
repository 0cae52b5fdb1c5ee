/**
 * The fast evaluator: the integer form of a plan, compiled to steps over registers. It answers exactly what the trace answers, or gives up;
 * the trace alone knows why somebody is refused.
 */

import { toIntegers } from "../../integers/from-plan.ts";
import type { Facts } from "../../plan/facts.ts";
import type { Plan } from "../../plan/ir.ts";
import { checkedFiller } from "./checked.ts";
import { compile } from "./compile.ts";
import type { Fill, Supplied } from "./entries.ts";
import { rawFiller } from "./facts.ts";
import { gaveUp, joined } from "./steps.ts";
import { type Writer, writerOf } from "./text.ts";

export type Fast = {
  /** One person's raw facts → the texts of the named definitions, as `valueText` writes them; undefined: gave up, ask the trace. */
  readonly score: (raw: Readonly<Record<string, unknown>>, supplied?: Supplied) => readonly string[] | undefined;
  /** The same from checked facts. */
  readonly run: (facts: Facts) => readonly string[] | undefined;
};

/** `names` are definitions of the sheet. Whoever any output of the plan refuses is given up, named or not. */
export const fast = (plan: Plan, names: readonly string[]): Fast => {
  const integers = toIntegers(plan);
  const dens = new Map(integers.definitions.map((one) => [one.name, one.sort === "number" ? one.den : undefined]));
  const roots = [...new Set([...plan.outputs, ...names])].flatMap((name) => {
    const den = dens.get(name);
    return den === undefined ? [name] : [name, den];
  });
  const machine = compile(integers, roots);
  const { sheet, entryOf, stores } = machine;
  const raw = rawFiller(plan.inputs, integers, entryOf, stores);
  const checked = checkedFiller(integers, entryOf, stores);
  const texts = names.map((name) => writerOf(integers, machine, name));
  const steps = joined(sheet.body.steps);
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
      for (let i = 0; i < texts.length; i++) out[i] = (texts[i] as Writer)(n, w);
      return out;
    };
  const run = answer(checked);
  return { score: answer(raw), run: (facts) => run(facts) };
};
