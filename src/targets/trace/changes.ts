/** What a limit or a rounding does to a value; recorded where it does anything. */
import { equal, type Fraction, fromText, type Rounding, round } from "../../text/exact.ts";
import type { Path } from "../../text/path.ts";
import { mapped, strict } from "./operands.ts";
import { isRefused, join } from "./refusals.ts";
import type { Evaluate } from "./run.ts";

/** The first operand is the value, the others its limits; without a place in the file they are operands like any others. */
export const limited = (
  of: readonly Evaluate<Fraction>[],
  at: Path | undefined,
  pick: (a: Fraction, b: Fraction) => Fraction,
): Evaluate<Fraction> => {
  const [first, ...rest] = of;
  if (!at || !first || rest.length === 0) return strict(of, pick);
  const limit = strict(rest, pick);
  return (run) => {
    const before = first(run);
    const edge = limit(run);
    if (isRefused(before)) return isRefused(edge) ? join(before, edge) : before;
    if (isRefused(edge)) return edge;
    const after = pick(before, edge);
    if (!equal(before, after)) run.frame.events.push({ event: "limit", at, before, after });
    return after;
  };
};

export const rounded = (
  of: Evaluate<Fraction>,
  { to, how, at }: { readonly to: string; readonly how: Rounding; readonly at: Path },
): Evaluate<Fraction> => {
  const unit = fromText(to);
  return mapped(of, (before, run) => {
    const after = round(before, unit, how);
    if (!equal(before, after)) run.frame.events.push({ event: "rounding", at, before, after });
    return after;
  });
};
