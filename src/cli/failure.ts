import type { Says } from "../text/path.ts";

/**
 * Ends the command with a message instead of a stack trace. `exit` 1: problems were found in what was read; 2: wrong usage, or a file could not
 * be read or written. `message` and `help` are English, `says` holds both languages.
 */
export class CliError extends Error {
  readonly exit: 1 | 2;
  readonly help?: string;
  readonly says: { readonly message: Says; readonly help?: Says };

  constructor(message: Says, options: { readonly exit: 1 | 2; readonly help?: Says }) {
    super(message.en);
    this.name = "CliError";
    this.exit = options.exit;
    this.says = options.help ? { message, help: options.help } : { message };
    if (options.help) this.help = options.help.en;
  }
}

/** A plain string is a text that exists in one language only, such as a message of the operating system. */
export const cliError = (
  message: Says | string,
  options: { readonly exit?: 1 | 2; readonly help?: Says | string } = {},
): CliError =>
  new CliError(bothLanguages(message), {
    exit: options.exit ?? 2,
    ...(options.help === undefined ? {} : { help: bothLanguages(options.help) }),
  });

const bothLanguages = (text: Says | string): Says => (typeof text === "string" ? { en: text, zh: text } : text);

export const emptyFile = (name: Says): CliError =>
  cliError(
    { en: `${name.en} is empty.`, zh: `${name.zh} 是空的。` },
    {
      help: {
        en: "A CSV file or a workbook needs a header row and one row per person, a JSON file a list of records.",
        zh: "CSV 文件和工作簿需要一行表头，每人一行；JSON 文件需要一个记录列表。",
      },
    },
  );
