import { createWriteStream, type WriteStream } from "node:fs";
import { stat, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { Says } from "../../text/path.ts";
import { cliError } from "../failure.ts";
import { codeOf } from "../input/open.ts";
import type { Session } from "../session.ts";
import { createOutput, type Output } from "./write.ts";

/** Where results go: the file, which is not touched before there is something to write, or standard output. */
export const openOutput = (path: string | undefined, read: readonly string[], session: Session): Output => {
  if (path === undefined) return session.out;
  refuseInput(path, read);
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

const anotherName: Says = { zh: "请给 --output 换一个文件名。", en: "Name another file after --output." };
const refuseInput = (path: string, read: readonly string[]): void => {
  if (read.some((one) => one !== "-" && resolve(one) === resolve(path)))
    throw cliError(
      { zh: `${path} 是要读取的文件，不能同时用作输出。`, en: `${path} is read by this command, so it cannot be its output.` },
      { help: anotherName },
    );
};

/** For what is made whole and then written: checked before anything is read, so that nobody waits for a file that cannot be. */
export const openBytes = async (
  path: string,
  read: readonly string[],
): Promise<{ readonly write: (bytes: Uint8Array | string) => Promise<void> }> => {
  refuseInput(path, read);
  const folder = dirname(path);
  const isFolder = (one: string) =>
    stat(one).then(
      (found) => found.isDirectory(),
      () => false,
    );
  if (!(await isFolder(folder)))
    throw cliError(
      { zh: `无法写入 ${path}：没有目录 ${folder}。`, en: `${path} cannot be written: there is no directory ${folder}.` },
      { help: { zh: "请先建立该目录，或改 --output。", en: "Make it first, or name another place after --output." } },
    );
  if (await isFolder(path))
    throw cliError(
      { zh: `${path} 是目录，不是文件。`, en: `${path} is a directory and no file.` },
      { help: { zh: "请在 --output 后写文件名。", en: "Name a file after --output." } },
    );
  return {
    write: async (bytes) => {
      try {
        await writeFile(path, bytes);
      } catch (error) {
        throw unwritable(path, error);
      }
    },
  };
};
const unwritable = (path: string, error: unknown) => {
  const text = error instanceof Error ? error.message : String(error);
  // Windows and network drives do not let go of a file that a spreadsheet program shows.
  const isHeld = ["EBUSY", "EPERM", "EACCES"].includes(codeOf(error));
  return cliError(
    { zh: `无法写入 ${path}：${text}。`, en: `${path} cannot be written: ${text}.` },
    {
      help: isHeld
        ? {
            zh: "请先在表格软件中关闭该文件，并检查写权限。",
            en: "Close the file in the spreadsheet program, and check that you may write there.",
          }
        : { zh: "请检查磁盘空间和写权限。", en: "Look for free space and permissions." },
    },
  );
};

/** A workbook is no text to print. */
export const neededOutput = (path: string | undefined, example: string): string => {
  if (path !== undefined) return path;
  throw cliError(
    { zh: "工作簿要写入文件，需要 --output。", en: "A workbook is written to a file, so --output is needed." },
    { help: { zh: `例如 --output ${example}`, en: `Such as --output ${example}` } },
  );
};
