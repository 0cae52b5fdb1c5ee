import type { Language, Says } from "../text/path.ts";
import type { Bytes } from "./input/open.ts";
import { createOutput, type Output } from "./output/write.ts";

/** 0: fine; 1: problems in what was read; 2: wrong usage, or a file that cannot be read or written. */
export type Exit = 0 | 1 | 2;
type Stream = Pick<NodeJS.WritableStream, "write" | "on"> & { readonly isTTY?: boolean };
/** What a run of the program touches; `process` is one. */
export type Io = {
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly stdin: Bytes;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The script that runs rubrics in a spreadsheet. */
  readonly runtime: () => Promise<string>;
};
export type Session = {
  readonly io: Io;
  readonly language: Language;
  readonly say: (text: Says) => string;
  readonly out: Output;
  /** Lines for people, beside the results. */
  readonly note: (text: string) => void;
  readonly color: boolean;
};

export const openSession = (args: readonly string[], io: Io): Session => {
  const language = languageOf(args, io.env);
  // Whoever closes the error stream does not want to hear of it.
  io.stderr.on("error", () => {});
  return {
    io,
    language,
    say: (text) => text[language],
    out: createOutput(io.stdout),
    note: (text) => io.stderr.write(`${printable(text)}\n`),
    color: io.stdout.isTTY === true && !io.env.NO_COLOR && io.env.TERM !== "dumb",
  };
};

/** Needed before the arguments are parsed: complaints about them are in this language too. */
export const languageOf = (args: readonly string[], env: Io["env"]): Language => {
  const at = args.findIndex((arg) => arg === "--lang" || arg.startsWith("--lang="));
  const asked = args[at] === "--lang" ? args[at + 1] : args[at]?.slice("--lang=".length);
  if (asked === "zh" || asked === "en") return asked;
  const locale = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value !== undefined && value !== "");
  return locale?.toLowerCase().startsWith("zh") ? "zh" : "en";
};

/** Text from a file must not move the cursor or colour the terminal. */
export const printable = (text: string): string =>
  text.replaceAll("\t", " ").replace(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/gu, "\uFFFD");
