/** The only list of rule kinds. */
import { z } from "zod";
import { type ChecklistFacts, type ChecklistInput, checklist } from "./checklist/checklist.ts";
import { curve } from "./curve.ts";
import { deductions } from "./deductions.ts";
import { each } from "./each.ts";
import { effective } from "./effective.ts";
import { expression, plain, points } from "./expression.ts";
import type { Asking, Implied, RuleKind } from "./kind.ts";
import { occurrences } from "./occurrences.ts";
import { percentile, rank } from "./rank.ts";
import { type RatingFacts, type RatingInput, rating } from "./rating/rating.ts";
import { ratio } from "./ratio.ts";
import { split } from "./split.ts";
import { stepsKind } from "./steps.ts";
import { rows } from "./table/rows.ts";
import { twoWay } from "./table/two-way.ts";
import { variants } from "./table/variants.ts";
import { tiers } from "./tiers/tiers.ts";
import { withhold } from "./withhold.ts";

export const ruleKinds: readonly RuleKind[] = [
  occurrences,
  each,
  expression,
  points,
  rows,
  twoWay,
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

/** The kinds that the keys of a mapping speak of. A key that belongs to one of them speaks of no other: `rows` beside `columns`. */
export const kindsMeantBy = (map: { readonly [key: string]: unknown }): readonly RuleKind[] => {
  const triggered = ruleKinds.filter(({ triggers }) => triggers.some((key) => map[key] !== undefined));
  const belongs = ({ triggers }: RuleKind, { keys }: RuleKind) => triggers.every((key) => map[key] === undefined || key in keys);
  return triggered.filter((kind) => !triggered.some((other) => other !== kind && belongs(kind, other) && !belongs(other, kind)));
};
/** The facts that a mapping implies for the dimension that it describes. */
export const impliedFacts = (map: { readonly [key: string]: unknown }, owner: Asking): readonly Implied[] =>
  kindsMeantBy(map).flatMap(({ keys, facts }) => {
    const rule = facts ? z.looseObject(keys).safeParse(map) : undefined;
    return rule?.success ? (facts?.(rule.data, owner) ?? []) : [];
  });
