/** The dimensions of a sheet: what each was worth, what decided it, and what it is made of. */
import { isFraction } from "../../plan/facts.ts";
import type { Condition, Definition } from "../../plan/ir.ts";
import { fromText, subtract, toText } from "../../text/exact.ts";
import { outcomeOf } from "../outcome.ts";
import { isDimension, type Outline } from "./outline.ts";
import type { DimensionSheet, Reason } from "./sheet.ts";
import type { Draft } from "./steps.ts";
import type { Scope } from "./values.ts";

const none: readonly never[] = [];

export const dimensionSheet = (definition: Definition, draft: Draft, outline: Outline): DimensionSheet => {
  const { name, node, title, at } = definition;
  const step = draft.steps.get(name);
  const points = outcomeOf(draft.scope.lines.get(name));
  const most = node?.most ?? "0";
  return {
    id: node?.id ?? name,
    title,
    ...(isFraction(points) ? { points: toText(points), lost: toText(subtract(fromText(most), points)) } : {}),
    weight: node?.weight ?? "0",
    max: most,
    applies: node?.applies === undefined || holds(node.applies, draft.scope),
    rule: node?.rule ?? "",
    ...outline.wording.place(at),
    because: step?.because ?? none,
    limits: step?.limits ?? none,
    roundings: step?.roundings ?? none,
    ...childrenOf(name, draft, outline),
  };
};

/** `applies` is always made of named conditions, which the trace has evaluated. */
const holds = (condition: Condition, scope: Scope): boolean => {
  switch (condition.op) {
    case "refCondition":
      return scope.lines.get(condition.name)?.outcome === true;
    case "not":
      return !holds(condition.of, scope);
    case "any":
      return condition.of.some((one) => holds(one, scope));
    case "all":
      return condition.of.every((one) => holds(one, scope));
    default:
      return true;
  }
};

type Children = Pick<DimensionSheet, "gates" | "parts" | "dimensions">;
/** Gates that have fired, parts that were worked out, and the dimensions within it. */
const childrenOf = (name: string, draft: Draft, outline: Outline): Children => {
  const gates: Reason[] = [];
  const parts: DimensionSheet["parts"][number][] = [];
  const dimensions: DimensionSheet[] = [];
  for (const child of outline.children.get(name) ?? none) {
    const { title, at, is, node } = child;
    const step = draft.steps.get(child.name);
    if (isDimension(child)) dimensions.push(dimensionSheet(child, draft, outline));
    else if (node?.role === "gate" && step?.value === "true") gates.push({ ...outline.wording.place(at), text: title });
    else if (node?.role === "part" && step && is.sort === "number")
      parts.push({ title, value: step.value, ...outline.wording.place(at), because: step.because });
  }
  return { gates, parts, dimensions };
};
