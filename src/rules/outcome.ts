import { phrase } from "../text/sentence.ts";
import type { Lowered, Outcome } from "./context.ts";

/** A share of so many points. */
export const shareOfWeight = phrase("outcome/share-of-weight", "{0} 分的 {1}", "{1} of {0}");
const seeBelow = phrase("outcome/see-below", "见下", "see below");

/** What a nested form yields, as the outcome of a row or case. */
export const asOutcome = ({ typed, says, stated }: Lowered): Outcome => ({
  typed,
  words: says ?? seeBelow(),
  plain: stated ?? false,
});
