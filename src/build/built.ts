/** What a build makes of rubrics for one host: files, from texts alone. */
import type { Program } from "../plan/ir.ts";
import type { Language } from "../text/path.ts";

export type BuiltFile = { readonly name: string; readonly content: string | Uint8Array };
export type BuildOptions = {
  readonly language: Language;
  /** The script of `spreadsheet/runtime.ts`, bundled. It defines `Scorewright`. */
  readonly runtime: string;
  /** Before the names of the functions, where the host has namespaces: `RUBRIC` in `RUBRIC.SCORE`. */
  readonly namespace: string;
  /** Where the files will be found, ending in a slash. Google Sheets needs none. */
  readonly url: string;
  /** The version of this package, for the head of the script. */
  readonly version: string;
};
export type Build = (programs: readonly Program[], options: BuildOptions) => readonly BuiltFile[];
