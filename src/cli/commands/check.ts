import { type Diagnostic, diagnosticLine, locateDiagnostic, renderDiagnostics, type Source } from "../../index.ts";
import { choice, describe, type Subcommand, whole } from "../command.ts";
import { counted, readRubrics } from "../input/rubric-files.ts";
import type { Exit, Session } from "../session.ts";

type Options = { readonly format: "pretty" | "compact" | "json"; readonly maxWarnings?: number };

export const check: Subcommand = (program, session, finish) => {
  const { say } = session;
  describe(program.command("check"), session, { zh: "检查评分细则", en: "check rubrics" }, [
    { command: "scorewright check rubric.yaml", says: { zh: "检查一个文件", en: "one file" } },
    { command: 'scorewright check "rubrics/**/*.yaml"', says: { zh: "检查多个文件", en: "many files" } },
    { command: "scorewright check --format compact --max-warnings 0 rubrics", says: { zh: "用于持续集成", en: "in CI" } },
  ])
    .argument(
      "<files...>",
      say({ zh: "文件、目录或通配符；- 为标准输入", en: "files, directories or globs; - is standard input" }),
    )
    .addOption(choice("--format <format>", ["pretty", "compact", "json"], "pretty", say({ zh: "输出格式", en: "how to print" })))
    .addOption(
      whole("--max-warnings <n>", 0, say({ zh: "警告多于 n 个时退出码为 1", en: "exit code 1 above so many warnings" }), session),
    )
    .action(async (files: readonly string[], options: Options) => finish(await checkFiles(files, options, session)));
};

const checkFiles = async (patterns: readonly string[], options: Options, session: Session): Promise<Exit> => {
  const { format, maxWarnings = Number.POSITIVE_INFINITY } = options;
  const counts = { error: 0, warning: 0, info: 0 };
  let files = 0;
  const report = reports[format](session);
  const read = readRubrics(patterns, session);
  for await (const parsed of read.rubrics) {
    files++;
    const { diagnostics, source } = parsed.success ? parsed.rubric : parsed;
    for (const { severity } of diagnostics) counts[severity]++;
    await report.add(diagnostics, source);
  }
  await report.end(files > 0 ? summary(files, counts, session) : undefined);
  const tooMany = counts.warning > maxWarnings;
  if (tooMany)
    session.note(
      session.say({
        zh: `警告 ${counts.warning} 个，最多允许 ${maxWarnings} 个。`,
        en: `${counted(counts.warning, "warning", "warnings")}, at most ${maxWarnings} allowed.`,
      }),
    );
  return read.failed() > 0 ? 2 : counts.error > 0 || tooMany ? 1 : 0;
};

/** Takes file by file; at the end comes a summary, where any file was read. */
type Report = {
  readonly add: (diagnostics: readonly Diagnostic[], source: Source) => Promise<void>;
  readonly end: (summary: string | undefined) => Promise<void>;
};
const reports: Readonly<Record<Options["format"], (session: Session) => Report>> = {
  pretty: ({ out, language, color }) => ({
    add: async (diagnostics, source) => {
      if (diagnostics.length > 0) await out.write(`${renderDiagnostics(diagnostics, source, { language, color })}\n\n`);
    },
    end: async (text) => {
      if (text !== undefined) await out.write(`${text}\n`);
    },
  }),
  compact: ({ out, note, language }) => ({
    add: async (diagnostics, source) => {
      for (const diagnostic of inOrder(diagnostics, source)) await out.write(`${diagnosticLine(diagnostic, source, language)}\n`);
    },
    end: async (text) => {
      if (text !== undefined) note(text);
    },
  }),
  json: ({ out }) => {
    const records: unknown[] = [];
    return {
      add: async (diagnostics, source) => {
        records.push(...inOrder(diagnostics, source).map((diagnostic) => toRecord(diagnostic, source)));
      },
      end: () => out.write(`${JSON.stringify(records, undefined, 2)}\n`),
    };
  },
};

const summary = (files: number, counts: Readonly<Record<Diagnostic["severity"], number>>, { say }: Session): string => {
  const zh = [
    ...(counts.error ? [`${counts.error} 个错误`] : []),
    ...(counts.warning ? [`${counts.warning} 个警告`] : []),
    ...(counts.info ? [`${counts.info} 个提示`] : []),
  ];
  const en = [
    ...(counts.error ? [counted(counts.error, "error", "errors")] : []),
    ...(counts.warning ? [counted(counts.warning, "warning", "warnings")] : []),
    ...(counts.info ? [counted(counts.info, "remark", "remarks")] : []),
  ];
  return say({
    zh: `${files} 个文件：${zh.join("，") || "没有问题"}`,
    en: `${counted(files, "file", "files")}: ${en.join(", ") || "no problems"}`,
  });
};

const inOrder = (diagnostics: readonly Diagnostic[], source: Source): readonly Diagnostic[] =>
  diagnostics
    .map((diagnostic) => ({ diagnostic, place: locateDiagnostic(diagnostic, source) }))
    .sort(
      (a, b) =>
        a.place.line - b.place.line || a.place.column - b.place.column || (a.diagnostic.code < b.diagnostic.code ? -1 : 1),
    )
    .map(({ diagnostic }) => diagnostic);

const toRecord = (diagnostic: Diagnostic, source: Source) => {
  const { code, severity, message, help } = diagnostic;
  return { file: source.name, ...locateDiagnostic(diagnostic, source), code, severity, message, ...(help ? { help } : {}) };
};
