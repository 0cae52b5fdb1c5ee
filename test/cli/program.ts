import { Writable } from "node:stream";
import { onTestFinished } from "vitest";
import { run } from "../../src/cli/run.ts";
import { runtime } from "../spreadsheet/runtime.ts";
import { file, scratch } from "./files.ts";

/** A small scheme, so that what it prints is short. */
export const rubric = `scorewright: 1
id: monthly
version: "2"
title: { zh: 月度考核, en: Monthly appraisal }
facts:
  actual: { type: money, range: 0..99999999, title: { zh: 销售额, en: Sales amount } }
  late: { type: count, range: 0..31, title: { zh: 迟到次数, en: Times late } }
dimensions:
  sales: { title: { zh: 销售, en: Sales }, weight: 80, of: actual, rows: { below 1000: 0%, 1000..1999.99: 70%, 2000+: 100% } }
  attendance: { title: { zh: 出勤, en: Attendance }, weight: 20, deductions: [{ for: late, each: 5 }] }
total: { out_of: 100 }
grades: [{ grade: 优, from: 90 }, { grade: 良, otherwise: true }]
results:
  bonus: { title: { zh: 奖金, en: Bonus }, is: actual * total.share, decimals: 2 }
examples:
  - { name: 全部达标, given: { actual: 2000, late: 0 }, expect: { total: 100, bonus: 2000 } }
`;
/** With a hole between 1999.99 and 2500. */
export const brokenRubric = rubric.replace("2000+", "2500+");

/** The test runs in a directory that holds these files and nothing else. */
export const inDirectory = (files: Readonly<Record<string, string | Uint8Array>>): string => {
  const [home, directory] = [process.cwd(), scratch()];
  for (const [name, content] of Object.entries(files)) file(name, content, directory);
  process.chdir(directory);
  onTestFinished(() => process.chdir(home));
  return directory;
};

type Options = {
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly terminal?: boolean;
};
export type Finished = { readonly exit: number; readonly out: string; readonly err: string };

/** One command line, run in this process. */
export const scorewright = async (args: readonly string[], options: Options = {}): Promise<Finished> => {
  const isTTY = options.terminal === true;
  const [stdout, stderr] = [collector(), collector()];
  async function* stdin() {
    yield Buffer.from(options.stdin ?? "");
  }
  const exit = await run(args, {
    stdout: Object.assign(stdout.stream, { isTTY }),
    stderr: Object.assign(stderr.stream, { isTTY }),
    stdin: stdin(),
    env: options.env ?? {},
    runtime,
  });
  return { exit, out: stdout.text(), err: stderr.text() };
};

const collector = () => {
  const parts: string[] = [];
  const stream = new Writable({
    write: (chunk, _, done) => {
      parts.push(String(chunk));
      done();
    },
  });
  return { stream, text: () => parts.join("") };
};
