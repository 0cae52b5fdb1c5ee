import { describe, expect, test } from "vitest";
import { because, check, errors, lines, problems, rubric, says, score } from "../../score.ts";

const facts = "facts: { sales: { type: money, range: 0..1000000 } }\n";
const pay = (tiers: string, extra = "") => `${facts}results: { pay: { tiers: { of: sales, ${tiers} }${extra} } }\n`;
const two = "rows: { 0..5000: 10%, 5000+: 15% }";
const paid = (fragment: string, given: unknown) => {
  const { results, refused } = score(fragment, given);
  return refused ?? results.pay;
};

describe("marginal: each slice at its own rate", () => {
  const marginal = pay(`mode: marginal, ${two}`, ", decimals: 2");
  test.each([
    ["0", "0"],
    ["5000", "500"],
    ["5000.01", "500"],
    ["6800", "770"],
    ["1000000", "149750"],
  ])("%s → %s", (sales, expected) => expect(paid(marginal, { sales })).toBe(expected));
  test("the explanation says which part fell into which tier, and leaves out the tiers that were not reached", () => {
    const of = rubric(pay("mode: marginal, rows: { 0..5000: 10%, 5000..10000: 15%, 10000+: 20% }", ", decimals: 2"));
    expect(because(of, { sales: 6800 }, "pay")).toEqual([
      "2: 5000 of sales in 0..5000, at 10%: 500",
      "2: 1800 of sales in 5000..10000, at 15%: 270",
    ]);
    expect(because(of, { sales: 6800 }, "pay", "zh")).toEqual([
      "2: sales落在“0..5000”档的 5000，按 10% 计 500",
      "2: sales落在“5000..10000”档的 1800，按 15% 计 270",
    ]);
    expect(because(of, { sales: 0 }, "pay")).toEqual(["2: sales 0, each slice at its own rate"]);
  });
});

test("what was sold before pushes the slices up, and is not paid again", () => {
  const after = `facts: { sales: { type: money, range: 0..1000000 }, sold_before: { type: money, range: 0..9000000 } }
results: { pay: { tiers: { of: sales, after: sold_before, mode: marginal, rows: { 0..<300000: 3%, 300000..<600000: 5%, 600000+: 7% } }, decimals: 2 } }
`;
  expect(paid(after, { sales: 100000, sold_before: 0 })).toBe("3000");
  expect(paid(after, { sales: 100000, sold_before: 250000 })).toBe("4000");
  expect(paid(after, { sales: 400000, sold_before: 250000 })).toBe("20000"); // 50000 × 3% + 300000 × 5% + 50000 × 7%
  expect(paid(after, { sales: 0, sold_before: 700000 })).toBe("0");
  expect(because(rubric(after), { sales: 100000, sold_before: 250000 }, "pay")).toEqual([
    "2: 50000 of sales in 0..<300000, at 3%: 1500",
    "2: 50000 of sales in 300000..<600000, at 5%: 2500",
  ]);
  const whole = after.replace("marginal", "whole");
  expect(paid(whole, { sales: 100000, sold_before: 250000 })).toBe("5000");
  expect(because(rubric(whole), { sales: 100000, sold_before: 250000 }, "pay")).toEqual([
    "2: in all 350000 falls in 300000..<600000: 5%, for all of sales 100000",
  ]);
});
test("money that is taken back goes back through the tiers that it came through", () => {
  const both = "facts: { sales: { type: money, range: -100000..100000 }, sold: { type: money, range: 0..1000000 } }\n";
  const back = `${both}results: { pay: { tiers: { of: sales, after: sold, mode: marginal, rows: { below 5000: 10%, 5000+: 15% } }, decimals: 2 } }\n`;
  expect(paid(back, { sales: -3000, sold: 6000 })).toBe("-350"); // 1000 × 15% + 2000 × 10%
  expect(paid(back, { sales: -3000, sold: 0 })).toBe("-300");
  expect(paid(back, { sales: 0, sold: 5000 })).toBe("0");
  expect(paid(back, { sales: 3000, sold: 4000 })).toBe("400");
  expect(errors(back.replace("below 5000", "0..5000"))).toEqual(["tiers/uncovered"]);
});
test("edges can be shares of a target", () => {
  const quota = "facts: { sales: { type: money, range: 0..1000000 }, quota: { type: money, range: 1..1000000 } }\n";
  const tiers = (mode: string) =>
    `${quota}results: { pay: { tiers: { of: sales, to: quota, mode: ${mode}, rows: { 0%..<100%: 3%, 100%..<120%: 5%, 120%+: 7% } }, decimals: 2 } }\n`;
  expect(paid(tiers("marginal"), { sales: 130000, quota: 100000 })).toBe("4700"); // 3000 + 1000 + 700
  expect(paid(tiers("whole"), { sales: 130000, quota: 100000 })).toBe("9100");
  expect(paid(tiers("whole"), { sales: 119999.99, quota: 100000 })).toBe("6000");
  expect(because(rubric(tiers("whole")), { sales: 112000, quota: 100000 }, "pay")).toEqual([
    "2: share reached by sales 112% falls in 100%..<120%: 5%, for all of sales 112000",
  ]);
  expect(errors(tiers("marginal").replace("0%..<100%", "0..<1"))).toEqual(["rows/mixed-kinds"]);
});
describe("edges that are formulas", () => {
  const plans =
    "facts: { sales: { type: money, range: 0..1000000 }, plan: { type: money, range: 1..1000000 }, stretch: { type: money, range: 1..1000000 } }\n";
  const tiers = (rows: string, mode = "marginal") =>
    `${plans}results: { pay: { tiers: { of: sales, mode: ${mode}, rows: ${rows} }, decimals: 2 } }\n`;
  const three = tiers("{ 0..<plan: 3%, plan..<stretch: 5%, stretch+: 7% }");
  test("hang together by their text", () => {
    expect(paid(three, { sales: 1500, plan: 1000, stretch: 1200 })).toBe("61"); // 30 + 10 + 21
    expect(paid(three.replace("marginal", "whole"), { sales: 1100, plan: 1000, stretch: 1200 })).toBe("55");
    expect(
      paid(tiers("{ stretch+: 7%, plan..<stretch: 5%, 0..<plan: 3% }", "whole"), { sales: 1200, plan: 1000, stretch: 1200 }),
    ).toBe("84");
  });
  test("refuse where they turn out in the wrong order, which a multiple of the same fact never does", () => {
    const crossed = { sales: 1500, plan: 1200, stretch: 1000 };
    expect(paid(three, crossed)).toEqual(["score/tiers-cross"]);
    expect(problems(rubric(three), crossed)[0]).toContain("plan = 1200, stretch = 1000");
    const multiple = tiers("{ 0..plan: 3%, plan..plan * 120%: 5%, plan * 120%+: 7% }").replace(
      ", stretch: { type: money, range: 1..1000000 }",
      "",
    );
    expect(paid(multiple, { sales: 1500, plan: 1000 })).toBe("61");
    expect(JSON.stringify(rubric(multiple).program)).not.toContain("tiers-cross");
    expect(JSON.stringify(rubric(three).program)).toContain("tiers-cross");
  });
  test("are not read before they are needed", () => {
    expect(errors(tiers("{ 0..<plan: 3%, stretch+: 7% }"))).toEqual(["tiers/edges-differ"]);
    expect(errors(tiers("{ plan..<stretch: 3%, stretch+: 7% }"))).toEqual(["tiers/uncovered"]);
  });
});
describe("every deal at the rate that the deals before it have reached", () => {
  const deals = (each: string) => `facts:
  deals: { at_most: 50, list: { amount: { type: money, range: 0..100000 }, won: flag } }
  sold_before: { type: money, range: 0..1000000 }
results:
  pay: { each: deals, ${each}, combine: sum, decimals: 2 }
`;
  const tiers = (after: string) => `tiers: { of: amount, after: "${after}", mode: marginal, rows: { 0..5000: 10%, 5000+: 15% } }`;
  const list = (...amounts: number[]) => amounts.map((amount) => ({ amount, won: amount !== 1000 }));
  test("as if it had been one amount", () => {
    const text = deals(tiers("sold_before + before(amount)")).replace(", won: flag", "");
    const plain = (...amounts: number[]) => amounts.map((amount) => ({ amount }));
    expect(paid(text, { sold_before: 0, deals: plain(3000, 3800) })).toBe("770");
    expect(paid(text, { sold_before: 0, deals: plain(6800) })).toBe("770");
    expect(paid(text, { sold_before: 5000, deals: plain(3000, 3800) })).toBe("1020");
    expect(paid(text, { sold_before: 0, deals: [] })).toBe("0");
  });
  test("a record that is not paid counts as well, unless the running total leaves it out", () => {
    const given = { sold_before: 0, deals: list(4000, 1000, 3000) };
    expect(paid(deals(`where: won, ${tiers("sold_before + before(amount)")}`), given)).toBe("850");
    expect(paid(deals(`where: won, ${tiers("sold_before + before(if(won, amount, 0))")}`), given)).toBe("800");
  });
});
test("a rate may be a formula, a table of its own, so much for each, or blank", () => {
  const parts =
    "facts: { sold: { type: count, range: 0..1000 }, bonus: { type: money, range: 0..99, optional: true }, region: { type: choice, of: [a, b] } }\n";
  const text = `${parts}parameters: { first: { is: 2, type: money } }
results: { pay: { tiers: { of: sold, mode: marginal, rows: { 0..10: first, 10..20: { by: region, cases: { a: 3 * first, b: 4 * first } }, 20..30: bonus, 30+: blank } } } }
`;
  expect(paid(text, { sold: 15, region: "b" })).toBe("60"); // 10 × 2 + 5 × 8
  expect(paid(text, { sold: 20, region: "a" })).toBe("80");
  expect(paid(text, { sold: 21, region: "a" })).toEqual(["facts/missing"]);
  expect(paid(text, { sold: 30, region: "a", bonus: 1 })).toBe("90");
  expect(paid(text, { sold: 31, region: "a", bonus: 1 })).toEqual(["rubric/blank"]);
});
test("in a dimension a rate is a rate, not a share of the weight", () => {
  const text = `facts: { sold: { type: count, range: 0..100 } }
dimensions: { d: { weight: 50, tiers: { of: sold, mode: marginal, rows: { 0..10: 1, 10+: 0.5 } }, cap: 50 pts } }
total: { out_of: 50 }
`;
  expect(score(text, { sold: 30 }).points).toEqual({ d: "20" });
});
test("tiers stand in cases and in formulas of later results", () => {
  const text = `facts: { sales: { type: money, range: 0..1000000 }, role: { type: choice, of: [a, b] } }
results:
  pay:
    by: role
    cases:
      a: { tiers: { of: sales, mode: marginal, rows: { 0..5000: 10%, 5000+: 15% } } }
      b: { tiers: { of: sales, mode: whole, rows: { 不满5000: 1%, 5000以上: 2% } } }
    decimals: 2
`;
  expect(paid(text, { sales: 6800, role: "a" })).toBe("770");
  expect(paid(text, { sales: 5000, role: "b" })).toBe("100");
});
describe("whole: all of it at the rate that is reached", () => {
  const whole = pay("mode: whole, rows: { 0..5000: 10%, above 5000: 15% }", ", decimals: 2");
  test("6800 → 1020", () => {
    expect(paid(whole, { sales: 6800 })).toBe("1020");
    expect(paid(whole, { sales: 5000 })).toBe("500");
    expect(because(rubric(whole), { sales: 6800 }, "pay")).toEqual([
      "2: sales 6800 falls in above 5000: 15%, for all of sales 6800",
    ]);
  });
  test("its jumps are told, a fall as a warning", () => {
    expect(says(whole)).toMatchInlineSnapshot(`
      [
        "\`whole\` pays all of \`sales\` at the rate that is reached, so the outcome jumps: at 5000 from 500 to 750. If that is meant, nothing needs doing; with \`mode: marginal\` there is no jump.",
      ]
    `);
    expect(check(pay("mode: whole, rows: { 0..5000: 10%, 5000+: 15% }"))).toEqual(["rows/overlap"]);
    expect(says(pay("mode: whole, rows: { 0..5000: 10%, above 5000: 5% }", ", decimals: 2"), "zh")).toMatchInlineSnapshot(`
      [
        "达到 5000 反而比差一点的更少：结果由 500 降为 250。 若比例本应递减，用 mode: marginal 就不会倒扣以下各段已得的部分。",
      ]
    `);
  });
});
describe("what is not clear is asked, with both answers", () => {
  test("the mode", () => {
    expect(says(pay(two))).toMatchInlineSnapshot(`
      [
        "Does a tier's rate hold for the part that falls into it, or for all of it? Of 7500 the first (\`marginal\`) comes to 875, the second (\`whole\`) to 1125. Add \`mode: marginal\` (each slice at its own rate) or \`mode: whole\` (all of it at the rate that is reached).",
      ]
    `);
  });
  test("the edge", () => {
    expect(says(pay("mode: marginal, rows: { 0..5000: 10%, 5000.01+: 15% }"))).toMatchInlineSnapshot(`
      [
        "\`5000.01+\` does not begin where \`0..5000\` ends: slices need one edge between them. 7500 comes to 875 if the edge is 5000, and to 874.9995 if it is 5000.01. Write the same number (or the same formula) as the end of one tier and the beginning of the next: \`0..5000\`, \`5000+\`.",
      ]
    `);
    expect(errors(pay("mode: marginal, rows: { 0..5000: 10%, 4000+: 15% }"))).toEqual(["tiers/edges-differ"]);
  });
  test("the ends", () => {
    expect(says(pay("mode: marginal, rows: { 100..5000: 10%, 5000+: 15% }"))).toMatchInlineSnapshot(`
      [
        "0 lies below all tiers, and \`sales\` can reach it; \`100..5000\` is the lowest. Let the lowest tier be open below (\`below 5000\`; money that is taken back is then counted at its rate), or narrow the range of the fact.",
      ]
    `);
    expect(lines(pay("mode: marginal, rows: { 0..5000: 10%, 5000..9000: 15% }"))).toEqual(["2:tiers/uncovered"]);
  });
  test("money times money", () => {
    expect(errors(pay("mode: marginal, rows: { 0..5000: sales, 5000+: 15% }"))).toEqual(["rows/mixed-outcomes"]);
    expect(errors(pay("mode: whole, rows: { 0..5000: sales, above 5000: sales }"))).toEqual(["tiers/mixed-kinds"]);
    expect(errors(pay("mode: marginal, rows: { 0..5000: 10% }"))).toEqual(["tiers/uncovered"]);
    expect(errors(pay("mode: marginal, rows: {}"))).toEqual(["tiers/no-rows"]);
  });
  test("the mode, where the edges are shares", () => {
    const text = pay("to: quota, rows: { 0%..100%: 3%, 100%..120%: 5%, 120%+: 7% }").replace(
      " }\n",
      ", quota: { type: money, range: 1..9 } }\n",
    );
    expect(says(text)[0]).toContain(
      "Of 110% × quota the first (`marginal`) comes to 3.5% × quota, the second (`whole`) to 5.5% × quota.",
    );
  });
  test("a tier that nothing reaches", () => {
    expect(
      check(
        pay(
          "mode: marginal, rows: { 0..5000: 10%, 5000..2000000: 15%, 2000000+: 20% }, decimals: 2".replace(", decimals: 2", ""),
        ),
      ),
    ).toEqual(["rows/never-reached"]);
  });
});
