/** CONTRIBUTING.md, and the files that it says the compiler names. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

export const contributing = readFileSync(join(import.meta.dirname, "../../CONTRIBUTING.md"), "utf8");

/** Under `<!-- compiler: Numeric -->`. */
export const namedByCompiler = (unionName: string): readonly string[] => {
  const [, list] = contributing.match(new RegExp(`<!-- compiler: ${unionName} -->\\n((?:- .*\\n)+)`)) ?? [];
  if (list === undefined) throw new Error(`CONTRIBUTING.md lists no files for ${unionName}`);
  return [...list.matchAll(/`([^`]+)`/g)].map(([, file = ""]) => file);
};
