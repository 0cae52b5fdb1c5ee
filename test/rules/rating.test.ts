import { describe, expect, test } from "vitest";
import { because, check, problems, rubric, run, says } from "../score.ts";

const rated = (keys: string, weight = 10) =>
  `dimensions:\n  attitude:\n    title: { zh: 态度, en: Attitude }\n    weight: ${weight}\n    decimals: 2\n${keys
    .split("\n")
    .map((key) => `    ${key}\n`)
    .join("")}total: { out_of: ${weight} }\n`;
const facts = (given: Readonly<Record<string, unknown>>) => ({ attitude: given });

describe("one rater", () => {
  test.each([
    ["{ scale: 0..5 }", 3, "6"],
    ["{ scale: 1..5, zero: 1, full: 5 }", 1, "0"],
    ["{ scale: 1..5, zero: 1, full: 5 }", 3, "5"],
    ["{ scale: 1..5, zero: 1, full: 5 }", 5, "10"],
    ["{ scale: 1..5, zero: 0 }", 1, "2"],
    ["{ scale: 0..100, step: 0.5 }", 87.5, "8.75"],
    ["{ scale: -2..2, zero: -2, full: 2 }", 1, "7.5"],
    ["{ scale: 0..10, full: 8 }", 8, undefined], // above 8 would be more than the weight
  ])("%s rated %d earns %s", (scale, rating, points) => {
    if (points === undefined) expect(check(rated(`rating: ${scale}`))).toEqual(["score/above-weight"]);
    else expect(run(rubric(rated(`rating: ${scale}`)), facts({ rating })).figures.total).toBe(points);
  });
  test("off the scale or off its step is refused", () => {
    const of = rubric(rated("rating: { scale: 1..5, step: 0.5, zero: 1, full: 5 }"));
    expect(run(of, facts({ rating: 4.5 })).figures.total).toBe("8.75");
    expect(run(of, facts({ rating: 5.5 })).figures.refused).toEqual(["facts/out-of-range"]);
    expect(run(of, facts({ rating: 4.4 })).figures.refused).toEqual(["facts/off-grid"]);
    expect(problems(of, facts({ rating: 6 }), "zh")).toEqual([
      "态度（attitude.rating）：6 超出 1..5 请核对数据；若范围确实更大，请改评分细则里的 range。",
    ]);
  });
  test("the sentence says what the ends of the scale are worth", () => {
    const of = rubric(rated("rating: { scale: 1..5, zero: 1, full: 5 }"));
    expect(because(of, facts({ rating: 4 }), "attitude")).toEqual(["2: rated 4 (1 earns nothing, 5 all)"]);
    expect(because(of, facts({ rating: 4 }), "attitude", "zh")).toEqual(["2: 评级 4（1 得零分，5 得满分）"]);
  });
});

describe("several raters, weighted, one of them optional", () => {
  const of = rubric(
    rated(
      "rating: { scale: 1..5, zero: 1, full: 5 }\nraters: { customer: 50%, supervisor: 30%, auditor: { weight: 20%, optional: true } }",
    ),
  );
  test.each([
    [{ customer: 5, supervisor: 5, auditor: 5 }, "10"],
    [{ customer: 4, supervisor: 5, auditor: 2 }, "7.25"], // 0.75 × 0.5 + 1 × 0.3 + 0.25 × 0.2
    [{ customer: 4, supervisor: 5 }, "8.44"], // (0.375 + 0.3) / 0.8 = 0.84375
    [{ customer: 1, supervisor: 2 }, "0.94"], // 0.075 / 0.8 = 0.09375
    [{ customer: 4, supervisor: 5, auditor: "" }, "8.44"],
  ])("%o earn %s", (given, points) => expect(run(of, facts(given)).figures.total).toBe(points));
  test("a rater who is not optional is missed", () => {
    expect(run(of, facts({ supervisor: 5 })).figures.refused).toEqual(["facts/missing"]);
    expect(problems(of, facts({ supervisor: 5 }))).toEqual([
      "Attitude (customer) (`attitude.customer`) is missing Give it; an empty cell is missing, never 0.",
    ]);
  });
  test("all of them optional: with nobody there is no score", () => {
    const open = rubric(
      rated("rating: { scale: 0..4 }\nraters: { a: { weight: 3, optional: true }, b: { weight: 1, optional: true } }"),
    );
    expect(run(open, facts({ a: 2 })).figures.total).toBe("5");
    expect(run(open, facts({ b: 1 })).figures.total).toBe("2.5");
    expect(run(open, facts({ a: 2, b: 1 })).figures.total).toBe("4.38"); // (6 + 1) / 16
    expect(run(open, {}).figures.refused).toEqual(["score/too-few"]);
    expect(problems(open, {}, "zh")).toEqual(["“态度·评价人”只有 0 个，至少要有 1 个"]);
  });
  test("so many at least", () => {
    const keys =
      "raters: { a: 2, b: { weight: 1, optional: true }, c: { weight: 1, optional: true } }\ncombine: { by: mean, at_least: 2 }";
    const two = rubric(rated(`rating: { scale: 0..4 }\n${keys}`));
    expect(run(two, facts({ a: 4 })).figures.refused).toEqual(["score/too-few"]);
    expect(run(two, facts({ a: 4, c: 1 })).figures.total).toBe("7.5"); // (8 + 1) / 12
    expect(problems(two, facts({ a: 4 }))).toEqual(["only 1 of the raters of Attitude; at least 2 are needed"]);
  });
});

describe("raters without weights", () => {
  const five = "raters: [a, b, c, d, e]";
  const of = (combine: string) => rubric(rated(`rating: { scale: 0..10 }\n${five}\ncombine: ${combine}`));
  const given = facts({ a: 9, b: 4, c: 7, d: 10, e: 6 });
  test.each([
    ["mean", "7.2"],
    ["median", "7"],
    ["min", "4"],
    ["max", "10"],
    ["{ by: mean, drop_highest: 1, drop_lowest: 1 }", "7.33"], // (9 + 7 + 6) / 3
    ["{ by: mean, drop_lowest: 2 }", "8.67"], // (9 + 7 + 10) / 3
    ["{ by: median, drop_highest: 1 }", "6.5"], // 4 6 7 9
    ["{ by: min, drop_lowest: 1 }", "6"],
  ])("%s", (combine, points) => expect(run(of(combine), given).figures.total).toBe(points));
  test("ties are dropped one at a time", () =>
    expect(run(of("{ by: mean, drop_highest: 1, drop_lowest: 1 }"), facts({ a: 8, b: 8, c: 8, d: 2, e: 2 })).figures.total).toBe(
      "6",
    ));
  test("dropping everyone has no answer", () => {
    expect(
      check(rated("rating: { scale: 0..10 }\nraters: [a, b]\ncombine: { by: mean, drop_highest: 1, drop_lowest: 1 }")),
    ).toEqual(["combine/may-be-empty"]);
  });
});

describe("evidence", () => {
  const of = rubric(
    rated(
      "rating: { scale: 1..5, zero: 1, full: 5 }\nraters: { a: 1, b: { weight: 1, optional: true } }\nevidence: { below: 3 }",
    ),
  );
  test("a low rating has to say why", () => {
    expect(run(of, facts({ a: 3, b: 5 })).figures.total).toBe("7.5");
    expect(run(of, facts({ a: 2, b: 5 })).figures.refused).toEqual(["score/evidence-required"]);
    expect(run(of, facts({ a: 5, b: 2 })).figures.refused).toEqual(["score/evidence-required"]);
    expect(run(of, facts({ a: 2, evidence: "三次投诉" })).figures.total).toBe("2.5");
    expect(run(of, facts({ a: 2, evidence: "  " })).figures.refused).toEqual(["score/evidence-required"]);
    expect(problems(of, facts({ a: 2 }), "zh")).toEqual(["评级低于 3 须写明事由（attitude.evidence）"]);
  });
});

test.each([
  ["rating: { scale: 1..5 }", "rating/zero", "does 1 earn nothing, or 1/5 of the points?"],
  ["rating: { scale: 5..1, zero: 0 }", "rating/scale", "has to be plain numbers that rise"],
  ["rating: { scale: 0..5, zero: 5, full: 5 }", "rating/scale", ""],
  ["rating: { scale: 0%..100% }", "rating/scale", "plain numbers"],
  ["rating: { scale: 1..5, step: 3, zero: 0 }", "rating/scale", "whole steps"],
  ["rating: { scale: 0..5, step: 0 }", "rubric/wrong-value", "a number above 0"],
  ["rating: 0..5", "rubric/wrong-value", "a mapping"],
  ["rating: { scale: 0..5 }\nraters: a", "rating/raters", ""],
  ["rating: { scale: 0..5 }\nraters: []", "rating/raters", ""],
  ["rating: { scale: 0..5 }\nraters: {}", "rating/raters", ""],
  ["rating: { scale: 0..5 }\nraters: { a: 0, b: 1 }", "rating/raters", "a weight above 0"],
  ["rating: { scale: 0..5 }\nraters: { a: 0%, b: 100% }", "rating/raters", "a weight above 0"],
  ["rating: { scale: 0..5 }\nraters: { a: lots, b: 1 }", "rating/raters", ""],
  ["rating: { scale: 0..5 }\nraters: [a, a]", "rubric/name-twice", "`attitude.a` is already"],
  ["rating: { scale: 0..5 }\nraters: [a b]", "rubric/name", "`a b` cannot be a name"],
  ["rating: { scale: 0..5 }\nraters: { a: 50%, b: 30% }", "rating/weights", "add up to 80%, not to 100%"],
  ["rating: { scale: 0..5 }\nraters: { a: 50%, b: 1 }", "rating/mixed-weights", ""],
  ["rating: { scale: 0..5 }\nraters: { a: 2, b: 1 }\ncombine: median", "rating/weights-ignored", ""],
  ["rating: { scale: 0..5 }\nraters: [a, b]\ncombine: count", "rubric/wrong-value", "`mean`"],
  ["rating: { scale: 0..5 }\nraters: [a, b]\ncombine: sum", "score/above-weight", ""],
  ["rating: { scale: 0..5 }\nraters: { a: { weight: 1, optional: maybe } }", "rubric/wrong-value", "`true` or `false`"],
  ["rating: { scale: 0..5 }\nraters: { a: { wieght: 1 } }", "rubric/unknown-key", "Did you mean `weight`?"],
  ["rating: { scale: 0..5 }\nraters: [share, b]", "rubric/name-twice", "`attitude.share`"],
])("%s: %s", (keys, code, words) => {
  expect(check(rated(keys))).toEqual([code]);
  expect(says(rated(keys)).join()).toContain(words);
});
