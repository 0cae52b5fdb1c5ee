/** Odd input: whatever stands in a file, the answer is a rubric that can be scored or a list of complaints, never an exception. */
import { describe, expect, test } from "vitest";
import { parseDocument } from "yaml";
import { type ParsedRubric, renderDiagnostics, safeParseRubric } from "../../src/index.ts";
import { check, rubricText } from "../score.ts";
import { appraisal, person } from "./second-example.ts";

type Tree = string | readonly Tree[] | { readonly [key: string]: Tree };
const parsed = (text: string): Tree => parseDocument(text, { schema: "failsafe" }).toJS() as Tree;

/** Every place in a tree. */
const places = (tree: Tree): readonly (readonly (string | number)[])[] => [
  [],
  ...(typeof tree === "string"
    ? []
    : Object.entries(tree).flatMap(([key, inner]) =>
        places(inner).map((rest) => [Array.isArray(tree) ? Number(key) : key, ...rest]),
      )),
];
/** The tree with what stands at one place changed; undefined takes it out. */
const changed = (tree: Tree, [step, ...rest]: readonly (string | number)[], change: (found: Tree) => Tree | undefined): Tree => {
  if (step === undefined) return change(tree) ?? "";
  if (typeof tree === "string") return tree;
  const inner = (tree as { readonly [key: string]: Tree })[step] ?? "";
  const made = rest.length === 0 ? change(inner) : changed(inner, rest, change);
  if (Array.isArray(tree)) return tree.flatMap((one, i) => (i === step ? (made === undefined ? [] : [made]) : [one]));
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, one]) => (key === step ? (made === undefined ? [] : [[key, made]]) : [[key, one]])),
  );
};

const isSound = (found: ParsedRubric): void => {
  const diagnostics = found.success ? found.rubric.diagnostics : found.diagnostics;
  if (!found.success) expect(diagnostics.some(({ severity }) => severity === "error")).toBe(true);
  for (const { message, help } of diagnostics)
    for (const words of [message, ...(help ? [help] : [])])
      for (const text of [words.zh, words.en]) {
        expect(text).not.toMatch(/\bundefined\b|\bNaN\b|\[object|``|“”/);
        expect(text.trim()).not.toBe("");
      }
  renderDiagnostics(diagnostics, found.success ? found.rubric.source : found.source);
  if (!found.success) return;
  const { plan } = found.rubric.program;
  const names = new Set(plan.definitions.map(({ name }) => name));
  for (const output of plan.outputs) expect(names).toContain(output);
  expect(found.rubric.safeScore(person)).toBeDefined();
  expect(found.rubric.figures(person)).toBeDefined();
  expect(found.rubric.range({})).toBeDefined();
  expect(found.rubric.types()).toContain("Facts");
};

const odd: readonly (readonly [name: string, change: (found: Tree) => Tree | undefined])[] = [
  ["taken out", () => undefined],
  ["an empty text", () => ""],
  ["a word", () => "nobody"],
  ["a number", () => "7"],
  ["a per cent", () => "7%"],
  ["a negative", () => "-3 pts"],
  ["an expression", () => "(late + 1) / (done - done)"],
  ["a name", () => "late"],
  ["a list", () => ["a", "b"]],
  ["an empty list", () => []],
  ["a mapping", () => ({ a: "1", "2": "b" })],
  ["an empty mapping", () => ({})],
  ["in a list", (found) => [found]],
  ["in a mapping", (found) => ({ is: found })],
  ["with one more key", (found) => (typeof found === "object" && !Array.isArray(found) ? { ...found, toString: "1" } : "otherwise")],
  ["in another each", () => ({ each: "deals", of: "amount", combine: "sum" })],
  ["blank", () => "blank"],
];
const tree = parsed(appraisal);
describe("one place of a large rubric", () => {
  test.each(odd)("%s", (_, change) => {
    for (const place of places(tree).slice(1)) {
      const text = JSON.stringify(changed(tree, place, change));
      try {
        isSound(safeParseRubric(`{ "scorewright": 1, "id": "odd", "version": "1", ${text.slice(1)}`));
      } catch (thrown) {
        throw new Error(`at ${place.join(".")}: ${thrown instanceof Error ? (thrown.stack ?? "") : ""}`);
      }
    }
  }, 120_000);
});
