/** One level of periods, opened: how its sheets are made and what the next period and the longer one take from them. */
import type { Facts } from "../../plan/facts.ts";
import { isValue, notApplicable } from "../../plan/facts.ts";
import type { Level, Program } from "../../plan/ir.ts";
import { byName } from "../../plan/lookup.ts";
import { fast } from "../../targets/fast/fast.ts";
import type { Says } from "../../text/path.ts";
import { takenFrom } from "../demanded.ts";
import type { RawFacts } from "../facts/given.ts";
import { factReader } from "../facts/read-facts.ts";
import type { Figures } from "../figures.ts";
import { openPerson } from "../one-person.ts";
import { kindOfInput, textOf } from "../outcome.ts";
import { openTogether, type Together } from "../people.ts";
import type { Scored } from "../scored.ts";
import type { Person } from "../sheet/person.ts";
import type { ScoreSheet } from "../sheet/sheet.ts";
import type { Member } from "../team/member.ts";
import { carryChains } from "./carry-chain.ts";
import type { Item, Read } from "./history.ts";

export type Stage = {
  readonly name: string;
  readonly title: Says;
  readonly level: Level | undefined;
  /** The facts that are carried. */
  readonly carried: readonly string[];
  readonly chains: ReturnType<typeof carryChains>;
  /** Where people are compared: what each one's facts become when the others are known. */
  readonly together: Together | undefined;
  readonly complete: (member: Member) => unknown;
  readonly sheet: Evaluate<{ readonly sheet: ScoreSheet }>;
  readonly figures: Evaluate<{ readonly figures: Figures }>;
};
/** `facts`: with what was carried and what a run over the team has supplied. */
export type Evaluate<T> = (
  item: Item,
  facts: Member,
  person: Person | undefined,
) => Scored<{ readonly of: T; readonly read: Read }>;

/** The program of a level: a rubric like any other, whose sheets are those of the longer period. */
export const levelProgram = ({ levels = [], carry: _, team: __, ...program }: Program, i: number): Program | undefined => {
  const level = levels[i];
  if (!level) return undefined;
  const { plan, carry, team, period } = level;
  return { ...program, plan, period, ...(carry ? { carry } : {}), ...(team ? { team } : {}), levels: levels.slice(i + 1) };
};

export const openStage = (program: Program, name: string, level: Level | undefined): Stage => {
  const title = level?.title ?? { zh: name, en: name };
  const one = openPerson(program, fast);
  const wanted = new Set(takenFrom(program));
  const inputs = program.plan.inputs.filter((input) => wanted.has(input.name));
  const readFacts = factReader(inputs);
  const byFact = byName(inputs);
  const factText = (facts: Facts, fact: string): string | undefined => {
    const value = facts.get(fact);
    if (isValue(value)) return textOf(value, kindOfInput(byFact.get(fact)));
    return value === notApplicable ? "n/a" : undefined;
  };
  const reading = (lines: Readonly<Record<string, string>>, raw: RawFacts): Read => {
    const facts = inputs.length === 0 ? undefined : readFacts(raw).facts;
    return (from) => lines[from] ?? (facts && factText(facts, from));
  };
  return {
    name,
    title,
    level,
    carried: (program.carry ?? []).map(({ fact }) => fact),
    chains: carryChains(program),
    complete: one.complete,
    together: program.team ? openTogether(program, one, fast) : undefined,
    sheet: ({ period, members }, member, person) => {
      const scored = one.sheet(member, person);
      if (!scored.success) return scored;
      const lines = Object.fromEntries(
        scored.sheet.trace.flatMap((step) => (wanted.has(step.name) ? [[step.name, step.value]] : [])),
      );
      const sheet: ScoreSheet = { ...scored.sheet, period: { title, name: period }, ...(members ? { periods: members } : {}) };
      return { success: true, of: { sheet }, read: reading(lines, member.raw as RawFacts) };
    },
    figures: (_, member) => {
      const scored = one.readings(member);
      if (!scored.success) return scored;
      return { success: true, of: { figures: scored.figures }, read: reading(scored.taken, member.raw as RawFacts) };
    },
  };
};
