import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { CliError } from "../../src/cli/failure.ts";
import { type FactRow, type ReadOptions, readFacts } from "../../src/cli/input/read-facts.ts";

/** A directory that is gone when the test is over. */
export const scratch = (): string => {
  const directory = mkdtempSync(join(tmpdir(), "scorewright-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  return directory;
};

export const file = (name: string, content: string | Uint8Array, directory = scratch()): string => {
  const path = join(directory, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
};

export const all = async <Item>(items: AsyncIterable<Item>): Promise<Item[]> => {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
};

export async function* chunks(bytes: Uint8Array, size = 1): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export const columns = [
  { id: "sales", titles: ["销售额", "Sales amount"] },
  { id: "late", titles: ["迟到次数", "Times late"] },
];

export const rowsOf = (path: string, options: Partial<ReadOptions> = {}): Promise<FactRow[]> =>
  all(readFacts(path, { columns, ...options }));

/** Rows with plain facts, for comparing. */
export const read = async (path: string, options: Partial<ReadOptions> = {}): Promise<unknown[]> =>
  (await rowsOf(path, options)).map(({ facts, problems }) => (problems.length ? [{ ...facts }, problems.length] : { ...facts }));

export const failure = async (work: Promise<unknown>): Promise<CliError> => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof CliError) return error;
  throw error ?? new Error("nothing failed");
};
