/** Missing, not applicable, zero: three things. */
import { describe, expect, test } from "vitest";
import { because, check, problems, rubric, run, score } from "../score.ts";

const two = (policy: string, decimals = "decimals: 2") => `facts:
  late: { type: count, range: 0..99 }
  done: { type: money, range: 0..1000 }
  plan: { type: money, range: 1..1000 }
measures:
  rate: { is: done / plan, as: percent, decimals: 1 }
dimensions:
  a: { weight: 60, of: rate, rows: { below 80%: 0%, 80%..99.9%: 50%, 100%+: 100% }${policy} }
  b: { weight: 40, of: late, rows: { 0: 40 pts, 1..2: 30 pts, 3+: 10 pts } }
total: { out_of: 100, ${decimals} }
`;

describe("not applicable, through a measure", () => {
  const facts = (done: unknown, plan: unknown, late = 1) => ({ done, plan, late });
  test.each([
    [", not_applicable: drop", "75"], // 30 of 40, out of 100
    [", not_applicable: full", "90"],
    [", not_applicable: zero", "30"],
  ])("%s: %s", (policy, total) => {
    const of = rubric(two(policy));
    expect(run(of, facts("n/a", 100)).figures.total).toBe(total);
    expect(run(of, facts(50, "N/A")).figures.total).toBe(total);
    expect(run(of, facts("不适用", "不适用")).figures.total).toBe(total);
    expect(run(of, facts(100, 100)).figures.total).toBe("90");
    expect(run(of, facts(0, 100)).figures.total).toBe("30");
  });
  test("zero is a value, an empty cell is missing", () => {
    const of = rubric(two(", not_applicable: drop"));
    expect(run(of, facts(0, 100, 0)).figures.total).toBe("40");
    expect(run(of, facts("", 100)).figures.refused).toEqual(["facts/missing"]);
    expect(run(of, facts(null, 100)).figures.refused).toEqual(["facts/missing"]);
    expect(run(of, { plan: 100, late: 0 }).figures.refused).toEqual(["facts/missing"]);
  });
  test("without a policy n/a is refused where it is given", () => {
    const of = rubric(two(""));
    expect(problems(of, facts("n/a", 100))).toEqual([
      "done: is marked n/a, but no dimension that reads it says what that means Give a value, or say `not_applicable: drop`, `full` or `zero` on the dimension.",
    ]);
    expect(problems(of, facts("n/a", 100), "zh")).toEqual([
      "done：标了不适用，但评分细则没有写明不适用时怎么办 请填数据，或在该维度写 not_applicable: drop、full 或 zero。",
    ]);
  });
  test("what else needs the value says so", () => {
    const text = `${two(", not_applicable: drop")}results: { pay: { is: done * 10%, decimals: 2 } }\n`;
    expect(problems(rubric(text), facts("n/a", 100))).toEqual(["done is marked n/a, but its value is needed here"]);
    expect(problems(rubric(text), facts("n/a", 100), "zh")).toEqual(["“done”标了不适用，而此处需要它的值"]);
  });
  test("the sheet says which it was", () => {
    const reason = (policy: string, language: "zh" | "en") => because(rubric(two(policy)), facts("n/a", 1), "a", language);
    expect(reason(", not_applicable: full", "en")).toEqual(["8: not applicable: counts in full"]);
    expect(reason(", not_applicable: zero", "zh")).toEqual(["8: 不适用：按零分计"]);
    const sheet = run(rubric(two(", not_applicable: drop")), facts("n/a", 1)).sheet;
    expect(sheet?.dimensions.map(({ id, applies }) => [id, applies])).toEqual([
      ["a", false],
      ["b", true],
    ]);
  });
  test("redistribution has to be rounded", () => {
    expect(check(two(", not_applicable: drop", "title: x"))).toEqual(["numbers/decimals-needed"]);
    expect(check(two(", not_applicable: full", "title: x"))).toEqual([]);
  });
});

describe("only in the variant that is taken", () => {
  const of = rubric(`facts:
  kind: { type: choice, of: [shop, online] }
  visits: { type: count, range: 0..99 }
  clicks: { type: count, range: 0..99 }
dimensions:
  a:
    weight: 50
    by: kind
    cases:
      shop: { of: visits, rows: { 0..9: 10 pts, 10+: 50 pts } }
      online: { of: clicks, rows: { 0..9: 20 pts, 10+: 40 pts } }
    not_applicable: drop
  b: { weight: 50, rating: { scale: 0..50 } }
total: { out_of: 100, decimals: 2 }
`);
  const facts = (kind: unknown, visits: unknown, clicks: unknown) => ({ kind, visits, clicks, "b.rating": 30 });
  test.each([
    [facts("shop", 10, "n/a"), "80"],
    [facts("shop", "n/a", 10), "60"],
    [facts("online", "n/a", 10), "70"],
    [facts("online", 10, "n/a"), "60"],
    [facts("n/a", 10, 10), "60"],
    [facts("online", undefined, 3), "50"],
  ])("%o earns %s", (given, total) => expect(run(of, given).figures.total).toBe(total));
});

test("n/a in a condition that is never read does not count", () => {
  const text = `facts: { a: { type: count, range: 0..9 }, b: { type: count, range: 0..9 } }
dimensions:
  d: { weight: 10, cases: [{ when: a > 5 or b > 5, is: 100% }, { otherwise: 20% }], not_applicable: full }
  e: { weight: 10, is: 0% }
total: { out_of: 20 }
`;
  expect(score(text, { a: 6, b: "n/a" }).total).toBe("10");
  expect(score(text, { a: 5, b: "n/a" }).total).toBe("10");
  expect(score(text, { a: 5, b: 0 }).total).toBe("2");
  expect(score(text, { a: 5, b: 6 }).total).toBe("10");
  expect(score(text, { a: 6 }).total).toBe("10");
});

describe("optional facts and given()", () => {
  const of = rubric(`facts:
  bonus: { type: money, range: 0..1000, optional: true }
  base: { type: money, range: 0..1000 }
  memo: { type: text, optional: true }
results:
  pay: { is: "if(given(bonus), base + bonus, base)" }
  late: { when: given(bonus) and bonus > 100, is: 1, otherwise: 0 }
  noted: { is: given(memo) }
`);
  test.each([
    [
      { base: 100, bonus: 500 },
      { pay: "600", late: "1", noted: "false" },
    ],
    [
      { base: 100, bonus: 0 },
      { pay: "100", late: "0", noted: "false" },
    ],
    [{ base: 100 }, { pay: "100", late: "0", noted: "false" }],
    [
      { base: 100, bonus: "", memo: "见附件" },
      { pay: "100", late: "0", noted: "true" },
    ],
  ])("%o: %o", (facts, results) => expect(run(of, facts).figures.results).toEqual(results));
  test("an optional fact that is simply read is missing like any other", () => {
    const text = "facts: { a: { type: money, optional: true } }\nresults: { r: { is: a } }\n";
    expect(score(text, {}).refused).toEqual(["facts/missing"]);
    expect(score(text, { a: 0 }).results).toEqual({ r: "0" });
  });
  test("given() of a fact that cannot be absent is an error", () =>
    expect(check('facts: { a: money }\nresults: { r: { is: "if(given(a), 1, 2)" } }\n')).toEqual(["expression/not-optional"]));
});

describe("conditions are read from left to right and stop", () => {
  const facts = "facts: { a: flag, b: flag, n: { type: count, range: 0..9 }, m: { type: count, range: 0..9 } }\n";
  test.each([
    ["a and b", { a: false }, "false"],
    ["a and b", { a: true }, undefined],
    ["b and a", { a: false }, undefined],
    ["a or b", { a: true }, "true"],
    ["a or b", { a: false }, undefined],
    ["not a and b", { a: true }, "false"],
    ["n > 3 and m > 3", { n: 3 }, "false"],
    ["n in 4..6 or m > 3", { n: 5 }, "true"],
    ["not (a and b)", { a: false }, "true"],
    ["a and b or n > 3", { a: false, n: 4 }, "true"],
  ])("%s with %o: %s", (is, given, expected) => {
    const text = `${facts}results: { r: { is: ${is} } }\n`;
    const { results, refused } = score(text, given);
    expect(refused ? undefined : results.r).toBe(expected);
  });
});

test("a list may be given as a whole, and its columns may be n/a", () => {
  const text = `facts: { deals: { list: { amount: money }, at_most: 9 } }
dimensions:
  d: { weight: 10, each: deals, of: amount, rows: { 0..9.99: 0 pts, 10+: 10 pts }, combine: { by: mean, at_least: 1 }, decimals: 2, not_applicable: drop }
  e: { weight: 10, is: 50% }
total: { out_of: 20, decimals: 2 }
`;
  expect(score(text, { deals: [{ amount: 10 }, { amount: 0 }] }).total).toBe("10");
  expect(score(text, { deals: "n/a" }).total).toBe("10");
  expect(score(text, { deals: [{ amount: 10 }, { amount: "n/a" }] }).refused).toEqual(["facts/not-applicable"]);
});
