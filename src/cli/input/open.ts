import { createReadStream } from "node:fs";
import type { Says } from "../../text/path.ts";
import { type CliError, cliError } from "../failure.ts";

export type Bytes = AsyncIterable<Uint8Array>;

/** What messages call the file. */
export const fileName = (path: string): Says =>
  path === "-" ? { en: "standard input", zh: "标准输入" } : { en: path, zh: path };

/** The bytes of a file, or of standard input for `-`. */
export async function* openBytes(path: string, stdin: Bytes): AsyncGenerator<Uint8Array> {
  try {
    yield* path === "-" ? stdin : (createReadStream(path) as Bytes);
  } catch (error) {
    throw unreadable(fileName(path), error);
  }
}

const reasons: Readonly<Record<string, Says>> = {
  ENOENT: { en: "there is no such file", zh: "文件不存在" },
  ENOTDIR: { en: "there is no such file", zh: "文件不存在" },
  EISDIR: { en: "it is a directory, not a file", zh: "这是目录，不是文件" },
  EACCES: { en: "you are not allowed to read it", zh: "没有读取权限" },
  EPERM: { en: "you are not allowed to read it", zh: "没有读取权限" },
};

const unreadable = (name: Says, error: unknown): CliError => {
  const text = error instanceof Error ? error.message : String(error);
  const reason = reasons[codeOf(error)] ?? { en: text, zh: text };
  return cliError(
    { en: `${name.en} cannot be read: ${reason.en}.`, zh: `无法读取 ${name.zh}：${reason.zh}。` },
    {
      help: {
        en: "Check the path, also upper and lower case, and the directory that the command runs in.",
        zh: "请检查路径（含大小写）和当前目录。",
      },
    },
  );
};

export const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
