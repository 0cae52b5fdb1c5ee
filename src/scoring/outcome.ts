/** What a definition came to, as text. */
import type { Value } from "../plan/facts.ts";
import { isFraction } from "../plan/facts.ts";
import { valueText } from "../plan/format.ts";
import type { Definition, NumberKind } from "../plan/ir.ts";

export const kindOf = ({ is }: Definition): NumberKind | undefined => (is.sort === "number" ? is.kind : undefined);
export const outcomeText = (value: Value, kind: NumberKind | undefined): string =>
  isFraction(value) ? valueText(kind ?? "number", value) : String(value);
