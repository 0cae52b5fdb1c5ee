import { describe, expect, test } from "vitest";
import { because, check, rubric, run, says, score } from "../score.ts";

const curve = (keys: string, weight = 8) =>
  `facts: { minutes: { type: duration, step: 1 min, range: 0 min..90 min, unit: min, title: { zh: 用时, en: Time } } }
dimensions:
  speed: { weight: ${weight}, of: minutes, ${keys} }
total: { out_of: ${weight} }
`;
const falling = "curve: { 15 min: 100%, 30 min: 60%, 60 min: 0% }";

describe("clamp", () => {
  const of = rubric(curve(`${falling}, outside: clamp, decimals: 2`));
  // Between 15 and 30 minutes 40% of 8 = 3.2 points are lost over 15 minutes; between 30 and 60, 4.8 over 30.
  test.each([
    [0, "8"],
    [14, "8"],
    [15, "8"],
    [16, "7.79"], // 8 − 3.2/15 = 7.786…
    [20, "6.93"], // 8 − 5 × 3.2/15 = 6.933…
    [29, "5.01"], // 8 − 14 × 3.2/15 = 5.013…
    [30, "4.8"],
    [31, "4.64"], // 4.8 − 0.16
    [45, "2.4"],
    [59, "0.16"],
    [60, "0"],
    [61, "0"],
    [90, "0"],
  ])("%i minutes earn %s", (minutes, points) => expect(run(of, { minutes }).figures.total).toBe(points));
  test.each([
    [0, "Time 0 min is before the curve, so its end counts: 100% of 8", "用时 0 min，在折线起点之前，取端点：8 分的 100%"],
    [
      15,
      "Time 15 min lies on the line from 15 min (100% of 8) to 30 min (60% of 8)",
      "用时 15 min，在 15 min（8 分的 100%）与 30 min（8 分的 60%）之间按直线",
    ],
    [
      30,
      "Time 30 min lies on the line from 30 min (60% of 8) to 60 min (0% of 8)",
      "用时 30 min，在 30 min（8 分的 60%）与 60 min（8 分的 0%）之间按直线",
    ],
    [61, "Time 61 min is beyond the curve, so its end counts: 0% of 8", "用时 61 min，在折线终点之后，取端点：8 分的 0%"],
  ])("the reason at %i minutes", (minutes, en, zh) => {
    expect(because(of, { minutes }, "speed")).toEqual([`3: ${en}`]);
    expect(because(of, { minutes }, "speed", "zh")).toEqual([`3: ${zh}`]);
  });
});

test("refuse: outside there is no score", () => {
  const of = rubric(curve(`${falling}, outside: refuse, decimals: 2`));
  expect([14, 15, 60, 61].map((minutes) => run(of, { minutes }).figures.refused ?? run(of, { minutes }).figures.total)).toEqual([
    ["score/outside-curve"],
    "8",
    "0",
    ["score/outside-curve"],
  ]);
});
test("without either, what lies outside is named", () => {
  expect(check(curve(`${falling}, decimals: 2`))).toEqual(["curve/outside"]);
  expect(says(curve(`${falling}, decimals: 2`))[0]).toContain("0 min lies outside the curve, and `minutes` can be that.");
  expect(says(curve("curve: { 0 min: 100%, 60 min: 0% }, decimals: 2"), "zh")[0]).toContain("90 min 在折线之外");
  expect(check(curve("curve: { 0 min: 100%, 90 min: 0% }, decimals: 2"))).toEqual([]);
});

test("rising, points in any order, points as outcomes", () => {
  const text = `facts: { x: { type: percent, step: 0.5%, range: 0%..100% } }
dimensions: { d: { weight: 10, of: x, curve: { 100%: 10 pts, 50%: 2 pts, 0%: 0 pts } } }
total: { out_of: 10, decimals: 2 }
`;
  // To 50%: 2 points over 50; from there 8 over 50.
  expect(["0%", "0.5%", "25%", "50%", "50.5%", "75%", "100%"].map((x) => score(text, { x }).total)).toEqual([
    "0",
    "0.02",
    "1",
    "2",
    "2.08",
    "6",
    "10",
  ]);
});
test("up and down again", () => {
  const text = `facts: { x: { type: number, step: 1, range: -10..10 } }
dimensions: { d: { weight: 10, of: x, curve: { -10: 0%, 0: 100%, 10: 0% } } }
total: { out_of: 10 }
`;
  expect([-10, -7, 0, 4, 10].map((x) => score(text, { x }).total)).toEqual(["0", "3", "10", "6", "0"]);
});
test("a measure is a curve too: the tax-free part tapers off", () => {
  const text = `facts: { income: { type: money, range: 0..999999 } }
measures: { allowance: { of: income, curve: { 100000: 12570, 125140: 0 }, outside: clamp } }
results: { left: { is: allowance } }
`;
  expect([0, 100000, 105000, 125140, 999999].map((income) => score(text, { income }).results.left)).toEqual([
    "12570",
    "12570",
    "10070",
    "0",
    "0",
  ]);
});

test("a curve that yields thirds has to say its decimals", () => {
  expect(check(curve(`${falling}, outside: clamp`))).toEqual(["numbers/decimals-needed"]);
  // One minute is 1/30 of 60%, 8 × 0.6/30 = 0.16; and 8 × 0.4/20 = 0.16: terminating.
  expect(check(curve("curve: { 10 min: 100%, 30 min: 60%, 60 min: 0% }, outside: clamp"))).toEqual([]);
});
test.each([
  ["curve: { 15: 100%, 60 min: 0% }, outside: clamp", "curve/point", "`15` is not a point of the curve"],
  ["curve: { 15%: 100%, 60 min: 0% }, outside: clamp", "curve/point", "`15%` is not a point of the curve"],
  ["curve: { 15 min: 100% }, outside: clamp", "curve/too-few-points", "at least two points"],
  ["curve: { 15 min: 100%, 60 min: blank }, outside: clamp", "curve/too-few-points", "fixed outcome"],
  ["curve: { 15 min: 10, 60 min: 0 }, outside: clamp", "score/points-or-share", "Is `10` points"],
  ["curve: { 15 min: 100%, 0:15: 0% }, outside: clamp", "curve/point-twice", "`15 min` and `0:15` are the same point"],
])("%s", (keys, code, words) => {
  const found = check(curve(`${keys}, decimals: 2`)).filter((one) => one !== "rubric/blank");
  expect(found).toEqual([code]);
  expect(says(curve(`${keys}, decimals: 2`)).join()).toContain(words);
});
