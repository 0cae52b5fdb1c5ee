import type { CommanderError } from "commander";
import type { Says } from "../text/path.ts";
import { type CliError, cliError } from "./failure.ts";

/** Commander's complaints exist in English only; what they quote is all that a translation needs. */
const translations: Readonly<Record<string, (quoted: readonly string[], rest: string) => string>> = {
  "commander.unknownOption": ([option = ""]) => `没有选项 ${option}。`,
  "commander.unknownCommand": ([command = ""]) => `没有命令“${command}”。`,
  "commander.missingArgument": ([argument = ""]) => `缺少参数 ${argument}。`,
  "commander.optionMissingArgument": ([option = ""]) => `选项 ${option} 后面要写值。`,
  "commander.missingMandatoryOptionValue": ([option = ""]) => `必须写选项 ${option}。`,
  "commander.conflictingOption": ([one = "", other = ""]) => `选项 ${one} 和 ${other} 不能同时使用。`,
  "commander.excessArguments": () => "参数太多。",
  "commander.invalidArgument": ([option = "", value = ""], rest) =>
    `选项 ${option} 不接受“${value}”。${rest.replace(/^Allowed choices are (.*)\.$/, "可用的值：$1。")}`,
};

/** `command` is the one that was called, where there is one. */
export const usageError = (error: CommanderError, command: string | undefined): CliError => {
  const text = error.message.replace(/^error: /, "");
  const [first = "", hint] = text.split("\n(Did you mean ");
  const near = hint?.replace(/^one of /, "").replace(/\?\)$/, "");
  const quoted = [...first.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? "");
  const zh = translations[error.code]?.(quoted, first.replace(/^.*' is invalid\. /, "")) ?? first;
  const sentence = `${first.charAt(0).toUpperCase()}${first.slice(1)}${first.endsWith(".") ? "" : "."}`;
  const usage = `scorewright ${command === undefined ? "" : `${command} `}--help`;
  const help: Says = {
    zh: near === undefined ? `用 ${usage} 查看用法。` : `是否想写 ${near}？`,
    en: near === undefined ? `${usage} shows how it is used.` : `Did you mean ${near}?`,
  };
  return cliError({ zh, en: sentence }, { help });
};
