/** `--with quarter=quarters.csv`: facts of the longer periods themselves. */
import type { Program, RawFacts } from "../../index.ts";
import type { Level } from "../../plan/ir.ts";
import type { RowProblem } from "../input/fact-row.ts";
import type { Session } from "../session.ts";
import { cellOf, type LevelFacts, periodColumns, whoOf } from "./histories.ts";
import { type Candidate, type FactsOptions, lineOf, readPeople } from "./people.ts";

export type LevelFile = readonly [level: string, file: string];
/** A row that cannot be used, with why. */
export type RefusedRow = { readonly file: string; readonly row: Candidate; readonly problems: Candidate["problems"] };

/** By person, and what is wrong with the files. */
export const readLevelFacts = async (
  files: readonly LevelFile[],
  program: Program,
  person: string | undefined,
  options: FactsOptions,
  session: Session,
): Promise<{ readonly levels: ReadonlyMap<string, LevelFacts>; readonly refused: readonly RefusedRow[] }> => {
  const levels = new Map<string, Record<string, Record<string, RawFacts>>>();
  const refused: RefusedRow[] = [];
  for (const [period, file] of files) {
    const level = program.levels?.find((one) => one.period === period);
    if (!level) continue;
    for await (const { row, who, which, problems, usable } of levelRows(level, file, program, person, options, session)) {
      if (problems.length > 0) refused.push({ file, row, problems });
      if (!usable) continue;
      const own = levels.get(who) ?? {};
      own[period] = { ...own[period], [which]: row.facts };
      levels.set(who, own);
    }
  }
  return { levels, refused };
};

type LevelRow = {
  readonly row: Candidate;
  readonly who: string;
  readonly which: string;
  readonly problems: Candidate["problems"];
  /** A repeated row counts in place of the one before it; the run fails all the same. */
  readonly usable: boolean;
};
async function* levelRows(
  level: Level,
  file: string,
  program: Program,
  person: string | undefined,
  { factsFormat: _, sheet: __, ...options }: FactsOptions,
  session: Session,
): AsyncGenerator<LevelRow> {
  const plan = { ...level.plan, inputs: level.plan.inputs.filter(({ name }) => name !== "periods") };
  const columns = [...(person === undefined ? [] : [{ id: person, titles: [] }]), ...periodColumns(program)];
  const seen = new Map<string, Candidate>();
  for await (const row of readPeople({ program: { ...program, plan } }, { ...options, facts: file }, session, columns)) {
    const [who, which] = [whoOf(row, person), cellOf(row, level.period) ?? ""];
    const key = JSON.stringify([who, which]);
    const before = seen.get(key);
    const problems = before ? [...row.problems, repeated(row, before, session)] : row.problems;
    const usable = before !== undefined || problems.length === 0;
    if (usable) seen.set(key, row);
    yield { row, who, which, problems, usable };
  }
}

const repeated = ({ row }: Candidate, before: Candidate, session: Session): RowProblem => ({
  row,
  message: { zh: `与${lineOf(before, session)}重复。`, en: `The same person and period as in ${lineOf(before, session)}.` },
});
