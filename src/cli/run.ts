import { Command, CommanderError } from "commander";
import { version } from "../../package.json";
import { choice, configure } from "./command.ts";
import { build } from "./commands/build.ts";
import { check } from "./commands/check.ts";
import { explain } from "./commands/explain.ts";
import { init } from "./commands/init.ts";
import { periods } from "./commands/periods.ts";
import { score } from "./commands/score.ts";
import { team } from "./commands/team.ts";
import { template } from "./commands/template.ts";
import { test } from "./commands/test.ts";
import { types } from "./commands/types.ts";
import { xlsx } from "./commands/xlsx.ts";
import { CliError } from "./failure.ts";
import { type Exit, type Io, openSession, type Session } from "./session.ts";
import { usageError } from "./usage-error.ts";

/** Runs one command line; resolves to the exit code when everything has been written. */
export const run = async (args: readonly string[], io: Io): Promise<Exit> => {
  const session = openSession(args, io);
  try {
    const exit = await perform(args, session);
    await session.out.end();
    return exit;
  } catch (thrown) {
    return report(thrown, args, session);
  }
};

const perform = async (args: readonly string[], session: Session): Promise<Exit> => {
  const { say } = session;
  let exit: Exit = 0;
  const finish = (code: Exit) => {
    exit = code;
  };
  const program = configure(new Command("scorewright"), session)
    .description(
      say({
        zh: "用书面的评分细则（YAML）算出精确、可解释的得分。",
        en: "Turns a written appraisal scheme (YAML) into exact, explained scores.",
      }),
    )
    .version(version, "-V, --version", say({ zh: "显示版本", en: "show the version" }))
    .addOption(
      choice("--lang <language>", ["zh", "en"], session.language, say({ zh: "输出语言", en: "language of the output" })),
    );
  for (const add of Object.values(commands)) add(program, session, finish);
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (thrown) {
    // What was computed before the failure is still the reader's.
    await session.out.end();
    throw thrown;
  }
  return exit;
};

const commands = { check, score, team, periods, explain, test, types, template, xlsx, build, init } as const;

const report = (thrown: unknown, args: readonly string[], { io, note, say }: Session): Exit => {
  if (thrown instanceof CommanderError && thrown.exitCode === 0) return 0;
  // Without a command, the help has been shown already.
  if (thrown instanceof CommanderError && thrown.code === "commander.help") return 2;
  const failure =
    thrown instanceof CommanderError
      ? usageError(
          thrown,
          args.find((arg) => Object.hasOwn(commands, arg)),
        )
      : thrown;
  if (failure instanceof CliError) {
    note(`scorewright: ${say(failure.says.message)}`);
    if (failure.says.help) note(`  ${say(failure.says.help)}`);
    return failure.exit;
  }
  note(`scorewright: ${failure instanceof Error ? failure.message : String(failure)}`);
  note(
    `  ${say({ zh: "这是程序的错误，请报告；设 DEBUG=scorewright 可看详情。", en: "This is a mistake of the program, please report it; DEBUG=scorewright shows more." })}`,
  );
  if (io.env.DEBUG?.split(",").includes("scorewright") && failure instanceof Error) note(failure.stack ?? "");
  return 2;
};
