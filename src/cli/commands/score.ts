import { describe, type Subcommand } from "../command.ts";
import { openFor } from "../output/options.ts";
import { type ScoreOptions, withScores, writeScores } from "../output/write-scores.ts";
import { alone, refuseTeamRubric } from "../people/judge.ts";
import { readPeople, withFacts } from "../people/people.ts";
import type { Exit, Session } from "../session.ts";

export const score: Subcommand = (program, session, finish) => {
  const { say } = session;
  const command = describe(
    program.command("score"),
    session,
    { zh: "给数据文件里的每个人评分", en: "score everybody in a file of facts" },
    [
      { command: "scorewright score rubric.yaml --facts staff.csv", says: { zh: "打印一张表", en: "print a table" } },
      {
        command: "scorewright score rubric.yaml --facts staff.csv --format csv --bom --output scores.csv",
        says: { zh: "供 Excel 打开", en: "for Excel" },
      },
      {
        command: "scorewright score rubric.yaml --facts staff.csv --format ndjson",
        says: { zh: "每人一份完整评分单", en: "every score sheet in full" },
      },
      {
        command: "scorewright score rubric.yaml --facts so-far.csv --partial",
        says: { zh: "数据未齐时看得分范围", en: "what can still become of it" },
      },
    ],
  ).argument("<rubric>", say({ zh: "评分细则", en: "the rubric" }));
  withScores(withFacts(command, session), session)
    .option("--partial", say({ zh: "缺数据的人给出得分范围", en: "print ranges for people with missing facts" }))
    .action(async (rubric: string, options: ScoreOptions) => finish(await scorePeople(rubric, options, session)));
};

const scorePeople = async (path: string, options: ScoreOptions, session: Session): Promise<Exit> => {
  const rubric = await openFor(path, options, session);
  if (!rubric) return 1;
  if (options.partial !== true) refuseTeamRubric(rubric);
  return writeScores(path, rubric, alone(rubric), readPeople(rubric, options, session), options, session);
};
