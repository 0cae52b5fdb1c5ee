/** Every command, output and program in the README, run as shown. `UPDATE_README=1` writes the present outputs into it; read the diff. */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { inspect } from "node:util";
import { afterAll, describe, expect, test, vi } from "vitest";
import { run } from "../src/cli/run.ts";
import { runtime } from "./spreadsheet/runtime.ts";

const file = join(import.meta.dirname, "../README.md");
let readme = readFileSync(file, "utf8");
const update = process.env.UPDATE_README === "1";

const perform = async (line: string): Promise<string> => {
  const chunks: string[] = [];
  const sink = () =>
    new Writable({
      write: (chunk, _, done) => {
        chunks.push(String(chunk));
        done();
      },
    });
  const args = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? "");
  expect(args[0]).toBe("scorewright");
  await run(args.slice(1), { stdout: sink(), stderr: sink(), stdin: Readable.from([]), env: {}, runtime });
  return chunks.join("").trimEnd();
};

const commands = [...readme.matchAll(/<!-- run -->\n```console\n\$ (.+)\n([\s\S]*?)```/g)].map((match) => ({
  whole: match[0],
  line: match[1] ?? "",
  shown: (match[2] ?? "").trimEnd(),
}));
const examples = [...readme.matchAll(/<!-- example: (\w+) -->\n```ts\n([\s\S]*?)```/g)].map((match) => ({
  whole: match[0],
  name: match[1] ?? "",
  shown: match[2] ?? "",
}));

test("the README has the examples that it is meant to have", () => {
  expect(commands.length).toBe(5);
  expect(examples.map((example) => example.name)).toEqual(["program", "team", "typed", "engine", "cells"]);
  // What writes files is run by test/spreadsheet/documents.test.ts and test/workbook/documents.test.ts.
  expect(readme.match(/```console/g)?.length).toBe(commands.length + 2);
});

describe("commands", () => {
  test.each(commands)("$line", async ({ whole, line, shown }) => {
    const found = await perform(line);
    if (update) readme = readme.replace(whole, () => `<!-- run -->\n\`\`\`console\n$ ${line}\n${found}\n\`\`\``);
    else expect(shown).toBe(found);
  });
});

describe("programs", () => {
  test.each(examples)("$name", async ({ whole, name, shown }) => {
    const source = readFileSync(join(import.meta.dirname, `readme/${name}.ts`), "utf8");
    const asUser = source
      .replaceAll('"../../src/index.ts"', '"scorewright"')
      .replaceAll('"../../src/engine.ts"', '"scorewright/engine"');
    if (update) readme = readme.replace(whole, () => `<!-- example: ${name} -->\n\`\`\`ts\n${asUser}\`\`\``);
    else expect(shown).toBe(asUser);

    const printed: string[] = [];
    const spy = vi.spyOn(console, "log").mockImplementation((value: unknown) => {
      printed.push(typeof value === "string" ? value : inspect(value));
    });
    await import(`./readme/${name}.ts`);
    spy.mockRestore();
    const promised = [...source.matchAll(/console\.log\(.*\); \/\/ (.+)$/gm)].map((match) => match[1]);
    expect(promised.length).toBeGreaterThan(0);
    expect(printed).toEqual(promised);
  });
});

afterAll(() => {
  if (update) writeFileSync(file, readme);
});
