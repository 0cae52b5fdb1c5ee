import { describe, expect, test } from "vitest";
import type { Path } from "../../src/text/path.ts";
import { lineStarts, objectSource } from "../../src/text/source.ts";
import { readYaml } from "../../src/yaml/read-yaml.ts";

const text = `id: sales # who
title: { zh: 销售, en: "Sales \\"monthly\\"" }
rows:
  10: 'it''s'
  2: "\\u4e2d\\U0001F600x"
list:
  - a
  - b: !t 1
note: |
  one
  two
long: "one
  two"
`;
const { source } = readYaml(text, "x.yaml");
const at = (path: Path, part: "key" | "value" = "value") => {
  const { start, end } = source.locate(path, part);
  return text.slice(start, end);
};

describe("locate", () => {
  test.each<[Path, string, string]>([
    [["id"], "id", "sales"],
    [["title", "zh"], "zh", "销售"],
    [["title", "en"], "en", '"Sales \\"monthly\\""'],
    [["title"], "title", '{ zh: 销售, en: "Sales \\"monthly\\"" }'],
    [["rows", "10"], "10", "'it''s'"],
    [["rows", 10], "10", "'it''s'"],
    [["list", 0], "a", "a"],
    [["list", "0"], "a", "a"],
    [["list", 1, "b"], "b", "!t 1"],
    [["list"], "list", "- a\n  - b: !t 1"],
    [["note"], "note", "|\n  one\n  two"],
  ])("%j", (path, key, value) => {
    expect(at(path, "key")).toBe(key);
    expect(at(path)).toBe(value);
  });
  test("a path that does not exist is at its nearest ancestor", () => {
    expect(at(["title", "fr", "x"])).toBe("title");
    expect(at(["title", "zh", "x"], "key")).toBe("zh");
    expect(at(["list", 1, "c"])).toBe("b: !t 1");
    expect(at(["list", 7])).toBe("list");
    expect(source.locate(["weight"], "key")).toEqual(source.locate([], "value"));
    expect(source.locate([], "value").start).toBe(0);
  });
});

describe("within", () => {
  const cut = (path: Path, start: number, end: number) => {
    const span = source.within(path, start, end);
    return text.slice(span.start, span.end);
  };
  test("a plain scalar", () => expect(cut(["id"], 1, 3)).toBe("al"));
  test("doubled quotes in single ones", () => {
    expect(cut(["rows", "10"], 2, 3)).toBe("''");
    expect(cut(["rows", "10"], 3, 4)).toBe("s");
  });
  test("escapes in double quotes", () => {
    expect(cut(["title", "en"], 6, 7)).toBe('\\"');
    expect(cut(["title", "en"], 7, 14)).toBe("monthly");
    expect(cut(["rows", "2"], 0, 1)).toBe("\\u4e2d");
    expect(cut(["rows", "2"], 1, 3)).toBe("\\U0001F600");
    expect(cut(["rows", "2"], 3, 4)).toBe("x");
  });
  test("past the ends", () => {
    expect(cut(["id"], -5, 99)).toBe("sales");
    expect(source.within(["id"], 99, 3)).toEqual({ start: 9, end: 9 });
    expect(cut([], 0, 1e9)).toBe(text);
  });
  test("of several lines it is the whole", () => {
    expect(cut(["note"], 1, 2)).toBe("|\n  one\n  two");
    expect(cut(["long"], 1, 2)).toBe('"one\n  two"');
    expect(source.within(["list"], 1, 2)).toEqual(source.locate(["list"], "value"));
    expect(source.within(["none"], 1, 2)).toEqual(source.locate(["none"], "value"));
  });
  test("at the root it counts in the file", () => expect(cut([], 4, 9)).toBe("sales"));
});

test("lines, keys and quotes", () => {
  expect(source.line(["list", 1, "b"])).toBe(8);
  expect(source.line(["list", 1, "none"])).toBe(8);
  expect(source.keys([])).toEqual(["id", "title", "rows", "list", "note", "long"]);
  expect(source.keys(["rows"])).toEqual(["10", "2"]);
  expect(source.keys(["list"])).toEqual([]);
  expect(source.keys(["none"])).toEqual([]);
  expect([["id"], ["rows", "10"], ["title", "en"], ["note"], ["title"], ["none"]].map((path) => source.quoted(path))).toEqual([
    false,
    true,
    true,
    false,
    false,
    false,
  ]);
});

describe("positions", () => {
  test.each(["\n", "\r\n", "\r"])("line end %j", (end) => {
    const { source: lines } = readYaml(["a: 1", "", "中😀b: x"].join(end), "x");
    expect(lines.position(lines.locate(["中😀b"], "value").start)).toEqual({ line: 3, column: 6 });
    expect(lines.position(lines.text.length)).toEqual({ line: 3, column: 7 });
    expect(lines.position(-1)).toEqual({ line: 1, column: 1 });
    expect(lines.position(1e9)).toEqual({ line: 3, column: 7 });
  });
  test("a byte order mark is no column", () => {
    const { source: marked, value } = readYaml("\ufeffa: 1", "x");
    expect(value).toEqual({ a: "1" });
    expect(marked.position(marked.locate(["a"], "key").start)).toEqual({ line: 1, column: 1 });
  });
  test("line starts", () => expect(lineStarts("a\nb\r\nc\rd")).toEqual([0, 2, 5, 7]));
});

test("an object has keys and no lines", () => {
  const object = objectSource({ b: { x: 1 }, a: [{ c: 2 }], 1: "n" }, "rubric");
  expect(object.keys([])).toEqual(["1", "b", "a"]);
  expect(object.keys(["a", 0])).toEqual(["c"]);
  expect(object.keys(["a"])).toEqual([]);
  expect(object.keys(["toString"])).toEqual([]);
  expect(object.line(["b", "x"])).toBe(0);
  expect(object.position(3)).toEqual({ line: 0, column: 0 });
  expect(object.locate(["b"], "key")).toEqual(object.within(["b"], 1, 2));
  expect(object.quoted(["1"])).toBe(false);
});
