/** The architecture, held by a test: who may import whom, no cycles, and an engine without a parser. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { ruleKinds } from "../src/rules/index.ts";

const root = join(import.meta.dirname, "../src");
const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.replaceAll("\\", "/"))
  .sort();
const source = (file: string): string => readFileSync(join(root, file), "utf8");
const withoutComments = (file: string): string => source(file).replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g, "");
const importsOf = (file: string): readonly string[] =>
  [
    ...source(file).matchAll(
      /(?:^|\n)(?:import|export)\b[^;]*?\bfrom\s+"([^"]+)"|(?:^|\n)import\s+"([^"]+)"|\bimport\(\s*"([^"]+)"/g,
    ),
  ]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? "")
    .filter((specifier) => specifier !== "");
const resolved = (file: string, specifier: string): string =>
  specifier.startsWith(".") ? relative(root, normalize(join(root, dirname(file), specifier))).replaceAll("\\", "/") : specifier;
const graph = new Map(files.map((file) => [file, importsOf(file).map((specifier) => resolved(file, specifier))]));

/** A folder may import from itself and from the folders named here; files at the top of src stand for themselves. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  text: [],
  diagnostics: ["text"],
  plan: ["text"],
  language: ["text", "diagnostics", "plan"],
  formulas: ["text", "diagnostics", "plan", "language"],
  yaml: ["text", "diagnostics", "language"],
  rules: ["text", "diagnostics", "plan", "language"],
  rubric: ["text", "diagnostics", "plan", "language", "formulas", "rules"],
  integers: ["text", "plan"],
  targets: ["text", "plan", "integers"],
  team: ["text", "plan"],
  scoring: ["text", "plan", "targets", "team", "language", "rubric"],
  "pipeline.ts": ["text", "diagnostics", "plan", "language", "yaml", "rules", "rubric"],
  "engine.ts": ["text", "plan", "scoring", "cells"],
  "index.ts": ["text", "diagnostics", "plan", "rubric", "scoring", "pipeline.ts", "engine.ts"],
  "catalogue.ts": ["diagnostics", "language", "formulas", "yaml", "rules", "rubric"],
  cells: ["text", "plan", "language", "scoring"],
  spreadsheet: ["text", "plan", "scoring", "cells"],
  build: ["text", "plan", "language", "cells", "spreadsheet"],
  xlsx: ["text"],
  workbook: ["text", "plan", "integers", "targets", "scoring", "cells", "language", "xlsx"],
  cli: ["text", "plan", "scoring", "cells", "build", "xlsx", "workbook", "index.ts"],
};
/** Packages may only be imported from these folders. */
const packages: Readonly<Record<string, readonly string[]>> = {
  zod: ["language", "rules", "rubric"],
  yaml: ["yaml"],
  "decimal.js": ["index.ts"],
  fflate: ["xlsx"],
  "@noble/hashes/sha2.js": ["text"],
  "@noble/hashes/utils.js": ["text"],
};
const folderOf = (file: string) => file.split("/")[0] ?? file;

test("the sources were found", () => {
  expect(files.length).toBeGreaterThan(50);
  expect([...graph.values()].flat().length).toBeGreaterThan(200);
});

describe("imports go up the order of folders", () => {
  test.each(files)("%s", (file) => {
    const folder = folderOf(file);
    const may = [folder, ...(allowed[folder] ?? [])];
    expect(allowed).toHaveProperty([folder]);
    for (const imported of graph.get(file) ?? []) {
      if (imported.endsWith(".ts")) expect(may, `${file} imports ${imported}`).toContain(folderOf(imported));
      else if (folder !== "cli") expect(packages[imported] ?? [], `${file} imports ${imported}`).toContain(folder);
    }
  });
});

test.each([
  ["yaml", "yaml/read-yaml.ts"],
  ["plan/bounds", "plan/bounds/bounds.ts"],
  ["targets/trace", "targets/trace/trace.ts"],
  ["targets/grid", "targets/grid/grid.ts"],
])("%s has one door", (room, door) => {
  const users = files.filter((file) => !file.startsWith(`${room}/`));
  const entered = new Set(users.flatMap((file) => graph.get(file) ?? []).filter((imported) => imported.startsWith(`${room}/`)));
  expect([...entered]).toEqual([door]);
});

test("scoring knows the rubric folder by type only, and only where examples run", () => {
  const importers = files.filter(
    (file) => folderOf(file) === "scoring" && (graph.get(file) ?? []).some((imported) => imported.startsWith("rubric/")),
  );
  expect(importers).toEqual(["scoring/run-examples.ts"]);
  expect(source("scoring/run-examples.ts")).toMatch(/import type \{[^}]*\} from "\.\.\/rubric\//);
});

test("no file imports itself through others, types included", () => {
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): readonly string[] | undefined => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const imported of graph.get(file) ?? []) {
      const cycle = imported.endsWith(".ts") ? visit(imported, [...trail, file]) : undefined;
      if (cycle) return cycle;
    }
    done.add(file);
    return undefined;
  };
  expect(files.flatMap((file) => visit(file, []) ?? [])).toEqual([]);
});

test("the engine reaches no parser, no validator and nothing of Node's", () => {
  const reached = new Set<string>();
  const visit = (file: string) => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const imported of graph.get(file) ?? []) visit(imported);
  };
  visit("engine.ts");
  const outside = [...reached].filter((file) => !file.endsWith(".ts"));
  expect(outside).toEqual([]);
  expect([...reached].filter((file) => file.startsWith("rubric/") || file.startsWith("rules/"))).toEqual([]);
});

test("only the command line touches Node", () => {
  const users = files.filter((file) => (graph.get(file) ?? []).some((imported) => imported.startsWith("node:")));
  expect(users.filter((file) => folderOf(file) !== "cli")).toEqual([]);
});

test("no code is made from text, and no global state of the language is read in the engine", () => {
  const offenders = files.filter((file) => {
    const text = withoutComments(file);
    const evaluates = /\beval\s*\(|\bnew Function\b/.test(text);
    const ambient = /\bDate\.now\b|\bnew Date\b|\bMath\.random\b|\btoLocale\w+|\bIntl\./.test(text);
    return evaluates || (ambient && folderOf(file) !== "cli");
  });
  expect(offenders).toEqual([]);
});

/** The files outside of `rules/` that compare anything with a word which is a rule kind's name too, and what the word is there. */
const otherMeanings: Readonly<Record<string, string>> = {
  "cells/units.ts": "`points` is a kind of number",
  "formulas/parse.ts": "`is` is an operator",
  "integers/nodes.ts": "`rows` is a bag that a gather takes its members from",
  "integers/visit.ts": "the same",
  "language/kinds.ts": "`points` and `ratio` are kinds of numbers",
  "language/literal.ts": "the same",
  "plan/applies.ts": "`rows` is a bag",
  "plan/relocate.ts": "the same",
  "plan/team.ts": "`rank` and `split` are operations over a team",
  "plan/visit.ts": "`rows` is a bag",
  "rubric/values/deliver.ts": "`points` and `ratio` are kinds of numbers",
  "rubric/values/outcome.ts": "the same",
  "scoring/team/figure.ts": "`rank` and `split` are operations over a team",
  "targets/fast/numbers.ts": "`points` is a kind of number",
  "workbook/scheme-lines.ts": "`points` is a kind of number",
  "workbook/styles.ts": "the same",
  "xlsx/read/sheet.ts": "`is` is the element of a cell's own text",
};
test("no rule kind is known by its name outside of rules/", () => {
  const names = ruleKinds.map(({ name }) => name).join("|");
  const compared = new RegExp(`(?:[!=]==|\\bcase)\\s*"(?:${names})"|"(?:${names})"\\s*[!=]==`);
  const found = files.filter((file) => folderOf(file) !== "rules" && compared.test(withoutComments(file)));
  expect(found).toEqual(Object.keys(otherMeanings));
});

/** The files that take texts apart at a dot or a slash, and which. */
const takersApart: Readonly<Record<string, string>> = {
  "cli/usage-error.ts": "a sentence, up to its full stop",
  "index.ts": "a fraction, at its slash",
  "language/dotted.ts": "names with a dot, as formulas write them",
  "plan/names.ts": "the names that a plan makes",
  "scoring/facts/problem.ts": "the code of a problem, up to its slash",
  "scoring/periods/groups.ts": "what a period is called, such as 2025-03, before the name of the month or quarter",
  "xlsx/read/package.ts": "paths of the parts of a workbook",
};
test("names are taken apart where they are made, and nowhere else", () => {
  const cut =
    /\.(?:split|startsWith|endsWith|indexOf|lastIndexOf)\(\s*(?:"[^"]*(?<!\.)[./](?!\.)[^"]*"|`[^`]*(?<!\.)[./](?!\.)`)|\.slice\((?:0, -)?[\w.]*(?:prefix|name|owner|key)\.length/i;
  const readers = ["text", "yaml"];
  const found = files.filter(
    (file) => !readers.includes(folderOf(file)) && !file.startsWith("cli/input/") && cut.test(withoutComments(file)),
  );
  expect(found).toEqual(Object.keys(takersApart));
});

/** Functions that go through what they know nothing of, by file. */
const walkers = (file: string): readonly string[] => {
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isFunctionLike(node) && "body" in node && node.body) {
      const called = node.name ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name : undefined);
      const name = called?.getText() ?? "a function";
      const body = node.body.getText();
      const knowsNothing = node.parameters.some(({ type }) => type && /\bunknown\b/.test(type.getText()));
      const walks = /\bObject\.(?:entries|values)\b|\bfor \(const \w+ in\b|\bJSON\.stringify\b/.test(body);
      const recurs = called !== undefined && new RegExp(`(?<!\\.)\\b${name}\\(|\\(${name}\\)`).test(body);
      if (knowsNothing && (walks || recurs)) found.push(name);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, source(file), ts.ScriptTarget.Latest, true));
  return found;
};
/** Who reads what comes from outside; everybody else walks by types. */
const readersOfForeignData: Readonly<Record<string, string>> = {
  "cli/input/read-json.ts": "a record of a staff file",
  "cli/output/records.ts": "prints any record as JSON",
  "cli/people/balances.ts": "balances from an earlier run",
  "plan/stored/store.ts": "stores a program, whatever ops it has",
  "scoring/facts/plain.ts": "whether somebody's facts are all asked for",
  "scoring/facts/read-facts.ts": "somebody's facts",
  "text/source.ts": "a rubric written in JavaScript",
  "text/tree.ts": "the same",
};
test("nobody walks over what is unknown but the readers of foreign data", () => {
  expect(files.filter((file) => walkers(file).length > 0)).toEqual(Object.keys(readersOfForeignData));
});

test("nobody looks into a fraction but the file that makes them", () => {
  const parts = /\w\.[nd]\b(?![.(\w])/;
  expect(files.filter((file) => parts.test(withoutComments(file)))).toEqual(["text/exact.ts"]);
});
