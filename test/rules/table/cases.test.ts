import { describe, expect, test } from "vitest";
import { because, check, lines, rubric, run, says, score } from "../../score.ts";

describe("by a choice", () => {
  const of = rubric(`facts:
  region: { type: choice, of: { general: 其他, south: 广东/海南 }, title: { zh: 区域, en: Region } }
  rate: { type: percent, step: 0.1%, range: 0%..100% }
  quota: { type: percent, step: 1%, range: 0%..100% }
dimensions:
  returns:
    weight: 25
    by: region
    cases:
      general: { of: rate, rows: { 0%..4%: 100%, 4.1%..9%: 60%, otherwise: 0% } }
      south: { of: quota, rows: { 0%..8%: 100%, 9%..13%: 60%, otherwise: 0% } }
total: { out_of: 25 }
`);
  test.each([
    [{ region: "general", rate: "4%" }, "25"],
    [{ region: "general", rate: "4.1%" }, "15"],
    [{ region: "general", rate: "9%" }, "15"],
    [{ region: "general", rate: "9.1%" }, "0"],
    [{ region: "south", quota: "8%" }, "25"],
    [{ region: "south", quota: "9%" }, "15"],
    [{ region: "south", quota: "14%" }, "0"],
    [{ region: "广东/海南", quota: "8%" }, "25"],
  ])("%o earns %s, without the facts of the other variant", (facts, total) => expect(run(of, facts).figures.total).toBe(total));
  test("its own facts are needed", () => {
    expect(run(of, { region: "south", rate: "1%" }).figures.refused).toEqual(["facts/missing"]);
    expect(run(of, { rate: "1%", quota: "1%" }).figures.refused).toEqual(["facts/missing"]);
  });
  test("the variant and its row are both reasons", () => {
    expect(because(of, { region: "south", quota: "9%" }, "returns")).toEqual([
      "11: Region 广东/海南: see below",
      "11: quota 9% falls in 9%..13%: 60% of 25",
    ]);
    expect(because(of, { region: "general", rate: "50%" }, "returns", "zh")).toEqual([
      "10: 区域 其他：见下",
      "10: rate 50%，属其余情形：25 分的 0%",
    ]);
  });
});

describe("a list of conditions takes the first that holds", () => {
  const of = rubric(`facts: { n: { type: count, range: 0..99 }, absent: flag, extra: { type: count, range: 0..9 } }
results:
  pay:
    cases:
      - { when: absent, is: 0 }
      - { when: n > 10, is: 100 + extra }
      - { when: n > 5, of: n, rows: { 6..8: 60, otherwise: 80 } }
      - { otherwise: n * 5 }
`);
  test.each([
    [{ absent: true }, "0", "5: absent: 0"],
    [{ absent: false, n: 11, extra: 3 }, "103", "6: n > 10: 100 + extra"],
    [{ absent: false, n: 10 }, "80", "7: n > 5: see below"],
    [{ absent: false, n: 6 }, "60", "7: n > 5: see below"],
    [{ absent: false, n: 5 }, "25", "8: otherwise: n * 5"],
    [{ absent: false, n: 0 }, "0", "8: otherwise: n * 5"],
  ])("%o gives %s", (facts, pay, reason) => {
    expect(run(of, facts).figures.results).toEqual({ pay });
    expect(because(of, facts, "pay")).toContain(reason);
  });
  test("facts of what comes later are not asked for", () => {
    expect(run(of, { absent: false, n: 11 }).figures.refused).toEqual(["facts/missing"]);
    expect(run(of, { n: 3 }).figures.refused).toEqual(["facts/missing"]);
  });
  test("a case knows that the ones before it failed", () =>
    expect(
      check(
        "facts: { a: money, b: money }\nmeasures: { m: { cases: [{ when: b = 0, is: 0 }, { otherwise: a / b }], decimals: 2 } }\nresults: { r: { is: m } }\n",
      ),
    ).toEqual([]));
});

test("by a condition, and choices as outcomes", () => {
  const text = `facts: { n: { type: count, range: 0..9 } }
measures:
  level: { cases: [{ when: n > 6, is: high }, { when: n > 3, is: middle }, { otherwise: low }] }
  size: { type: x }
results: { r: { is: 1 } }
`;
  // A choice comes from a fact: words of one's own have to be declared as its values.
  expect(check(text)).toContain("expression/unknown-name");
  const known = `facts: { n: { type: count, range: 0..9 }, usual: { type: choice, of: [low, high] }, other: { type: choice, of: [low, top] } }
measures: { level: { cases: [{ when: n > 6, is: usual }, { otherwise: other }] } }
results: { r: { by: level, cases: { low: 1, high: 2, top: 3 } }, level_shown: { is: level } }
`;
  expect(score(known, { n: 7, usual: "high" }).results).toEqual({ r: "2", level_shown: "high" });
  expect(score(known, { n: 6, other: "top" }).results).toEqual({ r: "3", level_shown: "top" });
});

const list = (cases: string) => `facts: { a: flag, n: { type: count, range: 0..9 } }\nresults:\n  r:\n    ${cases}\n`;
test.each([
  ["cases: [{ when: a, is: 1 }]", ["cases/shape"]],
  ["cases: [{ otherwise: 1 }, { when: a, is: 1 }]", ["cases/shape", "cases/shape"]],
  ["cases: []", ["cases/shape"]],
  ["cases: { true: 1, false: 2 }", ["cases/shape"]],
  ["{ by: a, cases: [1, 2] }", ["cases/shape"]],
  ["cases: [1, { otherwise: 2 }]", ["cases/shape"]],
  ["cases: [{ when: [a], is: 1 }, { otherwise: 2 }]", ["cases/shape"]],
  ["cases: [{ when: n, is: 1 }, { otherwise: 2 }]", ["expression/wrong-kind"]],
  ["cases: [{ when: a }, { otherwise: 2 }]", ["rubric/no-rule"]],
  ["cases: [{ when: a, is: 1% }, { otherwise: 2 }]", ["cases/mixed-outcomes"]],
  ["cases: [{ when: a, is: a }, { otherwise: 2 }]", ["cases/mixed-outcomes"]],
  ["cases: [{ when: a, is: 1, points: 2 }, { otherwise: 2 }]", ["rubric/two-rules"]],
])("%s", (cases, codes) => expect(check(list(cases))).toEqual(expect.arrayContaining(codes)));
test("every complaint of a list is reported", () =>
  expect(
    lines(`facts: { a: flag }
results:
  r:
    cases:
      - { when: b, is: 1 }
      - { when: a, is: c }
      - { otherwise: d }
`),
  ).toEqual(["5:expression/unknown-name", "6:expression/unknown-name", "7:expression/unknown-name"]));
test("a parameter by a choice is exhaustive", () => {
  const text = (cases: string) =>
    `facts: { role: { type: choice, of: [manager, agent, shop] }, base: money }\nparameters: { cut: { type: money, by: role, cases: { ${cases} } } }\nresults: { r: { is: base - cut } }\n`;
  expect(score(text("manager: 500, agent: 300, shop: 200"), { role: "agent", base: 1000 }).results).toEqual({ r: "700" });
  expect(check(text("manager: 500, agent: 300"))).toEqual(["rows/missing-value"]);
  expect(says(text("manager: 500, agnet: 300, shop: 200"))[0]).toContain("Did you mean `agent`?");
});
