import { parseLiteral } from "../../language/literal.ts";
import type { NumberKind } from "../../plan/ir.ts";
import { type Fraction, fraction, fromText, multiply } from "../../text/exact.ts";

const hundredth = fraction(1, 100);

/** The value that `valueText` wrote. */
export const readValue = (kind: NumberKind, text: string): Fraction => {
  if (kind === "percent") return multiply(fromText(text.slice(0, -1)), hundredth);
  if (kind !== "date" && kind !== "datetime" && kind !== "duration") return fromText(text);
  const literal = parseLiteral(text);
  if (!literal) throw new Error(`“${text}” is not how a ${kind} is written`);
  return literal.value;
};
