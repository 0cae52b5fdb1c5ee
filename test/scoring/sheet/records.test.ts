/** What each record of a list came to, on the sheet and in words. */
import { expect, test } from "vitest";
import { explain } from "../../../src/index.ts";
import { rubric } from "../../score.ts";

const deals = (combine: string, more = "") => `
facts:
  sold_before: { type: money, range: 0..100000, title: { zh: 以前, en: Before } }
  deals: { title: { zh: 成交, en: Deals }, at_most: 50, list: { amount: { type: money, range: 0..100000, title: { zh: 金额, en: Amount } }, lost: flag } }
results:
  pay:
    each: deals
    where: not lost
    tiers: { of: amount, after: "sold_before + before(if(lost, 0, amount))", mode: marginal, rows: { 0..5000: 10%, 5000+: 15% } }
    combine: ${combine}
    decimals: 2
    ${more}
`;
const given = (...amounts: readonly (number | undefined)[]) => ({
  sold_before: 1000,
  deals: amounts.map((amount) => ({ amount: amount ?? 0, lost: amount === undefined })),
});
const steps = (text: string, facts: unknown) => {
  const found = rubric(text).safeScore(facts);
  if (!found.success) throw new Error(found.problems[0]?.message.en);
  return found.sheet.trace.find(({ name }) => name === "pay")?.records ?? [];
};

test("each with the split of its own, those left out not among them", () => {
  const found = steps(deals("sum"), given(3000, undefined, 2500));
  expect(found.map(({ record, value, because }) => [record, value, because.map(({ text }) => text.en)])).toEqual([
    [1, "300", ["3000 of Amount in 0..5000, at 10%: 300"]],
    [3, "325", ["1000 of Amount in 0..5000, at 10%: 100", "1500 of Amount in 5000+, at 15%: 225"]],
  ]);
});
test("once, though a mean reads them twice", () =>
  expect(steps(deals("{ by: mean, at_least: 1 }"), given(100, 200)).map(({ value }) => value)).toEqual(["10", "20"]));
test("none where they are only counted or taken as they stand", () => {
  const facts = "facts: { deals: { list: { amount: money, lost: flag }, at_most: 9 } }\n";
  const one = { deals: [{ amount: 5, lost: false }] };
  expect(steps(`${facts}results: { pay: { each: deals, where: not lost, combine: count } }\n`, one)).toEqual([]);
  expect(steps(`${facts}results: { pay: { is: sum(deals.amount) } }\n`, one)).toEqual([]);
});
test("what was rounded within a record is said there", () => {
  const text = `facts: { deals: { list: { amount: money }, at_most: 9 } }\nresults: { pay: { each: deals, is: "round(amount / 3, 2)", combine: sum } }\n`;
  const [first] = steps(text, { deals: [{ amount: 100 }] });
  expect(first?.value).toBe("33.33");
  expect(first?.roundings).toEqual([{ line: 5, before: "100/3 ≈ 33.333333", after: "33.33" }]);
});
test("a formula speaks of columns by their titles, and their values are told", () => {
  const text = `facts: { deals: { list: { kind: { type: choice, of: { a: { zh: 甲类, en: Class A } }, title: { zh: 类别, en: Class } }, amount: { type: money, title: { zh: 金额, en: Amount } } }, at_most: 9 } }
results: { pay: { each: deals, by: kind, cases: { a: amount * 10% }, combine: sum, decimals: 2 } }
`;
  const sheet = rubric(text).score({ deals: [{ kind: "a", amount: 50 }] });
  const lines = explain(sheet, "zh")
    .split("\n")
    .map((line) => line.trim());
  expect(lines).toContain("第 1 条：5  类别 甲类：金额 * 10%〔第 5 行〕；其中 金额 50");
});
test("an explanation tells twenty and counts the rest", () => {
  const sheet = rubric(deals("sum")).score(given(...Array.from({ length: 23 }, (_, i) => i + 1)));
  const text = explain(sheet, "zh").split("\n");
  expect(text.filter((line) => /第 \d+ 条/.test(line))).toHaveLength(20);
  expect(text.map((line) => line.trim())).toContain("…另有 3 条");
  expect(text.find((line) => line.includes("第 1 条"))).toContain("第 1 条：0.1  金额落在“0..5000”档的 1，按 10% 计 0.1〔");
});
