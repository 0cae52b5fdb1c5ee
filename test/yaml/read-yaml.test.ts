import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDocument } from "yaml";
import { locateDiagnostic, oneLine, render } from "../../src/diagnostics/render.ts";
import { readerComplaints, readYaml, type Tree } from "../../src/yaml/read-yaml.ts";
import { full, runs } from "../runs.ts";
import { within } from "../steps.ts";

const codes = (text: string) => readYaml(text, "x").diagnostics.map(({ code }) => code);
/** Every complaint as its line and code, in the order of the file. */
const complaints = (text: string) => {
  const { diagnostics, source } = readYaml(text, "x");
  return diagnostics.map((diagnostic) => `${locateDiagnostic(diagnostic, source).line} ${diagnostic.code.replace("yaml/", "")}`);
};
const helps = (text: string) => readYaml(text, "x").diagnostics.map(({ help }) => help?.en);

describe.each(readerComplaints)("$code", ({ code, bad, good }) => {
  test("its bad example triggers exactly it", () => expect(codes(bad)).toEqual([code]));
  test("its good example is clean", () => {
    expect(codes(good)).toEqual([]);
    expect(readYaml(good, "x").value).toBeDefined();
  });
  test("it is said in both languages", () => {
    for (const { message, help } of readYaml(bad, "x").diagnostics) {
      expect(message.en + help?.en).not.toMatch(/\binvalid\b|undefined|[\u4e00-\u9fff]{3}/i);
      expect(message.zh + help?.zh).toMatch(/[\u4e00-\u9fff]{3}/);
      expect(message.zh + help?.zh).not.toMatch(/undefined/);
    }
  });
});
test("every kind has a code of its own", () => {
  expect(new Set(readerComplaints.map(({ code }) => code)).size).toBe(readerComplaints.length);
});

describe("values", () => {
  test("every scalar is its source text", () => {
    const text = "a: 0.10\nb: no\nc: 012\nd: +1\ne: 1e400\nf: 12345678901234567890\ng: ~\nh: 8:30\ni: '1'\nj: ９０％\non: null";
    expect(Object.values(readYaml(text, "x").value ?? {})).toEqual([
      "0.10",
      "no",
      "012",
      "+1",
      "1e400",
      "12345678901234567890",
      "~",
      "8:30",
      "1",
      "９０％",
      "null",
    ]);
    expect(codes(text)).toEqual([]);
  });
  test("texts of several lines", () => {
    const text = "a: one\n  two\nb: |\n  one\n  two\nc: >-\n  one\n  two\nd: 'one\n  two'\nis: plan * 2\n  - shortfall";
    expect(readYaml(text, "x")).toMatchObject({
      value: { a: "one two", b: "one\ntwo\n", c: "one two", d: "one two", is: "plan * 2 - shortfall" },
      diagnostics: [],
    });
  });
  test("rows keep their order, and objects have no prototype", () => {
    const { value, source } = readYaml("rows: { 10: a, 2: b, 0: c }\ntoString: x", "x");
    expect(source.keys(["rows"])).toEqual(["10", "2", "0"]);
    expect(Object.getPrototypeOf(value)).toBe(null);
    expect(value).toMatchObject({ toString: "x" });
  });
  test("line ends do not matter", () => {
    const text = 'a: |\n  one\n\n  two\nb: "one\n  two"\nc:\n  - x # y\n  - z\n';
    const { value } = readYaml(text, "x");
    for (const end of ["\r\n", "\r"]) expect(readYaml(text.replaceAll("\n", end), "x").value).toEqual(value);
  });
  test("prose keeps its Chinese signs", () => {
    const text = [
      "zh: 说明：见附件，第（一）条",
      "title: { zh: 先扣分，再加分：以总分为准, en: x }",
      'list: ["甲，乙", 卫生、安全, “丙”]',
      "notes:\n  - 说明：见附件 # 注：释",
      "reason:\n  请注意：每月一次\n'甲：乙': 1",
    ].join("\n");
    expect(complaints(text)).toEqual([]);
  });
});

describe("what YAML reads otherwise than it looks", () => {
  test.each([
    ["x: { is: min(a, b), decimals: 2 }", ["1 split-formula"], { x: { is: "min(a, b)", decimals: "2" } }],
    ["x: { is: max(a, min(b, c), d), b: 1 }", ["1 split-formula"], { x: { is: "max(a, min(b, c), d)", b: "1" } }],
    ["x: { is: max（a, b）}", ["1 split-formula"], { x: { is: "max（a, b）" } }],
    ["x: { is: min(a, b, decimals: 2 }", ["1 split-formula"], { x: { is: "min(a, b", decimals: "2" } }],
    ["x: [min(a, b), c]", ["1 split-formula"], { x: ["min(a, b)", "c"] }],
    ["x: { min(a, b): 1, c: 2 }", ["1 split-formula"], { x: { c: "2" } }],
    ["x: { a: (1), b: 2) }", [], { x: { a: "(1)", b: "2)" } }],
    ["x: { a: late, twice, b: 1 }", ["1 missing-value"], { x: { a: "late", twice: "", b: "1" } }],
    ["x: { zh：销售，en：Sales }", ["1 full-width-colon"], { x: { "zh：销售，en：Sales": "" } }],
    ["x: { zh: 销售，en：Sales }", ["1 full-width-comma"], { x: { zh: "销售，en：Sales" } }],
    ["of: [经理，店长]", ["1 full-width-comma"], { of: ["经理，店长"] }],
    ["of: { 经理，店长 }", ["1 full-width-comma"], { of: { "经理，店长": "" } }],
    ["of: ［a, b］", ["1 full-width-bracket"], { of: "［a, b］" }],
    ["weight：35: x", ["1 full-width-colon"], { "weight：35": "x" }],
    ["a:\n  weight：35", ["2 full-width-colon"], { a: "weight：35" }],
    ["a:\n  权重：35\n  标题：x", ["2 full-width-colon"], { a: "权重：35 标题：x" }],
    ["a:\n  weight:35\n  title:x", ["2 colon-space"], { a: "weight:35 title:x" }],
    ["a:\n  weight:35", ["2 colon-space"], { a: "weight:35" }],
    ["a:\n  http://example.org", [], { a: "http://example.org" }],
    ["rubric： 1", ["1 full-width-colon"], "rubric： 1"],
    ["标题：1", ["1 full-width-colon"], "标题：1"],
    ["a: { b:1, c: 2 }", ["1 colon-space"], { a: { "b:1": "", c: "2" } }],
    ["a:\n　b: 1", ["2 full-width-space"], { a: "", "　b": "1" }],
    ["a: 35　", ["1 full-width-space"], { a: "35　" }],
    ["- a\n - b", ["2 dash-place"], ["a - b"]],
    ["a: !absent\nb: &x 1\nc: *x", ["1 tag", "2 anchor", "3 alias"], { a: "", b: "1", c: "" }],
    ["a: !t &x { b: !u 1 }", ["1 tag", "1 anchor", "1 tag"], { a: { b: "1" } }],
    ["a: 1\n<<: *a\nb: 2", ["2 merge-key"], { a: "1", b: "2" }],
    ["__proto__: { a: 1 }\nb: 2", ["1 reserved-key"], { b: "2" }],
    ["'prototype': 1\nb: 2", ["1 reserved-key"], { b: "2" }],
    ["? [a]\n: 1\n{b: 1}: 2\n*c : 3\n: 4", ["1 key-not-text", "3 key-not-text", "4 alias", "5 empty-key"], {}],
    ['"a\\nb": 1\n? |\n  c\n: 2', ["1 key-not-text", "2 key-not-text"], {}],
    ["a:\n  - \n  - b: {}\n    c:", ["2 missing-value", "4 missing-value"], { a: ["", { b: {}, c: "" }] }],
    ["a: ''\nb: \"\"\nc: |\nd: []", [], { a: "", b: "", c: "", d: [] }],
    [
      'a: "\\u0000"\nb: "\\ud800"\nc: "\\u202e"',
      ["1 control-character", "2 broken-character", "3 control-character"],
      { a: "\u0000", b: "\ud800", c: "\u202e" },
    ],
  ])("%j", (text, expected, value) => {
    expect(complaints(text)).toEqual(expected);
    expect(readYaml(text, "x").value).toEqual(value);
  });

  test("keys are compared as people read them", () => {
    const text = '0: a\n"0": b\ncaf\u00e9: c\n" cafe\u0301": d\nx: { y: 1, y: { z: } }';
    expect(complaints(text)).toEqual(["2 duplicate-key", "4 duplicate-key", "5 duplicate-key"]);
    const { value, diagnostics } = readYaml(text, "x");
    expect(value).toEqual({ 0: "a", caf\u00e9: "c", x: { y: "1" } });
    expect(diagnostics.map(({ message }) => message.en)).toEqual([
      "`0` is already there, in line 1.",
      "`cafe\u0301` is already there, in line 3.",
      "`y` is already there, in line 5.",
    ]);
  });
  test("quotes are offered in the kind that needs no escapes", () => {
    expect(helps("x: { is: min(a, b) }")).toEqual(['Put it in quotes: `"min(a, b)"`.']);
    expect(helps("x: { is: if(a, \\b, c) }")).toEqual(["Put it in quotes: `'if(a, \\b, c)'`."]);
    expect(helps("x: { is: max（a，b, c） }")).toEqual(['Put it in quotes: `"max(a,b, c)"`.']);
  });
});

describe("what YAML cannot read", () => {
  test.each([
    ["a: 1\ntitle：x\nb: 2", ["2 full-width-colon"]],
    ["dimensions：\n  sales:\n    weight: 5", ["1 full-width-colon"]],
    ["a：1\nb：2\nc:3\nd: 4", ["1 full-width-colon", "2 full-width-colon", "3 colon-space"]],
    ["- a: 1\n  b：2\n  c: 3", ["2 full-width-colon"]],
    ["x: { zh: 销售，en: Sales }", ["1 full-width-comma"]],
    ["x: ｛ zh: 销售, en: S ｝", ["1 full-width-bracket"]],
    ["x: [a, b］\ny: 1", ["1 full-width-bracket"]],
    ["x: “a: b”", ["1 full-width-quote"]],
    ["a: 1\n＃ 注释\nb: 1", ["2 full-width-hash"]],
    ["a: { when: x in [a, b], zh: 先扣分，说明：见附件 }", ["1 formula-in-braces"]],
    ["a: { zh: 说明：见附件, w: x in [b] }", ["1 formula-in-braces"]],
    ["a: { w: x in [b,\n  c], z: 1 }\nd", ["1 formula-in-braces", "3 no-colon"]],
    ["a: { w: x in [b] }\nc: { w: x in [d] }\ne: 'f'g", ["1 formula-in-braces", "2 formula-in-braces", "3 text-after-end"]],
    ["rows:\n  >9%: 0%\n  >=10%: 1%\n  @x: 2\n  %y: 3\n  `z`: 4", [2, 3, 4, 5, 6].map((line) => `${line} needs-quotes`)],
    ["rows: { >9%: 0% }\nx: > 9%\ny: >plan", ["1 needs-quotes", "2 needs-quotes", "3 needs-quotes"]],
    ["a: |x\n y\nb: > c", ["1 block-text", "3 block-text"]],
    ["a:\n\tb: 1\n  c: 2\nd: e: f", ["2 tab-indent", "4 second-colon"]],
    ["a: {\n\tb: 2\n}", ["2 tab-indent"]],
    ["x: 1\n  y: 2\nz:\n    a: 1\n  b: 2", ["2 indent", "5 indent"]],
    ["x:\n  - a: 1\n   b: 2", ["3 indent"]],
    ['a: "hello\nb: 1\nc: 2', ["1 missing-quote"]],
    ['a: "b\n  c: 1\n  d: "x"\ne: 1', ["1 missing-quote"]],
    ["a: 'it's'\nb: \"x\" y", ["1 text-after-end", "2 text-after-end"]],
    ["a: [1, 2\nb: {c: 1\nd: 3", ["1 missing-bracket", "2 missing-bracket"]],
    ["a: {\n  b: [1, 2\n}\nc: 1", ["2 missing-bracket"]],
    ["a:\n  b: {\n  c: 1\nd: 2", ["2 missing-bracket"]],
    ["a: [1]]\nb: {c: 1}}\nd", ["1 extra-bracket", "2 extra-bracket", "3 no-colon"]],
    ['a: {b: 1 c: 2}\nd: {\n  e: 1\n  f: 2 }\ng: ["h" i]', ["1 missing-comma", "3 missing-comma", "5 missing-comma"]],
    ["a: [1,, 2]\nb: {,}", ["1 extra-comma", "2 extra-comma"]],
    ["a: - b\nc: -\nd:\n  e: 1\n  - f", ["1 dash-place", "2 dash-place", "5 dash-place"]],
    ["a: [\n- b\n]", ["2 dash-place"]],
    ["- a\nb: 1\nc: 2", ["2 mixed-list"]],
    ['a: b: c\nd: "x\\q"\ne: "y"#z', ["1 second-colon", "2 escape", "3 comment-space"]],
    ["a: *\nb: &\nc: &x *y", ["1 alias", "2 anchor", "3 alias"]],
    ["%x: 3", ["1 directive"]],
    ["a: 1\n...\nb: 2", ["3 several-documents"]],
    ["# a\n\n", ["1 empty"]],
    ["---\n", ["1 empty"]],
    ["", ["1 empty"]],
    ["]", ["1 extra-bracket"]],
  ])("%j", (text, expected) => {
    expect(complaints(text)).toEqual(expected);
    expect(readYaml(text, "x").value).toBeUndefined();
  });
  test("comparisons are offered in words", () => {
    expect(helps("rows: { >9%: 0% }")).toEqual(['Put it in quotes: `">9%"`, or say it in words: `above 9%`.']);
    expect(helps("x: >= 9%")).toEqual(['Put it in quotes: `">= 9%"`, or say it in words: `from 9%`.']);
  });
  test("the mark stands under what is meant", () => {
    const { diagnostics, source } = readYaml("a: 1\nb: { when: x in [a, b], c: 1 }", "x");
    expect(render(diagnostics, source, { language: "en" })).toMatchInlineSnapshot(`
      "x:2:12  error  yaml/formula-in-braces
        \`x in [a, b]\` has brackets of its own, which YAML cannot read inside \`{ }\` or \`[ ]\`.
         1 | a: 1
       > 2 | b: { when: x in [a, b], c: 1 }
           |            ^^^^^^^^^^^
        Put it in quotes: \`"x in [a, b]"\`, or write the entry on lines of its own."
    `);
  });
});

describe("hostile files", () => {
  const cheaply = (text: string) => within(10, () => codes(text));
  const length = full ? 100_000 : 10_000;
  test("nesting", () => {
    for (const open of ["[", "{a: ", "- ", "? ", "[{", "a: "])
      expect(cheaply(open.repeat(length / open.length))).toEqual(["yaml/too-deep"]);
  });
  test("keys", () => {
    expect(cheaply(Array.from({ length: 40_000 }, () => "k:").join("\n"))).toEqual(["yaml/too-many-values"]);
    expect(cheaply(Array.from({ length: 12_000 }, (_, i) => `k${i}: 1`).join("\n"))).toEqual([]);
    expect(new Set(cheaply("a: 1\n".repeat(12_000)))).toEqual(new Set(["yaml/duplicate-key"]));
  });
  test("errors", () => {
    for (const line of ["a: b: c\n", 'a: "\n', "a: { w: x in [b] }\n", ">9%: 1\n", "]\n", "a: - b\n"])
      expect(cheaply(line.repeat((0.4 * length) / line.length)).length).toBeGreaterThan(0);
  });
  test("bytes are counted as UTF-8", () => {
    expect(codes(`# ${"中".repeat(43_600)}\na: 1`)).toEqual([]);
    expect(codes(`# ${"中".repeat(43_700)}\na: 1`)).toEqual(["yaml/too-large"]);
    expect(codes(`# ${"😀".repeat(32_700)}\na: 1`)).toEqual([]);
  });
});

describe("whatever the text", () => {
  const rubric = `scorewright: 1 # version
title: { zh: 销售部月绩效考核, en: "Sales \\"monthly\\"" }
facts:
  role: { type: choice, of: [manager, clerk] }
measures:
  attainment: { is: actual / plan, as: percent, decimals: 1 }
dimensions:
  sales:
    weight: 35
    rows:
      below 80%: 0%
      "80%..90.9%": '50%'
      otherwise: |
        100%
gates:
  - { when: "x in [a, b]", set: { total: 0 }, reason: { zh: 一票否决, en: Veto } }
`;
  const piece = fc.constantFrom(
    ..."\n|\n  |\n    |\n- |\t|: |:|, |[|]|{|}|(|)|\"|'|#| # c|&a |*a|!t |>9%|? |- |%|@|`|---\n|...\n|：|，|（|）|［|｝|“|＃|　|\u00a0|\r|\u0000|\ud800|😀|e\u0301|<<: |a: 1|\\|min(a, b)|\ufeff|''".split(
      "|",
    ),
    "|",
    "|\n",
    ">-\n  ",
  );
  const edit = fc.record({ at: fc.nat(rubric.length), drop: fc.nat(4), add: fc.oneof(piece, fc.constant("")) });
  const mutated = fc
    .array(edit, { minLength: 1, maxLength: 5 })
    .map((edits) => edits.reduce((text, { at, drop, add }) => text.slice(0, at) + add + text.slice(at + drop), rubric));
  const anything = fc.oneof(
    mutated,
    fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join("")),
    fc.string({ unit: "binary" }),
  );

  test("the reader answers, and every complaint points into the text", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const { value, diagnostics, source } = readYaml(text, "x");
        expect(value !== undefined || diagnostics.length > 0).toBe(true);
        for (const diagnostic of diagnostics) {
          const { path, part, within } = diagnostic;
          const { start, end } = within ? source.within(path, ...within) : source.locate(path, part);
          expect(0 <= start && start <= end && end <= text.length).toBe(true);
          const { line, column, endLine, endColumn } = locateDiagnostic(diagnostic, source);
          expect(line >= 1 && column >= 1 && (endLine > line || (endLine === line && endColumn >= column))).toBe(true);
          expect(oneLine(diagnostic, source, "en")).not.toContain("\n");
        }
        render(diagnostics, source, { language: "zh" });
      }),
      runs(1500),
    );
  });
  test("a clean file says what YAML says", () => {
    const plain = (node: unknown): unknown =>
      node instanceof Map ? [...node].map(([key, value]) => [key, plain(value)]) : Array.isArray(node) ? node.map(plain) : node;
    const written = (
      tree: Tree | undefined,
      path: readonly (string | number)[],
      source: ReturnType<typeof readYaml>["source"],
    ): unknown =>
      tree === undefined || typeof tree === "string"
        ? tree
        : Array.isArray(tree)
          ? tree.map((item, i) => written(item, [...path, i], source))
          : source.keys(path).map((key) => [key, written((tree as Record<string, Tree>)[key], [...path, key], source)]);
    fc.assert(
      fc.property(mutated, (text) => {
        const { value, diagnostics, source } = readYaml(text, "x");
        if (diagnostics.length > 0) return;
        const composed = parseDocument(text.replace(/\r(?!\n)/g, "\n"), { schema: "failsafe" });
        expect(written(value, [], source)).toEqual(plain(composed.toJS({ mapAsMap: true })));
      }),
      runs(500),
    );
  });
});
