/** A new op of the integer form is named by the compiler in every place that has to know it. */
import { expect, test } from "vitest";
import { namedByCompiler } from "../contributing/lists.ts";
import { filesThatMissIt } from "../new-op.ts";

const missing = (unionName: string, memberText: string) => filesThatMissIt("src/integers/ir.ts", unionName, memberText);

test("nobody misses an op that there is already", () => {
  expect(missing("Int", 'Span & { readonly int: "refuse" }')).toEqual([]);
});
test.each([
  ["Int", 'Span & { readonly int: "remainder"; readonly of: Int; readonly by: Int }', namedByCompiler("Int")],
  [
    "Bool",
    '{ readonly bool: "either"; readonly of: readonly Bool[] }',
    ["src/integers/visit.ts", "src/targets/fast/conditions.ts", "src/targets/grid/nodes.ts"],
  ],
  [
    "Code",
    '{ readonly code: "next"; readonly of: Code }',
    ["src/integers/visit.ts", "src/targets/fast/nodes.ts", "src/targets/grid/nodes.ts"],
  ],
  [
    "IntAxis",
    '{ readonly axis: "text"; readonly of: Code }',
    ["src/integers/visit.ts", "src/targets/fast/positions.ts", "src/targets/fast/scan.ts", "src/targets/grid/branch.ts"],
  ],
])("a new member of %s: %s", (unionName, memberText, files) => {
  expect(missing(unionName, memberText)).toEqual(files);
});
