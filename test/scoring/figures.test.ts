import { describe, expect, test } from "vitest";
import { allOf, figureNames, figuresFromTexts } from "../../src/scoring/figures.ts";
import { rubric } from "../score.ts";

const namesOf = (text: string) => figureNames(rubric(`facts: { n: { type: count, range: 0..10 } }\n${text}`).program.plan);
const texts = ["50", "B", "10", "40", "1", "2"];

describe("which figures a rubric has", () => {
  test("all of them, in the order in which their texts stand", () => {
    const names = namesOf(`dimensions:
  a: { weight: 10, is: n * 1 pt }
  b: { weight: 40, dimensions: { c: { weight: 40, is: 40 pts } } }
total: { out_of: 50 }
grades: [{ grade: A, from: 50 }, { grade: B, otherwise: true }]
results: { r: { is: n }, s: { is: 2 } }
`);
    expect(names).toEqual({ summary: ["total", "grade"], dimensions: ["a", "c", "b"], results: ["r", "s"] });
    expect(allOf(names)).toEqual(["total", "grade", "a", "c", "b", "r", "s"]);
  });
  test("only results", () =>
    expect(namesOf("results: { r: { is: n } }\n")).toEqual({ summary: [], dimensions: [], results: ["r"] }));
});

describe("figures from their texts", () => {
  test("with a total and a grade", () =>
    expect(figuresFromTexts(texts, { summary: ["total", "grade"], dimensions: ["a", "b"], results: ["r", "s"] })).toEqual({
      total: "50",
      grade: "B",
      points: { a: "10", b: "40" },
      results: { r: "1", s: "2" },
    }));
  test("without a grade", () =>
    expect(figuresFromTexts(texts, { summary: ["total"], dimensions: ["a"], results: ["r"] })).toEqual({
      total: "50",
      points: { a: "B" },
      results: { r: "10" },
    }));
  test("without either", () =>
    expect(figuresFromTexts(texts, { summary: [], dimensions: [], results: ["r"] })).toEqual({
      points: {},
      results: { r: "50" },
    }));
});
