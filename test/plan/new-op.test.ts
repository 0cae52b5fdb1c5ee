/** A new op of the plan is named by the compiler in every place that has to know it. */
import { expect, test } from "vitest";
import { namedByCompiler } from "../contributing/lists.ts";
import { filesThatMissIt } from "../new-op.ts";

/** Above these, plans are made; whoever makes them need not make everything. */
const readers = ["src/plan", "src/integers", "src/targets"];
const missing = (unionName: string, memberText: string) => filesThatMissIt("src/plan/ir.ts", unionName, memberText, readers);
const folds = namedByCompiler("Numeric");

test("nobody misses an op that there is already", () => {
  expect(missing("Numeric", "Atom")).toEqual([]);
});
test.each([
  ["Numeric", '{ readonly op: "remainder"; readonly of: Numeric; readonly by: Numeric }', folds],
  ["Condition", '{ readonly op: "either"; readonly of: readonly Condition[] }', [...folds, "src/plan/bounds/assume.ts"].sort()],
  ["Choice", '{ readonly op: "next"; readonly of: Choice }', folds],
  [
    "Axis",
    '{ readonly axis: "text"; readonly of: Choice }',
    ["src/integers/lower-branch.ts", "src/plan/applies.ts", "src/plan/bounds/branch.ts", "src/plan/fold.ts"],
  ],
])("a new member of %s: %s", (unionName, memberText, files) => {
  expect(missing(unionName, memberText)).toEqual(files);
});
