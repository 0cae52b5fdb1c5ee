import { describe, expect, test } from "vitest";
import { because, check, lines, rubric, run, says, score } from "../../score.ts";

describe("in the order written", () => {
  const of = rubric(`facts:
  base: { type: money, range: 0..100000 }
  attainment: { type: percent, step: 0.1%, range: 0%..200% }
  role: { type: choice, of: [manager, clerk] }
parameters:
  cut: { type: money, by: role, cases: { manager: 500, clerk: 200 } }
  rate: 35%
results:
  bonus: { is: base * rate, decimals: 2 }
  shortfall: { when: attainment < 80%, is: cut, otherwise: 0 }
  net: { is: bonus - shortfall, floor: 0, cap: 30000 }
  rounded: { is: net, to: 0.1, rounding: down }
  extra: { when: attainment >= 120%, is: base / 12, decimals: 2 }
  level: { is: role }
  over: { is: attainment > 100% }
`);
  test.each([
    // 100.01 × 0.35 = 35.0035
    [
      { base: 100.01, attainment: "79.9%", role: "clerk" },
      { bonus: "35", shortfall: "200", net: "0", rounded: "0", extra: "0", level: "clerk", over: "false" },
    ],
    [
      { base: 100.3, attainment: "80%", role: "clerk" },
      { bonus: "35.11", shortfall: "0", net: "35.11", rounded: "35.1", extra: "0", level: "clerk", over: "false" },
    ],
    [
      { base: 100000, attainment: "120%", role: "manager" },
      { bonus: "35000", shortfall: "0", net: "30000", rounded: "30000", extra: "8333.33", level: "manager", over: "true" },
    ],
  ])("%o", (facts, results) => expect(run(of, facts).figures.results).toEqual(results));
  test("reasons, limits and roundings", () => {
    const facts = { base: 100.01, attainment: "79.9%", role: "manager" };
    const step = (name: string) => run(of, facts).sheet?.trace.find((one) => one.name === name);
    expect(because(of, facts, "shortfall")).toEqual(["10: attainment < 80% holds: cut"]);
    expect(because(of, { ...facts, attainment: "80%" }, "shortfall", "zh")).toEqual(["10: attainment < 80%：不成立，0"]);
    expect(because(of, facts, "bonus")).toEqual(["9: base * rate"]);
    expect(step("bonus")).toMatchObject({
      uses: { base: "100.01", rate: "35%" },
      roundings: [{ before: "35.0035", after: "35" }],
    });
    expect(step("net")).toMatchObject({ limits: [{ before: "-465", after: "0", line: 14 }] });
    expect(step("cut")).toMatchObject({ role: "parameter", because: [{ text: { zh: "role manager：500" } }] });
  });
  test("a condition that fails asks for nothing behind it", () => {
    const text = "facts: { f: flag, a: money }\nresults: { r: { when: f, is: a, otherwise: 7 } }\n";
    expect(score(text, { f: false }).results).toEqual({ r: "7" });
    expect(score(text, { f: true }).refused).toEqual(["facts/missing"]);
    expect(score(text, { f: true, a: 3 }).results).toEqual({ r: "3" });
  });
});

test("measures, parameters and results may be choices and yes-or-no", () => {
  const text = `facts: { n: { type: count, range: 0..9 }, region: { type: choice, of: [north, south] }, other: { type: choice, of: [south, west] } }
parameters: { home: { by: region, cases: { north: region, south: other } } }
measures: { many: { is: n > 5 }, few: { is: not many and n < 3 } }
results:
  where: { is: home }
  rate: { by: home, cases: { north: 1, south: 2, west: 3 } }
  pay: { when: many, is: 10, otherwise: "if(few, 1, 5)" }
  few_there: { is: few and home is south }
`;
  const facts = (n: number, region: string, other: string) => score(text, { n, region, other }).results;
  expect(facts(6, "north", "")).toEqual({ where: "north", rate: "1", pay: "10", few_there: "false" });
  expect(facts(5, "south", "west")).toEqual({ where: "west", rate: "3", pay: "5", few_there: "false" });
  expect(facts(2, "south", "south")).toEqual({ where: "south", rate: "2", pay: "1", few_there: "true" });
  const of = rubric(text);
  expect(because(of, { n: 2, region: "south", other: "west" }, "home")).toEqual(["2: region south: other"]);
  expect(run(of, { n: 6, region: "south", other: "west" }).sheet?.trace.find(({ name }) => name === "many")).toMatchObject({
    role: "measure",
    value: "true",
    because: [{ text: { en: "n > 5" } }],
  });
});

describe("what comes later is not known yet", () => {
  test.each([
    ["measures: { m: { is: r } }\nresults: { r: { is: 1 } }\n", "a result is computed after a measure"],
    ["results: { a: { is: b }, b: { is: 1 } }\n", "it is written further down"],
    ["dimensions: { d: { weight: 1, is: total, cap: 100% } }\ntotal: { out_of: 1 }\n", "the total is computed after a dimension"],
    [
      "adjustments: { a: { points: total * 10% } }\ndimensions: { d: { weight: 1, is: 100% } }\ntotal: { out_of: 1 }\n",
      "the total is computed after an adjustment",
    ],
    [
      "gates: [{ when: grade is A, set: { total: 0 } }]\ndimensions: { d: { weight: 1, is: 100% } }\ntotal: { out_of: 1 }\ngrades: [{ grade: A, from: 1 }, { grade: B, otherwise: true }]\n",
      "the grade is computed after the total",
    ],
  ])("%s", (text, words) => {
    expect(check(text)).toContain("rubric/order");
    expect(says(text).join()).toContain(words);
  });
  test("measures may stand in any order", () =>
    expect(
      score("facts: { n: count }\nmeasures: { a: { is: b + 1 }, b: { is: n * 2 } }\nresults: { r: { is: a } }\n", { n: 3 })
        .results,
    ).toEqual({ r: "7" }));
  test("but not in a circle", () => {
    const text =
      "facts: { n: count }\nmeasures: { a: { is: b + n }, b: { is: c + 1 }, c: { is: a } }\nresults: { r: { is: c } }\n";
    expect(check(text)).toEqual(["rubric/cycle"]);
    expect(says(text)[0]).toContain("a → b → c → a");
    expect(check("measures: { a: { is: a + 1 } }\nresults: { r: { is: a } }\n")).toEqual(["rubric/cycle"]);
  });
  test("dimensions may read one another, groups included, but not in a circle", () => {
    expect(
      score("dimensions: { a: { weight: 10, is: b * 2 }, b: { weight: 5, rating: { scale: 0..5 } } }\ntotal: { out_of: 15 }\n", {
        "b.rating": 3,
      }).total,
    ).toBe("9");
    expect(check("dimensions: { g: { weight: 5, dimensions: { a: { weight: 5, is: g } } } }\ntotal: { out_of: 5 }\n")).toContain(
      "rubric/cycle",
    );
  });
});

describe("numbers say what they are rounded to", () => {
  const facts = "facts: { a: { type: money, range: 1..9 }, b: { type: money, range: 1..9 } }\n";
  const measure = (keys: string, result = "is: m") => `${facts}measures: { m: { ${keys} } }\nresults: { r: { ${result} } }\n`;
  test.each([
    ["is: a / b", "is: m", ["numbers/decimals-needed"]],
    ["is: a / b, as: percent", "is: m", ["numbers/decimals-needed"]],
    ["is: a / b, decimals: exact", "is: m", ["numbers/decimals-needed"]], // the result is shown
    ["is: a / b, decimals: exact", "is: m, decimals: 2", []],
    ["is: a / b, decimals: exact", "is: m > 1", []],
    ["is: a / b, decimals: 2", "is: m", []],
    ["is: a / 3", "is: m", ["numbers/decimals-needed"]], // thirds are exact inside, but not on a sheet
    ["is: a / 3", "is: m * 3", []],
    ["is: a / 8", "is: m", []],
    ["is: a / b, decimals: 2, to: 0.5", "is: m", ["numbers/decimals-and-to"]],
    ["is: a / b, as: percent, to: 0.5", "is: m", ["rubric/wrong-value"]], // half a per cent, or half of one?
    ["is: a / b, as: percent, to: 0.5%", "is: m", []],
    ["is: a / b, to: 5 min", "is: m", ["rubric/wrong-value"]],
    ["is: a / b, to: 0", "is: m", ["rubric/wrong-value"]],
    ["is: a / b, to: -1", "is: m", ["rubric/wrong-value"]],
    ["is: a / b, decimals: 19", "is: m", ["rubric/wrong-value"]],
    ["is: a / b, decimals: 2, rounding: half-down", "is: m", ["rubric/wrong-value"]],
    ["is: a / b, decimals: exact, rounding: up", "is: m, decimals: 2", ["numbers/rounding-alone"]],
    ["is: a / b, decimals: 2", "is: m, decimals: 1", ["numbers/rounded-twice"]],
    ["is: a / b, decimals: 2", "is: m, floor: 1, decimals: 1", ["numbers/rounded-twice"]],
    ["is: a / b, decimals: 2", "is: m, decimals: 3", []], // nothing left to round
    ["is: a / b, decimals: 2", "is: m * 0.5 + 1, decimals: 1", []], // what is computed from rounded values is rounded on its own
  ])("{ %s }, { %s }: %j", (keys, result, codes) =>
    expect(check(measure(keys, result).replace(keys.includes("b") ? "" : /, b: [^}]*}/, ""))).toEqual(codes),
  );
  test.each([
    ["half-up", "2.35 -2.35 2.4 -2.4"],
    ["half-even", "2.34 -2.34 2.4 -2.4"],
    ["up", "2.35 -2.35 2.4 -2.4"],
    ["down", "2.34 -2.34 2.39 -2.39"],
    ["ceiling", "2.35 -2.34 2.4 -2.39"],
    ["floor", "2.34 -2.35 2.39 -2.4"],
  ])("%s: %s", (rounding, expected) => {
    const text = `facts: { x: { type: number, step: 0.001, range: -9..9 } }\nresults: { r: { is: x, decimals: 2, rounding: ${rounding} } }\n`;
    expect(["2.345", "-2.345", "2.395", "-2.395"].map((x) => score(text, { x }).results.r).join(" ")).toBe(expected);
  });
  test("the unrounded value is never rebuilt from what is shown", () => {
    // 2/3 of 3 is 2; 66.7% of 3 would be 2.001.
    expect(score(measure("is: a / b, as: percent, decimals: exact", "is: m * 3, decimals: 2"), { a: 2, b: 3 }).results.r).toBe(
      "200%",
    );
    expect(score(measure("is: a / b, as: percent, decimals: 1", "is: m * 3, decimals: 2"), { a: 2, b: 3 }).results.r).toBe(
      "200.1%",
    );
  });
});

describe("floor and cap", () => {
  const of = (keys: string) =>
    `facts: { a: { type: money, range: 0..100 }, b: { type: money, range: 0..100 } }\nresults: { r: { is: a, ${keys} } }\n`;
  test("may be formulas", () =>
    expect([1, 30, 80].map((a) => score(of("floor: b / 4, cap: b"), { a, b: 40 }).results.r)).toEqual(["10", "30", "40"]));
  test.each([
    ["floor: 5%", "numbers/limit-kind"],
    ["floor: 5 min", "numbers/limit-kind"],
    ["floor: b > 1", "numbers/limit-kind"],
    ["floor: 5, cap: 2", "numbers/floor-above-cap"],
    ["cap: nobody", "expression/unknown-name"],
    ["otherwise: 3", "results/otherwise-alone"],
    ["when: a", "expression/wrong-kind"],
    ["when: a > b, otherwise: 5%", "results/otherwise-kind"],
    ["when: a > b, otherwise: a > 3", "results/otherwise-kind"],
    ["if_empty: 3", "rubric/unknown-key"],
  ])("{ %s }: %s", (keys, code) => expect(check(of(keys))).toContain(code));
});

test("several complaints are reported at once, in the order of the file", () => {
  const text = `facts:
  a: { type: mony }
  b: { type: percent }
  c: { type: count, range: 0..2.5 }
measures:
  m: { is: x + 1 }
  n: { is: b + 3 }
dimensions:
  d:
    weight: ten
  e: { weight: 5, of: c, rows: { 0: 5 } }
total: { out_of: 4 }
grades: [{ grade: A }]
results:
  r: { is: "1 +" }
exampels: []
`;
  const found = lines(text);
  expect(found).toEqual([
    "2:rubric/wrong-value",
    "3:facts/step-wanted",
    "4:facts/range",
    "6:expression/unknown-name",
    "9:rubric/no-rule",
    "10:rubric/wrong-value",
    "11:score/points-or-share",
    "13:grades/shape",
    "15:expression/syntax",
    "16:rubric/unknown-key",
  ]);
});

test.each([".inf", "a.rest", "1a", "x y"])("a result cannot be called %s", (name) =>
  expect(check(`facts: { a: count }\nresults: { "${name}": { is: a }, r: { is: a } }\n`)).toEqual(["rubric/name"]),
);
