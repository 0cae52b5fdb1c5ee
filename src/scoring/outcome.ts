/** What a line of a trace came to, and values as text. */
import type { Value } from "../plan/facts.ts";
import { isFraction } from "../plan/facts.ts";
import { valueText } from "../plan/format.ts";
import type { Definition, Input, NumberKind } from "../plan/ir.ts";
import { isRefused, type Line } from "../targets/trace/trace.ts";

/** Of what is no number, any kind will do. */
export const kindOf = ({ is }: Definition): NumberKind => (is.sort === "number" ? is.kind : "number");
export const kindOfInput = (input: Input | undefined): NumberKind => (input?.of.type === "number" ? input.of.kind : "number");
export const textOf = (value: Value, kind: NumberKind): string => (isFraction(value) ? valueText(kind, value) : String(value));

/** Undefined: it was refused, or nobody asked for it. */
export const outcomeOf = (line: Line | undefined): Value | undefined =>
  line && !isRefused(line.outcome) ? line.outcome : undefined;
export const outcomeText = (line: Line | undefined): string | undefined => {
  const outcome = outcomeOf(line);
  return line && outcome !== undefined ? textOf(outcome, kindOf(line.definition)) : undefined;
};
