import { describe, expect, test } from "vitest";
import { because, check, rubric, run, says, score } from "../../score.ts";

const rated = (weight: number) => `{ weight: ${weight}, rating: { scale: 0..${weight}, step: 0.01 } }`;
const scored = (total: string, grades = "", more = "") =>
  `facts: { n: { type: count, range: 0..99 } }
dimensions: { d: ${rated(100)} }
adjustments: { extra: { for: n, each: 1 } }
total: { ${total} }
${grades === "" ? "" : `grades: [${grades}]\n`}${more}`;
const totals = (text: string, list: readonly (readonly [rating: number, n: number])[]) => {
  const of = rubric(text);
  return list.map(([rating, n]) => run(of, { "d.rating": rating, n }).figures.total).join(" ");
};

describe("adjustments, then floor and cap, then rounding", () => {
  test("the cap stops what adjustments add", () =>
    expect(
      totals(scored("out_of: 100, cap: 105"), [
        [100, 0],
        [100, 5],
        [100, 6],
        [50.55, 1],
      ]),
    ).toBe("100 105 105 51.55"));
  test("the floor holds what adjustments take", () => {
    const text = (total: string) =>
      `facts: { n: { type: count, range: 0..99 } }\ndimensions: { d: ${rated(10)} }\nadjustments: { less: { for: n, each: -3 } }\ntotal: { out_of: 10${total} }\n`;
    expect(
      totals(text(", floor: 0"), [
        [10, 0],
        [10, 3],
        [10, 4],
        [0, 99],
      ]),
    ).toBe("10 1 0 0");
    expect(
      totals(text(", floor: -5"), [
        [10, 4],
        [10, 5],
        [0, 9],
      ]),
    ).toBe("-2 -5 -5");
    expect(
      totals(text(""), [
        [10, 4],
        [0, 9],
      ]),
    ).toBe("-2 -27");
  });
  test("rounding comes last", () => {
    expect(
      totals(scored("out_of: 100, decimals: 1"), [
        [85.04, 0],
        [85.05, 0],
        [85.95, 1],
      ]),
    ).toBe("85 85.1 87");
    expect(
      totals(scored("out_of: 100, decimals: 1, rounding: half-even"), [
        [85.05, 0],
        [85.15, 0],
      ]),
    ).toBe("85 85.2");
    expect(
      totals(scored("out_of: 100, decimals: 0, rounding: up"), [
        [85.01, 0],
        [85, 0],
      ]),
    ).toBe("86 85");
    expect(totals(scored("out_of: 100, decimals: 0, rounding: down"), [[85.99, 0]])).toBe("85");
    expect(
      totals(scored("out_of: 100, to: 0.5"), [
        [85.24, 0],
        [85.25, 0],
        [85.74, 0],
        [85.75, 0],
      ]),
    ).toBe("85 85.5 85.5 86");
    expect(totals(scored("out_of: 100, cap: 99.96, decimals: 1"), [[100, 9]])).toBe("100"); // the cap cuts first
  });
  test("limits and roundings are on the sheet, before and after", () => {
    const total = run(rubric(scored("out_of: 100, cap: 99.96, decimals: 1")), { "d.rating": 99.99, n: 2 }).sheet?.trace.find(
      ({ name }) => name === "total",
    );
    expect(total).toMatchObject({
      value: "100",
      limits: [{ before: "101.99", after: "99.96", line: 7 }],
      roundings: [{ before: "99.96", after: "100", line: 7 }],
    });
  });
});

describe("grades by points", () => {
  const of = rubric(
    scored(
      "out_of: 100, decimals: 1, cap: 100",
      "{ grade: S, from: 90, title: 优秀 }, { grade: A, from: 80 }, { grade: B, from: 60 }, { grade: C, otherwise: true }",
    ),
  );
  test.each([
    [100, "S"],
    [90, "S"],
    [89.95, "S"], // what is compared is what is shown: 90.0
    [89.94, "A"],
    [80, "A"],
    [79.94, "B"],
    [60, "B"],
    [59.94, "C"],
    [0, "C"],
  ])("%d is %s", (rating, grade) => expect(run(of, { "d.rating": rating, n: 0 }).figures.grade).toBe(grade));
  test("the sentence names the threshold", () => {
    expect(because(of, { "d.rating": 89.95, n: 0 }, "grade")).toEqual(["5: Total 90 ≥ 90: S"]);
    expect(because(of, { "d.rating": 10, n: 0 }, "grade", "zh")).toEqual(["5: 总分 10 < 60：C"]);
  });
});

test("the order of operations, from a leaf to a result", () => {
  const of = rubric(`facts:
  p: { type: percent, step: 1%, range: 0%..200% }
  warned: flag
  n: { type: count, range: 0..9 }
dimensions:
  g:
    weight: 60
    dimensions:
      a: { weight: 50, is: p, cap: 110%, decimals: 0, gates: [{ when: warned, cap: 40.5 pts }] }
      b: { weight: 10, is: p, cap: 100%, decimals: 1 }
    cap: 59.5 pts
    gates: [{ when: n > 8, set: 30.25 pts }]
  h: { weight: 40, is: 50% }
adjustments: { plus: { for: n, each: 1.15 } }
gates: [{ when: n > 6, cap: { total: 71.17 } }]
total: { out_of: 100, cap: 82.46, decimals: 1 }
grades: [{ grade: A, from: 82.5 }, { grade: B, from: 71.2 }, { grade: C, otherwise: true }]
results: { pay: { is: total * 10 }, half: { is: total / 2, floor: 41, decimals: 0 } }
`);
  const figures = (p: string, warned: boolean, n: number) => {
    const { total, grade, points, results } = run(of, { p, warned, n }).figures;
    return [points.a, points.b, points.g, total, grade, results.pay, results.half].join(" ");
  };
  // 87% of 50 is 43.5, rounded 44; 8.7; the group 52.7, with 20 and nothing added 72.7.
  expect(figures("87%", false, 0)).toBe("44 8.7 52.7 72.7 B 727 41");
  // The gate of the leaf comes after its rounding: 40.5 + 8.7 + 20 = 69.2.
  expect(figures("87%", true, 0)).toBe("40.5 8.7 49.2 69.2 C 692 41");
  // 55 + 10 is held at 59.5 by the group; 79.5 + 3.45 = 82.95, held at 82.46, then rounded, and the rounded total is graded.
  expect(figures("200%", false, 3)).toBe("55 10 59.5 82.5 A 825 41");
  // The gate of the total comes after its rounding and is not rounded again; the grade looks at what is shown.
  expect(figures("200%", false, 7)).toBe("55 10 59.5 71.17 C 711.7 41");
  expect(figures("200%", false, 9)).toBe("55 10 30.25 60.6 C 606 41"); // 30.25 + 20 + 10.35
});

test("grades by share of the total", () => {
  const text = `dimensions: { d: ${rated(85)} }
total: { out_of: 85 }
grades: [{ grade: A, from: 90%, coefficient: 1.2 }, { grade: B, from: 60%, coefficient: 1 }, { grade: C, otherwise: true, coefficient: blank }]
results: { k: { is: grade.coefficient } }
`;
  // 90% of 85 is 76.5, 60% is 51.
  expect(check(text)).toEqual(["rubric/blank"]);
  const graded = (rating: number) => score(text, { "d.rating": rating });
  expect([76.5, 76.49, 51].map((rating) => [graded(rating).grade, graded(rating).results.k])).toEqual([
    ["A", "1.2"],
    ["B", "1"],
    ["B", "1"],
  ]);
  expect(graded(50.99).refused).toEqual(["rubric/blank"]);
});
test("the last grade may begin where the total does", () => {
  expect(check(scored("out_of: 100, cap: 100", "{ grade: A, from: 60 }, { grade: B, from: 0 }"))).toEqual([]);
});

test.each([
  [
    "{ grade: A, from: 60 }, { grade: B, from: 80 }, { grade: C, otherwise: true }",
    "grades/order",
    "from 80 stands below one from 60",
  ],
  ["{ grade: A, from: 60 }, { grade: B, from: 60 }, { grade: C, otherwise: true }", "grades/order", ""],
  ["{ grade: A, from: 90 }, { grade: B, from: 60 }", "grades/hole", "A total of 0 has no grade"],
  ["{ grade: A, from: 300 }, { grade: B, otherwise: true }", "grades/never-reached", "never exceeds 199"],
  ["{ grade: A, from: 90 }, { grade: A, otherwise: true }", "grades/shape", "no grade twice"],
  ["{ grade: A, otherwise: true }, { grade: B, from: 60 }", "grades/shape", ""],
  ["{ grade: A, from: 60, otherwise: true }", "grades/shape", ""],
  ["{ grade: A }, { grade: B, otherwise: true }", "grades/shape", ""],
  ["{ grade: A, from: 90% }, { grade: B, from: 60 }, { grade: C, otherwise: true }", "grades/mixed", "`60`"],
  ["{ grade: A, from: 90 min }, { grade: B, otherwise: true }", "grades/mixed", "`90 min`"],
  ["{ grade: A, from: ninety }, { grade: B, otherwise: true }", "grades/mixed", "`ninety`"],
  ["{ grade: A, from: 90, coefficient: 1 }, { grade: B, otherwise: true }", "grades/coefficient-missing", "`B` has none"],
  [
    "{ grade: A, from: 90, coefficient: n }, { grade: B, otherwise: true, coefficient: lots }",
    "expression/unknown-name",
    "`lots`",
  ],
  ["{ grade: A+, from: 90 }, { grade: B, otherwise: true }", "rubric/wrong-value", "an identifier"],
  ["{ grade: A, from: 90, coeficient: 1 }, { grade: B, otherwise: true }", "rubric/unknown-key", "Did you mean `coefficient`?"],
])("grades %s: %s", (grades, code, words) => {
  expect(check(scored("out_of: 100", grades))).toContain(code);
  expect(says(scored("out_of: 100", grades)).join()).toContain(words);
});

describe("weights and the total", () => {
  test("have to agree", () => {
    const text = (out: number) =>
      `dimensions: { a: ${rated(35)}, b: ${rated(25)}, c: ${rated(25)} }\ntotal: { out_of: ${out} }\n`;
    expect(check(text(85))).toEqual([]);
    expect(check(text(100))).toEqual(["weights/sum"]);
    expect(says(text(100))[0]).toContain("The weights under `total` add up to 85, not to 100.");
    expect(says(text(100), "zh")[0]).toContain("若表格缺了一部分，out_of 应写实际有的分值。");
  });
  test("a total may combine otherwise", () => {
    const text = `dimensions: { a: ${rated(40)}, b: ${rated(10)} }\ntotal: { out_of: 100, combine: mean, decimals: 2 }\n`;
    expect(score(text, { "a.rating": 20, "b.rating": 10 }).total).toBe("60"); // 30 of 50
  });
  test.each([
    ["dimensions: { d: { weight: 5, is: 100% } }\n", ["total/missing"]],
    ["dimensions: { d: { weight: 5, is: 100% } }\ntotal: {}\n", ["rubric/missing-key"]],
    ["dimensions: { d: { weight: 5, is: 100% } }\ntotal: { out_of: 0 }\n", ["rubric/wrong-value"]],
    ["dimensions: { d: { weight: 5, is: 100% } }\ntotal: 5\n", ["rubric/wrong-value"]],
    ["dimensions: { d: { weight: -5, is: 100% } }\ntotal: { out_of: 5 }\n", ["rubric/wrong-value"]],
    ["dimensions: {}\ntotal: { out_of: 5 }\n", ["dimensions/empty"]],
    ["results: { r: { is: 1 } }\ntotal: { out_of: 5 }\n", ["total/without-dimensions"]],
    ["results: { r: { is: total } }\n", ["expression/unknown-name"]],
    ["dimensions: { d: { weight: 3, rating: { scale: 0..7 } } }\ntotal: { out_of: 3 }\n", ["numbers/decimals-needed"]],
  ])("%s", (text, codes) => expect(check(text)).toEqual(expect.arrayContaining(codes)));
  test("total.share is the total over what it is out of", () => {
    const text = `dimensions: { d: ${rated(80)} }\ntotal: { out_of: 80 }\nresults: { share: { is: total.share }, pay: { is: 2000 * d.share, as: money, decimals: 2 } }\n`;
    expect(score(text, { "d.rating": 60 }).results).toEqual({ share: "75%", pay: "1500" });
  });
});
