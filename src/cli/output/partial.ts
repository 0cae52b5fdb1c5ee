import type { PartialScore, Problem, Range, Rubric } from "../../index.ts";

export const rangeText = (range: Range | undefined): string => {
  if (range === undefined) return "";
  if ("oneOf" in range) return range.oneOf.join("|");
  return range.low === range.high ? range.low : `${range.low}..${range.high}`;
};

/** Of what only the whole team can tell, one person's row says as little as of a missing fact. */
const unknownYet = ["facts/missing", "team/needed"];

/** What the score can still become, where nothing but missing facts stands in its way. */
export const partialOf = (
  rubric: Rubric,
  facts: Readonly<Record<string, unknown>>,
  problems: readonly Problem[],
): PartialScore | undefined => {
  if (!problems.every(({ code }) => unknownYet.includes(code))) return undefined;
  const range = rubric.range(facts);
  return range.success ? range : undefined;
};
