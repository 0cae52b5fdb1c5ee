/** One person's periods in order: each scored with what the one before carried on, then the longer periods that they make. */
import type { Facts } from "../plan/facts.ts";
import { isFraction, isRecords, notApplicable } from "../plan/facts.ts";
import { valueText } from "../plan/format.ts";
import type { Level, Program } from "../plan/ir.ts";
import type { Says } from "../text/path.ts";
import { carryChains } from "./carry-chain.ts";
import type { Done, History, Item, PeriodFacts, PeriodScorer, Read, ScoredHistory, ScoredLevel } from "./history.ts";
import { group, repeated } from "./period-groups.ts";
import { periodTwice, unknownBalance, unknownLevel } from "./period-problems.ts";
import type { Problem } from "./problem.ts";
import { factReader } from "./read-facts.ts";
import { type Figures, openReadings, type RawFacts, type Scored, takenFrom } from "./scorer.ts";
import type { Person, ScoreSheet } from "./sheet.ts";

type Stage = {
  readonly name: string;
  readonly title: Says;
  readonly level: Level | undefined;
  /** The facts that are carried. */
  readonly carried: readonly string[];
  readonly chains: ReturnType<typeof carryChains>;
  readonly sheet: Evaluate<{ readonly sheet: ScoreSheet }>;
  readonly figures: Evaluate<{ readonly figures: Figures }>;
};
type Evaluate<T> = (item: Item, facts: RawFacts, person: Person | undefined) => Scored<{ readonly of: T; readonly read: Read }>;

/** The program of a level: a rubric like any other, whose sheets are those of the longer period. */
export const levelProgram = ({ levels = [], carry: _, ...program }: Program, i: number): Program | undefined => {
  const level = levels[i];
  if (!level) return undefined;
  const { plan, carry, period } = level;
  return { ...program, plan, period, ...(carry ? { carry } : {}), levels: levels.slice(i + 1) };
};

const openStage = (program: Program, name: string, level: Level | undefined): Stage => {
  const title = level?.title ?? { zh: name, en: name };
  const scorer = openReadings(program);
  const wanted = new Set(takenFrom(program));
  const inputs = program.plan.inputs.filter((input) => wanted.has(input.name));
  const readFacts = factReader(inputs);
  const kinds = new Map(inputs.map(({ name: fact, of }) => [fact, of.type === "number" ? of.kind : "number"] as const));
  const factText = (facts: Facts, fact: string): string | undefined => {
    const value = facts.get(fact);
    if (value === undefined || isRecords(value)) return undefined;
    if (value === notApplicable) return "n/a";
    return isFraction(value) ? valueText(kinds.get(fact) ?? "number", value) : String(value);
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
    sheet: ({ period, members }, facts, person) => {
      const scored = scorer.safeScore(facts, person);
      if (!scored.success) return scored;
      const lines = Object.fromEntries(
        scored.sheet.trace.flatMap((step) => (wanted.has(step.name) ? [[step.name, step.value]] : [])),
      );
      const sheet: ScoreSheet = { ...scored.sheet, period: { title, name: period }, ...(members ? { periods: members } : {}) };
      return { success: true, of: { sheet }, read: reading(lines, facts) };
    },
    figures: (_, facts) => {
      const scored = scorer.readings(facts);
      if (!scored.success) return scored;
      return { success: true, of: { figures: scored.figures }, read: reading(scored.taken, facts) };
    },
  };
};

const scoreInOrder = <T>(items: readonly Item[], stage: Stage, evaluate: Evaluate<T>, { person, carried }: History) => {
  const chain = stage.chains(carried && (carried[stage.name] ?? {}));
  const done = items.map((item): Done<T> => {
    const { period } = item;
    const { facts, problems, explain } = chain.enter(item.facts);
    const all = [...item.problems, ...problems];
    const scored = all.length > 0 ? ({ success: false, problems: all } as const) : evaluate(item, facts, person);
    chain.leave(period, scored.success ? scored.read : undefined);
    const result: Scored<T> = scored.success
      ? { success: true, ...scored.of }
      : { success: false, problems: explain(scored.problems) };
    return { period, in: item.in, facts, scored: result, read: scored.success ? scored.read : () => undefined };
  });
  return { done, balance: chain.balance() };
};

/** What was handed in under names that the rubric does not have: nothing of it may get lost in silence. */
const strangers = ({ levels = {}, carried = {} }: History, stages: readonly Stage[]): readonly Problem[] => {
  const names = stages.map((stage) => stage.name);
  const other = (given: object, known: readonly string[]) => Object.keys(given).filter((name) => !known.includes(name));
  return [
    ...other(levels, names.slice(1)).map((name) => unknownLevel(name, names.slice(1))),
    ...other(carried, names).map((name) => unknownLevel(name, names)),
    ...stages.flatMap((stage) =>
      other(carried[stage.name] ?? {}, stage.carried).map((fact) => unknownBalance(fact, stage.name, stage.carried)),
    ),
  ];
};

export const openPeriods = (program: Program): PeriodScorer => {
  const { period = "", levels = [] } = program;
  // Opened at first use: most rubrics are never asked for a history.
  let opened: readonly Stage[] | undefined;
  const open = (): readonly Stage[] => {
    opened ??= [
      openStage(program, period, undefined),
      ...levels.flatMap((level, i) => {
        const own = levelProgram(program, i);
        return own ? [openStage(own, level.period, level)] : [];
      }),
    ];
    return opened;
  };
  const names = levels.map((level) => level.period);
  const run = <T>(history: History, evaluate: (stage: Stage) => Evaluate<T>): ScoredHistory<T> => {
    const stages = open();
    const place = ({ period: own, in: belongs = {} }: PeriodFacts) => JSON.stringify([belongs[names[0] ?? ""] ?? "", own]);
    const twice = repeated(history.periods.map(place));
    const strange = strangers(history, stages);
    let items: readonly Item[] = history.periods.map((one) => ({
      period: one.period,
      in: one.in ?? {},
      facts: one.facts,
      problems: [
        ...(one.problems ?? []),
        ...strange,
        ...(twice.has(place(one)) ? [periodTwice(one.period)] : []),
        ...Object.keys(one.in ?? {}).flatMap((name) => (names.includes(name) ? [] : [unknownLevel(name, names)])),
      ],
    }));
    const found: ScoredLevel<T>[] = [];
    const carry: Record<string, Readonly<Record<string, string>>> = {};
    for (const [i, stage] of stages.entries()) {
      const { done, balance } = scoreInOrder(items, stage, evaluate(stage), history);
      const above = stages[i + 1];
      found.push({ level: stage.name, title: stage.title, periods: done.map(({ read: _, ...one }) => one) });
      if (Object.keys(balance).length > 0) carry[stage.name] = balance;
      if (above) items = group(done, above, stage.title, names.slice(i + 1), history.levels?.[above.name] ?? {});
    }
    return { levels: found, carry };
  };
  return {
    scorePeriods: (history) => run(history, (stage) => stage.sheet),
    periodFigures: (history) => run(history, (stage) => stage.figures),
  };
};
