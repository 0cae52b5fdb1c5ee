/** Rounding twice: a value that was rounded to a finer step arrives where it is rounded again (GB/T 8170 forbids it). */
import type { Definition, Numeric } from "../../plan/ir.ts";
import { compare, type Fraction, fromText } from "../../text/exact.ts";

type Rounded = { readonly name: string | undefined; readonly to: Fraction };
/** What was rounded to a finer step before and arrives unchanged but for limits and choices between rows. */
export const alreadyRounded = (
  node: Numeric,
  step: Fraction,
  definition: (name: string) => Definition | undefined,
  name?: string,
): Rounded | undefined => {
  const first = (nodes: readonly Numeric[]): Rounded | undefined => {
    for (const inner of nodes) {
      const found = alreadyRounded(inner, step, definition, name);
      if (found) return found;
    }
    return undefined;
  };
  switch (node.op) {
    case "round": {
      const to = fromText(node.to);
      return compare(to, step) < 0 ? { name, to } : undefined;
    }
    case "ref": {
      const is = definition(node.name)?.is;
      return is?.sort === "number" ? alreadyRounded(is.value, step, definition, node.name) : undefined;
    }
    case "least":
    case "greatest":
      return first(node.of);
    case "table":
      return first(node.rows.map((row) => row.result));
    // From here on it is another value.
    case "number":
    case "input":
    case "sum":
    case "product":
    case "quotient":
    case "gather":
    case "before":
    case "refuse":
      return undefined;
  }
};
