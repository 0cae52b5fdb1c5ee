import { cliError } from "../failure.ts";
import { codeOf } from "../input/open.ts";

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
