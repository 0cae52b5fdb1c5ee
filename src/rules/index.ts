/** The only list of rule kinds. */
import { z } from "zod";
import { type ChecklistFacts, type ChecklistInput, checklist } from "./checklist/checklist.ts";
import { checklistDiagnostics } from "./checklist/complaints.ts";
import { combineDiagnostics } from "./combine.ts";
import { curve, curveDiagnostics } from "./curve.ts";
import { deductions, deductionsDiagnostics } from "./deductions.ts";
import { each, eachDiagnostics } from "./each.ts";
import { effective } from "./effective.ts";
import { effectiveDiagnostics } from "./effective-complaints.ts";
import { expression, plain, points } from "./expression.ts";
import type { Asking, Implied, RuleKind } from "./kind.ts";
import { occurrences, occurrencesDiagnostics } from "./occurrences.ts";
import { percentile, rank } from "./rank.ts";
import { ratingDiagnostics } from "./rating/complaints.ts";
import { type RatingFacts, type RatingInput, rating } from "./rating/rating.ts";
import { ratio, ratioDiagnostics } from "./ratio.ts";
import { split, splitDiagnostics } from "./split.ts";
import { stepsDiagnostics, stepsKind } from "./steps.ts";
import { tableDiagnostics } from "./table/complaints.ts";
import { rows, rowsDiagnostics } from "./table/rows.ts";
import { variantDiagnostics, variants } from "./table/variants.ts";
import { tiersDiagnostics } from "./tiers/complaints.ts";
import { tiers } from "./tiers/tiers.ts";
import { withhold } from "./withhold.ts";
import { withholdDiagnostics } from "./withhold-complaints.ts";

export const ruleKinds: readonly RuleKind[] = [
  occurrences,
  each,
  expression,
  points,
  rows,
  curve,
  ratio,
  stepsKind,
  deductions,
  checklist,
  rating,
  rank,
  percentile,
  split,
  tiers,
  effective,
  withhold,
  variants,
  plain,
];

/** The keys of those forms that ask people for facts, and the names of these facts in the dimension `Name`, for rubrics written in TypeScript. */
export type AskingForms = ChecklistInput & RatingInput;
export type AskedFacts<Name extends string, Form> = ChecklistFacts<Name, Form> | RatingFacts<Name, Form>;

/** The kinds that the keys of a mapping speak of. */
export const kindsMeantBy = (map: { readonly [key: string]: unknown }): readonly RuleKind[] =>
  ruleKinds.filter(({ triggers }) => triggers.some((key) => map[key] !== undefined));
/** The facts that a mapping implies for the dimension that it describes. */
export const impliedFacts = (map: { readonly [key: string]: unknown }, owner: Asking): readonly Implied[] =>
  kindsMeantBy(map).flatMap(({ keys, facts }) => {
    const rule = facts ? z.looseObject(keys).safeParse(map) : undefined;
    return rule?.success ? (facts?.(rule.data, owner) ?? []) : [];
  });

export const ruleDiagnostics = [
  ...tableDiagnostics,
  ...rowsDiagnostics,
  ...curveDiagnostics,
  ...ratioDiagnostics,
  ...stepsDiagnostics,
  ...occurrencesDiagnostics,
  ...deductionsDiagnostics,
  ...checklistDiagnostics,
  ...ratingDiagnostics,
  ...combineDiagnostics,
  ...eachDiagnostics,
  ...splitDiagnostics,
  ...tiersDiagnostics,
  ...effectiveDiagnostics,
  ...withholdDiagnostics,
  ...variantDiagnostics,
] as const;
