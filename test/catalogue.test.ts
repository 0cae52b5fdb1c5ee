/** Every complaint the language can make: its examples run, its words exist in both languages, its code is its own. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { catalogue } from "../src/catalogue.ts";
import { safeParseRubric } from "../src/index.ts";
import { check, diagnostics, rubricText } from "./score.ts";

/** The reader has examples that are whole files, and its own test runs them. */
const kinds = catalogue.filter(({ code }) => !code.startsWith("yaml/"));

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

test("every complaint has a code of its own", () => {
  const codes = catalogue.map(({ code }) => code);
  expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([]);
});
test("every complaint that is defined is in the catalogue", () => {
  const root = join(import.meta.dirname, "../src");
  const defined = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => [...readFileSync(join(root, file), "utf8").matchAll(/= defineDiagnostic\b[\s\S]*?\bcode: "([^"]+)"/g)])
    .map(([, code]) => code);
  expect(defined.length).toBeGreaterThan(150);
  expect(defined.filter((code) => catalogue.every((complaint) => complaint.code !== code))).toEqual([]);
});
