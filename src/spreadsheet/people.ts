/** The people of a call: their rows read, their lists joined, everybody scored, each with what stands in the way. */
import { isTotalRow, namesPeriod, personColumns } from "../cells/people.ts";
import type { CellRow } from "../cells/table.ts";
import type { Program } from "../plan/ir.ts";
import type { Problem } from "../scoring/facts/problem.ts";
import type { Figures } from "../scoring/figures.ts";
import type { Scored } from "../scoring/scored.ts";
import type { ScoreSheet } from "../scoring/sheet/sheet.ts";
import type { Call } from "./arguments.ts";
import { misspeltColumn, severalPeriods, totalRow, wholeTeam } from "./faults.ts";
import { listWanted } from "./list-faults.ts";
import { joinLists, listsOf } from "./lists.ts";

export type Somebody = {
  readonly figures: () => Scored<{ readonly figures: Figures }>;
  readonly sheet: () => Scored<{ readonly sheet: ScoreSheet }>;
  /** Nothing wrong, but worth a look. */
  readonly notes: readonly Problem[];
};
/** One for each row; undefined: nothing stands in it. */
export type People = readonly (Somebody | undefined)[];

export const readPeople = ({ entry, people, lists, before }: Call): People | { readonly problem: Problem } => {
  const { program } = entry;
  if (program.team && people.rows.length === 1) return { problem: wholeTeam };
  const opened = entry.table(people.header);
  if (!opened.success) return { problem: opened.problem };
  const { table } = opened;
  const rows = people.rows.map(table.row);
  const join = joinLists(program, lists, table, rows, before + 1);
  if (typeof join !== "function") return join;
  const present = rows.flatMap((row, i) => (row.blank ? [] : [{ row, i, joined: join(row) }]));
  const mixed = program.team ? periodsMixed(program.period, table.others, rows) : undefined;
  if (mixed) return { problem: mixed };
  const known = personColumns(table.others);
  const sum = program.team ? totalRowOf(rows, known) : undefined;
  if (sum) return { problem: sum };
  const labels = known.length > 0 ? known : table.others;
  // Nobody asks who somebody is who is compared with nobody.
  const isNamed = program.team !== undefined && labels.length > 0;
  const team = entry.score(
    present.map(({ row: { facts, others }, joined }) => ({
      facts: lists.length === 0 ? facts : { ...facts, ...joined.facts },
      ...(isNamed ? { person: labelOf(others, labels) } : {}),
    })),
  );
  const columns = table.misspelt.map(misspeltColumn);
  const explainLists = listHelp(program);
  const found = new Array<Somebody | undefined>(rows.length).fill(undefined);
  for (const [n, { row, i, joined }] of present.entries()) {
    const unread = [...row.problems, ...joined.problems];
    const whole = <T>(scored: Scored<T>): Scored<T> => withUnread(scored, unread, explainLists);
    found[i] = { figures: () => whole(team.figures(n)), sheet: () => whole(team.sheet(n)), notes: [...columns, ...joined.notes] };
  }
  return found;
};

/** Who it is, in the columns that say so: a remark that differs makes nobody another person. */
const labelOf = (others: CellRow["others"], headers: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(headers.flatMap((header) => (others[header] === undefined ? [] : [[header, others[header]] as const])));

/** A row that adds the people up would be compared with them. */
const totalRowOf = (rows: readonly CellRow[], headers: readonly string[]): Problem | undefined => {
  for (const [i, { others }] of rows.entries())
    for (const header of headers) {
      const cell = others[header];
      if (cell !== undefined && isTotalRow(cell)) return totalRow(i + 1, cell);
    }
  return undefined;
};

/** January is not compared with February. */
const periodsMixed = (period: string | undefined, headers: readonly string[], rows: readonly CellRow[]): Problem | undefined => {
  const header = period === undefined ? undefined : headers.find((one) => namesPeriod(one, period));
  if (header === undefined) return undefined;
  const [first, second] = new Set(rows.flatMap(({ others }) => others[header] ?? []));
  return first !== undefined && second !== undefined ? severalPeriods(header, first, second) : undefined;
};

/** Cells that could not be used are told first; that their facts are missing then goes without saying. */
const withUnread = <T>(scored: Scored<T>, unread: readonly Problem[], explain: (problem: Problem) => Problem): Scored<T> => {
  if (scored.success && unread.length === 0) return scored;
  const told = new Set(unread.map(({ fact }) => fact));
  const rest = scored.success ? [] : scored.problems.filter(({ fact }) => fact === undefined || !told.has(fact));
  return { success: false, problems: [...unread, ...rest.map(explain)] };
};
/** A list that is missing has no cell in which it could be given. */
const listHelp = (program: Program): ((problem: Problem) => Problem) => {
  const lists = new Map(listsOf(program).map(({ name, title }) => [name, title]));
  return (problem) => {
    const title = problem.code === "facts/missing" ? lists.get(problem.fact ?? "") : undefined;
    return title ? { ...problem, help: listWanted(title) } : problem;
  };
};
