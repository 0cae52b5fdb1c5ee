import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/define.ts";
import { locateDiagnostic, oneLine, render } from "../../src/diagnostics/render.ts";
import { objectSource } from "../../src/text/source.ts";
import { readYaml } from "../../src/yaml/read-yaml.ts";

const complaint = (path: Diagnostic["path"], more: Partial<Diagnostic> = {}): Diagnostic => ({
  code: "schema/unknown-key",
  severity: "error",
  path,
  part: "key",
  message: { en: "Unknown key `wieght`.", zh: "不认识名称 `wieght`。" },
  help: { en: "Did you mean `weight`?", zh: "是否想写 `weight`？" },
  ...more,
});
const { source } = readYaml("dimensions:\n  销售: { wieght: 35, 标题: 销售部 }\n\tnote: x\n", "rubrics/x.yaml");
const good = readYaml("dimensions:\n  销售: { wieght: 35, 标题: 销售部 }\nnote:\tlong\n", "rubrics/x.yaml").source;

test("a frame with the line before", () => {
  expect(render([complaint(["dimensions", "销售", "wieght"])], good, { language: "en" })).toMatchInlineSnapshot(`
    "rubrics/x.yaml:2:9  error  schema/unknown-key
      Unknown key \`wieght\`.
       1 | dimensions:
     > 2 |   销售: { wieght: 35, 标题: 销售部 }
         |           ^^^^^^
      Did you mean \`weight\`?"
  `);
});

test("the mark is as wide as Chinese text", () => {
  const value = complaint(["dimensions", "销售", "标题"], { part: "value", severity: "warning" });
  expect(render([value], good, { language: "zh" })).toMatchInlineSnapshot(`
    "rubrics/x.yaml:2:25  警告  schema/unknown-key
      不认识名称 \`wieght\`。
       1 | dimensions:
     > 2 |   销售: { wieght: 35, 标题: 销售部 }
         |                             ^^^^^^
      是否想写 \`weight\`？"
  `);
});

test("in the order of the file, then of the codes; without help, without a line before, of a stretch over two lines the first", () => {
  const { help: _, ...bare } = complaint([], { code: "b", part: "value" });
  const diagnostics = [complaint(["note"], { part: "value", severity: "info" }), bare, { ...bare, code: "a" }];
  expect(render(diagnostics, good, { language: "en" })).toMatchInlineSnapshot(`
    "rubrics/x.yaml:1:1  error  a
      Unknown key \`wieght\`.
     > 1 | dimensions:
         | ^^^^^^^^^^^

    rubrics/x.yaml:1:1  error  b
      Unknown key \`wieght\`.
     > 1 | dimensions:
         | ^^^^^^^^^^^

    rubrics/x.yaml:3:7  info  schema/unknown-key
      Unknown key \`wieght\`.
       2 |   销售: { wieght: 35, 标题: 销售部 }
     > 3 | note: long
         |       ^^^^
      Did you mean \`weight\`?"
  `);
});

test("inside a value", () => {
  const inside = complaint(["dimensions", "销售", "标题"], { part: "value", within: [1, 2] });
  expect(locateDiagnostic(inside, good)).toEqual({ line: 2, column: 26, endLine: 2, endColumn: 27 });
  expect(render([inside], good, { language: "en" }).split("\n")[4]).toBe("     |                               ^^");
});

test("a broken file has frames too", () => {
  const read = readYaml("dimensions：\n  销售：{ 权重：35 }\n\tnote: x\n", "x.yaml");
  expect(render(read.diagnostics, read.source, { language: "zh" })).toMatchInlineSnapshot(`
    "x.yaml:1:1  错误  yaml/full-width-colon
      \`dimensions：\` 用了中文冒号 \`：\`，YAML 会把它当成普通文字。
     > 1 | dimensions：
         | ^^^^^^^^^^^^
      请写成 \`dimensions:\`（英文冒号，后面加一个空格）。如果这个符号本来就是文字的一部分，请给文字加上引号。

    x.yaml:2:3  错误  yaml/full-width-colon
      \`销售：\` 用了中文冒号 \`：\`，YAML 会把它当成普通文字。
       1 | dimensions：
     > 2 |   销售：{ 权重：35 }
         |   ^^^^^^
      请写成 \`销售:\`（英文冒号，后面加一个空格）。如果这个符号本来就是文字的一部分，请给文字加上引号。"
  `);
});

describe("long lines are cut around the mark", () => {
  const lines = (text: string, path: string) => {
    const { source: long } = readYaml(text, "x");
    return render([complaint([path], { part: "value" })], long, { language: "en" })
      .split("\n")
      .slice(2, 4);
  };
  const width = (line: string | undefined) => (line ?? "").slice(7).length;
  test("at the start", () => {
    const [code, mark] = lines(`a: ${"x".repeat(500)}`, "a");
    expect(code).toBe(` > 1 | a: ${"x".repeat(115)}…`);
    expect(mark).toBe(`     |    ${"^".repeat(115)}`);
  });
  test("in the middle and at the end", () => {
    const text = `{ ${Array.from({ length: 60 }, (_, i) => `k${i}: 中文${i}`).join(", ")} }`;
    const [middle, mark] = lines(text, "k30");
    expect(middle).toMatch(/^ > 1 \| ….*k30: 中文30, .*…$/);
    expect(mark).toMatch(/^ {5}\| {40,}\^{6}$/);
    expect(lines(text, "k59")[0]).toMatch(/^ > 1 \| ….*k59: 中文59 }$/);
    expect(width(middle)).toBeLessThanOrEqual(120);
  });
});

test("one line for tools", () => {
  expect(oneLine(complaint(["dimensions", "销售", "wieght"]), good, "en")).toBe(
    "rubrics/x.yaml:2:9 error schema/unknown-key Unknown key `wieght`.",
  );
});

test("a rubric without a file has paths", () => {
  const object = objectSource({ dimensions: { a: {} } }, "rubric");
  const diagnostic = complaint(["dimensions", "a", "wieght"]);
  expect(locateDiagnostic(diagnostic, object)).toEqual({ line: 0, column: 0, endLine: 0, endColumn: 0 });
  expect(oneLine(diagnostic, object, "zh")).toBe("rubric:dimensions.a.wieght error schema/unknown-key 不认识名称 `wieght`。");
  expect(render([diagnostic, complaint([])], object, { language: "en" })).toMatchInlineSnapshot(`
    "rubric:dimensions.a.wieght  error  schema/unknown-key
      Unknown key \`wieght\`.
      Did you mean \`weight\`?

    rubric  error  schema/unknown-key
      Unknown key \`wieght\`.
      Did you mean \`weight\`?"
  `);
});

test("colour only on request, and no control character of the file reaches the terminal", () => {
  const control = "\u001b";
  const evil = readYaml(`a: x${control}[2J\u202e`, `x${control}.yaml`);
  const plain = render(evil.diagnostics, evil.source, { language: "en" });
  expect(plain).not.toContain(control);
  expect(plain).toContain("a: x�[2J�");
  const colored = render([complaint(["note"])], source, { language: "en", color: true });
  expect(colored).toContain(`${control}[31merror${control}[0m`);
  expect(
    colored
      .split(control)
      .map((piece) => piece.replace(/^\[\d+m/, ""))
      .join(""),
  ).toBe(render([complaint(["note"])], source, { language: "en" }));
});

test("nothing to say", () => expect(render([], good, { language: "en" })).toBe(""));
