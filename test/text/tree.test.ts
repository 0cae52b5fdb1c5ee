import { describe, expect, test } from "vitest";
import { isList, isMap, nodeAt, type Tree, treeOf } from "../../src/text/tree.ts";

const tree: Tree = { a: { b: ["x", { c: "y" }] }, "0": "z" };
describe("what stands under a path", () => {
  test.each<readonly [readonly (string | number)[], Tree | undefined]>([
    [[], tree],
    [["a", "b", 0], "x"],
    [["a", "b", 1, "c"], "y"],
    [["0"], "z"],
    [[0], "z"],
    [["a", "b", 2], undefined],
    [["a", "b", "0"], undefined],
    [["a", "b", "length"], undefined],
    [["a", "b", 0, "c"], undefined],
    [["a", "toString"], undefined],
    [["nothing", "below", "nothing"], undefined],
  ])("%j", (path, found) => expect(nodeAt(tree, path)).toEqual(found));
});
test("maps, lists and texts are told apart", () => {
  const sorts = (given: Tree | undefined) => [isMap(given), isList(given)];
  expect([{}, [], "x", undefined].map(sorts)).toEqual([
    [true, false],
    [false, true],
    [false, false],
    [false, false],
  ]);
});
test("a rubric written in JavaScript is the text that its file would have; what is undefined is left out", () =>
  expect(treeOf({ weight: 10, rows: [0.5, true, 12n, null], title: undefined, of: "x" })).toEqual({
    weight: "10",
    rows: ["0.5", "true", "12", "null"],
    of: "x",
  }));
