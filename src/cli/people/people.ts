import type { Command } from "commander";
import { type Column, factColumns } from "../../cells/columns.ts";
import { sumWord } from "../../cells/people.ts";
import type { Rubric } from "../../index.ts";
import { askedOf } from "../../plan/facts.ts";
import type { Says } from "../../text/path.ts";
import { choice } from "../command.ts";
import { type CliError, cliError } from "../failure.ts";
import { placeName, type RowProblem, rowName, type SheetPlace } from "../input/fact-row.ts";
import { fileName } from "../input/open.ts";
import { type FactsFormat, readFacts } from "../input/read-facts.ts";
import type { Session } from "../session.ts";

export type FactsOptions = {
  readonly facts: string;
  readonly factsFormat?: FactsFormat;
  readonly encoding?: string;
  readonly sheet?: string;
};
export type Candidate = {
  /** The line of the file where the record begins, or the row of the sheet. */
  readonly row: number;
  readonly sheet?: SheetPlace | undefined;
  readonly facts: Readonly<Record<string, unknown>>;
  /** What the file holds besides the facts: name, staff number. */
  readonly extra: Readonly<Record<string, string>>;
  readonly problems: readonly RowProblem[];
};

const whatFactsAre: Says = {
  zh: "数据文件，CSV、JSON 或 .xlsx，每人一行；- 为标准输入",
  en: "the facts, CSV, JSON or .xlsx, one person per row; - is standard input",
};
export const withFacts = (command: Command, session: Session): Command =>
  withReading(command.requiredOption("--facts <file>", session.say(whatFactsAre)), session);
/** For what can be done without anybody, too. */
export const withOptionalFacts = (command: Command, session: Session): Command =>
  withReading(command.option("--facts <file>", session.say(whatFactsAre)), session);
const withReading = (command: Command, { say }: Session): Command =>
  command
    .addOption(
      choice(
        "--facts-format <format>",
        ["csv", "json", "ndjson", "xlsx"],
        undefined,
        say({ zh: "数据文件的格式，默认按扩展名和内容", en: "format of the facts, otherwise told by name and content" }),
      ),
    )
    .option(
      "--sheet <name>",
      say({ zh: "工作簿中的哪一张工作表，默认第一张", en: "which sheet of a workbook, otherwise the first" }),
    )
    .option(
      "--encoding <name>",
      say({ zh: "数据文件的编码，默认自动识别", en: "encoding of the facts, otherwise told by content" }),
    );

export const oneStdin = (rubric: string, { facts }: Partial<FactsOptions>): void => {
  if (rubric === "-" && facts === "-")
    throw cliError({
      zh: "评分细则和数据不能都来自标准输入。",
      en: "The rubric and the facts cannot both come from standard input.",
    });
};

/** Everybody in the file, one at a time. */
export async function* readPeople(
  rubric: Pick<Rubric, "program">,
  options: FactsOptions,
  session: Session,
  /** Columns that are no facts, but known by their titles too. */
  others: readonly Column[] = [],
): AsyncGenerator<Candidate> {
  const inputs = askedOf(rubric.program.plan);
  const facts = factColumns(rubric.program.plan);
  const columns = [...facts, ...others.filter(({ id }) => !facts.some((fact) => fact.id === id))];
  const rows = readFacts(options.facts, {
    columns,
    format: options.factsFormat,
    encoding: options.encoding,
    sheet: options.sheet,
    stdin: session.io.stdin,
    note: (text) => session.note(session.say(text)),
  });
  const known = new Set(inputs.map(({ name }) => name));
  /** `{ "attitude": { "customer": 4 } }` holds facts too. */
  const groups = new Set(inputs.flatMap(({ member }) => member?.of ?? []));
  for await (const { row, sheet, facts: cells, problems } of rows) {
    const facts: Record<string, unknown> = {};
    const extra: [string, string][] = [];
    for (const key in cells) {
      const value = cells[key];
      if (known.has(key) || (groups.has(key) && typeof value === "object")) facts[key] = value;
      else extra.push([key, typeof value === "string" ? value : JSON.stringify(value)]);
    }
    const person = { row, sheet, facts, extra: Object.fromEntries(extra), problems };
    const sum = sumWord(person.extra);
    if (sum === undefined) yield person;
    else session.note(session.say(sumRow(placeOf(options.facts, person), sum)));
  }
}

export const nobody = (path: string): CliError => {
  const name = fileName(path);
  return cliError(
    { zh: `${name.zh} 里没有人员数据。`, en: `${name.en} holds no rows of facts.` },
    { exit: 1, help: { zh: "表头之后，每人一行。", en: "Below the header it needs one row per person." } },
  );
};

/** The first cells that are no facts: most files begin with a name or a number. */
export const nameOf = ({ extra }: Candidate): string =>
  Object.values(extra)
    .filter((text) => !/^[[{]/.test(text))
    .slice(0, 2)
    .join(" ");
export const lineOf = ({ row, sheet }: Pick<Candidate, "row" | "sheet">, { say }: Session): string => say(rowName(row, sheet));
/** The file, the sheet if that has to be told, and the line. */
export const placeOf = (file: string, { row, sheet }: Pick<Candidate, "row" | "sheet">): Says => {
  const [place, line] = [placeName(fileName(file), sheet), rowName(row, sheet)];
  return { zh: `${place.zh} ${line.zh}`, en: `${place.en}, ${line.en}` };
};
const sumRow = (place: Says, word: string): Says => ({
  zh: `${place.zh}：“${word}”行是汇总，不是人，未读取。`,
  en: `${place.en}: the row of "${word}" adds others up and is nobody's, so it was left out.`,
});
