import type { Command } from "commander";
import type { Balances, Program, Rubric, ScoredHistory } from "../../index.ts";
import type { Says } from "../../text/path.ts";
import { describe, type Example, type Subcommand } from "../command.ts";
import { cliError } from "../failure.ts";
import { historyRows } from "../output/history-rows.ts";
import { type OutputOptions, openFor, withOutput } from "../output/options.ts";
import { openOutput } from "../output/output-file.ts";
import { reportProblems, reportRow } from "../output/row-report.ts";
import { balancesText, type PeopleBalances, readBalances } from "../people/balances.ts";
import type { PersonHistory } from "../people/histories.ts";
import type { LevelFile } from "../people/level-facts.ts";
import { type FactsOptions, withFacts } from "../people/people.ts";
import { type HistoriesRead, readHistories } from "../people/read-histories.ts";
import type { Exit, Session } from "../session.ts";

type Options = FactsOptions &
  OutputOptions<"table" | "csv" | "json" | "ndjson" | "explain"> & {
    readonly person?: string;
    readonly level?: string;
    readonly with?: readonly string[];
    readonly carried?: string;
    readonly balances?: string;
  };

export const periods: Subcommand = (program, session, finish) => {
  const { say } = session;
  const command = describe(program.command("periods"), session, summary, examples)
    .argument("<rubric>", say({ zh: "评分细则", en: "the rubric" }))
    .addHelpText("after", `\n${say(howPeriodsAreTold)}`);
  const formats = ["table", "csv", "json", "ndjson", "explain"];
  withOutput(withPeriods(withFacts(command, session), session), formats, session).action(
    async (rubric: string, options: Options) => finish(await scoreHistories(rubric, options, session)),
  );
};

const summary: Says = {
  zh: "按周期连续评分：结转，并汇总成季度、年度",
  en: "score period after period: balances carried, quarters and years made",
};
const examples: readonly Example[] = [
  { command: "scorewright periods rubric.yaml --facts year.csv", says: { zh: "打印最长一级周期", en: "the longest period" } },
  { command: "scorewright periods rubric.yaml --facts year.csv --level month", says: { zh: "逐月打印", en: "month by month" } },
  {
    command: "scorewright periods rubric.yaml --facts year.csv --with quarter=quarters.csv",
    says: { zh: "季度另有数据", en: "with facts of the quarters" },
  },
  {
    command: "scorewright periods rubric.yaml --facts march.csv --carried february.json --balances march.json",
    says: { zh: "接着上月的结转余额", en: "going on from last month's balances" },
  },
  {
    command: "scorewright periods rubric.yaml --facts year.csv --format explain",
    says: { zh: "每一步怎么算", en: "how each came about" },
  },
  {
    command: "scorewright periods rubric.yaml --facts year.csv --format ndjson",
    says: { zh: "完整评分单", en: "every score sheet in full" },
  },
];
const howPeriodsAreTold: Says = {
  zh: "数据文件每人每期一行；与周期同名的列（如 month、quarter、year）写明属于哪一期。\n没有某一级的列时，该人的各行合为一期。期名都是 2026、2026-Q1、2026-01、2026-W03、\n2026-01-15 这样的同一种写法时，按时间排序；否则按文件里的次序。",
  en: "The facts have one row per person and period; the columns named like the periods (month, quarter,\nyear) say which. Without the column of a longer period, all rows of a person make one. Periods that\nare all written like 2026, 2026-Q1, 2026-01, 2026-W03 or 2026-01-15 are taken in order of time,\nothers in the order of the file.",
};

const withPeriods = (command: Command, { say }: Session): Command =>
  command
    .option(
      "--person <column>",
      say({
        zh: "哪一列是人；默认第一个既非数据项也非周期的列",
        en: "the column that says who; otherwise the first that is neither fact nor period",
      }),
    )
    .option("--level <period>", say({ zh: "打印哪一级周期；默认最长的", en: "which period to print; otherwise the longest" }))
    .option(
      "--with <period=file>",
      say({ zh: "某一级周期自己的数据，可写多次", en: "facts of a longer period itself; may be repeated" }),
      (value: string, before: readonly string[] | undefined) => [...(before ?? []), value],
    )
    .option("--carried <file>", say({ zh: "上一次运行留下的结转余额", en: "balances that an earlier run has written" }))
    .option("--balances <file>", say({ zh: "把结转余额写入文件，供下次用", en: "write the balances for the next run" }));

const scoreHistories = async (path: string, options: Options, session: Session): Promise<Exit> => {
  const rubric = await openFor(path, options, session);
  if (!rubric) return 1;
  const { files, shown } = chosenPeriods(options, rubric.program);
  const { output, balances } = openOutputs(path, options, files, session);
  const carried: PeopleBalances = options.carried === undefined ? new Map() : await readBalances(options.carried, session);
  const read = await readHistories(rubric, files, carried, options, session);
  reportUnused(read, session);
  const { format, ids = false, bom = false } = options;
  const rows = historyRows(rubric, { format, shown, person: read.person, ids, bom }, session, output.write);
  const scored = scoredHistories(rubric, read.people, format === "table" || format === "csv");
  const left = new Map<string, Balances>();
  let failed = 0;
  try {
    for (const { one, found } of scored) {
      left.set(one.name, found.carry);
      failed += report(found, one, options.facts, session);
      await rows.add(one, found.levels[shown]?.periods ?? []);
    }
    await rows.end();
    await balances?.write(balancesText(carried, left));
  } finally {
    await output.end();
    await balances?.end();
  }
  read.misspelt.report(session);
  if (failed > 0) session.note(session.say({ zh: `${failed} 期未能评分。`, en: `Without a score: ${failed}.` }));
  return failed > 0 || read.refused.length > 0 || read.unknown.length > 0 ? 1 : 0;
};

/** Which files have facts of which longer period, and which level is printed, the shortest being 0. */
const chosenPeriods = (
  { with: written = [], level }: Options,
  { period = "", levels = [] }: Program,
): { readonly files: readonly LevelFile[]; readonly shown: number } => {
  const longer = levels.map((one) => one.period);
  const names = [period, ...longer];
  const files = written.map((text) => levelFile(text, longer));
  const shown = level === undefined ? names.length - 1 : names.indexOf(level);
  if (shown < 0) throw unknownLevel(level ?? "", names);
  return { files, shown };
};
const levelFile = (text: string, longer: readonly string[]): LevelFile => {
  const at = text.indexOf("=");
  const [level, file] = [text.slice(0, Math.max(at, 0)), text.slice(at + 1)];
  if (at < 1 || file === "")
    throw cliError({ zh: `--with 应写成 周期=文件，而不是“${text}”。`, en: `--with takes period=file, not "${text}".` });
  if (!longer.includes(level)) throw unknownLevel(level, longer);
  return [level, file];
};
const unknownLevel = (name: string, known: readonly string[]) =>
  cliError(
    { zh: `评分细则没有“${name}”这一级周期。`, en: `The rubric has no period "${name}".` },
    { help: { zh: `可用：${known.join("、")}。`, en: `It has ${known.join(", ")}.` } },
  );

/** Neither may be a file that is read, or the other. */
const openOutputs = (path: string, options: Options, files: readonly LevelFile[], session: Session) => {
  const { facts, carried, output, balances } = options;
  const read = [path, facts, ...files.map(([, file]) => file), ...(carried === undefined ? [] : [carried])];
  return {
    output: openOutput(output, read, session),
    balances:
      balances === undefined ? undefined : openOutput(balances, [...read, ...(output === undefined ? [] : [output])], session),
  };
};

const reportUnused = ({ refused, unknown }: HistoriesRead, session: Session): void => {
  for (const { file, row, problems } of refused) reportRow(file, row, problems, session);
  for (const name of unknown)
    session.note(
      session.say({
        zh: `--with 里的“${name}”在数据文件里没有任何一期。`,
        en: `"${name}" stands in a file of --with, but has no period among the facts.`,
      }),
    );
};

/** Who is compared with others is scored with them; anybody else one after the other. */
function* scoredHistories(rubric: Rubric, people: readonly PersonHistory[], plain: boolean) {
  const { team, levels = [] } = rubric.program;
  const compares = team !== undefined || levels.some((level) => level.team);
  const everybody = people.map(({ history }) => history);
  const all = !compares ? [] : plain ? rubric.teamPeriodFigures(everybody) : rubric.scoreTeamPeriods(everybody);
  for (const [i, one] of people.entries()) {
    const alone = () => (plain ? rubric.periodFigures(one.history) : rubric.scorePeriods(one.history));
    yield { one, found: all[i] ?? alone() };
  }
}

/** Every period that was refused, with why; how many they are. */
const report = (found: ScoredHistory<unknown>, { name, rows }: PersonHistory, file: string, session: Session): number => {
  let failed = 0;
  for (const [i, { title, periods: list }] of found.levels.entries())
    for (const [k, { period, scored }] of list.entries()) {
      if (scored.success) continue;
      failed++;
      const row = i === 0 ? rows[k] : undefined;
      if (row) reportRow(file, row, row.problems.length > 0 ? row.problems : scored.problems, session);
      else
        reportProblems(
          [name, `${session.say(title)} ${period}`.trim()]
            .filter((text) => text !== "")
            .join(session.say({ zh: "，", en: ", " })),
          scored.problems,
          session,
        );
    }
  return failed;
};
