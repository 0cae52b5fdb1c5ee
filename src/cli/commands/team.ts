import { describe, type Subcommand } from "../command.ts";
import { openFor } from "../output/options.ts";
import { type ScoreOptions, withScores, writeScores } from "../output/write-scores.ts";
import { refuseSeveralPeriods, together } from "../people/judge.ts";
import { type Candidate, readPeople, withFacts } from "../people/people.ts";
import type { Exit, Session } from "../session.ts";

export const team: Subcommand = (program, session, finish) => {
  const { say } = session;
  const command = describe(
    program.command("team"),
    session,
    { zh: "把文件里的人放在一起评分：排名、组内均值、强制分布", en: "score everybody in a file together: ranks, means, quotas" },
    [
      { command: "scorewright team rubric.yaml --facts staff.csv", says: { zh: "打印一张表", en: "print a table" } },
      {
        command: "scorewright team rubric.yaml --facts staff.csv --format csv --bom --output scores.csv",
        says: { zh: "供 Excel 打开", en: "for Excel" },
      },
      {
        command: "scorewright explain rubric.yaml --facts staff.csv --person 张三",
        says: { zh: "说明其中一个人的得分", en: "explain one of them" },
      },
    ],
  ).argument("<rubric>", say({ zh: "评分细则", en: "the rubric" }));
  withScores(withFacts(command, session), session).action(async (rubric: string, options: ScoreOptions) =>
    finish(await scoreTogether(rubric, options, session)),
  );
};

const scoreTogether = async (path: string, options: ScoreOptions, session: Session): Promise<Exit> => {
  const rubric = await openFor(path, options, session);
  if (!rubric) return 1;
  const people: Candidate[] = [];
  for await (const person of readPeople(rubric, options, session)) people.push(person);
  refuseSeveralPeriods(rubric, people);
  return writeScores(path, rubric, together(rubric, people), people, options, session);
};
