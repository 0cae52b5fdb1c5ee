import { describe, expect, test } from "vitest";
import { because, check, rubric, run, says, score } from "../score.ts";

const rated = (weight: number, more = "") => `{ weight: ${weight}, rating: { scale: 0..100, step: 0.5 }${more} }`;
const group = (combine: string, weights: readonly number[], more = "", weight = 10) =>
  `dimensions:
  panel:
    weight: ${weight}
    decimals: 2
    combine: ${combine}
    dimensions:
${weights.map((one, i) => `      d${i + 1}: ${rated(one, `, decimals: 2${more}`)}\n`).join("")}total: { out_of: ${weight} }
`;
const facts = (...ratings: readonly (number | string)[]) =>
  Object.fromEntries(ratings.map((rating, i) => [`d${i + 1}.rating`, rating]));

describe("of shares, out of the group's weight", () => {
  test.each([
    ["sum", [4, 3, 3], [80, 70, 60], "7.1"], // 3.2 + 2.1 + 1.8
    ["mean", [4, 3, 3], [80, 70, 60], "7.1"],
    ["mean", [40, 30, 30], [80, 70, 60], "7.1"],
    ["mean", [1, 1, 1], [80, 70, 65.5], "7.2"], // each out of 1: 0.8, 0.7 and 0.66 (0.655 rounded); 2.16 × 10 / 3
    ["min", [4, 3, 3], [80, 70, 60], "6"],
    ["max", [4, 3, 3], [80, 70, 60], "8"],
    ["median", [4, 3, 3], [80, 70, 60], "7"],
    ["median", [10, 10, 10, 10], [80, 70, 60, 40], "6.5"],
    ["{ by: mean, drop_lowest: 1 }", [10, 10, 10], [80, 70, 60], "7.5"],
    ["{ by: mean, drop_highest: 1, drop_lowest: 1 }", [10, 10, 10, 10], [80, 75, 60, 40], "6.75"],
    ["{ by: median, drop_lowest: 1 }", [10, 10, 10], [80, 70, 60], "7.5"],
  ])("%s of weights %j rated %j", (combine, weights, ratings, points) => {
    // A mean of parts whose weights add up to 10 is their sum.
    const of = rubric(group(combine, weights));
    expect(run(of, facts(...ratings)).figures.total).toBe(points);
  });
  test("the sentence names the parts", () => {
    const of = rubric(group("{ by: mean, drop_lowest: 1 }", [10, 10, 10]));
    expect(because(of, facts(1, 2, 3), "panel")).toEqual(["2: the mean without the 1 lowest of d1, d2, d3"]);
    expect(because(of, facts(1, 2, 3), "panel", "zh")).toEqual(["2: d1、d2、d3，去掉 1 个最低后取平均"]);
  });
});

describe("with parts that do not apply", () => {
  const drop = ", not_applicable: drop";
  test.each([
    ["sum", [4, 3, 3], [80, "n/a", 60], "7.14"], // (3.2 + 1.8) / 7 × 10 = 7.142…
    ["mean", [40, 30, 30], [80, "n/a", 60], "7.14"],
    ["mean", [40, 30, 30], ["n/a", "n/a", 60], "6"],
    ["min", [4, 3, 3], [80, 70, "n/a"], "7"],
    ["max", [4, 3, 3], ["n/a", 70, 60], "7"],
    ["median", [4, 3, 3], [80, "n/a", 60], "7"],
    ["{ by: mean, drop_lowest: 1 }", [10, 10, 10], [80, "n/a", 60], "8"],
    ["{ by: mean, at_least: 2 }", [10, 10, 10], [80, "n/a", 60], "7"],
    ["{ by: sum, at_least: 2 }", [4, 3, 3], [80, "n/a", 60], "7.14"],
  ])("%s of weights %j rated %j", (combine, weights, ratings, points) =>
    expect(run(rubric(group(combine, weights, drop)), facts(...ratings)).figures.total).toBe(points),
  );
  test.each([["sum"], ["mean"], ["min"], ["median"]])("%s of nothing: the group itself does not apply", (combine) =>
    expect(run(rubric(group(combine, [4, 3, 3], drop)), facts("n/a", "n/a", "n/a")).figures.refused).toEqual([
      "score/nothing-applies",
    ]),
  );
  test.each([["{ by: mean, at_least: 2 }"], ["{ by: median, at_least: 2 }"], ["{ by: max, at_least: 2 }"]])(
    "%s: too few refuse",
    (combine) =>
      expect(run(rubric(group(combine, [10, 10, 10], drop)), facts("n/a", 70, "n/a")).figures.refused).toEqual(["score/too-few"]),
  );
  test("the sheet says which part gave up its weight", () => {
    const of = rubric(group("sum", [4, 3, 3], drop));
    const sheet = run(of, facts(80, "n/a", 60)).sheet;
    expect(sheet?.dimensions[0]?.dimensions.map(({ id, applies }) => [id, applies])).toEqual([
      ["d1", true],
      ["d2", false],
      ["d3", true],
    ]);
    expect(because(of, facts(80, "n/a", 60), "panel")).toEqual([
      "2: what does not apply gives up its weight: scaled from 7 to 10",
    ]);
    expect(because(of, facts(80, "n/a", 60), "d2")).toEqual(["8: not applicable: left out, its weight goes to the others"]);
    expect(because(of, facts(80, "n/a", 60), "d2", "zh")).toEqual(["8: 不适用：不计，权重由其余部分分担"]);
  });
});

describe("groups in groups", () => {
  const nested = `dimensions:
  work:
    weight: 70
    dimensions:
      quality: { weight: 40, dimensions: { a: ${rated(25)}, b: ${rated(15, ", not_applicable: drop")} }, decimals: 2 }
      speed: ${rated(30, ", not_applicable: drop")}
    decimals: 2
  attitude: ${rated(30)}
total: { out_of: 100, decimals: 2 }
`;
  const of = rubric(nested);
  const given = (a: unknown, b: unknown, speed: unknown, attitude: unknown) => ({
    "a.rating": a,
    "b.rating": b,
    "speed.rating": speed,
    "attitude.rating": attitude,
  });
  test.each([
    [given(80, 60, 50, 90), "71", { quality: "29", work: "44", attitude: "27" }], // 20 + 9, + 15, + 27
    [given(80, "n/a", 50, 90), "74", { quality: "32", work: "47", attitude: "27" }], // 20 / 25 × 40
    [given(80, 60, "n/a", 90), "77.75", { quality: "29", work: "50.75", attitude: "27" }], // 29 / 40 × 70
    [given(81, "n/a", "n/a", 90), "83.7", { quality: "32.4", work: "56.7", attitude: "27" }],
  ])("%o earn %s", (facts, total, points) => expect(run(of, facts).figures).toMatchObject({ total, points }));
  test("the redistribution is rounded once, by its own group", () =>
    // a: 77 of 100 × 25 = 19.25 → 30.8; no weight is ever rounded.
    expect(run(of, given(77, "n/a", 50, 90)).figures.points.quality).toBe("30.8"));
});

describe("weights", () => {
  test("of a sum have to account for the whole", () => {
    expect(check(group("sum", [4, 3, 2]))).toEqual(["weights/sum"]);
    expect(says(group("sum", [4, 3, 2]))[0]).toContain("The weights under `panel` add up to 9, not to 10.");
    expect(check(group("mean", [4, 3, 2]))).toEqual([]);
  });
  test.each([
    ["{ by: mean, drop_lowest: 1 }", [6, 4], "combine/drop-from-weights"],
    ["{ by: sum, drop_lowest: 1 }", [5, 5], "combine/drop-from-weights"],
    ["max", [10, 0], "combine/weight-of-0"],
    ["{ by: mean, drop_lowest: 2 }", [5, 5], "combine/may-be-empty"],
    ["count", [5, 5], "rubric/wrong-value"],
    ["mean", [0, 0], "dimensions/empty"],
  ])("%s of %j: %s", (combine, weights, code) => expect(check(group(combine, weights))).toEqual([code]));
  test("a dimension of no weight can still be shown, and redistribution leaves it alone", () => {
    const text = `dimensions:
  a: ${rated(6, ", not_applicable: drop")}
  b: ${rated(4, ", not_applicable: drop")}
  watched: { weight: 0, is: 0 pts }
total: { out_of: 10, decimals: 2 }
`;
    expect(score(text, { "a.rating": 50, "b.rating": "n/a" }).total).toBe("5");
  });
});
