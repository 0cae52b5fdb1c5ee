import type { Lowered, Outcome } from "./context.ts";

/** What a nested form yields, as the outcome of a row or case. */
export const asOutcome = ({ typed, says, stated }: Lowered): Outcome => ({
  typed,
  words: says ?? { zh: "见下", en: "see below" },
  plain: stated ?? false,
});
