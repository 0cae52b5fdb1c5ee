import type { Problem } from "../../index.ts";
import { refusedAt } from "../../scoring/facts/problem.ts";
import type { Says } from "../../text/path.ts";
import type { RowProblem } from "../input/fact-row.ts";
import { type Candidate, nameOf, placeOf } from "../people/people.ts";
import type { Session } from "../session.ts";

const noScore: Says = { zh: "：未能评分", en: ": no score" };

/** Why one person has no score: where, what, and what to do, everything at once. */
export const reportRow = (
  file: string,
  person: Candidate,
  problems: readonly (RowProblem | Problem)[],
  session: Session,
  verdict = noScore,
): void => {
  const { say } = session;
  const name = nameOf(person);
  const place = say(placeOf(file, person));
  reportProblems(
    `${place}${name === "" ? "" : say({ zh: `（${name}）`, en: ` (${name})` })}`,
    problems,
    session,
    person.row,
    verdict,
  );
};
/** `row`: the line that the heading names already. */
export const reportProblems = (
  heading: string,
  problems: readonly (RowProblem | Problem)[],
  session: Session,
  row?: number,
  verdict = noScore,
): void => {
  const { note, say } = session;
  note(`${heading}${say(verdict)}`);
  for (const problem of problems) {
    note(`  ${problemText(problem, row, session)}`);
    if (problem.help) note(`    ${say(problem.help)}`);
  }
};

/** What is wrong, without what to do. */
export const problemText = (problem: RowProblem | Problem, row: number | undefined, session: Session): string =>
  `${subject(problem, row, session)}${session.say(problem.message)}${"code" in problem ? session.say(refusedAt(problem)) : ""}`;

/** Messages about facts name them; those about cells do not, and may be about a later line of the record. */
const subject = (problem: RowProblem | Problem, row: number | undefined, { say }: Session): string => {
  if (!("row" in problem)) return "";
  const line = problem.row === row ? "" : say({ zh: `第 ${problem.row} 行：`, en: `line ${problem.row}: ` });
  return problem.column === undefined ? line : line + say({ zh: `“${problem.column}”列：`, en: `column "${problem.column}": ` });
};
