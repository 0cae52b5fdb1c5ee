/** Who scores: everybody by themselves, or the whole file at once. */
import { namesPeriod } from "../../cells/people.ts";
import type { Figures, Rubric, Scored, ScoreSheet } from "../../index.ts";
import { cliError } from "../failure.ts";
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

/** January is not compared with February: a file with several periods is for `periods`. */
export const refuseSeveralPeriods = ({ program: { period } }: Rubric, people: readonly Candidate[]): void => {
  if (period === undefined) return;
  const found = new Set(
    people.flatMap(({ extra }) => Object.entries(extra).flatMap(([header, value]) => (namesPeriod(header, period) ? value : []))),
  );
  if (found.size < 2) return;
  const [first, second] = found;
  throw cliError(
    {
      zh: `文件里有 ${found.size} 个不同的“${period}”（${first}、${second}…），不能把各期的人混在一起比较。`,
      en: `The file holds ${found.size} different values of "${period}" (${first}, ${second}, …); people are not compared across periods.`,
    },
    {
      help: {
        zh: "请用 scorewright periods 逐期评分，或只留一期。",
        en: "Use `scorewright periods`, or keep the rows of one period.",
      },
    },
  );
};
