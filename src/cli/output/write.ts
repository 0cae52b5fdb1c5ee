import { stringify } from "csv-stringify/sync";
import { cliError } from "../failure.ts";
import { codeOf } from "../input/open.ts";

/** What a spreadsheet program may run as a formula, https://owasp.org/www-community/attacks/CSV_Injection, with the full-width signs that some fold. */
const formula = /^[=+\-@\t\r\0＝＋－＠]/;
const number = /^[-+]?\d[\d.,:/%]*$/;

/** One line of a CSV file with its end. Text that could be a formula gets a leading `'`; numbers, negative ones too, stay numbers. */
export const csvLine = (cells: readonly { readonly text: string; readonly numeric: boolean }[]): string => {
  const texts = cells.map(({ text, numeric }) => (formula.test(text) && !(numeric && number.test(text)) ? `'${text}` : text));
  // A single empty cell would come out as a blank line, which readers skip.
  return stringify([texts], { quoted_empty: texts.length === 1 });
};

type Stream = Pick<NodeJS.WritableStream, "write" | "on">;
export type Output = { readonly write: (text: string) => Promise<void>; readonly end: () => Promise<void> };

const blockSize = 16 * 1024;

/**
 * Writes in blocks and waits for a reader that is slower. When the reader has gone (`… | head`) the process ends quietly; any other failure is
 * thrown. Call `end` before leaving: it waits until everything has been taken.
 */
export const createOutput = (stream: Stream = process.stdout, leave: () => void = () => process.exit()): Output => {
  let waiting = "";
  let failed: Error | undefined;
  stream.on("error", (error: Error) => {
    failed = error;
    if (codeOf(error) === "EPIPE") leave();
  });
  const flush = async (): Promise<void> => {
    const block = waiting;
    waiting = "";
    // The callback comes when the block has been taken, which is all the back-pressure that is needed.
    const error = await new Promise<Error | null | undefined>((done) => stream.write(block, done));
    failed ??= error ?? undefined;
    if (codeOf(failed) === "EPIPE") leave();
    else if (failed) throw cannotWrite(failed);
  };
  return {
    write: async (text) => {
      waiting += text;
      if (waiting.length >= blockSize) await flush();
    },
    end: async () => {
      if (waiting !== "") await flush();
    },
  };
};

const cannotWrite = (error: Error) =>
  cliError(
    { en: `The output cannot be written: ${error.message}.`, zh: `无法写出结果：${error.message}。` },
    {
      help: {
        en: "What was written so far is incomplete: look for free space and permissions, then run the command again.",
        zh: "已写出的内容不完整：请检查磁盘空间和权限，然后重新运行。",
      },
    },
  );

type Terminal = { readonly isTTY?: boolean; readonly write: (text: string) => unknown };
export type Progress = { readonly advance: (count?: number) => void; readonly end: () => void };

const tenth = 100;
const clearLine = "\r\u001B[K";

/** A counter on the last line of the terminal, at most ten times a second; silent in files, pipes and CI. */
export const createProgress = (
  total?: number,
  options: { readonly terminal?: Terminal; readonly ci?: boolean; readonly now?: () => number } = {},
): Progress => {
  const { terminal = process.stderr, ci = isCi(process.env.CI), now = () => performance.now() } = options;
  if (!terminal.isTTY || ci) return { advance: () => {}, end: () => {} };
  let done = 0;
  let shown: number | undefined;
  return {
    advance: (count = 1) => {
      done += count;
      const time = now();
      if (shown !== undefined && time - shown < tenth) return;
      shown = time;
      terminal.write(clearLine + (total ? `${done} / ${total}  ${Math.floor((done * 100) / total)}%` : String(done)));
    },
    end: () => {
      if (shown !== undefined) terminal.write(clearLine);
    },
  };
};

const isCi = (value: string | undefined): boolean => value !== undefined && value !== "" && value !== "0" && value !== "false";
