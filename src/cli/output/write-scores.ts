/** What `score` and `team` share: how results are written, and what is said of those who have none. */

import type { Command } from "commander";
import type { Problem, Rubric } from "../../index.ts";
import type { RowProblem } from "../input/fact-row.ts";
import type { Judge } from "../people/judge.ts";
import { misspeltColumns } from "../people/misspelt.ts";
import { type Candidate, type FactsOptions, nobody } from "../people/people.ts";
import type { Exit, Session } from "../session.ts";
import { type OutputOptions, withOutput } from "./options.ts";
import { neededOutput, openBytes, openOutput } from "./output-file.ts";
import { createProgress, isCi, type Progress } from "./progress.ts";
import { reportRow } from "./row-report.ts";
import { sheetRows } from "./score-sheets.ts";
import { type Rows, tableRows } from "./score-table.ts";
import type { Output } from "./write.ts";

export type ScoreOptions = FactsOptions &
  OutputOptions<"table" | "csv" | "json" | "ndjson" | "xlsx"> & { readonly trace: boolean; readonly partial?: boolean };

export const withScores = (command: Command, session: Session): Command =>
  withOutput(command, ["table", "csv", "json", "ndjson", "xlsx"], session).option(
    "--no-trace",
    session.say({ zh: "评分单不含逐步计算过程", en: "leave the steps out of score sheets" }),
  );

export const writeScores = async (
  path: string,
  rubric: Rubric,
  judge: Judge,
  people: AsyncIterable<Candidate> | Iterable<Candidate>,
  options: ScoreOptions,
  session: Session,
): Promise<Exit> => {
  const { say, note } = session;
  const { format, facts, trace } = options;
  const [ids, bom, partial] = [options.ids === true, options.bom === true, options.partial === true];
  const output = format === "xlsx" ? noText : openOutput(options.output, [path, facts], session);
  const open = async (): Promise<Rows> => {
    if (format === "table" || format === "csv")
      return tableRows(rubric, judge, { format, ids, bom, partial }, session, output.write);
    if (format !== "xlsx") return sheetRows(rubric, judge, { format, trace, partial }, output.write);
    const { write } = await openBytes(neededOutput(options.output, "scores.xlsx"), [path, facts]);
    // Loaded here: nobody else needs what packs a workbook.
    const { workbookRows } = await import("./score-workbook.ts");
    return workbookRows(rubric, judge, { ids, partial }, session, write);
  };
  const rows = await open();
  const misspelt = misspeltColumns(rubric);
  const progress = progressOf(options, session);
  let [count, failed] = [0, 0];
  const waiting = waitingPeople();
  try {
    for await (const person of people) {
      count++;
      misspelt.see(person);
      if (person.problems.length > 0) rows.refuse?.(person, person.problems);
      const problems = person.problems.length > 0 ? person.problems : await rows.add(person);
      if (problems.length > 0) {
        failed++;
        progress.end();
        if (!waiting.isKnown(problems)) reportRow(facts, person, problems, session);
      }
      if (count % aWhile === 0) progress.advance(aWhile);
    }
    if (count > 0) await rows.end();
  } finally {
    progress.end();
    await output.end();
  }
  if (count === 0) throw nobody(facts);
  waiting.report(session);
  misspelt.report(session);
  if (failed === 0) return 0;
  note(say({ zh: `共 ${count} 人，${failed} 人未能评分。`, en: `Without a score: ${failed} of ${count}.` }));
  return 1;
};

/** A workbook is written whole. */
const noText: Output = { write: async () => {}, end: async () => {} };

/** What keeps a whole team waiting is told with the first who waits for it; the others are counted. */
const waitingPeople = () => {
  const told = new Set<string>();
  let more = 0;
  return {
    isKnown: (problems: readonly (Problem | RowProblem)[]): boolean => {
      const all = problems.map((problem) => ("code" in problem && problem.code === "team/incomplete" ? problem.message.en : ""));
      const known = all.every((text) => text !== "" && told.has(text));
      for (const text of all) told.add(text);
      if (known) more++;
      return known;
    },
    report: ({ note, say }: Session): void => {
      if (more > 0) note(say({ zh: `另有 ${more} 人因同样的原因还不能评分。`, en: `${more} more wait for the same.` }));
    },
  };
};

/** Fewer people than these are done before anybody would look. */
const aWhile = 1000;

/** On a terminal that does not show the results themselves. */
const progressOf = ({ output }: ScoreOptions, { io }: Session): Progress =>
  createProgress(undefined, {
    terminal: {
      isTTY: io.stderr.isTTY === true && (io.stdout.isTTY !== true || output !== undefined),
      write: (text) => io.stderr.write(text),
    },
    ci: isCi(io.env.CI),
  });
