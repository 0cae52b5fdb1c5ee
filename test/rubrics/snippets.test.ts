/** The reference for authors: its snippets run, and its lists of codes are what the program has. */
import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseRubric, safeParseRubric } from "../../src/index.ts";
import { parseLabel } from "../../src/language/row-labels.ts";
import { reserved } from "../../src/language/scalars.ts";
import { ruleKinds } from "../../src/rules/index.ts";
import { complaints, problemCodes } from "./codes.ts";
import { failures, rubrics } from "./files.ts";
import { snippetsOf } from "./snippets.ts";

const path = new URL("README.md", rubrics);
const readme = readFileSync(path, "utf8");

describe("every snippet is what it is shown for", () => {
  test.each(snippetsOf(readme))("line $line $codes", ({ text, codes, ignored }) => {
    const parsed = safeParseRubric(text);
    const { diagnostics } = parsed.success ? parsed.rubric : parsed;
    const found = [...new Set(diagnostics.map(({ code }) => code))].filter((code) => !ignored.includes(code));
    expect(found).toEqual(codes);
    if (parsed.success) expect(failures(parseRubric(text))).toEqual([]);
  });
});

const between = (name: string): string => {
  const [, inside = ""] = new RegExp(`<!-- ${name} -->\n([\\s\\S]*?)<!-- /${name} -->`).exec(readme) ?? [];
  return inside;
};
test("every reason why somebody is not scored is explained", () => {
  const listed = [...between("problems").matchAll(/^\| `([^`]+)`/gm)].map(([, code]) => code ?? "");
  expect(listed.sort()).toEqual(problemCodes());
});
test("every complaint is listed; `README=write npm run unit -- test/rubrics` writes the list anew", async () => {
  const list = await complaints();
  expect(list.filter(({ message }) => message === "").map(({ code }) => `${code} is not what its bad example triggers`)).toEqual(
    [],
  );
  const text = list.map(({ code, severity, message }) => `- \`${code}\` (${severity}): ${message}\n`).join("");
  const here = between("diagnostics");
  if (process.env.README === "write" && here !== `\n${text}\n`)
    writeFileSync(
      path,
      readme.replace(`<!-- diagnostics -->\n${here}`, () => `<!-- diagnostics -->\n\n${text}\n`),
    );
  else expect(here).toBe(`\n${text}\n`);
});
test("every rule kind stands in a snippet", () => {
  const snippets = [...readme.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = ""]) => text).join("\n");
  const shown = (key: string) => new RegExp(`[\\s{]${key}:`).test(snippets);
  expect(ruleKinds.filter(({ triggers }) => !triggers.every(shown)).map(({ name }) => name)).toEqual([]);
});
test("each spelling of a row in the table means what its line says", () => {
  const [, section = ""] = /\n## 7\.([\s\S]*?)\n## 8\./.exec(readme) ?? [];
  const lines = [...section.matchAll(/^\| (`.*\d.*) \|.*\|(.*)\|$/gm)].map(([line]) =>
    [...line.matchAll(/`([^`]*\d[^`]*)`/g)].map(([, label = ""]) => parseLabel(label.replaceAll('"', ""))),
  );
  expect(lines).toHaveLength(9);
  for (const labels of lines) for (const label of labels) expect(label).toEqual({ ...labels[0], label: "interval" });
});
test("every word that cannot be a name is listed", () => {
  const [, words = ""] = /The words of the language \(([^)]*)\)/.exec(readme) ?? [];
  expect([...words.matchAll(/`([^`]+)`/g)].map(([, word]) => word).sort()).toEqual([...reserved].sort());
});
test("every link within the page has its heading", () => {
  const anchors = [...readme.matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
  const links = [...readme.matchAll(/\]\(#([^)]+)\)/g)].map(([, link = ""]) => link);
  expect(links.filter((link) => !anchors.includes(link))).toEqual([]);
});
