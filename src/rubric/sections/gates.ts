/** Gates: conditions that set or cap a result whatever else was earned (一票否决). When several hold, all are shown and the lowest result wins. */

import { defineDiagnostic } from "../../diagnostics/define.ts";
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
import type { Path, Says } from "../../text/path.ts";
import type { Workshop } from "../workshop.ts";

const gated = (gate: string) =>
  `facts: { absent: flag }\ndimensions: { d: { weight: 5, is: 100%, gates: [${gate}] } }\ntotal: { out_of: 5 }\n`;
const effectWanted = defineDiagnostic<{ example: string }>({
  code: "gates/effect",
  severity: "error",
  en: () => "A gate needs `set` or `cap`, one of the two: what the result becomes, or at most is.",
  zh: () => "门槛要写 set 或 cap 之一：结果变成多少，或至多多少。",
  help: { en: ({ example }) => `Write \`${example}\`.`, zh: ({ example }) => `例如 ${example}。` },
  bad: gated("{ when: absent }"),
  good: gated("{ when: absent, set: 0 pts }"),
});
const ownPoints = defineDiagnostic<{ key: string }>({
  code: "gates/own-points",
  severity: "error",
  en: ({ key }) => `A gate under a dimension sets that dimension's own points; \`${key}\` is set by a gate at the top level.`,
  zh: ({ key }) => `维度下的门槛只改该维度自己的得分；要改 ${key}，门槛应写在顶层。`,
  help: {
    en: () => "Write `set: 0 pts` here, or move the gate to `gates` at the top level.",
    zh: () => "请写 set: 0 pts，或把门槛移到顶层的 gates 里。",
  },
  bad: gated("{ when: absent, set: { total: 0 } }"),
  good: gated("{ when: absent, set: 0 pts }"),
});
export const gateDiagnostics = [effectWanted, ownPoints] as const;

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
  readonly reason: Says;
};

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
    const reason = gate.reason ?? { zh: gate.when, en: gate.when };
    const fires = workshop.defineCondition(partOf(context.host.name, `gate ${i + 1}`), condition, {
      at,
      title: reason,
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
    const yes = { zh: `触发：${gate.reason.zh}`, en: `gate: ${gate.reason.en}` };
    return when(gate.fires, result, number(most), gate.path, { yes });
  });
  const [only] = candidates;
  const fired = candidates.length === 1 && only ? only : ({ op: "least", of: candidates } as const);
  return typedNumber("points", when(any(...known.map(({ gate }) => gate.fires)), fired, before.value, known[0]?.gate.path ?? []));
};
