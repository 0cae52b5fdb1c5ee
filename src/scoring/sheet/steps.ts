/** Every line of a trace as a step of the sheet. */
import type { Facts } from "../../plan/facts.ts";
import type { Line, Trace } from "../../targets/trace/trace.ts";
import { outcomeOf } from "../outcome.ts";
import type { Outline } from "./outline.ts";
import { changesOf, reasonsOf } from "./reasons.ts";
import { recordSteps } from "./records.ts";
import type { ScoreSheet, Step } from "./sheet.ts";
import { exactText, type Scope } from "./values.ts";

/** A sheet in the making. */
export type Draft = {
  readonly scope: Scope;
  /** By name, in the order of operations. */
  readonly steps: ReadonlyMap<string, Step>;
  /** The facts that were read. */
  readonly used: ScoreSheet["facts"];
};

export const draftOf = ({ lines }: Trace, facts: Facts, outline: Outline): Draft => {
  const { inputs } = outline;
  const scope: Scope = { lines, facts, inputs, written: new Map() };
  const steps = new Map<string, Step>();
  const used: Record<string, ScoreSheet["facts"][string]> = {};
  for (const [name, line] of lines) {
    if (outcomeOf(line) === undefined) continue;
    for (const read of line.read) {
      const input = inputs.get(read);
      if (input && used[read] === undefined) used[read] = { title: input.title, value: exactText(read, scope) };
    }
    const step = stepOf(name, line, scope, outline);
    const records = recordSteps(line, scope, outline);
    steps.set(name, records.length === 0 ? step : { ...step, records });
  }
  return { scope, steps, used };
};

const stepOf = (name: string, line: Line, scope: Scope, { wording }: Outline): Step => {
  const { title, at, node } = line.definition;
  const { line: place } = wording.place(at);
  const role = node?.role ?? "part";
  const value = exactText(name, scope);
  const because = reasonsOf(line, scope, wording);
  const limits = changesOf(line, "limit", wording);
  const roundings = changesOf(line, "rounding", wording);
  const uses: Record<string, string> = {};
  for (const read of line.read) uses[read] = exactText(read, scope);
  // Written out twice: a spread here costs more than everything else on the sheet.
  return place === undefined
    ? { name, role, title, value, because, limits, roundings, uses }
    : { name, role, title, line: place, value, because, limits, roundings, uses };
};
