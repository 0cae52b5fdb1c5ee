/** Many people: one after the other, or compared with each other. */
import type { Program } from "../plan/ir.ts";
import { lazy } from "../text/memo.ts";
import type { Problem } from "./facts/problem.ts";
import type { Figures } from "./figures.ts";
import { alone, type OnePerson } from "./one-person.ts";
import type { Quick } from "./quick.ts";
import type { Scored } from "./scored.ts";
import { type Person, personName } from "./sheet/person.ts";
import type { ScoreSheet } from "./sheet/sheet.ts";
import type { Reading } from "./team/entries.ts";
import type { Member } from "./team/member.ts";
import { sameTwice } from "./team/problems.ts";
import { teamRunner } from "./team/run.ts";

/** Somebody to be compared with others; `person` is what the others' problems call this one. */
export type TeamMember = { readonly facts: unknown; readonly person?: Person };
export type OpenTeam = {
  readonly sheet: (i: number) => Scored<{ readonly sheet: ScoreSheet }>;
  readonly figures: (i: number) => Scored<{ readonly figures: Figures }>;
  /** The person's facts with what the run has supplied: whoever keeps them can score the person again alone. */
  readonly facts: (i: number) => unknown;
};

/** What each one's facts become when the others are known; without anything to compare, each stays alone. */
export type Together = (people: readonly TeamMember[]) => readonly Member[];

export const openTogether = (program: Program, reading: Reading, quick?: Quick): Together => {
  const { team } = program;
  if (!team) return (people) => people.map(({ facts }) => alone(facts));
  const run = lazy(() => teamRunner(program, team, reading, quick));
  return (people) =>
    run()(
      people.map(({ facts }) => facts),
      (i) => personName(people[i]?.person, i),
      samePerson(people),
    );
};

/** People whose labels are the same through and through. Whoever has none is nobody in particular. */
const samePerson = (people: readonly TeamMember[]): ReadonlyMap<number, Problem> => {
  const seen = new Map<string, number>();
  const twice = new Map<number, Problem>();
  for (const [i, { person }] of people.entries()) {
    if (person === undefined) continue;
    const label = JSON.stringify(person);
    const before = seen.get(label);
    if (before === undefined) seen.set(label, i);
    else for (const k of [before, i]) twice.set(k, sameTwice(personName(person, k)));
  }
  return twice;
};

/** Scores of people who are compared, by their place in the list. */
export const openTeam = (
  people: readonly TeamMember[],
  together: Together,
  { sheet, figures, complete }: OnePerson,
): OpenTeam => {
  const members = together(people);
  const member = (i: number): Member => {
    const found = members[i];
    if (!found) throw new RangeError(`there is nobody at place ${i} of ${members.length}`);
    return found;
  };
  return {
    sheet: (i) => sheet(member(i), people[i]?.person),
    figures: (i) => figures(member(i)),
    facts: (i) => complete(member(i)),
  };
};
