import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { add, compare, fromText } from "../../src/text/exact.ts";
import { runs } from "../runs.ts";
import { because, errors, rubric, run, score } from "../score.ts";

const held = (keys: string, more = "") => `facts:
  wage: { type: money, range: 0..100000 }
  due:  { type: money, range: 0..100000 }
results:
  withheld: { withhold: due, from: wage, ${keys} }
  paid:     { is: wage - withheld }
  next:     { is: withheld.rest }
${more}`;
const both = held("at_most: 20%, keep: 2360, decimals: 2, rounding: down");

describe("no more than the share, and never so much that less than the stated amount remains", () => {
  test.each([
    [5000, 800, "800", "0", "{withheld/wanted} is due and within the limits: all of it"],
    [5000, 1000, "1000", "0", "within the limits"],
    [5000, 1500, "1000", "500", "at most 20% of wage may be withheld: 1000"],
    [2500, 400, "140", "260", "at least 2360 of wage has to remain: 140"],
    [2000, 400, "0", "400", "at least 2360 of wage has to remain: 0"],
    [3333.33, 3000, "666.66", "2333.34", "at most 20% of wage may be withheld: 666.666"],
  ])("wage %s, due %s: %s, and %s stays due", (wage, due, withheld, rest, why) => {
    const { figures, sheet } = run(rubric(both), { wage, due });
    expect([figures.results.withheld, figures.results.next]).toEqual([withheld, rest]);
    const said = because(rubric(both), { wage, due }, "withheld").join();
    expect(said).toContain(why.replace("{withheld/wanted}", String(due)));
    const step = sheet?.trace.find(({ name }) => name === "withheld");
    expect(step?.limits.map(({ before, after }) => [before, after])).toEqual(
      rest === "0" ? [] : [[String(due), withheld === "666.66" ? "666.666" : withheld]],
    );
  });
  test("in Chinese", () => {
    expect(because(rubric(both), { wage: 5000, due: 1500 }, "withheld", "zh")).toEqual([
      "5: 应扣 1500，扣款最多为 wage 的 20%，限额 1000",
    ]);
  });
});
test("either limit alone, the share as an amount, and both as formulas", () => {
  expect(score(held("at_most: 300"), { wage: 5000, due: 1500 }).results).toEqual({ withheld: "300", paid: "4700", next: "1200" });
  expect(score(held("keep: wage - 100"), { wage: 5000, due: 1500 }).results.withheld).toBe("100");
  expect(because(rubric(held("at_most: 300")), { wage: 5000, due: 1500 }, "withheld")).toEqual([
    "5: 1500 is due, but at most 300 may be withheld: 300",
  ]);
});
test("what could go wrong unseen is asked", () => {
  expect(errors(held("at_most: 20%, decimals: 2"))).toEqual(["withhold/rounds-up"]);
  expect(errors(held("at_most: 20%"))).toEqual([]);
  expect(errors(held("at_most: 20%, to: 0.1"))).toEqual(["withhold/rounds-up"]);
  expect(errors(held("keep: 2360, decimals: 2"))).toEqual([]);
  expect(errors(held("keep: 2360").replace("withhold: due", "withhold: due - 1"))).toEqual(["withhold/negative"]);
  expect(errors(held("keep: 2360").replace(", range: 0..100000 }\nresults", ", range: -1..100000 }\nresults"))).toEqual([
    "withhold/negative",
  ]);
});
test("`rest` is there for a result that withholds, and for no other", () => {
  expect(errors(held("keep: 0").replace("withheld.rest", "paid.rest"))).toEqual(["expression/unknown-name"]);
  expect(errors(held("keep: 0").replace("withheld.rest", "withheld.rst"))).toEqual(["expression/unknown-name"]);
});
test("what is withheld and what is not make what was due, and the limits hold", () => {
  const cents = fc.integer({ min: 0, max: 10_000_000 });
  const of = rubric(both);
  fc.assert(
    fc.property(cents, cents, (wage, due) => {
      const { results } = run(of, { wage: wage / 100, due: due / 100 }).figures;
      const [withheld, rest] = [fromText(results.withheld ?? ""), fromText(results.next ?? "")];
      expect(add(withheld, rest)).toEqual(fromText(String(due / 100)));
      expect(compare(withheld, fromText(String((wage * 20) / 10_000)))).toBeLessThanOrEqual(0);
      expect(compare(rest, fromText("0"))).toBeGreaterThanOrEqual(0);
      if (withheld.n !== 0) expect(wage - Number(results.withheld) * 100).toBeGreaterThanOrEqual(235_999);
    }),
    runs(100),
  );
});
