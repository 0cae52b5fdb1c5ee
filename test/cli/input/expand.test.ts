import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { expandFiles } from "../../../src/cli/input/expand.ts";
import { failure, file, scratch } from "../files.ts";

const home = process.cwd();
beforeEach(() => {
  const directory = scratch();
  for (const name of [
    "b.yaml",
    "a.yml",
    "note.txt",
    "销售[1].yaml",
    "x1.yaml",
    "深/层 1/c.yaml",
    "node_modules/p/d.yaml",
    ".hidden/e.yaml",
  ])
    file(name, "", directory);
  mkdirSync(join(directory, "empty"));
  process.chdir(directory);
});
afterEach(() => process.chdir(home));

test.each([
  [["b.yaml"], ["b.yaml"]],
  [
    ["./b.yaml", "b.yaml", "*.yaml"],
    ["b.yaml", "x1.yaml", "销售[1].yaml"],
  ],
  [["销售[1].yaml"], ["销售[1].yaml"]],
  [["x[1].yaml"], ["x1.yaml"]],
  [["note.txt"], ["note.txt"]],
  [["."], ["a.yml", "b.yaml", "x1.yaml", "深/层 1/c.yaml", "销售[1].yaml"]],
  [["深"], ["深/层 1/c.yaml"]],
  [["深/"], ["深/层 1/c.yaml"]],
  [
    ["**/*.yaml", "a.yml"],
    ["a.yml", "b.yaml", "x1.yaml", "深/层 1/c.yaml", "销售[1].yaml"],
  ],
  [["{a,b}.{yml,yaml}"], ["a.yml", "b.yaml"]],
  [["node_modules/p"], ["node_modules/p/d.yaml"]],
  [["node_modules/*/*.yaml"], ["node_modules/p/d.yaml"]],
  [[], []],
])("%j", async (patterns, files) => {
  expect(await expandFiles(patterns)).toEqual(files);
});

test("outside of the current directory", async () => {
  const directory = process.cwd();
  process.chdir("深");
  expect(await expandFiles(["../*.yml"])).toEqual(["../a.yml"]);
  expect(await expandFiles([`${directory}/*.yml`, "../a.yml"])).toHaveLength(1);
  expect(await expandFiles([join(directory, "销售[1].yaml")])).toEqual([`${directory}/销售[1].yaml`]);
});

test.each(["c.yaml", "*.yam", "empty", "x[2].yaml", "b.yaml/x"])("%j matches nothing, which is an error", async (pattern) => {
  const error = await failure(expandFiles(["b.yaml", pattern]));
  expect([error.exit, error.message, error.says.message.zh]).toEqual([
    2,
    `"${pattern}" matches no file.`,
    `“${pattern}”没有匹配到任何文件。`,
  ]);
});
