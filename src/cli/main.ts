import { readFile } from "node:fs/promises";
import { run } from "./run.ts";

const { stdout, stderr, stdin, env } = process;
/** Built beside this program. */
const runtime = () => readFile(new URL("./runtime.js", import.meta.url), "utf8");

process.exitCode = await run(process.argv.slice(2), { stdout, stderr, stdin, env, runtime });
