/** What a limit or a rounding does to a value; recorded where it does anything. */
import { equal, type Fraction, fromText, type Rounding, round } from "../../text/exact.ts";
import type { Path } from "../../text/path.ts";
import { mapped, paired, strict } from "./operands.ts";
import type { Evaluate, Run } from "./run.ts";

/** The first operand is the value, the others its limits; without a place in the file they are operands like any others. */
export const limited = (
  of: readonly Evaluate<Fraction>[],
  at: Path | undefined,
  pick: (a: Fraction, b: Fraction) => Fraction,
): Evaluate<Fraction> => {
  const [first, ...rest] = of;
  if (!at || !first || rest.length === 0) return strict(of, pick);
  return paired(first, strict(rest, pick), (before, edge, run) => changed("limit", at, before, pick(before, edge), run));
};

export const rounded = (
  of: Evaluate<Fraction>,
  { to, how, at }: { readonly to: string; readonly how: Rounding; readonly at: Path },
): Evaluate<Fraction> => {
  const unit = fromText(to);
  return mapped(of, (before, run) => changed("rounding", at, before, round(before, unit, how), run));
};

const changed = (event: "limit" | "rounding", at: Path, before: Fraction, after: Fraction, run: Run): Fraction => {
  if (!equal(before, after)) run.frame.events.push({ event, at, before, after });
  return after;
};
