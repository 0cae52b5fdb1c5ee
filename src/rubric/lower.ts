/** From the document to the plan: facts → measures → dimensions → total → grade → results, then longer periods and examples. */
import type { z } from "zod";
import { type Diagnostic, diagnose } from "../diagnostics/define.ts";
import { missingKey } from "../language/complaints.ts";
import { isMap, type Tree } from "../language/scalars.ts";
import { type Complain, validate } from "../language/validate.ts";
import type { Carry, Level, Plan } from "../plan/ir.ts";
import type { Team } from "../plan/team.ts";
import { type Document, topKeys } from "./document.ts";
import { lowerDocument } from "./document-plan.ts";
import { type Example, readExamples } from "./examples/examples.ts";
import { readCarry } from "./periods/carry.ts";
import { complete, type LoweredLevel, lowerLevels } from "./periods/levels.ts";
import { readCalendar } from "./sections/calendar.ts";
import { warnOfIdleTeam } from "./team/team.ts";
import { warnOfUnused } from "./unused.ts";
import type { Source } from "./values/context.ts";
import { createWorkshop, type Workshop } from "./workshop.ts";

type LoweredRubric = {
  readonly document: Document;
  readonly plan: Plan;
  /** Absent where nobody is compared with others. */
  readonly team?: Team;
  readonly carry: readonly Carry[];
  readonly levels: readonly Level[];
  readonly examples: readonly Example[];
};

/** The parts of a document that are well-formed on their own, so that all complaints of a file come at once. */
const salvage = (tree: Tree): Document | undefined => {
  if (!isMap(tree)) return undefined;
  const parts = Object.entries(topKeys).flatMap(([key, schema]) => {
    const parsed = (schema as z.ZodType).safeParse(tree[key]);
    return parsed.success && parsed.data !== undefined ? [[key, parsed.data] as const] : [];
  });
  return { scorewright: "1", id: "", version: "", ...Object.fromEntries(parts) };
};

type Shortest = { readonly workshop: Workshop; readonly plan: Plan; readonly carry: readonly Carry[] };
/** What no formula of its own period reads, nor the next period, nor the longer one, nor a comparison of people. */
const warnOfAllUnused = (shortest: Shortest, levels: readonly LoweredLevel[], complain: Complain) => {
  const stages = [{ complain, ...shortest }, ...levels.map(({ level, ...of }) => ({ ...level, ...of }))];
  for (const [i, { plan, workshop, carry = [], complain: own }] of stages.entries()) {
    const above = levels[i]?.level.columns ?? [];
    const elsewhere = new Set([...[...above, ...carry].map(({ from }) => from), ...workshop.team.reads()]);
    warnOfUnused(plan, workshop.names, elsewhere, own);
  }
};

export const lowerRubric = (
  tree: Tree,
  source: Source,
): { readonly lowered?: LoweredRubric; readonly diagnostics: readonly Diagnostic[] } => {
  const diagnostics: Diagnostic[] = [];
  const complain: Complain = (kind, path, params, where) => {
    diagnostics.push(diagnose(kind, path, params, where));
  };
  const sound = () => diagnostics.every(({ severity }) => severity !== "error");
  const document = validate(topKeys, tree, [], complain);
  const partial = document ?? salvage(tree);
  if (!partial) return { diagnostics };
  const calendar = partial.calendar === undefined ? undefined : readCalendar(partial.calendar, ["calendar"], complain);
  const workshop = createWorkshop(calendar);
  const mentions = (key: string) => isMap(tree) && tree[key] !== undefined;
  const own = lowerDocument({ document: partial, mentions, workshop, complain, source });
  const levels = lowerLevels(partial, workshop, { calendar, source, complain, sound });
  const carry = readCarry(partial.carry ?? {}, workshop, complain, source.keys);
  if ((partial.periods || partial.carry) && !mentions("period")) complain(missingKey, [], { key: "period" });
  const plan = complete(own, workshop);
  const longer = levels?.map(({ level }) => level) ?? [];
  const examples = readExamples(partial.examples ?? [], plan, longer, sound(), complain);
  if (!document || !levels || !sound()) return { diagnostics };
  warnOfAllUnused({ workshop, plan, carry }, levels, complain);
  if (document.team !== undefined) warnOfIdleTeam(workshop, complain);
  const team = workshop.team.isEmpty() ? {} : { team: workshop.team.team(workshop.definitions) };
  const all = [...examples, ...levels.flatMap((level) => level.examples)];
  return { lowered: { document, plan, ...team, carry, levels: longer, examples: all }, diagnostics };
};
