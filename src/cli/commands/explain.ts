import { explain as explainSheet } from "../../index.ts";
import { describe, type Subcommand, whole } from "../command.ts";
import { type CliError, cliError } from "../failure.ts";
import { loadRubric } from "../input/load-rubric.ts";
import { fileName } from "../input/open.ts";
import { reportRow } from "../output/row-report.ts";
import { refuseSeveralPeriods, together } from "../people/judge.ts";
import { type Candidate, type FactsOptions, lineOf, nameOf, nobody, oneStdin, readPeople, withFacts } from "../people/people.ts";
import { type Exit, printable, type Session } from "../session.ts";

type Options = FactsOptions & { readonly person?: string; readonly row?: number };

export const explain: Subcommand = (program, session, finish) => {
  const { say } = session;
  const command = describe(
    program.command("explain"),
    session,
    { zh: "说明一个人的得分怎么来的", en: "explain one person's score" },
    [
      { command: "scorewright explain rubric.yaml --facts staff.csv", says: { zh: "第一个人", en: "the first person" } },
      {
        command: "scorewright explain rubric.yaml --facts staff.csv --person 张三 --lang zh",
        says: { zh: "按姓名或工号", en: "by name or number" },
      },
      { command: "scorewright explain rubric.yaml --facts staff.csv --row 7", says: { zh: "按行号", en: "by line" } },
    ],
  ).argument("<rubric>", say({ zh: "评分细则", en: "the rubric" }));
  const row = whole(
    "--row <n>",
    1,
    say({ zh: "数据从文件第 n 行开始的人", en: "whoever stands in this line of the file" }),
    session,
  );
  withFacts(command, session)
    .option(
      "--person <text>",
      say({ zh: "某一非数据列正好是这个内容的人", en: "whoever has exactly this in a column that is no fact" }),
    )
    .addOption(row.conflicts("person"))
    .action(async (rubric: string, options: Options) => finish(await explainPerson(rubric, options, session)));
};

const explainPerson = async (path: string, options: Options, session: Session): Promise<Exit> => {
  oneStdin(path, options);
  const rubric = await loadRubric(path, session);
  if (!rubric) return 1;
  const everybody: Candidate[] = [];
  const people = readPeople(rubric, options, session);
  if (rubric.program.team) for await (const person of people) everybody.push(person);
  refuseSeveralPeriods(rubric, everybody);
  const person = await find(rubric.program.team ? everybody : people, options, session);
  const label = Object.keys(person.extra).length > 0 ? person.extra : lineOf(person, session);
  const score = () => (rubric.program.team ? together(rubric, everybody).sheet(person) : rubric.safeScore(person.facts, label));
  const scored = person.problems.length > 0 ? undefined : score();
  if (scored?.success) {
    await session.out.write(printable(explainSheet(scored.sheet, session.language)));
    return 0;
  }
  reportRow(options.facts, person, scored?.problems ?? person.problems, session);
  return 1;
};

const find = async (
  people: AsyncIterable<Candidate> | Iterable<Candidate>,
  options: Options,
  session: Session,
): Promise<Candidate> => {
  const { person: wanted, row } = options;
  const found: Candidate[] = [];
  const others: string[] = [];
  for await (const person of people) {
    // A name may fit somebody further down, and a JSON file may have several people in one line.
    if (found.length > 0 && (row === undefined ? wanted === undefined : person.row > row)) break;
    if (row === undefined ? wanted === undefined || Object.values(person.extra).includes(wanted.trim()) : person.row === row)
      found.push(person);
    else others.push(nameOf(person) || lineOf(person, session));
  }
  const [only, ...more] = found;
  if (only && more.length === 0) return only;
  if (only) throw several(wanted ?? lineOf(only, session), found, session);
  if (others.length === 0) throw nobody(options.facts);
  throw notFound(options, others);
};

const several = (wanted: string, found: readonly Candidate[], session: Session): CliError => {
  const people = found.slice(0, 10).map((person) => `${lineOf(person, session)} ${nameOf(person)}`.trim());
  return cliError(
    {
      zh: `有 ${found.length} 个人符合“${wanted}”：${people.join("、")}。`,
      en: `"${wanted}" fits ${found.length} people: ${people.join(", ")}.`,
    },
    { exit: 1, help: { zh: "请用 --row 或别的内容指定一个。", en: "Choose one with --row, or by another text." } },
  );
};

const notFound = ({ person, row, facts }: Options, others: readonly string[]): CliError => {
  const name = fileName(facts);
  const some = (separator: string) => others.slice(0, 10).join(separator) + (others.length > 10 ? `${separator}…` : "");
  return cliError(
    row === undefined
      ? { zh: `${name.zh} 里没有“${person}”。`, en: `Nobody in ${name.en} has "${person}" in a column that is no fact.` }
      : { zh: `${name.zh} 第 ${row} 行不是某个人数据的开头。`, en: `Nobody's facts begin in line ${row} of ${name.en}.` },
    { exit: 1, help: { zh: `文件里有：${some("、")}。`, en: `The file has ${some(", ")}.` } },
  );
};
