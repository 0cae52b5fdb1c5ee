import { figureColumns } from "../../cells/figures.ts";
import type { Problem, Rubric } from "../../index.ts";
import { extraColumns } from "../input/extra-columns.ts";
import type { RowProblem } from "../input/fact-row.ts";
import type { Judge } from "../people/judge.ts";
import { type Candidate, lineOf } from "../people/people.ts";
import type { Session } from "../session.ts";
import { cellsOf, headersOf } from "./figure-columns.ts";
import { missingColumn, partialCells, partialOf } from "./partial.ts";
import { rowPrinter } from "./row-printer.ts";
import type { Output } from "./write.ts";

/** Takes people one by one; what it answers are the reasons why somebody has no score. */
export type Rows = {
  readonly add: (person: Candidate) => Promise<readonly Problem[]>;
  /** For whoever could not even be read; absent: such people are no rows. */
  readonly refuse?: (person: Candidate, problems: readonly RowProblem[]) => void;
  readonly end: () => Promise<void>;
};
type TableOptions = {
  readonly format: "table" | "csv";
  readonly ids: boolean;
  readonly bom: boolean;
  readonly partial: boolean;
};
type Row = { readonly person: Candidate; readonly cells: readonly string[] };

/** So many rows decide which columns there are and how wide; later ones come as they are read. */
const sample = 1000;

export const tableRows = (
  rubric: Rubric,
  judge: Judge,
  { format, ids, bom, partial }: TableOptions,
  session: Session,
  write: Output["write"],
): Rows => {
  const figures = figureColumns(rubric.program);
  const columns = partial ? [...figures, missingColumn] : figures;
  const open = partialCells(rubric, figures, ids, session);
  const beside = besideFigures(rubric, ids, session);
  const print = rowPrinter(format, bom, write);
  const late = lateColumns(session);
  let waiting: Row[] = [];
  let extra: readonly string[] | undefined;

  const flush = async (): Promise<void> => {
    const block = waiting;
    waiting = [];
    if (extra) late.tell(block, extra);
    extra ??= extraColumns(block.map(({ person }) => beside(person)));
    const own = extra;
    const rows = block.map(({ person, cells }) => [...own.map((key) => beside(person)[key] ?? ""), ...cells]);
    await print({ ...headersOf(own, columns, ids, session.language), rows });
  };
  const put = async (row: Row): Promise<void> => {
    waiting.push(row);
    if (waiting.length >= sample) await flush();
  };
  return {
    add: async (person) => {
      const scored = judge.figures(person);
      if (scored.success) {
        await put({ person, cells: cellsOf(columns, scored.figures, format) });
        return [];
      }
      const range = partial ? partialOf(rubric, person.facts, scored.problems) : undefined;
      if (!range) return scored.problems;
      await put({ person, cells: open(range) });
      return [];
    },
    end: flush,
  };
};

/** What the file says of somebody besides facts, with the team: places and quotas say little without it. */
export const besideFigures = ({ program }: Rubric, ids: boolean, { language }: Session) => {
  const team = program.plan.inputs.find(({ name }) => name === program.team?.within);
  return ({ extra, facts }: Candidate): Readonly<Record<string, string>> =>
    team === undefined ? extra : { ...extra, [ids ? team.name : team.title[language]]: String(facts[team.name] ?? "") };
};

/** Columns that are empty in the sample are not in the output, which is said where each begins. */
const lateColumns = (session: Session) => {
  const told = new Set<string>();
  return {
    tell: (rows: readonly Row[], columns: readonly string[]): void => {
      for (const { person } of rows)
        for (const key of Object.keys(person.extra).filter((one) => !columns.includes(one) && !told.has(one))) {
          told.add(key);
          session.note(
            session.say({
              zh: `注意：“${key}”列到${lineOf(person, session)}才有内容，结果中没有这一列。`,
              en: `Note: the column "${key}" is empty up to ${lineOf(person, session)} and therefore left out of the output.`,
            }),
          );
        }
    },
  };
};
