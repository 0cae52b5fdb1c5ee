/** Rows of people and periods, put together person by person. */

import type { Column } from "../../cells/columns.ts";
import type { History, Problem, Program, RawFacts } from "../../index.ts";
import { cliError } from "../failure.ts";
import { extraColumns } from "../input/extra-columns.ts";
import type { RowProblem } from "../input/fact-row.ts";
import { fileName } from "../input/open.ts";
import type { Session } from "../session.ts";
import type { PeopleBalances } from "./balances.ts";
import { type Candidate, type FactsOptions, lineOf, readPeople } from "./people.ts";

export type PersonHistory = {
  readonly name: string;
  readonly history: History /** One for each period of the history. */;
  readonly rows: readonly Candidate[];
};

/** The columns that say which period a row is about, from the shortest to the longest. */
export const periodColumns = ({ period, levels = [] }: Program): readonly Column[] => [
  ...(period === undefined ? [] : [{ id: period, titles: [] }]),
  ...levels.map((level) => ({ id: level.period, titles: [...new Set([level.title.zh, level.title.en])] })),
];

/** A period may be a fact, too. */
const cellOf = ({ extra, facts }: Candidate, column: string): string | undefined =>
  extra[column] ?? (facts[column] === undefined ? undefined : String(facts[column]));

/** `2026`, `2026-Q1`, `2026-W03`, `2026-01`, `2026-01-15`, all of one form: their text sorts like the time that they name. */
const forms = [/^\d{4}$/, /^\d{4}-Q[1-4]$/i, /^\d{4}-H[12]$/i, /^\d{4}-W\d{2}$/i, /^\d{4}-\d{2}$/, /^\d{4}-\d{2}-\d{2}$/];
const sortable = (names: readonly string[]): boolean => forms.some((form) => names.every((name) => form.test(name)));

export const personColumn = (
  rows: readonly Candidate[],
  asked: string | undefined,
  columns: readonly Column[],
  facts: string,
): string | undefined => {
  const periods = new Set(columns.map(({ id }) => id));
  const found = extraColumns(rows.map(({ extra }) => extra)).filter((column) => !periods.has(column));
  if (asked === undefined || found.includes(asked)) return asked ?? found[0];
  const name = fileName(facts);
  throw cliError(
    { zh: `${name.zh} 里没有“${asked}”列。`, en: `${name.en} has no column "${asked}".` },
    {
      exit: 1,
      help: { zh: `文件里另有：${found.join("、")}。`, en: `Besides the facts and the periods it has ${found.join(", ")}.` },
    },
  );
};

const nameless = ({ row }: Candidate, person: string): RowProblem => ({
  row,
  column: person,
  message: { zh: "没有写是谁。", en: "It does not say who." },
});
const refusedRow = ({ problems }: Candidate): readonly Problem[] =>
  problems.map(({ message, help }) => ({ code: "facts/unreadable", message, ...(help ? { help } : {}) }));

/** `levels`: facts of the longer periods by person. */
export const histories = (
  rows: readonly Candidate[],
  program: Program,
  person: string | undefined,
  levels: ReadonlyMap<string, NonNullable<History["levels"]>>,
  /** Where an earlier run ended; whoever was not in it begins now. */
  carried: PeopleBalances,
): readonly PersonHistory[] => {
  const longer = (program.levels ?? []).map(({ period }) => period);
  const people = new Map<string, Candidate[]>();
  for (const row of rows) {
    const name = person === undefined ? "" : (row.extra[person] ?? "");
    const problems = person === undefined || name !== "" ? row.problems : [...row.problems, nameless(row, person)];
    people.set(name, [...(people.get(name) ?? []), { ...row, problems }]);
  }
  return [...people].map(([name, inFile]): PersonHistory => {
    const named = inFile.map((row, i) => ({
      row,
      period: (program.period === undefined ? undefined : cellOf(row, program.period)) ?? String(i + 1),
    }));
    if (sortable(named.map(({ period }) => period)))
      named.sort((a, b) => (a.period < b.period ? -1 : a.period > b.period ? 1 : 0));
    const periods = named.map(({ row, period }) => {
      const belongs = longer.flatMap((level) => {
        const value = cellOf(row, level);
        return value === undefined ? [] : [[level, value] as const];
      });
      const problems = refusedRow(row);
      return { period, facts: row.facts, in: Object.fromEntries(belongs), ...(problems.length > 0 ? { problems } : {}) };
    });
    const own = levels.get(name);
    const balances = carried.get(name);
    return {
      name,
      rows: named.map(({ row }) => row),
      history: {
        ...(name === "" ? {} : { person: name }),
        periods,
        ...(own ? { levels: own } : {}),
        ...(balances ? { carried: balances } : {}),
      },
    };
  });
};

export type LevelFacts = {
  readonly levels: ReadonlyMap<string, NonNullable<History["levels"]>>;
  /** Rows that cannot be used, each with why. */
  readonly refused: readonly { readonly file: string; readonly row: Candidate; readonly problems: Candidate["problems"] }[];
};
/** `--with quarter=quarters.csv`: facts of the longer periods themselves, by person and period. */
export const readLevelFacts = async (
  files: readonly (readonly [level: string, file: string])[],
  program: Program,
  person: string | undefined,
  options: FactsOptions,
  session: Session,
): Promise<LevelFacts> => {
  const found = new Map<string, Record<string, Record<string, RawFacts>>>();
  const refused: { file: string; row: Candidate; problems: Candidate["problems"] }[] = [];
  for (const [period, file] of files) {
    const level = program.levels?.find((one) => one.period === period);
    if (!level) continue;
    const plan = { ...level.plan, inputs: level.plan.inputs.filter(({ name }) => name !== "periods") };
    const columns = [...(person === undefined ? [] : [{ id: person, titles: [] }]), ...periodColumns(program)];
    const seen = new Map<string, Candidate>();
    const { factsFormat: _, ...own } = options;
    for await (const row of readPeople({ program: { ...program, plan } }, { ...own, facts: file }, session, columns)) {
      const name = person === undefined ? "" : (row.extra[person] ?? "");
      const which = cellOf(row, period) ?? "";
      const key = JSON.stringify([name, which]);
      const before = seen.get(key);
      const again = before && {
        row: row.row,
        message: { zh: `与${lineOf(before, session)}重复。`, en: `The same person and period as in ${lineOf(before, session)}.` },
      };
      const problems = again ? [...row.problems, again] : row.problems;
      if (problems.length > 0) refused.push({ file, row, problems });
      if (problems.length > 0 && !again) continue;
      seen.set(key, row);
      const levels = found.get(name) ?? {};
      levels[period] = { ...levels[period], [which]: row.facts };
      found.set(name, levels);
    }
  }
  return { levels: found, refused };
};
