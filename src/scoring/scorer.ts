/** A program that is ready to score: one person with every reason, or many fast. */
import type { Facts } from "../plan/facts.ts";
import type { Program } from "../plan/ir.ts";
import { programOf } from "../plan/stored/open.ts";
import type { StoredProgram } from "../plan/stored/stored.ts";
import { fast } from "../targets/fast/fast.ts";
import type { RawFacts } from "./facts/given.ts";
import type { Figures } from "./figures.ts";
import { alone, openPerson } from "./one-person.ts";
import { type OpenTeam, openTeam, openTogether, type TeamMember } from "./people.ts";
import { type PartialScore, rangeFinder } from "./range.ts";
import { orThrow, type Scored } from "./scored.ts";
import type { Person } from "./sheet/person.ts";
import type { ScoreSheet } from "./sheet/sheet.ts";

export type Scorer<F extends object = RawFacts> = {
  readonly program: Program;
  /** Checks facts without scoring; throws with every problem. */
  readonly parseFacts: (facts: F) => Facts;
  readonly safeParseFacts: (facts: unknown) => Scored<{ readonly facts: Facts }>;
  /** One person's sheet; throws with every problem. */
  readonly score: (facts: F, person?: Person) => ScoreSheet;
  readonly safeScore: (facts: unknown, person?: Person) => Scored<{ readonly sheet: ScoreSheet }>;
  /** One person's figures, without reasons: the same numbers to the last digit, much faster. */
  readonly figures: (facts: unknown) => Scored<{ readonly figures: Figures }>;
  /** Many people, in their order, one at a time as they are asked for. */
  readonly scoreMany: (people: Iterable<unknown>) => Generator<Scored<{ readonly figures: Figures }>>;
  /**
   * Everybody's sheet where people are compared with each other (`team.x`, ranks, quotas): all of them at once, each sheet made when it is asked
   * for. Does not depend on the order of the people; without anything to compare, the same as `safeScore` for each.
   */
  readonly scoreTeam: (people: Iterable<TeamMember>) => Generator<Scored<{ readonly sheet: ScoreSheet }>>;
  /** The same without the reasons. */
  readonly teamFigures: (people: Iterable<TeamMember>) => Generator<Scored<{ readonly figures: Figures }>>;
  /** The same for whoever is asked for, by place in the list. */
  readonly openTeam: (people: readonly TeamMember[]) => OpenTeam;
  /** What the outputs can still become while facts are missing. */
  readonly range: (facts: unknown) => Scored<PartialScore>;
};

/** Opens a program, stored or not. Throws where it was stored in a format of another version. */
export const openProgram = <F extends object = RawFacts>(given: Program | StoredProgram): Scorer<F> => {
  const program = programOf(given);
  const person = openPerson(program, fast);
  const together = openTogether(program, person, fast);
  const ranges = rangeFinder(program.plan);
  const safeParseFacts: Scorer["safeParseFacts"] = (raw) => {
    const { facts, problems } = person.read(raw);
    return problems.length > 0 ? { success: false, problems } : { success: true, facts };
  };
  const safeScore: Scorer["safeScore"] = (raw, label) => person.sheet(alone(raw), label);
  const figures: Scorer["figures"] = (raw) => person.figures(alone(raw));
  const open: Scorer["openTeam"] = (people) => openTeam(people, together, person);
  return {
    program,
    parseFacts: (facts) => orThrow(safeParseFacts(facts)).facts,
    safeParseFacts,
    score: (facts, label) => orThrow(safeScore(facts, label)).sheet,
    safeScore,
    figures,
    *scoreMany(people) {
      for (const raw of people) yield figures(raw);
    },
    openTeam: open,
    scoreTeam: (people) => inTurn(people, open, ({ sheet }) => sheet),
    teamFigures: (people) => inTurn(people, open, ({ figures: one }) => one),
    range: (raw) => {
      const read = safeParseFacts(raw);
      return read.success ? { success: true, ...ranges(read.facts) } : read;
    },
  };
};

/** Everybody together, then one at a time as they are asked for. */
function* inTurn<T>(
  people: Iterable<TeamMember>,
  open: (people: readonly TeamMember[]) => OpenTeam,
  score: (team: OpenTeam) => (i: number) => T,
): Generator<T> {
  const list = [...people];
  const one = score(open(list));
  for (const i of list.keys()) yield one(i);
}
