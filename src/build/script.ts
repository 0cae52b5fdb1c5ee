/** What is the same in every script: its head, the runtime and the programs. */
import type { Program } from "../plan/ir.ts";
import { storeProgram } from "../plan/stored/store.ts";
import type { BuildOptions } from "./built.ts";

/** No text of a rubric ends a comment. */
export const inComment = (text: string): string => text.replaceAll("*/", "* /").replace(/\s+/g, " ");

export const scriptHead = (programs: readonly Program[], { version }: BuildOptions): string =>
  [
    "/*",
    ` * Made by scorewright ${version}; make it anew rather than change it.`,
    ...programs.map(({ rubric: { id, version: own, digest, title } }) =>
      inComment(` * ${id} ${own}  ${title.zh === title.en ? title.en : `${title.zh} · ${title.en}`}  ${digest}`),
    ),
    " */",
  ].join("\n");

/**
 * The runtime within a function, so that nothing of it runs and no name of it is seen before the first call, and the programs likewise. `tail`:
 * both are used through `scorewright_`.
 */
export const scriptBody = (programs: readonly Program[], { runtime }: BuildOptions): string =>
  [
    "function scorewrightRuntime_() {",
    runtime.trim(),
    "return Scorewright;",
    "}",
    "function scorewrightPrograms_() {",
    "return [",
    programs.map((program) => JSON.stringify(storeProgram(program))).join(",\n"),
    "];",
    "}",
  ].join("\n");
