import { describe, expect, test } from "vitest";
import { because, check, rubric, run, says, score } from "../../score.ts";

describe("on a leaf", () => {
  const of = rubric(`facts:
  late: { type: count, range: 0..99 }
  absent: flag
  warned: flag
dimensions:
  attendance:
    weight: 5
    of: late
    rows: { 0: 5 pts, 1: 3 pts, 2+: 1 pts }
    gates:
      - { when: absent, set: 0 pts, reason: { zh: 旷工, en: Absence } }
      - { when: warned, cap: 60% }
total: { out_of: 5 }
`);
  test.each([
    [{ late: 0, absent: false, warned: false }, "5"],
    [{ late: 0, absent: true, warned: false }, "0"],
    [{ late: 0, absent: false, warned: true }, "3"],
    [{ late: 2, absent: false, warned: true }, "1"], // a cap never lifts
    [{ late: 0, absent: true, warned: true }, "0"], // the lowest wins
  ])("%o earn %s", (facts, total) => expect(run(of, facts).figures.total).toBe(total));
  test("all that fire are shown", () => {
    const dimension = run(of, { late: 0, absent: true, warned: true }).sheet?.dimensions[0];
    expect(dimension?.gates).toEqual([
      { line: 14, text: { zh: "旷工", en: "Absence" } },
      { line: 15, text: { zh: "warned", en: "warned" } },
    ]);
    expect(dimension).toMatchObject({ points: "0", lost: "5" });
    expect(run(of, { late: 0, absent: false, warned: true }).sheet?.dimensions[0]?.gates.map(({ line }) => line)).toEqual([15]);
  });
  test("what was earned before stays visible", () =>
    expect(run(of, { late: 0, absent: true, warned: false }).sheet?.dimensions[0]?.parts).toMatchObject([
      { value: "5", because: [{ line: 12, text: { en: "late 0: 5 pts" } }] },
    ]));
});

describe("on a group and on the total", () => {
  const text = `facts: { incident: flag, fraud: flag, n: { type: count, range: 0..100 } }
dimensions:
  safety:
    weight: 40
    dimensions:
      a: { weight: 30, is: 30 pts - n * 0.3 pts, floor: 0 pts }
      b: { weight: 10, is: 100% }
    gates: [{ when: incident, cap: 20 pts }]
  rest: { weight: 60, is: 50% }
adjustments: { praise: { when: n = 0, points: 5 } }
gates:
  - { when: incident, cap: { total: 59 } }
  - { when: fraud, set: { total: 0 }, reason: { zh: 一票否决, en: Veto } }
total: { out_of: 100, decimals: 1 }
`;
  const of = rubric(text);
  test.each([
    [{ incident: false, fraud: false, n: 0 }, "75", "40"], // 40 + 30 + 5
    [{ incident: false, fraud: false, n: 50 }, "55", "25"],
    [{ incident: true, fraud: false, n: 0 }, "55", "20"], // 20 + 30 + 5 stays below the cap of 59
    [{ incident: true, fraud: false, n: 100 }, "40", "10"],
    [{ incident: false, fraud: true, n: 0 }, "0", "40"],
    [{ incident: true, fraud: true, n: 0 }, "0", "20"],
  ])("%o: %s, safety %s", (facts, total, safety) => {
    const { figures } = run(of, facts);
    expect([figures.total, figures.points.safety]).toEqual([total, safety]);
  });
  test("a veto works while other facts are missing", () => {
    expect(run(of, { fraud: true }).figures.refused).toContain("facts/missing"); // another gate is not known yet
    expect(run(of, { fraud: true, incident: false }).figures.total).toBe("0");
    expect(run(of, { fraud: false, incident: false }).figures.refused).toEqual(["facts/missing"]);
    const sheet = run(of, { fraud: true, incident: false }).sheet;
    expect(sheet?.dimensions.map(({ id, points }) => [id, points])).toEqual([
      ["safety", undefined],
      ["rest", "30"],
    ]);
  });
  test("the total gate names its reason", () => {
    expect(because(of, { fraud: true, incident: false, n: 1 }, "total", "zh")).toContain("13: 触发：一票否决");
    expect(because(of, { fraud: true, incident: false, n: 1 }, "total")).toContain("13: gate: Veto");
  });
});

test("a gate may look at dimensions and at the total before it", () => {
  const text = `dimensions:
  ethics: { weight: 20, rating: { scale: 0..20 } }
  work: { weight: 80, rating: { scale: 0..80 } }
gates: [{ when: ethics.share < 60%, cap: { total: 59.9 } }]
total: { out_of: 100, decimals: 1 }
`;
  const facts = (ethics: number, work: number) => ({ "ethics.rating": ethics, "work.rating": work });
  expect(score(text, facts(12, 80)).total).toBe("92");
  expect(score(text, facts(11, 80)).total).toBe("59.9");
  expect(score(text, facts(11, 20)).total).toBe("31");
});

describe("on the grade", () => {
  const text = (gates: string) => `facts: { warned: flag, fraud: flag }
dimensions: { d: { weight: 100, rating: { scale: 0..100 } } }
gates: [${gates}]
total: { out_of: 100 }
grades:
  - { grade: S, from: 90, coefficient: 1.2 }
  - { grade: A, from: 80, coefficient: 1.1 }
  - { grade: B, from: 60, coefficient: 1 }
  - { grade: C, otherwise: true, coefficient: 0 }
results: { k: { is: grade.coefficient } }
`;
  const both = rubric(text("{ when: warned, cap: { grade: B } }, { when: fraud, set: { grade: C } }"));
  test.each([
    [95, false, false, "S", "1.2"],
    [95, true, false, "B", "1"],
    [60, true, false, "B", "1"],
    [59, true, false, "C", "0"], // a cap never lifts
    [95, false, true, "C", "0"],
    [95, true, true, "C", "0"],
  ])("%i, warned %s, fraud %s: %s", (rating, warned, fraud, grade, k) => {
    const { figures } = run(both, { "d.rating": rating, warned, fraud });
    expect([figures.total, figures.grade, figures.results.k]).toEqual([String(rating), grade, k]);
  });
  test("set can also lift, and then says so", () => {
    const of = rubric(text("{ when: warned, set: { grade: B } }, { when: fraud, set: { grade: C } }"));
    expect(run(of, { "d.rating": 10, warned: true, fraud: false }).figures.grade).toBe("B");
    expect(run(of, { "d.rating": 10, warned: true, fraud: true }).figures.grade).toBe("C");
  });
  test("the sheet shows the grade before and the gates that fired", () => {
    const trace = run(both, { "d.rating": 95, warned: true, fraud: false }).sheet?.trace ?? [];
    expect(trace.find(({ name }) => name === "grade/before gates")?.value).toBe("S");
    expect(trace.filter(({ role, value }) => role === "gate" && value === "true").map(({ line }) => line)).toEqual([6]);
    expect(because(both, { "d.rating": 95, warned: true, fraud: false }, "grade")).toEqual(["3: a gate decides the grade"]);
  });
});

const gated = (gates: string, more = "") =>
  `facts: { a: flag }\ngates: ${gates}\ndimensions: { d: { weight: 5, is: 100%${more} } }\ntotal: { out_of: 5 }\n`;
test.each([
  ["[{ when: a }]", "gates/effect", "`set` or `cap`"],
  ["[{ when: a, set: { total: 0 }, cap: { total: 1 } }]", "gates/effect", "one of the two"],
  ["[{ when: a, set: 0 }]", "gates/target", "sets `total` or `grade`"],
  ["[{ when: a, set: { d: 0 } }]", "gates/target", "not `d`"],
  ["[{ when: a, set: { total: 0, grade: C } }]", "gates/target", "a gate of one dimension stands under that dimension"],
  ["[{ when: a, set: {} }]", "gates/target", ""],
  ["[{ when: a, set: { grade: C } }]", "gates/target", "grade"],
  ["[{ when: d, set: { total: 0 } }]", "expression/wrong-kind", "a yes-or-no condition is needed"],
  ["[{ set: { total: 0 } }]", "rubric/missing-key", "`when` is missing"],
  ["[{ when: a, set: { total: nobody } }]", "expression/unknown-name", "Nothing is called `nobody`"],
  ["[{ when: a, set: { total: [1] } }]", "rubric/wrong-value", ""],
  ["[a]", "rubric/wrong-value", "a mapping"],
  ["{ when: a, set: { total: 0 } }", "rubric/wrong-value", "a list"],
])("%s: %s", (gates, code, words) => {
  expect(check(gated(gates))).toEqual([code]);
  expect(says(gated(gates)).join()).toContain(words);
});
test.each([
  [", gates: [{ when: a, set: 1 m }]", "expression/syntax"],
  [", gates: [{ when: a, set: { total: 0 } }]", "gates/own-points"],
  [", gates: [{ when: a, cap: 2 min }]", "score/not-points"],
])("%s: %s", (more, code) => expect(check(gated("[]", more))).toEqual([code]));
