/** Rows of people and periods, put together person by person. */
import type { Column } from "../../cells/columns.ts";
import type { History, PeriodFacts, Problem, Program } from "../../index.ts";
import type { RowProblem } from "../input/fact-row.ts";
import type { PeopleBalances } from "./balances.ts";
import type { Candidate } from "./people.ts";

export type PersonHistory = {
  readonly name: string;
  readonly history: History;
  /** One for each period of the history. */
  readonly rows: readonly Candidate[];
};

/** The columns that say which period a row is about, from the shortest to the longest. */
export const periodColumns = ({ period, levels = [] }: Program): readonly Column[] => [
  ...(period === undefined ? [] : [{ id: period, titles: [] }]),
  ...levels.map((level) => ({ id: level.period, titles: [...new Set([level.title.zh, level.title.en])] })),
];

/** A period may be a fact, too. */
export const cellOf = ({ extra, facts }: Candidate, column: string): string | undefined =>
  extra[column] ?? (facts[column] === undefined ? undefined : String(facts[column]));

/** `2026`, `2026-Q1`, `2026-W03`, `2026-01`, `2026-01-15`, all of one form: their text sorts like the time that they name. */
const forms = [/^\d{4}$/, /^\d{4}-Q[1-4]$/i, /^\d{4}-H[12]$/i, /^\d{4}-W\d{2}$/i, /^\d{4}-\d{2}$/, /^\d{4}-\d{2}-\d{2}$/];
const sortable = (names: readonly string[]): boolean => forms.some((form) => names.every((name) => form.test(name)));

/** Of one person: by level and period. */
export type LevelFacts = NonNullable<History["levels"]>;
/** `levels`: facts of the longer periods by person. `carried`: where an earlier run ended; whoever was not in it begins now. */
export const histories = (
  rows: readonly Candidate[],
  program: Program,
  person: string | undefined,
  levels: ReadonlyMap<string, LevelFacts>,
  carried: PeopleBalances,
): readonly PersonHistory[] => {
  const people = new Map<string, Candidate[]>();
  for (const row of rows) {
    const name = whoOf(row, person);
    const problems = person === undefined || name !== "" ? row.problems : [...row.problems, nameless(row, person)];
    people.set(name, [...(people.get(name) ?? []), { ...row, problems }]);
  }
  const longer = (program.levels ?? []).map(({ period }) => period);
  return [...people].map(([name, inFile]): PersonHistory => {
    const named = inOrder(inFile, program.period);
    const own = levels.get(name);
    const balances = carried.get(name);
    return {
      name,
      rows: named.map(({ row }) => row),
      history: {
        ...(name === "" ? {} : { person: name }),
        periods: named.map(({ row, period }) => periodFacts(row, period, longer)),
        ...(own ? { levels: own } : {}),
        ...(balances ? { carried: balances } : {}),
      },
    };
  });
};

/** Whom a row is about; without a column of names everybody is one person. */
export const whoOf = ({ extra }: Candidate, person: string | undefined): string =>
  person === undefined ? "" : (extra[person] ?? "");
const nameless = ({ row }: Candidate, person: string): RowProblem => ({
  row,
  column: person,
  message: { zh: "没有写是谁。", en: "It does not say who." },
});

/** In order of time where the names of the periods tell it, else as in the file. */
const inOrder = (rows: readonly Candidate[], period: string | undefined) => {
  const named = rows.map((row, i) => ({
    row,
    period: (period === undefined ? undefined : cellOf(row, period)) ?? String(i + 1),
  }));
  if (!sortable(named.map((one) => one.period))) return named;
  return named.sort((a, b) => (a.period < b.period ? -1 : a.period > b.period ? 1 : 0));
};

const periodFacts = (row: Candidate, period: string, longer: readonly string[]): PeriodFacts => {
  const belongs = longer.flatMap((level) => {
    const value = cellOf(row, level);
    return value === undefined ? [] : [[level, value] as const];
  });
  const problems = refusedRow(row);
  return { period, facts: row.facts, in: Object.fromEntries(belongs), ...(problems.length > 0 ? { problems } : {}) };
};
const refusedRow = ({ problems }: Candidate): readonly Problem[] =>
  problems.map(({ message, help }) => ({ code: "facts/unreadable", message, ...(help ? { help } : {}) }));
