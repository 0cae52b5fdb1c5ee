import { describe, expect, test } from "vitest";
import { because, check, rubric, run, says, score } from "../score.ts";

const discipline = (lines: string, keys = "") =>
  `facts: { n: { type: count, range: 0..99, title: { zh: 违纪, en: breaches } }, upheld: flag, late: { type: number, range: 0..600, step: 1 } }
dimensions:
  d:
    weight: 20
    deductions:
${lines
  .split("\n")
  .map((line) => `      - ${line}\n`)
  .join("")}${keys === "" ? "" : `    ${keys}\n`}total: { out_of: 20 }
`;
const points = (text: string, list: readonly number[], more: object = {}) => {
  const of = rubric(text);
  return list.map((n) => run(of, { n, ...more }).figures.total).join(" ");
};

describe("per occurrence", () => {
  // What n = 0, 1, 2, 3, 4, 5, 10 leave of 20.
  test.each([
    ["each: 1", "20 19 18 17 16 15 10"],
    ["each: 2.5", "20 17.5 15 12.5 10 7.5 0"], // 10 × 2.5 = 25: never below 0
    ["each: 10%", "20 18 16 14 12 10 0"], // of the weight
    ["each: 1, free: 2", "20 20 20 19 18 17 12"],
    ["each: 1, free: 0, at_most: 3", "20 19 18 17 17 17 17"],
    ["each: [1, 2, 4]", "20 19 17 13 9 5 0"], // 1, 3, 7, 11, 15, 35
    ["each: [1, 2, 4], free: 1", "20 20 19 17 13 9 0"], // 0, 1, 3, 7, 11, 31
    ["each: [1, 2, 4], free: 1, at_most: 5", "20 20 19 17 15 15 15"],
    ["each: [4, 2, 0]", "20 16 14 14 14 14 14"], // less for every further one, then nothing
    ["each: [5]", "20 15 10 5 0 0 0"],
  ])("%s", (keys, left) => expect(points(discipline(`{ for: n, ${keys} }`), [0, 1, 2, 3, 4, 5, 10])).toBe(left));
  test("the sheet names the line, the count and the points", () => {
    const of = rubric(discipline("{ for: n, each: [1, 2, 4], free: 1, at_most: 5 }"));
    const dimension = run(of, { n: 4 }).sheet?.dimensions[0];
    expect(dimension).toMatchObject({ points: "15", lost: "5", rule: "deductions" });
    expect(dimension?.parts).toMatchObject([
      {
        value: "-5",
        line: 9,
        because: [
          {
            text: {
              zh: "违纪 4 次，依次 1 分、2 分、4 分，前 1 次不计，最多 5 分",
              en: "breaches 4 times, 1 pt, then 2 pts, then 4 pts each, the first 1 not counted, at most 5 pts",
            },
          },
        ],
      },
    ]);
  });
  test("a yes-or-no happens once", () => {
    const text = discipline("{ for: upheld, each: 3 }");
    expect([true, false].map((upheld) => score(text, { upheld }).total)).toEqual(["17", "20"]);
    expect(because(rubric(text), { upheld: true }, "d/1", "zh")).toEqual(["6: 有“upheld”则 3 分"]);
  });
});

describe("by condition, by rows, by formula", () => {
  const of = rubric(
    discipline(`{ when: upheld, points: 2 }
{ of: late, rows: { 0..10: 0, 11..30: 1, 31+: 3 } }
{ when: late > 100, is: late / 100, to: 0.5, rounding: down }
{ when: upheld and n > 2, for: n, each: 1 }`),
  );
  test.each([
    [{ upheld: false, late: 10, n: 9 }, "20"],
    [{ upheld: false, late: 11, n: 9 }, "19"],
    [{ upheld: false, late: 30, n: 9 }, "19"],
    [{ upheld: false, late: 31, n: 9 }, "17"],
    [{ upheld: false, late: 101, n: 9 }, "16"], // 3 and 1
    [{ upheld: false, late: 149, n: 9 }, "16"],
    [{ upheld: false, late: 150, n: 9 }, "15.5"],
    [{ upheld: true, late: 0, n: 2 }, "18"],
    [{ upheld: true, late: 0, n: 3 }, "15"],
    [{ upheld: true, late: 600, n: 99 }, "0"],
  ])("%o leaves %s", (facts, total) => expect(run(of, facts).figures.total).toBe(total));
  test("every line has its reason", () => {
    const parts = run(of, { upheld: true, late: 12, n: 3 }).sheet?.dimensions[0]?.parts;
    expect(parts?.map(({ value, line, because }) => [value, line, ...because.map(({ text }) => text.en)])).toEqual([
      ["-2", 9, "upheld holds: 2 pts"],
      ["-1", 10, "late 12 falls in 11..30: 1 pt"],
      ["0", 11, "late > 100 does not hold"],
      ["-3", 12, "upheld and n > 2 holds: breaches 3 times, 1 pt each"],
    ]);
    expect(parts?.map(({ because }) => because.map(({ text }) => text.zh))).toEqual([
      ["upheld：成立，2 分"],
      ["late 12，对应“11..30”：1 分"],
      ["late > 100：不成立"],
      ["upheld and n > 2：成立，违纪 3 次，每次 1 分"],
    ]);
  });
  test("a line whose condition fails asks for nothing", () =>
    expect(run(of, { upheld: false, late: 12 }).figures.total).toBe("19"));
});

describe("the floor", () => {
  test("is 0 unless the dimension states one", () => {
    expect(points(discipline("{ for: n, each: 3 }"), [6, 7, 99])).toBe("2 0 0");
    expect(points(discipline("{ for: n, each: 3 }", "floor: -5 pts"), [7, 8, 9, 99])).toBe("-1 -4 -5 -5");
    expect(points(discipline("{ for: n, each: 3 }", "floor: 20%"), [5, 6])).toBe("5 4");
  });
  test("a cut at the floor shows before and after", () =>
    expect(run(rubric(discipline("{ for: n, each: 3 }")), { n: 7 }).sheet?.dimensions[0]?.limits).toMatchObject([
      { before: "-1", after: "0" },
    ]));
});

describe("adjustments", () => {
  const praise = (inner: string) =>
    `facts: { n: { type: count, range: 0..9 } }\ndimensions: { d: { weight: 50, is: 100% } }\nadjustments: { praise: { ${inner} } }\ntotal: { out_of: 50 }\n`;
  test("add and take points", () => {
    expect(points(praise("for: n, each: 1, at_most: 5"), [0, 3, 5, 6])).toBe("50 53 55 55");
    expect(points(praise("for: n, each: -2, at_most: 5"), [0, 2, 3, 9])).toBe("50 46 45 45");
    expect(points(praise("for: n, each: [-1, -3]"), [1, 2, 3])).toBe("49 46 43");
    expect(points(praise("when: n >= 3, points: 2"), [2, 3])).toBe("50 52");
    expect(points(praise("of: n, rows: { 0: 0, 1..3: 1, 4+: 2.5 }"), [0, 1, 4])).toBe("50 51 52.5");
  });
  test("are on the sheet by name", () => {
    const sheet = run(rubric(praise("for: n, each: 1, at_most: 5")), { n: 7 }).sheet;
    expect(sheet?.adjustments).toEqual({ praise: "5" });
    expect(sheet?.trace.find(({ name }) => name === "praise")).toMatchObject({ role: "adjustment", line: 6 });
  });
  test.each([
    ["for: n, each: 10%", "score/not-points"],
    ["for: n, each: -1, at_most: -5", "occurrences/at-most"],
    ["for: n, each: 1, at_most: 0", "occurrences/at-most"],
    ["for: n, each: [1, -1]", "occurrences/each"],
    ["for: n, each: []", "occurrences/each"],
    ["for: n, each: [[1]]", "occurrences/each"],
    ["for: n, each: n", "occurrences/each"],
    ["for: n, each: 1, free: 1.5", "rubric/wrong-value"],
    ["for: n, each: 1, free: -1", "rubric/wrong-value"],
    ["for: n / 2, each: 1", "occurrences/not-a-count"],
    ["for: n", "rubric/missing-key"],
    ["points: 3%", "score/not-points"],
  ])("{ %s }: %s", (inner, code) => expect(check(praise(inner))).toEqual([code]));
});

test.each([
  ["{ for: n, each: -1 }"],
  ["{ when: upheld, points: -2 }"],
  ["{ of: late, rows: { 0..10: 0, 11+: -1 } }"],
  ["{ is: late - 5 }"],
])("%s would give points", (line) =>
  expect(check(discipline(line)).filter((code) => code !== "rubric/unused")).toEqual(["deductions/negative"]),
);
test("a formula that is held at 0 is a deduction", () =>
  expect(score(discipline("{ is: late / 10 - 5, floor: 0, decimals: 1 }"), { late: 75 }).total).toBe("17.5"));
test("deductions need a weight to take from", () => {
  const text = "facts: { n: count }\nmeasures: { m: { deductions: [{ for: n, each: 1 }] } }\nresults: { r: { is: m } }\n";
  expect(says(text, "zh")).toEqual(["deductions 要从权重里扣分，而这里没有权重。 请在维度里使用 deductions。"]);
});
