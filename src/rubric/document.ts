/** The top level of a rubric file. What stands under each key is read by the file named after it. */
import { z } from "zod";
import * as scalars from "../language/scalars.ts";

export const topKeys = {
  scorewright: z.custom<string>((given) => given === "1", {
    params: { wanted: { zh: "语言版本 1", en: "the language version, 1" } },
  }),
  id: scalars.id,
  version: scalars.text,
  title: scalars.says.optional(),
  description: scalars.says.optional(),
  period: scalars.period.optional(),
  currency: scalars.text.optional(),
  calendar: scalars.tree.optional(),
  facts: scalars.map.optional(),
  parameters: scalars.map.optional(),
  measures: scalars.map.optional(),
  dimensions: scalars.map.optional(),
  gates: scalars.trees.optional(),
  adjustments: scalars.map.optional(),
  total: scalars.map.optional(),
  grades: scalars.trees.optional(),
  results: scalars.map.optional(),
  team: scalars.map.optional(),
  carry: scalars.map.optional(),
  periods: scalars.trees.optional(),
  examples: scalars.trees.optional(),
};
/** A longer period is a document of its own: what stands for the whole file is left to the top level. */
export const levelKeys = {
  period: scalars.name,
  title: scalars.says.optional(),
  description: scalars.says.optional(),
  of: scalars.tree,
  missing: scalars.absence,
  at_least: scalars.whole.optional(),
  facts: topKeys.facts,
  parameters: topKeys.parameters,
  measures: topKeys.measures,
  dimensions: topKeys.dimensions,
  gates: topKeys.gates,
  adjustments: topKeys.adjustments,
  total: topKeys.total,
  grades: topKeys.grades,
  results: topKeys.results,
  carry: topKeys.carry,
  team: topKeys.team,
  examples: topKeys.examples,
};
export type Document = z.output<z.ZodObject<typeof topKeys>>;
