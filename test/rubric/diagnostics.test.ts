/** Every complaint the language can make: its examples run, its words exist in both languages, its code is its own. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { DiagnosticKind } from "../../src/diagnostics/define.ts";
import { safeParseRubric } from "../../src/index.ts";
import { check, diagnostics, rubricText } from "../score.ts";

const root = join(import.meta.dirname, "../../src");
const folders = ["language", "formulas", "yaml", "rules", "rubric", "plan", "targets", "scoring"];
const files = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).flatMap((file) =>
    file.endsWith(".ts") ? [join(folder, file)] : [],
  ),
);
type Known = DiagnosticKind<never>;
const isKind = (given: unknown): given is Known =>
  typeof given === "object" && given !== null && "bad" in given && "code" in given;

const exported = new Map<Known, string>();
for (const file of files)
  for (const [name, list] of Object.entries((await import(join(root, file))) as Record<string, unknown>))
    if (/(?:Diagnostics|Kinds)$/.test(name) && Array.isArray(list))
      for (const kind of list) if (isKind(kind)) exported.set(kind, file);

/** The reader has examples that are whole files, and its own test runs them. */
const kinds = [...exported.keys()].filter(({ code }) => !code.startsWith("yaml/"));

describe.each(kinds)("$code", ({ code, severity, bad, good }) => {
  test("its bad example triggers exactly it", () => {
    const found = diagnostics(bad);
    expect(found.map((one) => `${one.severity} ${one.code}`)).toEqual([`${severity} ${code}`]);
  });
  test("its good example is clean", () => expect(check(good)).toEqual([]));
  test("it is said in both languages", () => {
    for (const { message, help } of diagnostics(bad)) {
      expect(help).toBeDefined();
      const [en, zh] = [message.en + help?.en, message.zh + help?.zh];
      expect(en).not.toMatch(/\binvalid\b|undefined|\[object/i);
      expect(message.en).toMatch(/[.?]$/);
      expect(zh).toMatch(/[\u4e00-\u9fff]{3}/);
      expect(zh).not.toMatch(/undefined|\[object/);
      expect(message.zh).toMatch(/[。？]$/);
    }
  });
  test("it points at its place", () => {
    const parsed = safeParseRubric(rubricText(bad));
    for (const diagnostic of parsed.success ? parsed.rubric.diagnostics : parsed.diagnostics)
      expect(diagnostic.path.length === 0 || diagnostic.path.every((step) => step !== "")).toBe(true);
  });
});

test("every kind has a code of its own", () => {
  const codes = [...exported.keys()].map(({ code }) => code);
  expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([]);
});
test("every kind that is defined is exported in a list", () => {
  const defined = files.flatMap((file) =>
    [...readFileSync(join(root, file), "utf8").matchAll(/= defineDiagnostic\b[\s\S]*?\bcode: "([^"]+)"/g)].map(
      (match) => match[1],
    ),
  );
  const codes = [...exported.keys()].map(({ code }) => code);
  expect(defined.filter((code) => code === undefined || !codes.includes(code))).toEqual([]);
});
