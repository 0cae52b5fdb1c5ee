import { type ExampleResult, type Rubric, renderDiagnostics } from "../../index.ts";
import { describe, type Subcommand } from "../command.ts";
import { counted, readRubrics } from "../input/rubric-files.ts";
import { type Exit, printable, type Session } from "../session.ts";

export const test: Subcommand = (program, session, finish) => {
  describe(program.command("test"), session, { zh: "运行细则里的例子（examples）", en: "run the examples in rubrics" }, [
    { command: "scorewright test rubric.yaml", says: { zh: "核对一个文件的例子", en: "the examples of one file" } },
    { command: "scorewright test rubrics", says: { zh: "核对目录下所有文件", en: "of all files in a directory" } },
  ])
    .argument(
      "<files...>",
      session.say({ zh: "文件、目录或通配符；- 为标准输入", en: "files, directories or globs; - is standard input" }),
    )
    .action(async (files: readonly string[]) => finish(await testFiles(files, session)));
};

const testFiles = async (patterns: readonly string[], session: Session): Promise<Exit> => {
  const { out, say, note } = session;
  let [files, passed, failed, broken] = [0, 0, 0, 0];
  const read = readRubrics(patterns, session);
  for await (const parsed of read.rubrics) {
    files++;
    if (!parsed.success) {
      broken++;
      const errors = parsed.diagnostics.filter((diagnostic) => diagnostic.severity === "error");
      note(`${renderDiagnostics(errors, parsed.source, { language: session.language })}\n`);
      continue;
    }
    const results = parsed.rubric.runExamples();
    await out.write(`${printable(parsed.rubric.source.name)}\n`);
    if (results.length === 0) await out.write(`  ${say(noExamples)}\n`);
    for (const result of results) {
      if (result.passed) passed++;
      else failed++;
      await out.write(`${printable(lines(result, parsed.rubric, session).join("\n"))}\n`);
    }
  }
  const faults =
    broken === 0 ? "" : say({ zh: `，${broken} 个文件有错误`, en: `, ${counted(broken, "file", "files")} with errors` });
  if (files > 0)
    await out.write(
      say({
        zh: `\n${files} 个文件：例子通过 ${passed} 个，失败 ${failed} 个${faults}\n`,
        en: `\n${counted(files, "file", "files")}: ${passed} passed, ${failed} failed${faults}\n`,
      }),
    );
  return read.failed() > 0 ? 2 : failed > 0 || broken > 0 ? 1 : 0;
};

const noExamples = {
  zh: "警告：没有例子（examples），这份细则还没有自证。",
  en: "warning: no examples, so nothing here proves that the rubric says what was meant",
};

const lines = (result: ExampleResult, { source }: Rubric, { say }: Session): readonly string[] => {
  const { passed, level, line, differences, problems } = result;
  const name = level === undefined ? result.name : `${level}: ${result.name}`;
  if (passed) return [`  ✓ ${name}`];
  return [
    `  ✗ ${name}${line === undefined ? "" : `  ${source.name}:${line}`}`,
    ...differences.map(({ name: figure, expected, found }) =>
      say({
        zh: `      ${figure}：应为 ${expected}，得到 ${found}`,
        en: `      ${figure}: expected ${expected}, found ${found}`,
      }),
    ),
    ...problems.map((problem) => `      ${say(problem)}`),
  ];
};
