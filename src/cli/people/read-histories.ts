/** The files of `periods`: everybody's rows, facts of the longer periods, and balances. */
import type { Column } from "../../cells/columns.ts";
import type { Rubric } from "../../index.ts";
import { cliError } from "../failure.ts";
import { extraColumns } from "../input/extra-columns.ts";
import { fileName } from "../input/open.ts";
import type { Session } from "../session.ts";
import type { PeopleBalances } from "./balances.ts";
import { histories, type PersonHistory, periodColumns } from "./histories.ts";
import { type LevelFile, type RefusedRow, readLevelFacts } from "./level-facts.ts";
import { misspeltColumns } from "./misspelt.ts";
import { type Candidate, type FactsOptions, nobody, readPeople } from "./people.ts";

export type HistoriesRead = {
  readonly people: readonly PersonHistory[];
  /** The column that says who. */
  readonly person: string | undefined;
  readonly refused: readonly RefusedRow[];
  /** Whoever has facts of a longer period, but no period of their own. */
  readonly unknown: readonly string[];
  readonly misspelt: ReturnType<typeof misspeltColumns>;
};

export const readHistories = async (
  rubric: Rubric,
  files: readonly LevelFile[],
  carried: PeopleBalances,
  options: FactsOptions & { readonly person?: string },
  session: Session,
): Promise<HistoriesRead> => {
  const { program } = rubric;
  const columns = periodColumns(program);
  const misspelt = misspeltColumns(rubric, columns);
  const rows: Candidate[] = [];
  for await (const row of readPeople(rubric, options, session, columns)) {
    misspelt.see(row);
    rows.push(row);
  }
  if (rows.length === 0) throw nobody(options.facts);
  const person = personColumn(rows, options.person, columns, options.facts);
  const { levels, refused } = await readLevelFacts(files, program, person, options, session);
  const people = histories(rows, program, person, levels, carried);
  const unknown = [...levels.keys()].filter((name) => !people.some((one) => one.name === name));
  return { people, person, refused, unknown, misspelt };
};

const personColumn = (
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
