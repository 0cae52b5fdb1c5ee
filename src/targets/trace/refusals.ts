/** Why there is no value. */
import type { Value } from "../../plan/facts.ts";
import type { Path } from "../../text/path.ts";
import type { Sentence } from "../../text/sentence.ts";

export type Refusal = {
  readonly code: string;
  readonly at: Path;
  readonly says?: Sentence;
  /** The input that is missing or not applicable. */
  readonly input?: string;
};
export type Refused = { readonly refusals: readonly Refusal[] };
export type Outcome = Value | Refused;

export const isRefused = (outcome: Outcome): outcome is Refused => typeof outcome === "object" && "refusals" in outcome;
export const refuse = (refusal: Refusal): Refused => ({ refusals: [refusal] });
export const join = (a: Refused | undefined, b: Refused): Refused => (a ? { refusals: [...a.refusals, ...b.refusals] } : b);
/** Of a long list: what was refused before is not named again. */
export const merged = (a: Refused, b: Refused): Refused => ({ refusals: distinct([...a.refusals, ...b.refusals]) });
export const distinct = (refusals: readonly Refusal[]): readonly Refusal[] => {
  const seen = new Set<string>();
  return refusals.filter(({ code, at, input }) => {
    const key = JSON.stringify([code, at, input]);
    return !seen.has(key) && seen.add(key);
  });
};
