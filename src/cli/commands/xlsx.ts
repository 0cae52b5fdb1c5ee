import type { Problem, Rubric } from "../../index.ts";
import type { Says } from "../../text/path.ts";
import { describe, type Subcommand, whole } from "../command.ts";
import { cliError } from "../failure.ts";
import { loadRubric } from "../input/load-rubric.ts";
import { fileName } from "../input/open.ts";
import { neededOutput, openBytes } from "../output/output-file.ts";
import { reportRow } from "../output/row-report.ts";
import { refuseSeveralPeriods } from "../people/judge.ts";
import { misspeltColumns } from "../people/misspelt.ts";
import { type Candidate, type FactsOptions, nobody, oneStdin, readPeople, withOptionalFacts } from "../people/people.ts";
import { workbookPeople } from "../people/workbook-people.ts";
import type { Exit, Session } from "../session.ts";

type Options = Partial<FactsOptions> & { readonly rows?: number; readonly output?: string };

export const xlsx: Subcommand = (program, session, finish) => {
  const { say } = session;
  const command = describe(
    program.command("xlsx"),
    session,
    {
      zh: "生成自带公式的 Excel 工作簿：填数即得分，不必装任何东西",
      en: "make an Excel workbook with formulas: fill it in and it scores by itself",
    },
    [
      { command: "scorewright xlsx rubric.yaml --output 考核表.xlsx", says: { zh: "空表，200 行", en: "empty, 200 rows" } },
      {
        command: "scorewright xlsx rubric.yaml --facts staff.csv --output 考核表.xlsx",
        says: { zh: "名单和已有数据填好", en: "with everybody in it" },
      },
    ],
  ).argument("<rubric>", say({ zh: "评分细则", en: "the rubric" }));
  withOptionalFacts(command, session)
    .addOption(
      whole(
        "--rows <number>",
        1,
        say({ zh: "人员行数；默认 200，有名单时比人数多 20", en: "rows for people; otherwise 200, or 20 more than there are" }),
        session,
      ),
    )
    .option("--output <file>", say({ zh: "写入哪个 .xlsx 文件（必需）", en: "the .xlsx file to write (needed)" }))
    .action(async (rubric: string, options: Options) => finish(await writeRubric(rubric, options, session)));
};

const writeRubric = async (path: string, options: Options, session: Session): Promise<Exit> => {
  const { say, note, out, language } = session;
  oneStdin(path, options);
  const file = neededOutput(options.output, "scores.xlsx");
  const output = await openBytes(file, [path, ...(options.facts === undefined ? [] : [options.facts])]);
  refuseIdle(options);
  const rubric = await loadRubric(path, session);
  if (!rubric) return 1;
  const read = options.facts === undefined ? undefined : await readAll(rubric, { ...options, facts: options.facts }, session);
  // Loaded here: nobody else needs what makes a workbook.
  const { writeWorkbook } = await import("../../workbook/open.ts");
  const written = writeWorkbook(rubric.program, {
    language,
    ...(read ? { people: workbookPeople(read.people) } : {}),
    ...(options.rows === undefined ? {} : { rows: options.rows }),
  });
  if (!written.success) throw noWorkbook(path, written.problems);
  await output.write(written.bytes);
  const { levels = [], period } = rubric.program;
  if (levels.length > 0)
    note(
      say(
        onePeriod(
          period,
          levels.map(({ title }) => title),
        ),
      ),
    );
  await out.write(`${say({ zh: `已写入 ${file}。`, en: `Wrote ${file}.` })}\n`);
  return read && read.failed > 0 ? 1 : 0;
};

const refuseIdle = ({ facts, factsFormat, sheet, encoding }: Options): void => {
  const [idle] = Object.entries({ "--facts-format": factsFormat, "--sheet": sheet, "--encoding": encoding }).filter(
    ([, value]) => value !== undefined,
  );
  if (facts === undefined && idle)
    throw cliError(
      { zh: `${idle[0]} 只与 --facts 同用。`, en: `${idle[0]} only goes with --facts.` },
      { help: { zh: `请加上 --facts，或去掉 ${idle[0]}。`, en: `Add --facts, or leave out ${idle[0]}.` } },
    );
};

/** Everybody is on the sheet; who has something that cannot be used is told. What is missing is what the sheet is for. */
const readAll = async (
  rubric: Rubric,
  options: FactsOptions,
  session: Session,
): Promise<{ readonly people: readonly Candidate[]; readonly failed: number }> => {
  const misspelt = misspeltColumns(rubric);
  const people: Candidate[] = [];
  let failed = 0;
  for await (const person of readPeople(rubric, options, session)) {
    people.push(person);
    misspelt.see(person);
    const problems = problemsOf(rubric, person);
    if (problems.length === 0) continue;
    failed++;
    reportRow(options.facts, person, problems, session, asItStands);
  }
  if (people.length === 0) throw nobody(options.facts);
  if (rubric.program.team) refuseSeveralPeriods(rubric, people);
  misspelt.report(session);
  return { people, failed };
};
const problemsOf = (rubric: Rubric, { facts, problems }: Candidate) => {
  if (problems.length > 0) return problems;
  const read = rubric.safeParseFacts(facts);
  return read.success ? [] : read.problems;
};
const asItStands: Says = { zh: "：照原样写入，需要改正", en: ": written as it stands, and has to be mended" };

const onePeriod = (period: string | undefined, levels: readonly Says[]): Says => ({
  zh: `工作簿只算一期（${period ?? ""}）；${levels.map(({ zh }) => zh).join("、")}请用 scorewright periods。`,
  en: `The workbook scores one ${period ?? "period"}; for the ${levels.map(({ en }) => en).join(", ")} use \`scorewright periods\`.`,
});

/** One error with every reason, and each way out once. */
const noWorkbook = (path: string, problems: readonly Problem[]) => {
  const name = fileName(path);
  const helps = [...new Map(problems.flatMap(({ help }) => (help ? [[help.en, help] as const] : []))).values()];
  const lines = (language: "zh" | "en") => problems.map(({ message }) => `\n  ${message[language]}`).join("");
  const others = problems.some(({ code }) => code !== "workbook/too-many-rows" && code !== "team/too-large");
  return cliError(
    {
      zh: `${name.zh} 写不成工作簿，未写任何文件：${lines("zh")}`,
      en: `${name.en} cannot be made a workbook, and nothing was written:${lines("en")}`,
    },
    {
      exit: 1,
      help: {
        zh: helps.map(({ zh }) => zh).join("\n  ") + (others ? `\n  ${otherWays.zh}` : ""),
        en: helps.map(({ en }) => en).join("\n  ") + (others ? `\n  ${otherWays.en}` : ""),
      },
    },
  );
};
const otherWays: Says = {
  zh: "或改用 scorewright build（表格函数）、scorewright score --format xlsx（只有结果）：二者都精确。",
  en: "Or use `scorewright build` (functions of a spreadsheet) or `scorewright score --format xlsx` (the results alone): both are exact.",
};
