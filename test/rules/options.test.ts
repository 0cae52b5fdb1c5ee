import { describe, expect, test } from "vitest";
import { safeParseRubric } from "../../src/index.ts";

const rubric = (more: string) => {
  const parsed = safeParseRubric(`scorewright: 1
id: words
version: "1"
facts: { n: { type: count, range: 0..9 } }
${more}`);
  if (!parsed.success) throw new Error(parsed.diagnostics.map(({ code }) => code).join());
  return parsed.rubric;
};

describe("outcomes that are words", () => {
  const words = rubric(`measures:
  risk: { options: [low, high], of: n, rows: { 0..4: low, 5+: high } }
results:
  fee: { by: risk, cases: { low: 100 元, high: 250 CNY } }
  label: { options: [VERY LOW, fine], cases: [{ when: fee < 150, is: VERY LOW }, { otherwise: fine }] }
`);
  test.each([
    ["4", { fee: "100", label: "VERY LOW" }],
    ["5", { fee: "250", label: "fine" }],
  ])("n = %s", (n, results) => {
    expect(words.score({ n }).results).toEqual(results);
    expect(words.figures({ n })).toMatchObject({ success: true, figures: { results } });
  });

  test("a word that is not among the options is an unknown name", () => {
    const parsed = safeParseRubric(`scorewright: 1
id: words
version: "1"
facts: { n: { type: count, range: 0..9 } }
results: { risk: { options: [low, high], of: n, rows: { 0..4: lwo, 5+: high } } }
`);
    expect(parsed.success ? [] : parsed.diagnostics.map(({ code }) => code)).toEqual(["expression/unknown-name"]);
  });
});

test("fixed amounts of money say so and mix with money only", () => {
  expect(rubric("results: { r: { is: '100 元 * 10% + 3 CNY * n' } }").score({ n: 2 }).results).toEqual({ r: "16" });
});

test("a blank above keeps a grade within reach", () => {
  const graded = rubric(`dimensions: { d: { weight: 10, of: n, rows: { 0..5: 5 pts, 6+: blank } } }
total: { out_of: 10 }
grades: [{ grade: A, from: 8 }, { grade: B, otherwise: true }]
`);
  expect(graded.score({ n: 1 }).grade).toBe("B");
  const refused = graded.safeScore({ n: 7 });
  expect(refused.success ? [] : refused.problems.map(({ code }) => code)).toEqual(["rubric/blank"]);
});
