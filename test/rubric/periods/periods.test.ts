import { describe, expect, test } from "vitest";
import { check, errors, lines, rubric, says } from "../../score.ts";

const base = `period: month
facts:
  a: { type: money, range: 0..1000 }
  b: { type: money, range: 1..1000 }
  late: flag
  why: { type: text, optional: true }
  deals: { list: { x: money }, at_most: 3 }
  owed: { type: money, range: 0..500 }
  level: { type: choice, of: [low, high] }
measures: { quotient: { is: a / b, decimals: exact } }
results: { r: { is: a + b + sum(deals.x) }, q: { is: quotient, decimals: 2 }, grown: { is: owed + a }, band: { by: level, options: [low, high, top], cases: { low: high, high: top } } }
`;
const year = (is: string, more = "") =>
  `${base}periods:\n  - { period: year, of: 12, missing: refuse, results: { y: { is: "${is}", decimals: 2 } }${more} }\n`;
const complaints = (fragment: string) => errors(fragment);
const messages = (fragment: string) => says(fragment).filter((text) => !text.includes("Nothing uses"));

describe("what a longer period reads", () => {
  test("figures, facts and measures; choices and flags in conditions", () => {
    expect(complaints(year("mean(periods.r) + sum(periods.a)"))).toEqual([]);
    expect(complaints(year("count(periods) + count(periods.late)"))).toEqual([]);
    const each = (keys: string) =>
      complaints(
        `${base}periods:\n  - { period: year, of: 12, missing: refuse, results: { y: { each: periods, ${keys}, combine: sum } } }\n`,
      );
    expect(each("by: band, cases: { low: 1, high: 2, top: 3 }")).toEqual([]);
    expect(each("cases: [{ when: late and level is low, is: r }, { otherwise: 0 }]")).toEqual([]);
    // The words that it can be are known from the shorter period.
    expect(each("by: band, cases: { low: 1, high: 2 }")).toEqual(["rows/missing-value"]);
  });
  test("no column is made that is not read", () => {
    const [level] = rubric(year("sum(periods.r)")).program.levels ?? [];
    expect(level?.columns).toEqual([{ column: "r", from: "r" }]);
    expect(level?.plan.inputs.map(({ name, of }) => [name, of.type === "list" ? of.columns.map((one) => one.of) : []])).toEqual([
      ["periods", [{ type: "number", kind: "money", low: "1", high: "3000002000", unit: "0.01" }]],
    ]);
    expect(level?.members).toEqual({ atLeast: 12, atMost: 12 });
  });
  test("ranges and kinds are those of the figure", () => {
    expect(complaints(year("sum(periods.r) + 5%"))).toEqual(["expression/mixed-kinds"]);
    expect(complaints(year("sum(periods.a) / sum(periods.r)"))).toEqual([]);
    expect(complaints(year("sum(periods.r) / sum(periods.a)"))).toEqual(["expression/may-divide-by-zero"]);
    const without = year("mean(periods.r)").replace("of: 12, missing: refuse", "of: 12, missing: leave_out, at_least: 1");
    expect(complaints(without)).toEqual([]);
  });
  test("what cannot be a column", () => {
    expect(messages(year("sum(periods.quotient)"))).toEqual([
      "`periods.quotient` is not rounded in the shorter period, so nobody can write down what this period takes over. Give it `decimals` where it is computed, in the shorter period.",
    ]);
    expect(complaints(year("sum(periods.why)"))).toEqual(["periods/not-a-column"]);
    expect(complaints(year("sum(periods.deals)"))).toEqual(["periods/not-a-column"]);
  });
  test("a misspelt name, at its place", () => {
    expect(messages(year("sum(periods.rr)"))).toEqual(["Nothing is called `periods.rr`. Did you mean `periods.r`?"]);
    expect(lines(year("sum(periods.rr)")).filter((line) => line.includes("unknown"))).toEqual(["13:expression/unknown-name"]);
    expect(complaints(year("a + 1"))).toEqual(["expression/unknown-name"]);
  });
  test("periods in the shortest period, and as a name", () => {
    expect(complaints("facts: { a: money }\nresults: { r: { each: periods, is: a, combine: sum } }\n")).toEqual([
      "periods/nothing-below",
    ]);
    expect(complaints("facts: { periods: money }\nresults: { r: { is: 1 } }\n")).toEqual(["rubric/name"]);
    expect(complaints(year("sum(periods.r)", ", facts: { periods: money }"))).toEqual(["rubric/name"]);
  });
  test("the names of the periods are a choice", () => {
    const named = (cases: string) =>
      complaints(
        `${base}periods:\n  - { period: half, of: [H1, H2], missing: refuse, results: { y: { each: periods, by: period, cases: { ${cases} }, combine: sum, decimals: 2 } } }\n`,
      );
    expect(named("H1: r * 40%, H2: r * 60%")).toEqual([]);
    expect(named("H1: r * 40%")).toEqual(["rows/missing-value"]);
    expect(complaints(year("sum(periods.period)"))).toEqual(["expression/unknown-name"]);
  });
  test("an error below is said once, and one above does not hide it", () => {
    expect(complaints(year("sum(periods.r)").replace("a + b +", "a + c +"))).toEqual(["expression/unknown-name"]);
    expect(complaints(year("sum(periods.x)").replace("a + b +", "a + c +"))).toEqual([
      "expression/unknown-name",
      "expression/unknown-name",
    ]);
  });
  test("facts that only a longer period reads are used; what nobody reads is named, there too", () => {
    const unused = (is: string, more = "") => says(year(is, more)).filter((text) => text.includes("Nothing uses"));
    expect(unused("count(periods.late)").join()).not.toContain("`late`");
    expect(unused("sum(periods.r)").join()).toContain("the fact `late`");
    expect(unused("sum(periods.r)", ", facts: { z: money }").join()).toContain("the fact `z`");
    expect(unused("5").join()).toContain("the fact `periods`");
  });
});

describe("the shape of a level", () => {
  const shape = (keys: string) =>
    check(
      `period: month\nfacts: { a: money }\nresults: { r: { is: a } }\nperiods: [{ ${keys}, results: { y: { is: sum(periods.r) } } }]\n`,
    );
  test.each([
    ["period: year, of: 12", "rubric/missing-key"],
    ["period: year, missing: refuse", "rubric/missing-key"],
    ["of: 12, missing: refuse", "rubric/missing-key"],
    ["period: a year, of: 12, missing: refuse", "rubric/wrong-value"],
    ["period: year, of: 12, missing: zero", "rubric/wrong-value"],
    ["period: year, of: twelve, missing: refuse", "periods/of"],
    ["period: year, of: 1001, missing: refuse", "periods/of"],
    ["period: year, of: [Q1, Q1], missing: refuse", "periods/of"],
    ["period: year, of: [], missing: refuse", "periods/of"],
    ["period: year, of: { Q1: 1 }, missing: refuse", "periods/of"],
    ["period: year, of: 12, missing: leave_out, at_least: 13", "periods/at-least"],
    ["period: year, of: 12, missing: leave_out, at_least: 0", "periods/at-least"],
    ["period: year, of: 12, missing: refuse, at_least: 3", "periods/at-least"],
    ["period: year, of: 12, missing: refuse, id: x", "rubric/unknown-key"],
  ])("%s", (keys, code) => expect(shape(keys)).toEqual([code]));
  test("the shortest period has to be named", () => {
    expect(check("facts: { a: money }\nresults: { r: { is: a } }\ncarry: { a: { from: r, first: 0 } }\n")).toEqual([
      "rubric/missing-key",
    ]);
  });
  test("dimensions, total, grades, gates and parameters of its own", () => {
    const of = rubric(`period: month
facts: { a: { type: number, step: 1, range: 0..100 } }
results: { r: { is: a } }
periods:
  - period: year
    of: 12
    missing: leave_out
    at_least: 1
    facts: { accident: flag }
    parameters: { bar: 90 }
    measures: { average: { is: mean(periods.r), decimals: 1 } }
    dimensions: { d: { weight: 100, of: average, rows: { below 60: 0%, 60..<90: 50%, 90+: 100% } } }
    total: { out_of: 100 }
    gates: [{ when: accident, set: { total: 0 } }]
    adjustments: { praise: { when: average >= bar, points: 1 } }
    grades: [{ grade: A, from: 90 }, { grade: B, otherwise: true }]
    results: { g: { by: grade, cases: { A: 2, B: 1 } } }
    examples:
      - { name: good, given: { accident: false, periods: [{ r: 90 }, { r: 95 }] }, expect: { average: 92.5, d: 100, total: 101, grade: A, g: 2 } }
      - { name: accident, like: good, given: { accident: true }, expect: { total: 0, grade: B } }
      - { name: none, like: good, given: { periods: [] }, refuses: facts/list-length }
      - { name: wrong on purpose, like: good, expect: { total: 100 } }
`);
    const results = of.runExamples();
    expect(results.map(({ name, level, passed }) => [level, name, passed])).toEqual([
      ["year", "good", true],
      ["year", "accident", true],
      ["year", "none", true],
      ["year", "wrong on purpose", false],
    ]);
    expect(results[3]).toMatchObject({ line: 25, differences: [{ name: "total", expected: "100", found: "101" }] });
    // Lines of the sheet are lines of the file.
    const { levels } = of.scorePeriods({
      periods: [{ period: "1", facts: { a: 70 } }],
      levels: { year: { "": { accident: false } } },
    });
    const scored = levels[1]?.periods[0]?.scored;
    expect(scored?.success && scored.sheet.dimensions[0]).toMatchObject({ line: 15, because: [{ line: 15 }] });
  });
});

describe("what can be carried", () => {
  const carry = (text: string) => complaints(`${base}carry: { ${text} }\n`);
  test.each([
    ["owed: { from: a, first: 0 }", undefined],
    ["owed: { from: grown, first: 0 }", undefined],
    ["late: { from: late, first: true }", undefined],
    ["level: { from: level, first: low }", undefined],
    ["level: { from: band, first: low }", "carry/range"],
    ["level: { from: late, first: low }", "carry/kind"],
    ["owed: { from: quotient, first: 0 }", "carry/kind"],
    ["owed: { from: deals, first: 0 }", "carry/kind"],
    ["why: { from: why, first: x }", "carry/kind"],
    ["deals: { from: a, first: 0 }", "carry/kind"],
    ["owed: { from: a }", "rubric/missing-key"],
    ["owed: { first: 0 }", "rubric/missing-key"],
    ["owed: { from: a, first: 0.005 }", "carry/first"],
    ["owed: { from: a, first: 501 }", "carry/first"],
    ["owed: { from: a, first: 5% }", "carry/first"],
    ["level: { from: level, first: middle }", "carry/first"],
    ["late: { from: late, first: perhaps }", "carry/first"],
    ["ower: { from: a, first: 0 }", "carry/unknown-fact"],
    ["owed: { from: aa, first: 0 }", "carry/unknown-figure"],
  ])("%s", (text, code) => expect(carry(text)).toEqual(code === undefined ? [] : [code]));
  test("a figure that is not rounded has to be", () => {
    const of = `period: month\nfacts: { a: { type: number, step: 1, range: 1..9 }, b: { type: number, step: 0.01, range: 0..100 } }\nmeasures: { m: { is: b / a, decimals: exact } }\nresults: { r: { is: m, decimals: 2 } }\n`;
    expect(says(`${of}carry: { b: { from: m, first: 0 } }\n`)).toEqual([
      "`m` can fall between the steps of `b` (0.01), and what is carried is never rounded. Round `m` where it is computed (`decimals`, or `to: 0.01`).",
    ]);
    expect(check(`${of}carry: { b: { from: r, first: 0 } }\n`)).toEqual([]);
  });
});

describe("examples over several periods", () => {
  const chain = (examples: string) => `period: month
facts: { draw: { type: money, range: 0..10000 }, earned: { type: money, range: 0..10000 }, owed: { type: money, range: 0..10000 } }
results: { paid: { is: "max(draw, earned - owed)" }, left: { is: owed + paid - earned } }
carry: { owed: { from: left, first: 0 } }
periods:
  - { period: quarter, of: 3, missing: leave_out, at_least: 1, facts: { award: { type: money, range: 0..10 } }, results: { all: { is: sum(periods.paid) + award } } }
  - { period: year, of: [Q1, Q2], missing: leave_out, at_least: 1, results: { total_paid: { is: sum(periods.all) } } }
examples:
${examples}`;
  const three = `  - name: a draw
    given: { draw: 2000 }
    periods:
      - { period: 2026-01, in: { quarter: 2026-Q1 }, given: { earned: 1500 }, expect: { paid: 2000, left: 500 } }
      - { period: 2026-02, in: { quarter: 2026-Q1 }, given: { earned: 2300 }, expect: { paid: 2000, left: 200 } }
      - { period: 2026-04, in: { quarter: 2026-Q2 }, given: { earned: 3000 }, expect: { paid: 2800, left: 0 } }
    longer:
      quarter:
        - { given: { award: 5 }, expect: { all: 4005 } }
        - { given: { award: 0 }, expect: { all: 2800 } }
      year: { expect: { total_paid: 6805 } }
`;
  test("every period and every longer one is held to what is expected", () => {
    const results = rubric(chain(three)).runExamples();
    expect(results).toEqual([{ name: "a draw", passed: true, line: 12, differences: [], problems: [] }]);
  });
  test("what differs is named with its period", () => {
    const wrong = three.replace("paid: 2800", "paid: 2700").replace("all: 4005", "all: 4000").replace("6805", "6800");
    expect(rubric(chain(wrong)).runExamples()[0]?.differences).toEqual([
      { name: "2026-04: paid", expected: "2700", found: "2800" },
      { name: "quarter 2026-Q1: all", expected: "4000", found: "4005" },
      { name: "year: total_paid", expected: "6800", found: "6805" },
    ]);
  });
  test("a refusal can be what is expected", () => {
    const broken = `  - name: broken
    given: { draw: 2000 }
    periods:
      - { given: { earned: 1500 }, expect: { left: 500 } }
      - { given: { earned: 2300, owed: 499 }, refuses: periods/carried-differs }
      - { given: { earned: 2300 }, refuses: periods/chain-broken }
    longer: { quarter: { given: { award: 5 }, refuses: periods/member-refused } }
`;
    expect(
      rubric(chain(broken))
        .runExamples()
        .map(({ passed }) => passed),
    ).toEqual([true]);
    const [wrong] = rubric(chain(broken.replace(", owed: 499", ""))).runExamples();
    expect(wrong?.differences.map(({ name, found }) => [name, found])).toEqual([
      ["2: refuses", "a score"],
      ["3: refuses", "a score"],
      ["quarter: refuses", "a score"],
    ]);
  });
  test("more longer periods than there are", () => {
    const more = three.replace("      year:", "        - { expect: { all: 1 } }\n      year:");
    expect(rubric(chain(more)).runExamples()[0]).toMatchObject({
      passed: false,
      differences: [{ name: "quarter 3", found: "—" }],
    });
  });
  test("its complaints", () => {
    const one = (text: string) => check(chain(`  - { name: x, ${text} }\n`));
    const step = "given: { draw: 1, earned: 1 }, expect: { paid: 1 }";
    expect(one(`periods: [{ ${step} }]`)).toEqual([]);
    expect(one(`periods: [{ ${step} }], expect: { paid: 1 }`)).toEqual(["rubric/unknown-key"]);
    expect(one(`periods: [{ ${step}, in: { week: 1 } }]`)).toEqual(["rubric/unknown-key"]);
    expect(one(`periods: [{ ${step} }], longer: { week: { expect: { all: 1 } } }`)).toEqual(["rubric/unknown-key"]);
    expect(one(`longer: { year: { expect: { total_paid: 1 } } }, expect: { paid: 1 }`)).toEqual(["rubric/missing-key"]);
    expect(one(`periods: [{ given: { draw: 1 } }]`)).toEqual(["examples/nothing-expected"]);
    expect(one(`periods: [{ given: { draw: 1 }, expect: { all: 1 } }]`)).toEqual(["examples/unknown-name"]);
    expect(one(`periods: [{ ${step} }], longer: { quarter: { expect: { paid: 1 } } }`)).toEqual(["examples/unknown-name"]);
  });
});
