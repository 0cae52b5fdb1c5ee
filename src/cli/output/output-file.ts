import { createWriteStream, type WriteStream } from "node:fs";
import { resolve } from "node:path";
import { cliError } from "../failure.ts";
import type { Session } from "../session.ts";
import { createOutput, type Output } from "./write.ts";

/** Where results go: the file, which is not touched before there is something to write, or standard output. */
export const openOutput = (path: string | undefined, read: readonly string[], session: Session): Output => {
  if (path === undefined) return session.out;
  if (read.some((one) => one !== "-" && resolve(one) === resolve(path)))
    throw cliError(
      { zh: `${path} 是要读取的文件，不能同时用作输出。`, en: `${path} is read by this command, so it cannot be its output.` },
      { help: { zh: "请给 --output 换一个文件名。", en: "Name another file after --output." } },
    );
  let file: { readonly stream: WriteStream; readonly output: Output } | undefined;
  return {
    write: async (text) => {
      if (!file) {
        const stream = createWriteStream(path);
        file = { stream, output: createOutput(stream) };
      }
      await file.output.write(text);
    },
    end: async () => {
      const opened = file;
      if (!opened) return;
      await opened.output.end();
      await new Promise<void>((done) => opened.stream.end(done));
    },
  };
};
