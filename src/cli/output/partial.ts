/** What can still become of a score while facts are missing. */
import type { PartialScore, Problem, Range, Rubric } from "../../index.ts";
import type { Session } from "../session.ts";
import type { PrintedColumn } from "./figure-columns.ts";

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

/** Stands behind the figures. */
export const missingColumn: PrintedColumn = { id: "missing", title: { zh: "缺少", en: "Missing" }, numeric: false, of: () => "" };

/** The ranges of the figures, and what is missing for them. */
export const partialCells = (
  { program }: Rubric,
  figures: readonly PrintedColumn[],
  ids: boolean,
  { language, say }: Session,
): ((partial: PartialScore) => readonly string[]) => {
  const ofTeam = new Set(program.plan.inputs.flatMap(({ name, source }) => (source === "team" ? [name] : [])));
  /** Whatever is known only of a whole team has one name. */
  const nameOf = ({ fact, title }: PartialScore["missing"][number]): string =>
    ofTeam.has(fact) ? say({ zh: "（全组）", en: "(the team)" }) : ids ? fact : title[language];
  return ({ ranges, missing }) => [
    ...figures.map(({ id }) => rangeText(ranges[id])),
    [...new Set(missing.map(nameOf))].join(say({ zh: "、", en: ", " })),
  ];
};

const rangeText = (range: Range | undefined): string => {
  if (range === undefined) return "";
  if ("oneOf" in range) return range.oneOf.join("|");
  return range.low === range.high ? range.low : `${range.low}..${range.high}`;
};
