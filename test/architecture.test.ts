/** The architecture, held by a test: who may import whom, no cycles, and an engine without a parser. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../src");
const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.replaceAll("\\", "/"))
  .sort();
const importsOf = (file: string): readonly string[] =>
  [
    ...readFileSync(join(root, file), "utf8").matchAll(
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
  "engine.ts": ["text", "plan", "scoring"],
  "index.ts": ["text", "diagnostics", "rubric", "scoring", "pipeline.ts", "engine.ts"],
  "catalogue.ts": ["diagnostics", "language", "formulas", "yaml", "rules", "rubric"],
  cells: ["text"],
  cli: ["text", "plan", "scoring", "cells", "index.ts"],
};
/** Packages may only be imported from these folders. */
const packages: Readonly<Record<string, readonly string[]>> = {
  zod: ["language", "rules", "rubric"],
  yaml: ["yaml"],
  "decimal.js": ["index.ts"],
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
  expect(readFileSync(join(root, "scoring/run-examples.ts"), "utf8")).toMatch(/import type \{[^}]*\} from "\.\.\/rubric\//);
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
    const text = readFileSync(join(root, file), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
    const evaluates = /\beval\s*\(|\bnew Function\b/.test(text);
    const ambient = /\bDate\.now\b|\bnew Date\b|\bMath\.random\b|\btoLocale\w+|\bIntl\./.test(text);
    return evaluates || (ambient && folderOf(file) !== "cli");
  });
  expect(offenders).toEqual([]);
});
