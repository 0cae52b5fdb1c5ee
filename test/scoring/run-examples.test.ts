import { describe, expect, test } from "vitest";
import { check, lines, rubric, says } from "../score.ts";

const text = (examples: string) => `facts:
  n: { type: count, range: 0..9 }
  p: { type: percent, step: 0.1%, range: 0%..100% }
  t: { type: duration, step: 1 min, range: 0 min..600 min }
  memo: { type: text, optional: true }
measures:
  third: { is: n / 3 }
dimensions:
  d: { weight: 10, of: n, rows: { 0..4: 50%, 5+: 100% } }
  e: { weight: 10, rating: { scale: 0..10 } }
total: { out_of: 20 }
grades: [{ grade: A, from: 15 }, { grade: B, otherwise: true }]
results: { rate: { is: p }, late: { is: t }, over: { is: n > 4 } }
examples:
${examples}`;
const results = (examples: string) =>
  rubric(text(examples))
    .runExamples()
    .map(({ name, passed, line, differences, problems }) => ({
      name,
      passed,
      line: (line ?? 3) - 3,
      differences: differences.map(({ name, expected, found }) => `${name}: ${expected} / ${found}`),
      problems: problems.map(({ en }) => en),
    }));
const base = "given: { n: 5, p: 91.60%, t: 80 min, e: { rating: 7 } }";

describe("examples", () => {
  test("pass where every figure is as expected, however it is written", () =>
    expect(
      results(`  - name: all
    ${base}
    expect: { third: 5/3, d: 10, e: 7.0, d.share: 100%, total: 17.00, total.share: 85%, grade: A, rate: 91.6%, late: 1 h 20 min, over: true }
`),
    ).toEqual([{ name: "all", passed: true, line: 15, differences: [], problems: [] }]));
  test("fail with what was expected and what came out", () =>
    expect(
      results(`  - name: wrong
    ${base}
    expect: { d: 9, total: 17.01, grade: B, rate: 0.916, late: 80, over: false, third: 1.666667 }
`)[0],
    ).toMatchObject({
      passed: false,
      differences: [
        "d: 9 / 10",
        "total: 17.01 / 17",
        "grade: B / A",
        "rate: 0.916 / 91.6%",
        "late: 80 / 80 min",
        "over: false / true",
        "third: 1.666667 / 5/3",
      ],
    }));
  test("start from another one's facts", () =>
    expect(
      results(`  - name: first
    ${base}
    expect: { total: 17 }
  - name: second
    like: first
    given: { n: 4, e: { rating: 10 } }
    expect: { total: 15, rate: 91.6% }
  - name: third
    like: second
    given: { n: "" }
    refuses: facts/missing
`).map(({ passed }) => passed),
    ).toEqual([true, true, true]));
  test("may be there for a refusal, and then have to be refused for that", () => {
    expect(
      results(`  - { name: off, given: { n: 10, p: 5%, t: 1 min, e.rating: 1 }, refuses: facts/out-of-range }
  - { name: both, given: { n: 10, t: 1 min, e.rating: 1 }, refuses: [facts/missing, facts/out-of-range] }
  - { name: scored, given: { n: 1, p: 5%, t: 1 min, e.rating: 1 }, refuses: facts/missing }
  - { name: other, given: { p: 5%, t: 1 min, e.rating: 1 }, refuses: facts/out-of-range }
`).map(({ name, passed, differences }) => [name, passed, ...differences]),
    ).toEqual([
      ["off", true],
      ["both", true],
      ["scored", false, "refuses: facts/missing / a score"],
      ["other", false, "refuses: facts/out-of-range / facts/missing"],
    ]);
  });
  test("that cannot be scored say why", () =>
    expect(results("  - { name: lost, given: { n: 5, p: 5 }, expect: { total: 1 } }\n")[0]).toMatchObject({
      passed: false,
      problems: ["p: `5` has no per cent sign", "attitude".replace("attitude", "e (`e.rating`) is missing"), "`t` is missing"],
    }));
});

test.each([
  ["{ name: a, given: { n: 1 }, expect: { totl: 1 } }", "examples/unknown-name", "Did you mean `total`?"],
  ["{ name: a, given: { n: 1 }, expect: { xyzzy: 1 } }", "examples/unknown-name", "Expect a measure"],
  ["{ name: a, like: b, given: { n: 1 }, expect: { total: 1 } }", "examples/like", "No example above is called `b`."],
  ["{ name: a, given: { n: 1 } }", "examples/nothing-expected", "refuses: facts/missing"],
  ["{ name: a, given: { n: 1 }, expect: {} }", "examples/nothing-expected", ""],
  ["{ given: { n: 1 }, expect: { total: 1 } }", "rubric/missing-key", "`name` is missing"],
  ["{ name: a, givn: { n: 1 }, expect: { total: 1 } }", "rubric/unknown-key", "Did you mean `given`?"],
  ["{ name: a, expect: { total: [1] } }", "examples/expected", "one value"],
])("%s: %s", (example, code, words) => {
  expect(check(text(`  - ${example}\n`))).toEqual([code]);
  expect(says(text(`  - ${example}\n`)).join()).toContain(words);
});
test("two of one name", () =>
  expect(lines(text("  - { name: a, expect: { total: 1 } }\n  - { name: a, expect: { total: 1 } }\n"))).toEqual([
    "16:examples/name-twice",
  ]));
