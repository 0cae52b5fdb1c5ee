import { choice, describe, type Subcommand } from "./command.ts";
import { cliError } from "./failure.ts";
import { loadRubric } from "./load-rubric.ts";
import { misspeltColumns } from "./misspelt.ts";
import { openOutput } from "./output-file.ts";
import { type FactsOptions, nobody, oneStdin, readPeople, withFacts } from "./people.ts";
import { reportRow } from "./row-report.ts";
import { sheetRows } from "./score-sheets.ts";
import { tableRows } from "./score-table.ts";
import type { Exit, Session } from "./session.ts";
import { createProgress, type Progress } from "./write.ts";

type Options = FactsOptions & {
  readonly format: "table" | "csv" | "json" | "ndjson";
  readonly output?: string;
  readonly ids?: boolean;
  readonly bom?: boolean;
  readonly trace: boolean;
  readonly partial?: boolean;
};

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
  withFacts(command, session)
    .addOption(
      choice("--format <format>", ["table", "csv", "json", "ndjson"], "table", say({ zh: "输出格式", en: "how to print" })),
    )
    .option("--output <file>", say({ zh: "写入文件", en: "write to a file" }))
    .option("--ids", say({ zh: "列名用细则里的名称，不用标题", en: "head the columns with names instead of titles" }))
    .option("--bom", say({ zh: "CSV 开头加 BOM，供 Excel 识别", en: "begin the CSV with a byte order mark, for Excel" }))
    .option("--no-trace", say({ zh: "评分单不含逐步计算过程", en: "leave the steps out of score sheets" }))
    .option("--partial", say({ zh: "缺数据的人给出得分范围", en: "print ranges for people with missing facts" }))
    .action(async (rubric: string, options: Options) => finish(await scorePeople(rubric, options, session)));
};

const scorePeople = async (path: string, options: Options, session: Session): Promise<Exit> => {
  const { say, note } = session;
  const { format, facts, trace } = options;
  const [ids, bom, partial] = [options.ids === true, options.bom === true, options.partial === true];
  oneStdin(path, options);
  if (bom && format !== "csv") throw cliError({ zh: "--bom 只用于 --format csv。", en: "--bom only goes with --format csv." });
  const output = openOutput(options.output, [path, facts], session);
  const rubric = await loadRubric(path, session);
  if (!rubric) return 1;
  const rows =
    format === "table" || format === "csv"
      ? tableRows(rubric, { format, ids, bom, partial }, session, output.write)
      : sheetRows(rubric, { format, trace, partial }, output.write);
  const misspelt = misspeltColumns(rubric);
  const progress = progressOf(options, session);
  let [people, failed] = [0, 0];
  try {
    for await (const person of readPeople(rubric, options, session)) {
      people++;
      misspelt.see(person);
      const problems = person.problems.length > 0 ? person.problems : await rows.add(person);
      if (problems.length > 0) {
        failed++;
        progress.end();
        reportRow(facts, person, problems, session);
      }
      if (people % aWhile === 0) progress.advance(aWhile);
    }
    if (people > 0) await rows.end();
  } finally {
    progress.end();
    await output.end();
  }
  if (people === 0) throw nobody(facts);
  misspelt.report(session);
  if (failed === 0) return 0;
  note(say({ zh: `共 ${people} 人，${failed} 人未能评分。`, en: `Without a score: ${failed} of ${people}.` }));
  return 1;
};

/** Fewer people than these are done before anybody would look. */
const aWhile = 1000;

/** On a terminal that does not show the results themselves. */
const progressOf = ({ output }: Options, { io }: Session): Progress =>
  createProgress(undefined, {
    terminal: {
      isTTY: io.stderr.isTTY === true && (io.stdout.isTTY !== true || output !== undefined),
      write: (text) => io.stderr.write(text),
    },
    ci: !["", "0", "false", undefined].includes(io.env.CI),
  });
