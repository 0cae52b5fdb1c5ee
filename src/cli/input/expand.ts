import { stat } from "node:fs/promises";
import { join, normalize, resolve, sep } from "node:path";
import { cliError } from "../failure.ts";

/**
 * The files that the arguments of a command mean, sorted, each once. What exists under a name is that file, whatever brackets it has in it; a
 * directory means the YAML files below it; anything else is a glob. An argument that matches nothing is an error: a check of no files would pass.
 */
export async function expandFiles(patterns: readonly string[]): Promise<string[]> {
  const files = new Map<string, string>();
  for (const pattern of patterns) {
    const found = await expand(pattern);
    if (found.length === 0) throw nothing(pattern);
    for (const file of found) if (!files.has(resolve(file))) files.set(resolve(file), normalize(file).split(sep).join("/"));
  }
  return [...files.values()].sort();
}

const expand = async (pattern: string): Promise<readonly string[]> => {
  const kind = await stat(pattern).then(
    (found) => (found.isDirectory() ? "directory" : "file"),
    () => undefined,
  );
  if (kind === "file") return [pattern];
  const ignore = pattern.includes("node_modules") ? [] : ["**/node_modules/**"];
  // Loaded here, because most commands are given plain file names.
  const { glob } = await import("tinyglobby");
  if (kind === "directory") {
    const below = await glob(["**/*.yaml", "**/*.yml"], { cwd: pattern, ignore, expandDirectories: false });
    return below.map((file) => join(pattern, file));
  }
  return glob([sep === "\\" ? pattern.replaceAll("\\", "/") : pattern], { ignore, expandDirectories: false });
};

const nothing = (pattern: string) =>
  cliError(
    { en: `"${pattern}" matches no file.`, zh: `“${pattern}”没有匹配到任何文件。` },
    {
      help: {
        en: "Check the spelling and the directory that the command runs in. In a directory, files that end in .yaml or .yml are taken.",
        zh: "请检查拼写和当前目录。对于目录，只取其中以 .yaml 或 .yml 结尾的文件。",
      },
    },
  );
