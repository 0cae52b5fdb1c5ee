import type { Command } from "commander";
import { type Column, factColumns } from "../../cells/columns.ts";
import type { Rubric } from "../../index.ts";
import { askedOf } from "../../plan/facts.ts";
import { choice } from "../command.ts";
import { type CliError, cliError } from "../failure.ts";
import type { RowProblem } from "../input/fact-row.ts";
import { fileName } from "../input/open.ts";
import { type FactsFormat, readFacts } from "../input/read-facts.ts";
import type { Session } from "../session.ts";

export type FactsOptions = { readonly facts: string; readonly factsFormat?: FactsFormat; readonly encoding?: string };
export type Candidate = {
  /** The line of the file where the record begins. */
  readonly row: number;
  readonly facts: Readonly<Record<string, unknown>>;
  /** What the file holds besides the facts: name, staff number. */
  readonly extra: Readonly<Record<string, string>>;
  readonly problems: readonly RowProblem[];
};

export const withFacts = (command: Command, { say }: Session): Command =>
  command
    .requiredOption(
      "--facts <file>",
      say({
        zh: "数据文件，CSV 或 JSON，每人一行；- 为标准输入",
        en: "the facts, CSV or JSON, one person per row; - is standard input",
      }),
    )
    .addOption(
      choice(
        "--facts-format <format>",
        ["csv", "json", "ndjson"],
        undefined,
        say({ zh: "数据文件的格式，默认按扩展名和内容", en: "format of the facts, otherwise told by name and content" }),
      ),
    )
    .option(
      "--encoding <name>",
      say({ zh: "数据文件的编码，默认自动识别", en: "encoding of the facts, otherwise told by content" }),
    );

export const oneStdin = (rubric: string, { facts }: FactsOptions): void => {
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
    stdin: session.io.stdin,
  });
  const known = new Set(inputs.map(({ name }) => name));
  /** `{ "attitude": { "customer": 4 } }` holds facts too. */
  const groups = new Set(inputs.flatMap(({ member }) => member?.of ?? []));
  for await (const { row, facts: cells, problems } of rows) {
    const facts: Record<string, unknown> = {};
    const extra: [string, string][] = [];
    for (const key in cells) {
      const value = cells[key];
      if (known.has(key) || (groups.has(key) && typeof value === "object")) facts[key] = value;
      else extra.push([key, typeof value === "string" ? value : JSON.stringify(value)]);
    }
    yield { row, facts, extra: Object.fromEntries(extra), problems };
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
export const lineOf = ({ row }: Candidate, { say }: Session): string => say({ zh: `第 ${row} 行`, en: `line ${row}` });
