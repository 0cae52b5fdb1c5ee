/** The codes that the program can report, collected from the lists and the sources that have them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { catalogue } from "../../src/catalogue.ts";
import { safeParseRubric } from "../../src/index.ts";

const root = join(import.meta.dirname, "../../src");
const filesIn = (folders: readonly string[]): readonly string[] =>
  folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => join(root, folder, file)),
  );

const header = 'scorewright: 1\nid: snippet\nversion: "1"\n';

/** Every complaint about a rubric, with what it says of its smallest bad example. */
export const complaints = () =>
  catalogue.map(({ code, severity, bad }) => {
    const texts = code.startsWith("yaml/") ? [bad, header + bad] : [header + bad];
    const message = texts
      .flatMap((text) => {
        const parsed = safeParseRubric(text);
        return parsed.success ? parsed.rubric.diagnostics : parsed.diagnostics;
      })
      .find((diagnostic) => diagnostic.code === code)?.message.en;
    return { code, severity, message: message?.replace(/\s+/g, " ") ?? "" };
  });

/** Every reason why a person is not scored: the codes of problems with facts and of refusals in the plan. */
export const problemCodes = (): readonly string[] => {
  const source = (folders: readonly string[]) =>
    filesIn(folders)
      .map((file) => readFileSync(file, "utf8"))
      .join("\n");
  const facts = [...source(["scoring", "targets"]).matchAll(/"((?:facts|periods|team)\/[a-z-]+)"/g)];
  const refusals = [...source(["rules", "rubric"]).matchAll(/op: "refuse",\s*code: "([^"]+)"/g)];
  return [...new Set([...facts, ...refusals].map(([, code]) => code ?? ""))].sort();
};
