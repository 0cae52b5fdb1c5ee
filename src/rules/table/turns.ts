/** Outcomes that rise and then fall as what is tested grows: meant at times, more often two rows that are swapped. */
import { constantOf } from "../../plan/build.ts";
import { compare, type Fraction } from "../../text/exact.ts";
import type { Path } from "../../text/path.ts";
import type { Sentence } from "../../text/sentence.ts";
import type { Context, Outcome } from "../context.ts";
import { type LineName, turning } from "./complaints.ts";

type Step = { readonly value: Fraction; readonly words: Sentence };
/** The outcomes from the lowest row up, each once as long as it stays the same; undefined: they are not all fixed numbers. */
const stepsOf = (outcomes: readonly Outcome[]): readonly Step[] | undefined => {
  const steps: Step[] = [];
  for (const { plain, typed, words } of outcomes) {
    const value = plain && typed.sort === "number" ? constantOf(typed.value) : undefined;
    if (!value) return undefined;
    const last = steps[steps.length - 1];
    if (!last || compare(last.value, value) !== 0) steps.push({ value, words });
  }
  return steps;
};

/** What is looked at, and what stands one beside the other as it grows; `within` names the row or column that is looked along. */
type Along = { readonly of: string; readonly line: LineName; readonly within?: string };
export const warnOfTurns = ({ of, line, within }: Along, outcomes: readonly Outcome[], path: Path, context: Context) => {
  const steps = stepsOf(outcomes) ?? [];
  const at = steps.findIndex((c, i) => {
    const [a, b] = [steps[i - 2], steps[i - 1]];
    return a && b && compare(a.value, b.value) !== compare(b.value, c.value);
  });
  if (at < 0) return;
  const around = steps.slice(at - 2, at + 1).map(({ words }) => words);
  context.complain(turning, path, { line, of, steps: around, within }, { part: "key" });
};
