import { describe, expect, test } from "vitest";
import { because, check, rubric, run, says, score } from "../score.ts";

const steps = (inner: string, keys = "floor: 0 pts, cap: 4 pts") =>
  `facts: { saving: { type: percent, step: 0.1%, range: -20%..20%, title: { zh: 节约率, en: Saving } } }
dimensions:
  cost: { weight: 4, steps: { of: saving, ${inner} }, ${keys} }
total: { out_of: 4 }
`;

describe("whole steps, both ways, from a start", () => {
  const of = rubric(steps("from: 0%, per: 3%, whole: true, up: 1 pt, down: 0.5 pts, start: 2 pts"));
  test.each([
    ["-20%", "0"], // 6 whole steps down: 2 − 3, and never below 0
    ["-12%", "0"],
    ["-11.9%", "0.5"],
    ["-9%", "0.5"],
    ["-6%", "1"],
    ["-5.9%", "1.5"],
    ["-3%", "1.5"],
    ["-2.9%", "2"],
    ["0%", "2"],
    ["2.9%", "2"],
    ["3%", "3"],
    ["5.9%", "3"],
    ["6%", "4"],
    ["20%", "4"], // 6 steps up would be 8
  ])("%s earns %s", (saving, points) => expect(run(of, { saving }).figures.total).toBe(points));
  test("the reasons", () => {
    expect(because(of, { saving: "4.5%" }, "cost")).toEqual(["3: Saving 4.5%: 2 pts, 1 pt more for every full 3% above 0%"]);
    expect(because(of, { saving: "-4.5%" }, "cost", "zh")).toEqual([
      "3: 节约率 -4.5%，基准 2 分，不足 0% 的部分每满 3% 扣 0.5 分",
    ]);
    expect(run(of, { saving: "20%" }).sheet?.dimensions[0]?.limits).toEqual([{ line: 6, before: "8", after: "4" }]);
  });
});

test("parts of steps count in proportion", () => {
  const of = rubric(steps("from: 0%, per: 4%, whole: false, up: 1 pt, down: 2 pts, start: 1 pt"));
  // 1 + 3.9/4; 1 − 2 × 0.1/4; 1 − 2 × 1.9/4
  expect(["3.9%", "-0.1%", "-1.9%", "-2%", "-2.1%"].map((saving) => run(of, { saving }).figures.total)).toEqual([
    "1.975",
    "0.95",
    "0.05",
    "0",
    "0",
  ]);
  expect(because(of, { saving: "1%" }, "cost")[0]).toContain("1 pt more for every 4% above 0%, parts of it in proportion");
  expect(because(of, { saving: "1%" }, "cost", "zh")[0]).toContain("超出 0% 的部分每 4% 加 1 分（不足按比例）");
});

test("a limit each way", () => {
  const of = rubric(
    steps(
      "from: 10%, per: 1%, whole: true, up: 0.5 pts, down: 1 pt, start: 2 pts, most_up: 1 pt, most_down: 1.5 pts",
      "floor: 0 pts",
    ),
  );
  expect(
    ["8%", "8.1%", "9%", "9.1%", "10%", "11%", "12%", "13%", "20%", "-20%"].map((saving) => run(of, { saving }).figures.total),
  ).toEqual(["0.5", "1", "1", "2", "2", "2.5", "3", "3", "3", "0.5"]);
  expect(because(of, { saving: "20%" }, "cost")[0]).toContain(", at most 1 pt");
});

test("one way only", () => {
  const of = rubric(steps("from: 0%, per: 5%, whole: true, up: 25%"));
  expect(["-20%", "4.9%", "5%", "20%"].map((saving) => run(of, { saving }).figures.total)).toEqual(["0", "0", "1", "4"]);
  expect(because(of, { saving: "-1%" }, "cost")).toEqual(["3: Saving -1%: nothing to add or take"]);
  expect(because(of, { saving: "-1%" }, "cost", "zh")).toEqual(["3: 节约率 -1%，不作加减"]);
  expect(because(of, { saving: "5%" }, "cost")).toEqual(["3: Saving 5%: 25% of 4 more for every full 5% above 0%"]);
});

test("of durations, as an adjustment", () => {
  const text = `facts: { delay: { type: duration, step: 1 min, range: 0 min..600 min } }
dimensions: { d: { weight: 100, is: 100% } }
adjustments: { late: { steps: { of: delay, from: 30 min, per: 15 min, whole: true, up: -2 }, floor: -20 } }
total: { out_of: 100 }
`;
  expect(["0 min", "44 min", "45 min", "1 h", "10 h"].map((delay) => score(text, { delay }).total)).toEqual([
    "100",
    "100",
    "98",
    "96",
    "80",
  ]);
});

test.each([
  ["from: 0, per: 3%, whole: true, up: 1 pt", ["steps/mixed-kinds"], "`from` is not in the kind of `saving`"],
  ["from: 0%, per: 0%, whole: true, up: 1 pt", ["steps/nothing-changes"], "a `per` above 0"],
  ["from: 0%, per: -3%, whole: true, up: 1 pt", ["steps/nothing-changes"], "a `per` above 0"],
  ["from: 0%, per: 3%, whole: true", ["steps/nothing-changes"], "`up`, `down` or both"],
  ["from: 0%, per: 3%, up: 1 pt", ["rubric/missing-key"], "`whole` is missing here"],
  ["from: 0%, per: 3%, whole: yes, up: 1 pt", ["rubric/wrong-value"], "`true` or `false` is needed"],
  ["from: 0%, per: 3%, whole: true, up: 1", ["score/points-or-share"], "Is `1` points"],
  ["from: 0%, per: 3%, whole: true, up: 1 pt * saving", ["steps/not-fixed"], "has to be a fixed number"],
])("%s", (inner, codes, words) => {
  expect(check(steps(inner))).toEqual(codes);
  expect(says(steps(inner)).join()).toContain(words);
});
test("without limits a leaf can leave its weight", () => {
  expect(check(steps("from: 0%, per: 3%, whole: true, up: 1 pt", "title: x"))).toEqual(["score/above-weight"]);
  expect(check(steps("from: 0%, per: 3%, whole: true, down: 1 pt", "title: x"))).toEqual(["score/below-zero"]);
});
