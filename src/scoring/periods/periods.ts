/** Periods in order, of one person or of everybody: each scored with what the one before carried on, then the longer periods that they make. */
import type { Program } from "../../plan/ir.ts";
import { programOf } from "../../plan/stored/open.ts";
import type { StoredProgram } from "../../plan/stored/stored.ts";
import { lazy } from "../../text/memo.ts";
import type { RawFacts } from "../facts/given.ts";
import type { Problem } from "../facts/problem.ts";
import { alone } from "../one-person.ts";
import { type Person, personName } from "../sheet/person.ts";
import type { Member } from "../team/member.ts";
import type { Chain } from "./carry-chain.ts";
import { group, repeated } from "./groups.ts";
import type { Done, History, Item, PeriodFacts, PeriodScorer, ScoredHistory, ScoredLevel } from "./history.ts";
import { otherOrder, periodTwice, unknownBalance, unknownLevel } from "./problems.ts";
import { disordered, type Place, rounds } from "./rounds.ts";
import { type Evaluate, levelProgram, openStage, type Stage } from "./stage.ts";

type StageResult<T> = { readonly done: readonly Done<T>[]; readonly balance: Readonly<Record<string, string>> };
/** A period of somebody, with what it starts with. */
type Entered = Place & { readonly item: Item; readonly chain: Chain } & ReturnType<Chain["enter"]>;

/** Everybody's periods of one level. Where people are compared, those of the same name are scored together; otherwise each person alone. */
const scoreStage = <T>(
  histories: readonly History[],
  items: readonly (readonly Item[])[],
  stage: Stage,
  evaluate: Evaluate<T>,
  longer: readonly string[],
): readonly StageResult<T>[] => {
  const chains = histories.map(({ carried }) => stage.chains(carried && (carried[stage.name] ?? {})));
  const done = items.map((own) => new Array<Done<T>>(own.length));
  const order = orderOf(items, stage, longer);
  const contradicting = disordered(order, histories.length);
  for (const round of order) {
    const entered = enter(round, items, chains);
    const members = membersOf(entered, stage, histories);
    for (const [n, one] of entered.entries()) {
      const { p, k, item } = one;
      const more = contradicting.has(p) ? [otherOrder(item.period)] : [];
      const [member, list] = [members[n], done[p]];
      if (member && list) list[k] = scorePeriod(one, more, member, histories[p]?.person, stage, evaluate);
    }
  }
  return chains.map((chain, p) => ({ done: done[p] ?? [], balance: chain.balance() }));
};

const orderOf = (
  items: readonly (readonly Item[])[],
  { together }: Stage,
  longer: readonly string[],
): readonly (readonly Place[])[] => {
  const place = ({ period, in: belongs }: Item) => JSON.stringify([...longer.map((level) => belongs[level] ?? ""), period]);
  return together ? rounds(items.map((own) => own.map(place))) : items.flatMap((own, p) => own.map((_, k) => [{ p, k }]));
};

const enter = (round: readonly Place[], items: readonly (readonly Item[])[], chains: readonly Chain[]): readonly Entered[] =>
  round.flatMap(({ p, k }) => {
    const [item, chain] = [items[p]?.[k], chains[p]];
    return item && chain ? [{ p, k, item, chain, ...chain.enter(item.facts) }] : [];
  });

const membersOf = (entered: readonly Entered[], { together }: Stage, histories: readonly History[]): readonly Member[] =>
  together
    ? together(entered.map(({ p, facts }) => ({ facts, person: histories[p]?.person ?? personName(undefined, p) })))
    : entered.map(({ facts }) => alone(facts));

const scorePeriod = <T>(
  { item, chain, problems, explain }: Entered,
  more: readonly Problem[],
  member: Member,
  person: Person | undefined,
  stage: Stage,
  evaluate: Evaluate<T>,
): Done<T> => {
  const all = [...item.problems, ...problems, ...more];
  const scored = all.length > 0 ? ({ success: false, problems: all } as const) : evaluate(item, member, person);
  const read = scored.success ? scored.read : undefined;
  chain.leave(item.period, read);
  return {
    period: item.period,
    in: item.in,
    facts: stage.complete(member) as RawFacts,
    scored: scored.success ? { success: true, ...scored.of } : { success: false, problems: explain(scored.problems) },
    read: read ?? (() => undefined),
  };
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

/** Opens a program, stored or not, as `openProgram` does. */
export const openPeriods = (given: Program | StoredProgram): PeriodScorer => {
  const program = programOf(given);
  const { period = "", levels = [] } = program;
  // Opened at first use: most rubrics are never asked for a history.
  const open = lazy((): readonly Stage[] => [
    openStage(program, period, undefined),
    ...levels.flatMap((level, i) => {
      const own = levelProgram(program, i);
      return own ? [openStage(own, level.period, level)] : [];
    }),
  ]);
  const names = levels.map((level) => level.period);
  const itemsOf = (history: History): readonly Item[] => {
    const stages = open();
    const place = ({ period: own, in: belongs = {} }: PeriodFacts) => JSON.stringify([belongs[names[0] ?? ""] ?? "", own]);
    const twice = repeated(history.periods.map(place));
    const strange = strangers(history, stages);
    return history.periods.map((one) => ({
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
  };
  const run = <T>(
    histories: readonly History[],
    evaluate: (stage: Stage) => Evaluate<T>,
    as: (stage: Stage) => Stage = (stage) => stage,
  ): readonly ScoredHistory<T>[] => {
    const stages = open().map(as);
    let items = histories.map(itemsOf);
    const found = histories.map((): ScoredLevel<T>[] => []);
    const carry = histories.map((): Record<string, Readonly<Record<string, string>>> => ({}));
    for (const [i, stage] of stages.entries()) {
      const above = stages[i + 1];
      const scored = scoreStage(histories, items, stage, evaluate(stage), names.slice(i));
      items = scored.map(({ done, balance }, p) => {
        found[p]?.push({ level: stage.name, title: stage.title, periods: done.map(({ read: _, ...one }) => one) });
        if (Object.keys(balance).length > 0 && carry[p]) carry[p][stage.name] = balance;
        const given = above && histories[p]?.levels?.[above.name];
        return above ? group(done, above, stage.title, names.slice(i + 1), given ?? {}) : [];
      });
    }
    return histories.map((_, p) => ({ levels: found[p] ?? [], carry: carry[p] ?? {} }));
  };
  /** One person is no team of one: what needs the others is refused. */
  const byItself = ({ together: _, ...stage }: Stage): Stage => ({ ...stage, together: undefined });
  const single = <T>(history: History, evaluate: (stage: Stage) => Evaluate<T>): ScoredHistory<T> =>
    run([history], evaluate, byItself)[0] ?? { levels: [], carry: {} };
  return {
    scorePeriods: (history) => single(history, (stage) => stage.sheet),
    periodFigures: (history) => single(history, (stage) => stage.figures),
    scoreTeamPeriods: (histories) => run(histories, (stage) => stage.sheet),
    teamPeriodFigures: (histories) => run(histories, (stage) => stage.figures),
  };
};
