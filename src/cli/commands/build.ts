import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { version } from "../../../package.json";
import { type Target, targets } from "../../build/build.ts";
import type { BuildOptions, BuiltFile } from "../../build/built.ts";
import type { Program } from "../../index.ts";
import { choice, describe, type Subcommand } from "../command.ts";
import { cliError } from "../failure.ts";
import { noteErrors } from "../input/load-rubric.ts";
import { codeOf } from "../input/open.ts";
import { readRubrics } from "../input/rubric-files.ts";
import type { Exit, Session } from "../session.ts";

type Options = { readonly target: Target; readonly output: string; readonly url?: string; readonly namespace: string };

export const build: Subcommand = (program, session, finish) => {
  const { say } = session;
  const target = choice(
    "--target <target>",
    Object.keys(targets),
    undefined,
    say({ zh: "用在哪种表格里", en: "the spreadsheet that it is for" }),
  );
  describe(
    program.command("build"),
    session,
    {
      zh: "生成表格里的评分函数（Google 表格、Excel、WPS）",
      en: "make scoring functions for a spreadsheet (Google Sheets, Excel, WPS)",
    },
    [
      {
        command: "scorewright build --target sheets rubric.yaml --output sheets",
        says: { zh: "打开其中的 install.zh.html", en: "then open install.en.html in it" },
      },
      {
        command: "scorewright build --target excel rubrics/*.yaml --url https://hr.example.com/rubric/ --output excel",
        says: { zh: "多份细则，一个加载项", en: "several rubrics, one add-in" },
      },
    ],
  )
    .argument("<rubrics...>", say({ zh: "评分细则：文件、目录或通配符", en: "rubrics: files, directories or globs" }))
    .addOption(target.makeOptionMandatory())
    .requiredOption("--output <directory>", say({ zh: "写入哪个目录", en: "the directory to write to" }))
    .option(
      "--url <address>",
      say({
        zh: "Excel、WPS 必需：这些文件将放在哪个 https 目录",
        en: "needed for Excel and WPS: the https folder where the files will be",
      }),
    )
    .option(
      "--namespace <name>",
      say({ zh: "Excel、WPS：函数名前面的部分", en: "Excel, WPS: what stands before the names" }),
      "RUBRIC",
    )
    .action(async (rubrics: readonly string[], options: Options) => finish(await buildFiles(rubrics, options, session)));
};

const buildFiles = async (patterns: readonly string[], options: Options, session: Session): Promise<Exit> => {
  const { target, output } = options;
  const place = placeOf(options);
  const programs = await readPrograms(patterns, session);
  if (!Array.isArray(programs)) return programs;
  const settings: BuildOptions = { ...place, language: session.language, runtime: await session.io.runtime(), version };
  const files = targets[target](programs, settings);
  await write(files, output);
  const [first = "", ...more] = files.map(({ name }) => name);
  const start = files.find(
    ({ name }) => name === `install.${session.language}.html` || name === `admin.${session.language}.html`,
  );
  await session.out.write(
    session.say({
      zh: `已写入 ${output}：${[first, ...more].join("、")}。\n下一步：打开 ${join(output, start?.name ?? first)}。\n`,
      en: `Wrote ${[first, ...more].join(", ")} to ${output}.\nNext: open ${join(output, start?.name ?? first)}.\n`,
    }),
  );
  return 0;
};

/** Where the files will be, and the namespace, as far as the host needs them. */
const placeOf = ({ target, url, namespace }: Options): Pick<BuildOptions, "url" | "namespace"> => {
  // A cell, a range or a truth value is no name in a formula.
  if (!/^[A-Za-z][A-Za-z0-9_]{1,31}$/.test(namespace) || /^(?:[A-Z]{1,3}\d+|R\d*C\d*|TRUE|FALSE)$/i.test(namespace))
    throw cliError(
      { zh: `“${namespace}”不能作命名空间。`, en: `"${namespace}" cannot be a namespace.` },
      {
        help: {
          zh: "请用英文字母开头的 2 至 32 个字母、数字或下划线。",
          en: "Use 2 to 32 letters, digits or underscores that begin with a letter.",
        },
      },
    );
  if (target === "sheets") return { url: "", namespace };
  if (url === undefined)
    throw cliError(
      {
        zh: "Excel 和 WPS 从网上取这些文件，需要 --url。",
        en: "Excel and WPS fetch the files from a server, so --url is needed.",
      },
      { help: { zh: "例如 --url https://hr.example.com/rubric/", en: "Such as --url https://hr.example.com/rubric/" } },
    );
  if (!/^https:\/\/[^\s"<>?#]+$/.test(url) && !/^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?(?:\/[^\s"<>?#]*)?$/.test(url))
    throw cliError(
      { zh: `${url} 不是可用的 https 地址。`, en: `${url} is no https address that could be used.` },
      { help: { zh: "例如 https://hr.example.com/rubric/", en: "Such as https://hr.example.com/rubric/" } },
    );
  return { url: url.replace(/\/?$/, "/"), namespace };
};

/** All of them, or the exit code where one cannot be used: half a bundle would be a trap. */
const readPrograms = async (patterns: readonly string[], session: Session): Promise<Program[] | Exit> => {
  const read = readRubrics(patterns, session);
  const programs: Program[] = [];
  const seen = new Map<string, string>();
  let broken = false;
  for await (const parsed of read.rubrics) {
    if (!parsed.success) {
      noteErrors(parsed, session);
      broken = true;
      continue;
    }
    const { program, source } = parsed.rubric;
    const before = seen.get(program.rubric.id);
    if (before !== undefined)
      throw cliError(
        {
          zh: `${before} 和 ${source.name} 的 id 都是 ${program.rubric.id}。`,
          en: `${before} and ${source.name} have the same id, ${program.rubric.id}.`,
        },
        { exit: 1, help: { zh: "一个函数包里每份细则的 id 必须不同。", en: "Every rubric of a bundle needs an id of its own." } },
      );
    seen.set(program.rubric.id, source.name);
    programs.push(program);
  }
  if (read.failed() > 0) return 2;
  if (broken) return 1;
  if (programs.length === 0) throw cliError({ zh: "没有评分细则。", en: "There are no rubrics." });
  return programs;
};

const write = async (files: readonly BuiltFile[], directory: string): Promise<void> => {
  try {
    await mkdir(directory, { recursive: true });
    for (const { name, content } of files) await writeFile(join(directory, name), content);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (codeOf(error) === "EEXIST" || codeOf(error) === "ENOTDIR")
      throw cliError(
        { zh: `${directory} 是文件，不是目录。`, en: `${directory} is a file and no directory.` },
        { help: { zh: "请给 --output 换一个目录名。", en: "Name a directory after --output." } },
      );
    throw cliError(
      { zh: `无法写入 ${directory}：${reason}。`, en: `${directory} cannot be written to: ${reason}.` },
      { help: { zh: "请检查目录是否有写权限。", en: "Check that you may write there." } },
    );
  }
};
