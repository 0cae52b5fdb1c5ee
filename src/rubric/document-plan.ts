/** One document, the whole file or a longer period in it, as a plan: its sections in the order of operations. */
import type { Plan } from "../plan/ir.ts";
import { noSuchDate, nothingToScore, totalAlone, totalMissing } from "./complaints.ts";
import { type Draft, type Opening, openDraft } from "./draft.ts";
import { registerAdjustments } from "./sections/adjustments.ts";
import { registerDimensions } from "./sections/dimensions.ts";
import { registerFacts } from "./sections/facts.ts";
import { registerMeasures } from "./sections/measures.ts";
import { registerParameters } from "./sections/parameters.ts";
import { registerResults } from "./sections/results.ts";
import { registerTotal } from "./sections/total.ts";
import { readTeam } from "./team/team.ts";

/** What is needed for a total, and what a total is needed for. */
const complainOfParts = ({ document, mentions, complain }: Draft) => {
  if (document.dimensions) {
    if (!mentions("total")) complain(totalMissing, ["dimensions"], {}, { part: "key" });
    return;
  }
  if (mentions("dimensions")) return;
  for (const key of ["total", "grades", "adjustments", "gates"] as const)
    if (document[key]) complain(totalAlone, [key], { key }, { part: "key" });
  if (!mentions("results")) complain(nothingToScore, [], {});
};
const complainOfDate = ({ document, workshop, complain }: Draft) => {
  const name = document.period?.date;
  const date = name === undefined ? undefined : workshop.inputs.get(name)?.of;
  if (name !== undefined && !(date?.type === "number" && date.kind === "date"))
    complain(noSuchDate, ["period", "date"], { name });
};

export const lowerDocument = (opening: Opening): Plan => {
  const draft = openDraft(opening);
  const { document, workshop, complain } = draft;
  registerFacts(draft);
  const distribution = readTeam(document.team, workshop, complain);
  registerParameters(draft);
  registerMeasures(draft);
  const dimensions = registerDimensions(draft);
  const adjustments = registerAdjustments(draft);
  complainOfParts(draft);
  const hasTotal = document.total && document.dimensions;
  const scored = hasTotal ? registerTotal({ ...draft, dimensions, adjustments, distribution }) : [];
  const outputs = [...scored, ...registerResults(draft)];
  complainOfDate(draft);
  for (const { derived, resolve } of workshop.names.values()) if (!derived) resolve();
  return { inputs: workshop.inputs.all(), definitions: [...workshop.definitions.values()], outputs };
};
