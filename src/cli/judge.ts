/** Who scores: everybody by themselves, or the whole file at once. */
import type { Figures, Rubric, Scored, ScoreSheet } from "../index.ts";
import { cliError } from "./failure.ts";
import type { Candidate } from "./people.ts";

export type Judge = {
  readonly figures: (person: Candidate) => Scored<{ readonly figures: Figures }>;
  readonly sheet: (person: Candidate) => Scored<{ readonly sheet: ScoreSheet }>;
};

export const labelOf = ({ extra, row }: Candidate): string | Readonly<Record<string, string>> =>
  Object.keys(extra).length > 0 ? extra : String(row);

export const alone = (rubric: Rubric): Judge => ({
  figures: ({ facts }) => rubric.figures(facts),
  sheet: (person) => rubric.safeScore(person.facts, labelOf(person)),
});

/** A row that could not be read takes part with what could be read of it: the others must not be scored as if it were not there. */
export const together = (rubric: Rubric, people: readonly Candidate[]): Judge => {
  const team = rubric.openTeam(people.map((person) => ({ facts: person.facts, person: labelOf(person) })));
  const places = new Map(people.map((person, i) => [person, i]));
  const place = (person: Candidate): number => places.get(person) ?? -1;
  return { figures: (person) => team.figures(place(person)), sheet: (person) => team.sheet(place(person)) };
};

/** A rubric that compares people cannot say anything about one row alone. */
export const refuseTeamRubric = ({ program }: Rubric): void => {
  if (program.team)
    throw cliError(
      {
        zh: "这份细则要把人与人比较（排名、组内均值或强制分布），不能逐人评分。",
        en: "This rubric compares people with each other (ranks, means of a team, quotas), so nobody can be scored alone.",
      },
      { help: { zh: "请改用 scorewright team。", en: "Use `scorewright team`." } },
    );
};
