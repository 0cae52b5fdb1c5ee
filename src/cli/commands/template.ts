import { extname } from "node:path";
import type { TemplateTable } from "../../workbook/template.ts";
import { choice, describe, type Subcommand } from "../command.ts";
import { loadRubric } from "../input/load-rubric.ts";
import { csvHeader } from "../output/csv.ts";
import { neededOutput, openBytes } from "../output/output-file.ts";
import type { Exit, Session } from "../session.ts";

type Options = { readonly format?: "xlsx" | "csv"; readonly output?: string };

export const template: Subcommand = (program, session, finish) => {
  const { say } = session;
  const format = choice(
    "--format <format>",
    ["xlsx", "csv"],
    undefined,
    say({ zh: "格式；默认按扩展名，打印时为 csv", en: "otherwise told by the name of the file, and csv where it is printed" }),
  );
  describe(
    program.command("template"),
    session,
    {
      zh: "生成空白数据文件：表头、下拉选项和填写说明",
      en: "make an empty file of facts: headers, drop-downs, what each column takes",
    },
    [
      {
        command: "scorewright template rubric.yaml --output 数据.xlsx",
        says: { zh: "供 Excel、WPS 填写", en: "for Excel or WPS" },
      },
      { command: "scorewright template rubric.yaml", says: { zh: "打印 CSV 表头", en: "print the header of a CSV file" } },
    ],
  )
    .argument("<rubric>", say({ zh: "评分细则；- 为标准输入", en: "the rubric; - is standard input" }))
    .addOption(format)
    .option("--output <file>", say({ zh: "写入文件", en: "write to a file" }))
    .action(async (rubric: string, options: Options) => finish(await writeTemplate(rubric, options, session)));
};

const writeTemplate = async (path: string, { format, output: asked }: Options, session: Session): Promise<Exit> => {
  const { out, say, language } = session;
  const isText = format === "csv" || (format === undefined && (asked === undefined || extname(asked).toLowerCase() === ".csv"));
  const file = isText ? asked : neededOutput(asked, "facts.xlsx");
  const output = file === undefined ? out : await openBytes(file, [path]);
  const rubric = await loadRubric(path, session);
  if (!rubric) return 1;
  // Loaded here: nobody else needs what makes a workbook.
  const { templateOf, templateWorkbook } = await import("../../workbook/template.ts");
  if (isText) {
    const { people, lists } = templateOf(rubric.program, language);
    await output.write(csvHeader([people.who, ...people.columns.map(({ header }) => header)], true));
    explainColumns(people, lists, session);
  } else {
    const { writeXlsx } = await import("../../xlsx/write.ts");
    await (output as Awaited<ReturnType<typeof openBytes>>).write(writeXlsx(templateWorkbook(rubric.program, language)));
  }
  if (file !== undefined) await out.write(`${say({ zh: `已写入 ${file}。`, en: `Wrote ${file}.` })}\n`);
  return 0;
};

/** Beside the file and not in it: a line of explanation would be somebody to whoever reads it. */
const explainColumns = ({ who, columns }: TemplateTable, lists: readonly TemplateTable[], { note, say }: Session): void => {
  note(
    `${who}${say({ zh: "：谁；有同名的人时请加一列 工号", en: ": who it is; where two people share a name, add a column Staff no" })}`,
  );
  for (const { header, takes } of columns) note(`${header}${say({ zh: "：", en: ": " })}${takes}`);
  if (lists.length > 0)
    note(
      say({
        zh: `${lists.map(({ title }) => `“${title}”`).join("、")}是明细，CSV 放不下：请用 --format xlsx（每张明细一个工作表）或 JSON。`,
        en: `${lists.map(({ title }) => title).join(", ")}: lists, for which a CSV file has no place. Use \`--format xlsx\`, with a sheet for each, or JSON.`,
      }),
    );
};
