import type { ParsedRubric } from "../../index.ts";
import { CliError } from "../failure.ts";
import type { Session } from "../session.ts";
import { expandFiles } from "./expand.ts";
import { readRubric } from "./load-rubric.ts";

type RubricFiles = {
  readonly rubrics: AsyncIterable<ParsedRubric>;
  /** How many patterns or files have failed so far. */
  readonly failed: () => number;
};

/** Every rubric that the arguments mean. What cannot be found or read is reported, and the rest is read all the same. */
export const readRubrics = (patterns: readonly string[], session: Session): RubricFiles => {
  let failed = 0;
  const attempt = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (thrown) {
      if (!(thrown instanceof CliError)) throw thrown;
      failed++;
      session.note(`scorewright: ${session.say(thrown.says.message)}`);
      if (thrown.says.help) session.note(`  ${session.say(thrown.says.help)}`);
      return undefined;
    }
  };
  async function* read(): AsyncGenerator<ParsedRubric> {
    const found: string[] = [];
    for (const pattern of patterns) if (pattern !== "-") found.push(...((await attempt(() => expandFiles([pattern]))) ?? []));
    // Once more together: sorted, and each file once.
    for (const file of [...(patterns.includes("-") ? ["-"] : []), ...(await expandFiles(found))]) {
      const parsed = await attempt(() => readRubric(file, session));
      if (parsed) yield parsed;
    }
  }
  return { rubrics: read(), failed: () => failed };
};

/** `3 files`, `1 个文件`. */
export const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
