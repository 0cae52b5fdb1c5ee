/** Gates: conditions that set or cap a result whatever else was earned (一票否决). When several hold, all are shown and the lowest result wins. */

import type { TypedNumber } from "../../language/kinds.ts";
import { typedNumber } from "../../language/kinds.ts";
import type { Tree } from "../../language/scalars.ts";
import * as scalars from "../../language/scalars.ts";
import { isMap } from "../../language/scalars.ts";
import { validate } from "../../language/validate.ts";
import { any, number, when } from "../../plan/build.ts";
import type { Condition, Numeric } from "../../plan/ir.ts";
import { partOf } from "../../plan/names.ts";
import type { Context } from "../../rules/context.ts";
import { type Fraction, greatest as larger, zero } from "../../text/exact.ts";
import type { Path } from "../../text/path.ts";
import { inBoth, phrase, type Sentence } from "../../text/sentence.ts";
import type { Workshop } from "../workshop.ts";
import { effectWanted, ownPoints } from "./gate-complaints.ts";

const keys = {
  when: scalars.expression,
  set: scalars.tree.optional(),
  cap: scalars.tree.optional(),
  reason: scalars.says.optional(),
};
export type Gate = {
  readonly fires: Condition;
  readonly effect: "set" | "cap";
  readonly to: Tree;
  readonly path: Path;
  readonly at: Path;
  readonly reason: Sentence;
};

export const fired = phrase("gates/fired", "触发：{0}", "gate: {0}");

/** Reads the gates of one owner; the conditions become definitions, so that a sheet shows which fired. */
export const readGates = (
  list: readonly Tree[],
  path: Path,
  context: Context,
  workshop: Workshop,
  example: string,
): readonly Gate[] | undefined => {
  const gates = list.map((tree, i): Gate | undefined => {
    const at = [...path, i];
    const gate = validate(keys, tree, at, context.complain);
    if (!gate) return undefined;
    const effect = gate.set === undefined ? "cap" : "set";
    const to = gate.set ?? gate.cap;
    if (to === undefined || (gate.set !== undefined && gate.cap !== undefined)) {
      context.complain(effectWanted, at, { example }, { part: "key" });
      return undefined;
    }
    const condition = context.read.condition(gate.when, [...at, "when"]);
    if (!condition) return undefined;
    const reason = gate.reason ?? gate.when;
    const fires = workshop.defineCondition(partOf(context.host.name, `gate ${i + 1}`), condition, {
      at,
      title: inBoth(reason),
      node: { role: "gate", parent: context.host.name },
    });
    return { fires, effect, to, path: at, at: [...at, effect], reason };
  });
  const known = gates.filter((gate) => gate !== undefined);
  return known.length < gates.length ? undefined : known;
};

/** `before` held to the lowest of what the gates that fire allow. */
export const throughGates = (before: TypedNumber, gates: readonly Gate[], context: Context): TypedNumber | undefined => {
  if (gates.length === 0) return before;
  const results = gates.map((gate) => {
    const key = isMap(gate.to) ? ["total", "grade"].find((target) => isMap(gate.to) && gate.to[target] !== undefined) : undefined;
    if (key !== undefined) {
      context.complain(ownPoints, gate.at, { key });
      return undefined;
    }
    const outcome = context.read.outcome(gate.to, gate.at);
    return outcome?.typed.sort === "number" ? { gate, typed: outcome.typed } : undefined;
  });
  const known = results.filter((result) => result !== undefined);
  if (known.length < results.length) return undefined;
  const high = (node: Numeric): Fraction => context.plan.bound(node)?.high ?? zero;
  const most = known.map(({ typed }) => high(typed.value)).reduce(larger, high(before.value));
  const candidates = known.map(({ gate, typed }): Numeric => {
    const result: Numeric = gate.effect === "set" ? typed.value : { op: "least", of: [before.value, typed.value] };
    return when(gate.fires, result, number(most), gate.path, { yes: fired(gate.reason) });
  });
  const [only] = candidates;
  const lowest = candidates.length === 1 && only ? only : ({ op: "least", of: candidates } as const);
  return typedNumber(
    "points",
    when(any(...known.map(({ gate }) => gate.fires)), lowest, before.value, known[0]?.gate.path ?? []),
  );
};
