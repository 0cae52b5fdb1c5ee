import { type Argument, type Command, InvalidArgumentError, Option } from "commander";
import type { Says } from "../text/path.ts";
import { displayWidth } from "../text/width.ts";
import type { Exit, Session } from "./session.ts";

/** Adds one command to the program; `finish` takes its exit code. */
export type Subcommand = (program: Command, session: Session, finish: (exit: Exit) => void) => void;
export type Example = { readonly command: string; readonly says: Says };

/** Commander throws instead of ending the process, writes through the session and speaks its language. Commands added later inherit this. */
export const configure = (program: Command, session: Session): Command => {
  const { io, out, say, language } = session;
  const headings = new Map(Object.entries(titles).map(([title, zh]) => [title, language === "zh" ? zh : title]));
  return program
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void out.write(text),
      writeErr: (text) => void io.stderr.write(text),
      // `run` reports every error once, in the right language.
      outputError: () => {},
      getOutHelpWidth: () => 100,
      getErrHelpWidth: () => 100,
    })
    .configureHelp({
      showGlobalOptions: true,
      displayWidth,
      styleTitle: (title) => headings.get(title) ?? title,
      optionDescription: (option) => detailed(option, session),
      argumentDescription: (argument) => detailed(argument, session),
    })
    .helpOption("-h, --help", say({ zh: "显示帮助", en: "show this help" }))
    .helpCommand("help [command]", say({ zh: "显示某个命令的帮助", en: "show the help of a command" }));
};
/** A description with the values that can be chosen and the usual one. */
const detailed = (one: Option | Argument, { language }: Session): string => {
  const zh = language === "zh";
  const usual = one.defaultValue === undefined || typeof one.defaultValue === "boolean" ? undefined : String(one.defaultValue);
  const details = [
    ...(one.argChoices ? [one.argChoices.join(zh ? "、" : ", ")] : []),
    ...(usual === undefined ? [] : [zh ? `默认 ${usual}` : `default ${usual}`]),
  ];
  if (details.length === 0) return one.description;
  return zh ? `${one.description}（${details.join("；")}）` : `${one.description} (${details.join("; ")})`;
};
const titles = {
  "Usage:": "用法：",
  "Arguments:": "参数：",
  "Options:": "选项：",
  "Global Options:": "通用选项：",
  "Commands:": "命令：",
};

export const describe = (command: Command, { say }: Session, summary: Says, examples: readonly Example[]): Command => {
  const widest = Math.max(...examples.map((example) => displayWidth(example.command)));
  const lines = examples.map(
    (example) => `  ${example.command}${" ".repeat(widest - displayWidth(example.command))}  ${say(example.says)}`,
  );
  return command
    .description(say(summary))
    .addHelpText("after", `\n${say({ zh: "示例：", en: "Examples:" })}\n${lines.join("\n")}`);
};

export const choice = (flags: string, choices: readonly string[], usual: string | undefined, description: string): Option => {
  const option = new Option(flags, description).choices(choices);
  return usual === undefined ? option : option.default(usual);
};

export const whole = (flags: string, least: number, description: string, { say }: Session): Option =>
  new Option(flags, description).argParser((text) => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : -1;
    if (value >= least) return value;
    throw new InvalidArgumentError(say({ zh: `请写不小于 ${least} 的整数。`, en: `Write a whole number from ${least} on.` }));
  });
