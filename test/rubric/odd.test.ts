/** Odd input: whatever stands in a file, the answer is a rubric that can be scored or a list of complaints, never an exception. */
import { describe, expect, test } from "vitest";
import { parseDocument } from "yaml";
import { type ParsedRubric, parseRubric, type Rubric, renderDiagnostics, safeParseRubric } from "../../src/index.ts";
import { full } from "../runs.ts";
import { check, rubricText, run } from "../score.ts";
import { appraisal, person, points } from "./second-example.ts";

type Tree = string | readonly Tree[] | { readonly [key: string]: Tree };
const parsed = (text: string): Tree => parseDocument(text, { schema: "failsafe" }).toJS() as Tree;

const isMap = (tree: Tree): tree is { readonly [key: string]: Tree } => typeof tree === "object" && !Array.isArray(tree);

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

/** What the person gives to a rubric that may ask for less. */
const factsFor = ({ program }: Rubric) =>
  Object.fromEntries(
    Object.entries(person).filter(([name]) => program.plan.inputs.some((input) => `${input.name}.`.startsWith(`${name}.`))),
  );

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
  run(found.rubric, factsFor(found.rubric));
  run(found.rubric, person);
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
  ["with one more key", (found) => (isMap(found) ? { ...found, toString: "1" } : "otherwise")],
  ["in another each", () => ({ each: "deals", of: "amount", combine: "sum" })],
  ["blank", () => "blank"],
];
type Section = { readonly [name: string]: Tree };
const whole = parsed(appraisal) as { readonly [section: string]: Section };
const { facts = {}, dimensions = {}, ...around } = whole;
/** A rubric of these sections, with the facts that they name and those that a change may name. */
const rubricOf = (sections: Section): Section => {
  const text = `${JSON.stringify(sections)} late done deals`;
  const named = Object.entries(facts).filter(([name]) => new RegExp(`\\b${name}\\b`).test(text));
  return { facts: Object.fromEntries(named), ...sections };
};
/** The large rubric taken apart: what stands around the dimensions with one of them, and each of them alone. */
const parts = [
  rubricOf({ dimensions: { volume: { ...(dimensions.volume as Section), weight: "100" } }, ...around }),
  ...Object.entries(dimensions).map(([name, dimension]) =>
    rubricOf({ dimensions: { [name]: dimension }, total: { out_of: (dimension as Section).weight ?? "", decimals: "2" } }),
  ),
];
/** Each place once, in the first of the trees that has it. */
const placesOf = (trees: readonly Tree[]) => {
  const found = new Map<string, { readonly tree: Tree; readonly place: readonly (string | number)[] }>();
  for (const tree of trees)
    for (const place of places(tree).slice(1)) {
      const name = place.join(".");
      if (!found.has(name)) found.set(name, { tree, place });
    }
  return found;
};
const textOf = (tree: Tree): string => `{ "scorewright": 1, "id": "odd", "version": "1", ${JSON.stringify(tree).slice(1)}`;

describe("the parts of a large rubric", () => {
  test("have all of its places", () => {
    expect([...placesOf(parts).keys()].sort()).toEqual([...placesOf([whole]).keys()].sort());
  });
  test("earn what they earn in it", () => {
    const earned = parts.map((tree) => {
      const of = parseRubric(textOf(tree));
      return run(of, factsFor(of)).figures.points;
    });
    expect(Object.assign({}, ...earned)).toEqual(points);
  });
});
describe.each([{ of: "a part", trees: parts }, ...(full ? [{ of: "the whole", trees: [whole] }] : [])])(
  "one place of $of",
  ({ trees }) => {
    test.each(odd)("%s", (_, change) => {
      for (const [name, { tree, place }] of placesOf(trees)) {
        const text = textOf(changed(tree, place, change));
        try {
          isSound(safeParseRubric(text));
        } catch (thrown) {
          throw new Error(`at ${name}: ${thrown instanceof Error ? (thrown.stack ?? "") : ""}`);
        }
      }
    });
  },
);

describe("in particular", () => {
  test.each([
    ["{ facts: [a, b] }"],
    ["facts: money"],
    ["facts: { 1: money, total: money, is: count, a.b: money, a b: money, '': money }"],
    ["facts: { a: [money], b: { type: [money] }, c: { list: [x], at_most: 3 }, d: { list: { x: money }, at_most: -1 } }"],
    ["facts: { l: { list: { x: { list: { y: money }, at_most: 2 } }, at_most: 3 } }"],
    ["facts: { l: { list: { total: money, is: money, 'a b': money }, at_most: 3 } }"],
    ["facts: { l: { list: {}, at_most: 3 } }\nresults: { r: { is: count(l) } }"],
    ["facts: { l: { list: { x: money }, at_most: 3, at_least: 9 } }\nresults: { r: { is: sum(l.x) } }"],
    ["facts: { a: { type: choice, of: [] } }"],
    ["facts: { a: { type: choice, of: [x, x] } }"],
    ["facts: { a: { type: choice, of: { x: { zh: 1, en: [] } } } }"],
    ["measures: []\nresults: []\ndimensions: []\ntotal: []\ngates: {}\ngrades: {}\nexamples: {}\nadjustments: []"],
    ["dimensions: { d: 5 }\ntotal: { out_of: 5 }"],
    ["dimensions: { d: { weight: 5, is: 100%, d: { weight: 5 } } }\ntotal: { out_of: 5 }"],
    ["dimensions: { d: { weight: 5, dimensions: { d: { weight: 5, is: 100% } } } }\ntotal: { out_of: 5 }"],
    ["dimensions: { d: { weight: 5, dimensions: [a, b] } }\ntotal: { out_of: 5 }"],
    ["dimensions: { d: { weight: 5, dimensions: { e: { weight: 5, is: 100% } }, is: 100% } }\ntotal: { out_of: 5 }"],
    ["dimensions: { d: { weight: 5, is: d } }\ntotal: { out_of: 5 }"],
    ["dimensions: { d: { weight: 5, is: d.share * 5 pts } }\ntotal: { out_of: 5 }"],
    ["dimensions: { d: { weight: 5, is: 100%, gates: [{ when: d > 3, set: 0 pts }] } }\ntotal: { out_of: 5 }"],
    ["dimensions: { d: { weight: 5, is: 100%, not_applicable: drop } }\ntotal: { out_of: 5 }"],
    ["facts: { n: count }\ndimensions: { n: { weight: 5, is: 100% } }\ntotal: { out_of: 5 }"],
    [
      "facts: { d: { list: { x: count }, at_most: 5 } }\ndimensions: { d: { weight: 5, rating: { scale: 0..5 }, raters: [x] } }\ntotal: { out_of: 5 }",
    ],
    ["facts: { n: count }\nresults: { r: { is: 'if(n > 0, 1 / n, 1 / (n - n))' } }"],
    ["facts: { n: count }\nresults: { r: { is: 'if(1 / n > 0, 1, 2)' } }"],
    ["facts: { n: count }\nresults: { r: { is: 1 / (n * 0) } }"],
    ["facts: { n: count }\nresults: { r: { is: 1 / (n + 1) / (n + 2), decimals: 2 } }"],
    [
      "facts: { n: count }\nmeasures: { a: { is: b }, b: { is: c }, c: { is: a } }\nresults: { r: { of: a, rows: { 0: b, otherwise: c } } }",
    ],
    ["facts: { n: count }\nmeasures: { m: { of: m, rows: { 0: 1, otherwise: 2 } } }\nresults: { r: { is: m } }"],
    [
      "facts: { n: count }\nresults: { r: { of: n, rows: { 0: { of: n, rows: { 0: { of: n, rows: { 0: 1, 1+: 2 } }, otherwise: 2 } }, 1+: 3 } } }",
    ],
    ["facts: { n: count }\nresults: { r: { each: missing, of: n, combine: sum } }"],
    ["facts: { n: count, l: { list: { n: count }, at_most: 5 } }\nresults: { r: { each: l, of: l.n, combine: sum } }"],
    ["facts: { l: { list: { n: count }, at_most: 5 } }\nresults: { r: { each: l, where: 'count(l) > 2', of: n, combine: sum } }"],
    [
      "facts: { l: { list: { n: count }, at_most: 5 } }\nresults: { r: { each: l, of: n, combine: { by: sum, drop_highest: 9 } } }",
    ],
    [
      "facts: { l: { list: { n: count }, at_most: 5 } }\nresults: { r: { each: l, of: n, combine: { by: mean, at_least: 9 }, decimals: 2 } }",
    ],
    ["facts: { l: { list: { n: count }, at_most: 1000000 } }\nresults: { r: { each: l, is: n * n, combine: sum } }"],
    [
      "facts: { a: { type: number, step: 0.000000000000000001, range: 0..9999999999999999999999999999 } }\nresults: { r: { is: a * a * a * a } }",
    ],
    ["facts: { a: { type: money, range: 0..99999999999999999999999999999 } }\nresults: { r: { is: a } }"],
    [
      "facts: { a: text, b: { type: text, optional: true } }\nresults: { r: { by: a, cases: { x: 1, otherwise: 2 } }, s: { is: a = b } }",
    ],
    [
      "results: { r: { by: nothing, cases: { a: 1 } }, s: { cases: [] }, t: { rows: { 0: 1 } }, u: { curve: {} }, v: { steps: [] }, w: { ratio: 1 } }",
    ],
    [
      "results: { r: { deductions: [] }, s: { checklist: [] }, t: { rating: [] }, u: { for: [], each: 1 }, v: { points: {} }, w: { is: [] } }",
    ],
    ["results: { total: { is: 1 }, grade: { is: 1 }, otherwise: { is: 1 }, and: { is: 1 } }"],
    ["parameters: { p: [1], q: {}, r: '', s: { is: p } }\nresults: { r: { is: q } }"],
    ["calendar: []\nresults: { r: { is: 1 } }"],
    ["examples: [{}, [], x, { name: a, expect: [] }, { name: a, given: [], expect: { r: 1 } }]\nresults: { r: { is: 1 } }"],
    [
      "dimensions: { d: { weight: 5, is: 100% } }\ntotal: { out_of: 5 }\ngrades: [x, [], {}, { grade: [], from: {} }, { grade: A, otherwise: maybe }]",
    ],
    ["dimensions: { d: { weight: 5, is: 100% } }\ntotal: { out_of: 5, combine: { by: mean, at_least: 9 } }"],
    [
      "gates: [[], x, {}, { when: [], set: [] }, { when: true, set: { total: total } }]\ndimensions: { d: { weight: 5, is: 100% } }\ntotal: { out_of: 5 }",
    ],
    [
      "adjustments: { a: 5, b: [], c: { for: d, each: total }, d: { points: a } }\ndimensions: { e: { weight: 5, is: 100% } }\ntotal: { out_of: 5 }",
    ],
    ["title: { zh: 1, en: { a: b } }\ndescription: []\nperiod: {}\nresults: { r: { is: 1 } }"],
    ["dimensions: { d: { weight: 5, title: '{total}{', of: '{d}', rows: { '{': 1 pts } } }\ntotal: { out_of: 5 }"],
    ["{}"],
    ["[]"],
    ["x"],
    [""],
    ["? [a]\n: b"],
    ["a: &x 1\nb: *x"],
    ["\u0000"],
  ])("%s", (fragment) => {
    isSound(safeParseRubric(rubricText(`${fragment}\n`)));
    isSound(safeParseRubric(fragment));
  });
  test("a title may hold braces without being filled in", () => {
    const text =
      "facts: { n: { type: count, range: 0..9, title: 'n {n} {x}' } }\nresults: { r: { of: n, rows: { 0..3: 1, 4+: 2 } } }\n";
    expect(check(text)).toEqual([]);
  });
});
