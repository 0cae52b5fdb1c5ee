import { describe, expect, test } from "vitest";
import { full } from "../runs.ts";
import { because, check, errors, problems, rubric, run, says, score } from "../score.ts";
import { stepsOf } from "../steps.ts";

const facts =
  "facts: { deals: { list: { amount: { type: money, range: 0..9999 }, product: { type: choice, of: [a, b] }, won: flag, note: { type: money, optional: true } }, at_most: 50, title: { zh: 成交明细, en: Deals } } }\n";
const each = (keys: string) => `${facts}results: { r: { each: deals, ${keys} } }\n`;
const deals = (...amounts: readonly number[]) => ({
  deals: amounts.map((amount, i) => ({ amount, product: i % 2 === 0 ? "a" : "b", won: amount > 100 })),
});
const result = (keys: string, given: object) => {
  const { results, refused } = score(each(keys), given);
  return refused ?? results.r;
};

describe("combining", () => {
  // Amounts 100, 300, 50, 200: a b a b.
  const four = deals(100, 300, 50, 200);
  test.each([
    ["of: amount, combine: sum", "650"],
    ["of: amount, combine: { by: mean, at_least: 1 }, decimals: 2", "162.5"],
    ["of: amount, combine: { by: min, at_least: 1 }", "50"],
    ["of: amount, combine: { by: max, at_least: 1 }", "300"],
    ["of: amount, combine: { by: median, at_least: 1 }", "150"], // of 50 100 200 300
    ["combine: count", "4"],
    ["where: won, combine: count", "2"],
    ["is: amount > 50, combine: count", "3"],
    ["where: won, is: amount < 250, combine: count", "1"],
    ["where: product is a, of: amount, combine: sum", "150"],
    ["by: product, cases: { a: amount * 10%, b: amount * 50% }, combine: sum", "265"], // 15 + 250
    ["of: amount, rows: { 0..99.99: 0, 100+: 7 }, combine: sum", "21"],
    ["is: amount / 3, to: 1, combine: sum", "217"], // 650/3 = 216.66…, rounded once
    ["of: amount, combine: { by: sum, drop_highest: 1 }", "350"],
    ["of: amount, combine: { by: mean, drop_highest: 1, drop_lowest: 1, at_least: 3 }, decimals: 2", "150"],
    ["of: amount, combine: { by: median, drop_highest: 1, at_least: 2 }", "100"], // of 50 100 200
    ["of: amount, combine: { by: max, drop_highest: 1, at_least: 2 }", "200"],
    ["where: won, of: amount, combine: { by: mean, at_least: 3 }, if_empty: 9, decimals: 2", "9"], // two won
    ["where: given(note), of: note, combine: sum", "0"],
    // Inside a record the whole list is still there: who made more than a quarter of it all?
    ["is: amount * 4 > sum(deals.amount), combine: count", "2"],
  ])("%s", (keys, expected) => expect(result(keys, four)).toBe(expected));
});

describe("an empty list", () => {
  const none = { deals: [] };
  test.each([
    ["of: amount, combine: sum", "0"],
    ["combine: count", "0"],
    ["of: amount, combine: sum, if_empty: 5", "5"],
    ["of: amount, combine: max, if_empty: 0", "0"],
    ["of: amount, combine: mean, if_empty: 1.5, decimals: 2", "1.5"],
    ["of: amount, combine: { by: mean, at_least: 2 }, decimals: 2", ["score/too-few"]],
    ["of: amount, combine: { by: count, at_least: 1 }", ["score/too-few"]],
    ["of: amount, combine: { by: sum, at_least: 1 }", ["score/too-few"]],
  ])("%s", (keys, expected) => expect(result(keys, none)).toEqual(expected));
  test("has to be thought of", () => {
    expect(check(each("of: amount, combine: max"))).toEqual(["combine/may-be-empty"]);
    expect(check(each("of: amount, combine: { by: mean, drop_lowest: 1 }, decimals: 2"))).toEqual(["combine/may-be-empty"]);
    expect(says(each("of: amount, combine: max"), "zh")[0]).toContain("“成交明细”为空（或全被去掉）时，最大值没有结果。");
  });
  test("or the list declares that there is always something", () => {
    const text = (results: string) => `facts: { l: { list: { x: money }, at_most: 9, at_least: 1 } }\nresults: { ${results} }\n`;
    expect(check(text("r: { each: l, of: x, combine: { by: mean, drop_lowest: 1 }, decimals: 2 }"))).toEqual([
      "combine/may-be-empty",
    ]);
    const fine = text("r: { each: l, of: x, combine: max }, s: { is: mean(l.x), decimals: 2 }");
    expect(score(fine, { l: [{ x: 1 }, { x: 2 }] }).results).toEqual({ r: "2", s: "1.5" });
    expect(score(fine, { l: [] }).refused).toEqual(["facts/list-length"]);
  });
  test("is not a missing list", () => {
    expect(result("combine: count", {})).toEqual(["facts/missing"]);
    expect(result("combine: count", { deals: "" })).toEqual(["facts/missing"]);
  });
  test("too few: how many there were, and how many are needed", () => {
    const of = rubric(each("of: amount, combine: { by: mean, at_least: 3 }, decimals: 2"));
    expect(problems(of, deals(1, 2))).toEqual(["only 2 of Deals; at least 3 are needed"]);
    expect(problems(of, deals(1, 2), "zh")).toEqual(["“成交明细”只有 2 个，至少要有 3 个"]);
  });
});

test("the sentence says what was done", () => {
  const of = rubric(each("of: amount, combine: { by: mean, drop_highest: 1, drop_lowest: 2, at_least: 4 }, decimals: 2"));
  expect(because(of, deals(1, 2, 3, 4, 5), "r")).toEqual(["2: the mean without the 1 highest and 2 lowest over each of Deals"]);
  expect(because(of, deals(1, 2, 3, 4, 5), "r", "zh")).toEqual(["2: “成交明细”逐条计算，去掉 1 个最高、2 个最低后取平均"]);
});

describe("records", () => {
  const sum = rubric(each("of: amount, combine: sum"));
  test("a fact is named by the record and the column, counted from 1", () => {
    expect(problems(sum, { deals: [{ amount: 1 }, { amount: "x" }, { amount: 1, produkt: "a" }] })).toEqual([
      "amount (deals[2].amount): `x` cannot be read Write it like 1200.50.",
      "the rubric has no fact `deals[3].produkt` Did you mean `product`?",
    ]);
    expect(run(sum, { deals: [{ product: "a" }] }).figures.refused).toEqual(["facts/missing"]);
  });
  test("a column that nothing reads may be left out", () =>
    expect(run(sum, { deals: [{ amount: 3 }, { amount: 4 }] }).figures.results.r).toBe("7"));
  test("too many are refused", () =>
    expect(run(sum, { deals: Array.from({ length: 51 }, () => ({ amount: 1 })) }).figures.refused).toEqual([
      "facts/list-length",
    ]));
  test("the sheet's own facts and measures can be read inside", () => {
    const text = `facts: { rate: { type: percent, step: 1%, range: 0%..100% }, deals: { list: { amount: money }, at_most: 9 } }
measures: { double: { is: rate * 2 } }
results: { r: { each: deals, is: amount * double, combine: sum, decimals: 2 } }
`;
    expect(score(text, { rate: "15%", deals: [{ amount: 10.01 }, { amount: 20 }] }).results).toEqual({ r: "9" }); // 30.01 × 0.3
  });
  test("a column goes before a fact of the same name", () => {
    const text = `facts: { x: money, deals: { list: { x: money }, at_most: 9 } }
results: { inside: { each: deals, of: x, combine: sum }, outside: { is: x } }
`;
    expect(score(text, { x: 1, deals: [{ x: 5 }, { x: 6 }] }).results).toEqual({ inside: "11", outside: "1" });
  });
  test("columns as arguments of functions", () => {
    const text = `facts: { deals: { list: { amount: money, won: flag }, at_most: 9 } }
results: { total_amount: { is: sum(deals.amount) }, how_many: { is: count(deals) }, won: { is: count(deals.won) } }
`;
    expect(
      score(text, {
        deals: [
          { amount: 1.5, won: true },
          { amount: 2, won: false },
        ],
      }).results,
    ).toEqual({
      total_amount: "3.5",
      how_many: "2",
      won: "1",
    });
  });
});

test("in a dimension every record earns points, and the judges' mean is out of the weight", () => {
  const text = `facts: { scores: { list: { value: { type: points, range: 0..10, step: 0.1 } }, at_most: 20 } }
dimensions: { judges: { weight: 10, each: scores, of: value, combine: { by: mean, drop_highest: 1, drop_lowest: 1, at_least: 3 }, decimals: 2 } }
total: { out_of: 10 }
`;
  const given = (...values: readonly number[]) => ({ scores: values.map((value) => ({ value })) });
  expect(score(text, given(8, 9.5, 7.1, 8.8)).total).toBe("8.4");
  expect(score(text, given(8, 9.5, 7.1)).total).toBe("8");
  expect(score(text, given(7.1, 8, 9, 9.4, 9.5)).total).toBe("8.8");
  expect(score(text, given(8, 9)).refused).toEqual(["score/too-few"]);
});

test.each([
  ["of: amount", ["rubric/missing-key"]],
  ["of: amount, combine: total", ["rubric/wrong-value"]],
  ["of: amount, combine: { by: mean, at_leats: 1 }", ["rubric/unknown-key"]],
  ["of: amount, combine: [mean]", ["rubric/wrong-value"]],
  ["combine: sum", ["rubric/no-rule"]],
  ["is: won, combine: sum", ["each/not-a-number"]],
  ["is: product, combine: count", ["each/not-a-number"]],
  ["of: amount, combine: max, if_empty: 5%", ["each/if-empty-kind"]],
  ["of: amount, where: amount, combine: sum", ["expression/wrong-kind"]],
  ["of: amuont, combine: sum", ["expression/unknown-name"]],
  ["each: deals, of: amount, combine: sum", ["yaml/duplicate-key"]],
])("%s", (keys, codes) => expect(check(each(keys))).toEqual(codes));
test("each needs a list", () => {
  expect(check("facts: { n: count }\nresults: { r: { each: n, is: 1, combine: sum } }\n")).toEqual(["each/not-a-list"]);
  expect(check("facts: { n: count }\nresults: { r: { each: nn, is: n, combine: sum } }\n")).toEqual(["each/not-a-list"]);
});
test("each inside each is refused", () =>
  expect(check(each("cases: [{ when: won, each: deals, of: amount, combine: sum }, { otherwise: 0 }], combine: sum"))).toEqual([
    "each/nested",
  ]));

describe("before(x): what the records before this one add up to", () => {
  const running = (is: string, more = "combine: max, if_empty: 0") =>
    `facts: { rate: { type: count, range: 0..9 }, deals: { at_most: 5000, list: { amount: { type: money, range: -99..999999 }, won: flag, n: { type: count, range: 1..9 } } } }
results: { r: { each: deals, is: "${is}", ${more} }, unused: { is: "rate + count(deals.won) + sum(deals.n)" } }
`;
  const deals = (...amounts: number[]) => amounts.map((amount, i) => ({ amount, won: i % 2 === 0, n: 1 + (i % 9) }));
  const result = (text: string, list: readonly unknown[]) => {
    const { results, refused } = score(text, { deals: list, rate: 2 });
    return refused ?? results.r;
  };
  test("is 0 for the first, and follows the order that is given", () => {
    expect(result(running("before(amount)"), deals(5))).toBe("0");
    expect(result(running("before(amount)"), deals(5, 7, 20))).toBe("12");
    expect(result(running("before(amount)"), deals(20, 7, 5))).toBe("27");
    expect(result(running("before(amount)", "combine: sum"), deals(1, 10, 100))).toBe("12");
    expect(result(running("before(amount)", "combine: sum"), [])).toBe("0");
  });
  test("takes any number of a record: a formula, a count, a fact of the sheet with it", () => {
    expect(result(running("before(1)"), deals(5, 5, 5))).toBe("2");
    expect(result(running("before(if(won, amount, 0))"), deals(1, 10, 100, 1000))).toBe("101");
    expect(result(running("before(amount * rate)"), deals(1, 10, 100))).toBe("22");
    expect(result(running("before(before(amount))"), deals(1, 10, 100))).toBe("1");
    expect(result(running("if(amount > 0, before(round(amount / n, 2)), 0)"), deals(1, 10, 100))).toBe("6");
  });
  test("needs a value of every record before, and of none after", () => {
    const some = [
      { amount: 1, won: true, n: 1 },
      { amount: 10, won: true, n: 1 },
      { won: true, n: 1 },
    ];
    expect(result(running("before(amount)"), some)).toBe("11");
    expect(result(running("before(amount)"), [...some, ...some])).toEqual(["facts/missing"]);
  });
  test("goes once through a long list", () => {
    const many = deals(...Array.from({ length: 5000 }, (_, i) => i % 100));
    expect(result(running("before(amount)"), many)).toBe(String(50 * 4950 - 99));
  });
  test.runIf(full)("takes four times the steps for four times the records, not sixteen times", () => {
    const of = rubric(running("before(amount)"));
    const steps = (n: number) => {
      const given = { deals: deals(...Array.from({ length: n }, (_, i) => i)), rate: 2 };
      return stepsOf(() => run(of, given));
    };
    expect(steps(4000) / steps(1000)).toBeLessThan(8);
  });
  test("is refused where there is no record, and of fractions", () => {
    expect(errors(running("before(amount)").replace("each: deals, ", "").replace(", combine: max, if_empty: 0", ""))).toContain(
      "expression/before-outside-each",
    );
    expect(errors(running("before(amount / n)", "combine: sum, decimals: 2"))).toEqual(["expression/before-not-rounded"]);
    expect(errors(running("before(won)"))).toEqual(["expression/wrong-kind"]);
    expect(errors(running("before(amount, n)"))).toEqual(["expression/wrong-arguments"]);
    expect(errors(running("before(nothing)"))).toEqual(["expression/unknown-name"]);
  });
  test("says nothing of the other records that is only known of this one", () => {
    const text = running("if(amount > 0, before(round(1 CNY / amount, 2)), 0)");
    expect(errors(text)).toEqual(["expression/may-divide-by-zero"]);
  });
});
