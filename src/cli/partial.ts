import type { PartialScore, Problem, Range, Rubric } from "../index.ts";

export const rangeText = (range: Range | undefined): string => {
  if (range === undefined) return "";
  if ("oneOf" in range) return range.oneOf.join("|");
  return range.low === range.high ? range.low : `${range.low}..${range.high}`;
};

/** What the score can still become, where nothing but missing facts stands in its way. */
export const partialOf = (
  rubric: Rubric,
  facts: Readonly<Record<string, unknown>>,
  problems: readonly Problem[],
): PartialScore | undefined => {
  if (!problems.every(({ code }) => code === "facts/missing")) return undefined;
  const range = rubric.range(facts);
  return range.success ? range : undefined;
};
