import { describe, expect, test } from "vitest";
import { because, check, rubric, run, says } from "../score.ts";

const ratio = (inner: string, keys = "decimals: 2", range = "1..1000") =>
  `facts: { done: { type: count, range: 0..1000, title: { zh: 完成, en: Done } }, target: { type: count, range: ${range} } }
dimensions:
  plan: { weight: 30, ratio: { ${inner} }, ${keys} }
total: { out_of: 30 }
`;

describe("more is better", () => {
  const of = rubric(ratio("of: done, to: target, better: higher, cap: 120%, floor: 50%"));
  test.each([
    [0, 100, "15"], // 50% at least
    [49, 100, "15"],
    [50, 100, "15"],
    [51, 100, "15.3"],
    [2, 3, "20"],
    [1000, 999, "30.03"], // 30.0300…
    [119, 100, "35.7"],
    [120, 100, "36"],
    [121, 100, "36"],
    [1000, 1, "36"],
  ])("%i of %i earn %s", (done, target, points) => expect(run(of, { done, target }).figures.total).toBe(points));
  test("the sheet says what was divided, and what was limited", () => {
    const dimension = run(of, { done: 130, target: 100 }).sheet?.dimensions[0];
    expect(dimension).toMatchObject({
      points: "36",
      weight: "30",
      max: "36",
      because: [{ line: 6, text: { zh: "比率 done ÷ target = 130%", en: "done / target = 130%" } }],
      limits: [{ before: "39", after: "36" }],
      parts: [{ title: { zh: "比率", en: "ratio" }, value: "130%" }],
    });
    expect(because(of, { done: 2, target: 3 }, "plan")).toEqual(["3: done / target = 200/3% ≈ 66.666667%"]);
  });
});

describe("less is better", () => {
  const of = rubric(
    `facts: { cost: { type: money, range: 1..10000 }, budget: { type: money, range: 1..10000 } }
dimensions: { d: { weight: 10, ratio: { of: cost, to: budget, better: lower, cap: 100% }, decimals: 2 } }
total: { out_of: 10 }
`,
  );
  test.each([
    ["50", "100", "10"], // 200%, cut to 100%
    ["100", "100", "10"],
    ["100.01", "100", "10"], // 9.999 rounds to 10
    ["100.06", "100", "9.99"], // 9.99400…
    ["125", "100", "8"],
    ["300", "100", "3.33"],
  ])("a cost of %s for %s earns %s", (cost, budget, points) => expect(run(of, { cost, budget }).figures.total).toBe(points));
});

describe("a divisor that can be 0", () => {
  const open = "of: done, to: target, better: higher, cap: 100%";
  test("is an error that names it", () => {
    expect(check(ratio(open, "decimals: 2", "0..1000"))).toEqual(["expression/may-divide-by-zero"]);
    expect(says(ratio(open, "decimals: 2", "0..1000"))[0]).toContain("`target` can be 0 (it ranges over 0..1000)");
  });
  test("unless if_zero says what it is then", () => {
    const of = rubric(ratio(`${open}, if_zero: 100%`, "decimals: 2", "0..1000"));
    expect([0, 1, 4].map((target) => run(of, { done: 1, target }).figures.total)).toEqual(["30", "30", "7.5"]);
  });
});

test.each([
  ["of: done, to: target, better: higher", "decimals: 2", "score/above-weight"],
  ["of: done, to: target, better: higher, cap: 100%", "description: x", "numbers/decimals-needed"],
  ["of: done, to: target", "decimals: 2", "rubric/missing-key"],
  ["of: done, to: target, better: more", "decimals: 2", "rubric/wrong-value"],
  ["of: done, to: target, better: higher, cap: 1.2", "decimals: 2", "rubric/wrong-value"],
  ["of: done, to: 5 min, better: higher, cap: 100%", "decimals: 2", "ratio/mixed-kinds"],
  ["of: done, to: target, better: higher, cap: 50%, floor: 60%", "decimals: 2", "ratio/floor-above-cap"],
])("{ %s }, %s: %s", (inner, keys, code) => expect(check(ratio(inner, keys))).toEqual([code]));
