/** Other people's programs: whether they are here, and one run of one of them. */
import { execFile, execFileSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

const isHere = (program: string): boolean =>
  (process.env.PATH ?? "").split(delimiter).some((directory) => {
    try {
      accessSync(join(directory, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
/** What it says of its version; undefined where it is not installed, or where there is no `timeout` to end it with. */
export const versionOf = (program: string): string | undefined => {
  if (!isHere(program) || !isHere("timeout")) return undefined;
  const { status, text } = tried(program);
  if (status !== 0) throw new Error(`${program} is installed, and does not say its version: ${text}`);
  return /\d+(?:\.\d+)+/.exec(text)?.[0] ?? text;
};
const tried = (program: string): { readonly status: number; readonly text: string } => {
  try {
    return { status: 0, text: execFileSync("timeout", ["60", program, "--version"], { encoding: "utf8", stdio: "pipe" }) };
  } catch (thrown) {
    return { status: 1, text: String(thrown) };
  }
};

/** A directory of its own, which is gone afterwards. */
export const inScratch = async <T>(work: (directory: string) => Promise<T>): Promise<T> => {
  const directory = await mkdtemp(join(tmpdir(), "scorewright-oracle-"));
  try {
    return await work(directory);
  } finally {
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
  }
};

/** `timeout` ends a program together with all that it has started, which is what `soffice` needs: it is a script that starts a starter. */
export const run = (program: string, args: readonly string[], home: string, seconds: number): Promise<string> =>
  new Promise((resolve, reject) => {
    const env = { PATH: process.env.PATH ?? "", HOME: home, LC_ALL: "C.UTF-8", TZ: "UTC" };
    const command = ["--kill-after=5", String(seconds), program, ...args];
    execFile("timeout", command, { env, maxBuffer: 1e8 }, (error, stdout, stderr) => {
      const said = `${stdout}${stderr}`.replace(/^Warning: failed to launch javaldx.*\n/m, "");
      if (!error) return resolve(said);
      const how =
        error.code === 124 || error.signal === "SIGKILL" ? `was not done after ${seconds} s` : `ended with ${error.code}`;
      reject(new Error(`${program} ${how}: ${said}`));
    });
  });
