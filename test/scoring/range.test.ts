import { describe, expect, test } from "vitest";
import { problems, rubric, run } from "../score.ts";

const of = rubric(`facts:
  done: { type: count, range: 0..100 }
  late: { type: count, range: 0..9 }
  absent: flag
  kind: { type: choice, of: [shop, online] }
  extra: { type: count, range: 0..9 }
  memo: { type: text, optional: true }
dimensions:
  work: { weight: 70, of: done, rows: { 0..59: 30 pts, 60..89: 50 pts, 90+: 70 pts } }
  duty: { weight: 20, of: late, rows: { 0: 20 pts, 1..2: 16 pts, 3+: 12 pts } }
  style: { weight: 10, by: kind, cases: { shop: 10 pts, online: { of: extra, rows: { 0: 4 pts, 1+: 8 pts } } } }
gates: [{ when: absent, cap: { total: 60 } }]
total: { out_of: 100 }
grades: [{ grade: A, from: 80 }, { grade: B, from: 60 }, { grade: C, otherwise: true }]
results: { pay: { is: total * 10 }, noted: { is: given(memo) } }
`);
const range = (facts: object) => {
  const found = of.range(facts);
  if (!found.success) throw new Error("the facts have problems");
  return found;
};

test("nothing known: everything that can be", () => {
  const { ranges, missing } = range({});
  expect(ranges.total).toEqual({ low: "46", high: "100" }); // 30 + 12 + 4, and 70 + 20 + 10
  expect(ranges.grade).toEqual({ oneOf: ["A", "B", "C"] });
  expect(ranges.pay).toEqual({ low: "460", high: "1000" });
  expect(missing.map(({ fact }) => fact)).toEqual(expect.arrayContaining(["done", "late", "absent", "kind", "extra"]));
  expect(missing.map(({ fact }) => fact)).not.toContain("memo");
});
test("82 to 90 so far", () => {
  const { ranges, missing } = range({ done: 70, late: 0, absent: false });
  expect(ranges.total).toEqual({ low: "74", high: "80" });
  const closer = range({ done: 90, absent: false, kind: "online", extra: 0 });
  expect(closer.ranges.total).toEqual({ low: "86", high: "94" });
  expect(closer.ranges.grade).toEqual({ oneOf: ["A"] });
  expect(closer.missing.map(({ fact, matters }) => [fact, matters])).toEqual([["late", "1.00"]]);
  expect(missing.map(({ fact }) => fact).sort()).toEqual(["extra", "kind"]);
});
test("what matters most comes first", () => {
  const { missing } = range({ absent: false, kind: "shop" });
  expect(missing.map(({ fact }) => fact)).toEqual(["done", "late"]);
  expect(missing.map(({ title }) => title.en)).toEqual(["done", "late"]);
});
test("facts of the variant that is not taken are not missed", () => {
  const { missing } = range({ kind: "shop" });
  expect(missing.map(({ fact }) => fact)).not.toContain("extra");
});
test("all known: one value, nothing missing, the same as the score", () => {
  const facts = { done: 60, late: 1, absent: false, kind: "online", extra: 1 };
  const { ranges, missing } = range(facts);
  expect(missing).toEqual([]);
  expect(ranges.total).toEqual({ low: "74", high: "74" });
  expect(ranges.grade).toEqual({ oneOf: ["B"] });
  expect(run(of, facts).figures.total).toBe("74");
});
test("a gate that has fired bounds what is left", () => {
  expect(range({ absent: true }).ranges.total).toEqual({ low: "46", high: "60" });
  expect(range({ absent: true }).ranges.grade).toEqual({ oneOf: ["B", "C"] });
});

describe("every further fact narrows the range, and the score lies in it", () => {
  const facts = { done: 85, late: 2, absent: false, kind: "online", extra: 0 };
  const names = Object.keys(facts) as (keyof typeof facts)[];
  const orders = names.map((_, i) => [...names.slice(i), ...names.slice(0, i)]);
  test.each(orders)("%s first", (...order) => {
    const total = Number(run(of, facts).figures.total);
    let known: Partial<Record<string, unknown>> = {};
    let last = { low: 0, high: 100 };
    for (const name of order) {
      known = { ...known, [name]: facts[name] };
      const found = range(known).ranges.total;
      const now = found && "low" in found ? { low: Number(found.low), high: Number(found.high) } : last;
      expect(now.low).toBeGreaterThanOrEqual(last.low);
      expect(now.high).toBeLessThanOrEqual(last.high);
      expect(now.low).toBeLessThanOrEqual(total);
      expect(now.high).toBeGreaterThanOrEqual(total);
      last = now;
    }
    expect(last).toEqual({ low: total, high: total });
  });
});

test("wrong facts have no range", () => {
  const found = of.range({ done: "many" });
  expect(found.success ? [] : found.problems.map(({ code }) => code)).toEqual(["facts/unreadable"]);
  expect(problems(of, { done: "many" })[0]).toContain("done: `many` cannot be read");
});
test("what is not applicable narrows too", () => {
  const text = `facts: { n: { type: count, range: 0..9 } }
dimensions:
  a: { weight: 50, of: n, rows: { 0: 50 pts, 1+: 0 pts }, not_applicable: full }
  b: { weight: 50, rating: { scale: 0..50 } }
total: { out_of: 100 }
`;
  const found = rubric(text).range({ n: "n/a" });
  expect(found.success && found.ranges.total).toEqual({ low: "50", high: "100" });
});
