/** The typed walks of a plan against one that looks for keys in plain data, which no type holds to the ops that there are. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseRubric } from "../../src/index.ts";
import type { Plan } from "../../src/plan/ir.ts";
import { relocate } from "../../src/plan/relocate.ts";
import { pathsOf, readsOf } from "../../src/plan/visit.ts";
import type { Path } from "../../src/text/path.ts";
import { runs } from "../runs.ts";
import { rubricText } from "../score.ts";
import { plans } from "./arbitrary.ts";

/** Every value under one of the keys, wherever it stands. */
const under = (node: unknown, keys: readonly string[]): readonly unknown[] => {
  if (Array.isArray(node)) return node.flatMap((one) => under(one, keys));
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => [...(keys.includes(key) ? [value] : []), ...under(value, keys)]);
};
const sorted = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).sort();
const numbered = (plan: Plan): Plan => {
  let n = 0;
  return JSON.parse(JSON.stringify(plan, (key, value) => (key === "at" ? ["place", n++] : value)));
};

test("what a definition reads is every name in it", () => {
  fc.assert(
    fc.property(plans, ({ definitions }) => {
      for (const definition of definitions) {
        const names = under(definition.is, ["name", "list"]);
        expect(sorted([...readsOf(definition)])).toEqual(sorted([...new Set(names)]));
      }
    }),
    runs(1000),
  );
});
test("the places of a plan are all its places", () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const whole = numbered(plan);
      expect(sorted(pathsOf({ plan: whole }))).toEqual(sorted(under(whole, ["at"])));
    }),
    runs(1000),
  );
});
test("a plan that is put elsewhere differs in its places, in all of them, and in nothing else", () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const whole = numbered(plan);
      const moved = JSON.stringify(whole, (key, value) => (key === "at" ? ["periods", 3, ...(value as Path)] : value));
      expect(JSON.stringify(relocate(["periods", 3]).plan(whole))).toBe(moved);
    }),
    runs(1000),
  );
});
test("of a rubric with teams, balances and longer periods every place has its line", () => {
  const { program } = parseRubric(
    rubricText(`period: month
facts: { sold: { type: money, range: 0..100 }, owed: { type: money, range: 0..100 } }
results: { place: { rank: { of: sold, best: highest, ties: dense } }, due: { is: sold + owed } }
carry: { owed: { from: sold, first: 0 } }
periods: [{ period: quarter, of: 3, missing: leave_out, at_least: 1, results: { all: { is: sum(periods.due) } } }]
`),
  );
  const { plan, team, carry, levels } = program;
  const paths = sorted(pathsOf({ plan, team, carry, levels }));
  expect(paths).toEqual(sorted(under({ plan, team, carry, levels }, ["at"])));
  expect(paths).toContain('["periods",0,"results","all"]');
});
