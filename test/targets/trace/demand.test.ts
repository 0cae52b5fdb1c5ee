import { expect, test } from "vitest";
import { demand } from "../../../src/targets/trace/demand.ts";
import { type Compiled, type Run, recordRuns, sheetRun } from "../../../src/targets/trace/run.ts";
import { define, number } from "../../plan/sales.ts";
import { refusing, shown, textOf } from "./evaluate.ts";

type Entry = Compiled["definitions"] extends ReadonlyMap<string, infer One> ? One : never;
const counting = () => {
  const calls: string[] = [];
  const definition = (name: string, list?: string) => ({ ...define(name, number("1"), shown), ...(list ? { list } : {}) });
  const evaluated = (name: string, reads: readonly string[] = [], list?: string) =>
    [
      name,
      {
        definition: definition(name, list),
        evaluate: (run: Run) => {
          calls.push(name);
          for (const other of reads) demand(run, other);
          return true;
        },
      },
    ] as const;
  const definitions: Compiled["definitions"] = new Map<string, Entry>([
    evaluated("a", ["b", "b"]),
    evaluated("b"),
    evaluated("never"),
    evaluated("deals.x", ["b"], "deals"),
    ["no", { definition: definition("no"), evaluate: refusing("no") }],
  ]);
  return { calls, run: sheetRun({ definitions, columns: new Map(), optional: new Set() }, new Map()) };
};

test("a definition is evaluated when it is asked for, once, and recorded when it is finished", () => {
  const { calls, run } = counting();
  expect([demand(run, "a"), demand(run, "a"), demand(run, "b")]).toEqual([true, true, true]);
  expect(calls).toEqual(["a", "b"]);
  expect([...run.lines.keys()]).toEqual(["b", "a"]);
  expect([run.lines.get("a")?.read, run.lines.get("b")?.read, run.frame.read]).toEqual([["b"], [], ["a", "b"]]);
});
test("what is refused is remembered, too", () => {
  const { run } = counting();
  expect([demand(run, "no"), demand(run, "no")].map((outcome) => textOf(outcome))).toEqual(["no", "no"]);
  expect(run.lines.size).toBe(1);
});
test("each record has its own lines, and shares those of its sheet", () => {
  const { calls, run } = counting();
  const records = recordRuns(run, "deals", [new Map(), new Map()]);
  for (const record of records) demand(record, "deals.x");
  expect(calls).toEqual(["deals.x", "b", "deals.x"]);
  expect(records.map(({ lines }) => [...lines.keys()])).toEqual([["deals.x"], ["deals.x"]]);
  expect([...run.lines.keys()]).toEqual(["b"]);
});
test("a name that is not there is a bug", () => {
  expect(() => demand(counting().run, "nobody")).toThrow("no definition nobody");
});
