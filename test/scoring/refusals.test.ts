import { describe, expect, test } from "vitest";
import { rubric } from "../score.ts";

const deals = rubric(`facts:
  deals:
    title: { zh: 成交, en: Deals }
    list: { amount: { type: count, range: 0..99, title: { zh: 金额, en: Amount } } }
    at_most: 5
results: { pay: { is: sum(deals.amount) } }
`);
const problem = (of: typeof deals, facts: unknown) => {
  const scored = of.safeScore(facts);
  return scored.success ? [] : scored.problems;
};

describe("a column that some records lack", () => {
  test("is asked of the record, where it is one", () =>
    expect(problem(deals, { deals: [{ amount: 1 }, {}] })).toEqual([
      {
        code: "facts/missing",
        fact: "deals[2].amount",
        at: ["facts", "deals", "list", "amount"],
        line: 7,
        message: { zh: "缺少“金额”（deals[2].amount）", en: "Amount (`deals[2].amount`) is missing" },
        help: { zh: "请补上；空格是缺失，不是 0。", en: "Give it; an empty cell is missing, never 0." },
      },
    ]));
  test("is asked by its own name where they are several", () =>
    expect(problem(deals, { deals: [{}, {}] })).toMatchObject([
      { fact: "deals.amount", message: { en: "Amount (`deals[1].amount`, `deals[2].amount`) is missing" } },
    ]));
  test("is not asked of a record whose value could not be read", () => {
    expect(problem(deals, { deals: [{ amount: "x" }, {}] }).map(({ fact }) => fact)).toEqual([
      "deals[1].amount",
      "deals[2].amount",
    ]);
    expect(problem(deals, { deals: [{ amount: "x" }] })).toHaveLength(1);
  });
});

describe("a rule refuses in its own words, with the values that it speaks of", () => {
  const outside = (of: string) =>
    rubric(`facts: { done: { type: count, range: 0..90, title: { zh: 完成, en: Done } } }
measures: { share: { is: done * 1%, as: percent } }
results: { r: { of: ${of}, curve: { 10${of === "share" ? "%" : ""}: 0, 20${of === "share" ? "%" : ""}: 8 }, outside: refuse, decimals: 2 } }
`);
  test.each([
    ["a fact", "done", "Done 25 is outside the curve"],
    ["a figure", "share", "share 25% is outside the curve"],
  ])("%s", (_, of, said) =>
    expect(problem(outside(of), { done: 25 })).toMatchObject([
      { code: "score/outside-curve", line: expect.any(Number), message: { en: said } },
    ]),
  );
});

test("what only the team can tell is asked for once", () => {
  const of = rubric(`facts: { n: { type: count, range: 0..9 } }
results: { a: { is: "n - min(team.n)" }, b: { rank: { of: n, best: highest, ties: competition } } }
`);
  expect(problem(of, { n: 1 }).map(({ code }) => code)).toEqual(["team/needed"]);
});
