import type { Command } from "commander";
import type { Rubric } from "../../index.ts";
import { choice } from "../command.ts";
import { cliError } from "../failure.ts";
import { loadRubric } from "../input/load-rubric.ts";
import { type FactsOptions, oneStdin } from "../people/people.ts";
import type { Session } from "../session.ts";

/** How results are written. */
export type OutputOptions<Format extends string> = {
  readonly format: Format;
  readonly output?: string;
  readonly ids?: boolean;
  readonly bom?: boolean;
};

export const withOutput = (command: Command, formats: readonly string[], { say }: Session): Command =>
  command
    .addOption(choice("--format <format>", formats, "table", say({ zh: "输出格式", en: "how to print" })))
    .option("--output <file>", say({ zh: "写入文件", en: "write to a file" }))
    .option("--ids", say({ zh: "列名用细则里的名称，不用标题", en: "head the columns with names instead of titles" }))
    .option("--bom", say({ zh: "CSV 开头加 BOM，供 Excel 识别", en: "begin the CSV with a byte order mark, for Excel" }));

/** Checks the options before anything is read. Undefined: the rubric has errors, and they have been reported. */
export const openFor = async (
  path: string,
  options: FactsOptions & OutputOptions<string>,
  session: Session,
): Promise<Rubric | undefined> => {
  oneStdin(path, options);
  if (options.bom === true && options.format !== "csv")
    throw cliError({ zh: "--bom 只用于 --format csv。", en: "--bom only goes with --format csv." });
  return loadRubric(path, session);
};
