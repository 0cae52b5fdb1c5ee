/** What must hold for every rubric that parses and every set of facts that it takes. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileObject } from "../../src/pipeline.ts";
import { openProgram, type Scorer } from "../../src/scoring/scorer.ts";
import type { DimensionSheet, ScoreSheet } from "../../src/scoring/sheet/sheet.ts";
import { add, compare, equal, type Fraction, fromText, parseDecimal, zero } from "../../src/text/exact.ts";
import { runs } from "../runs.ts";
import { anyRubric, factsFor, type RawFacts, type Rubric, risingRubric } from "./arbitrary-rubric.ts";

/** Rubrics × people: at least 2,000 cases for every property in full. */
const rubrics = runs(500);
const people = 4;

const compiled = (rubric: Rubric): Scorer => {
  const { program, diagnostics } = compileObject(rubric, "random");
  if (!program)
    throw new Error(
      `a generated rubric does not parse: ${JSON.stringify(diagnostics.map(({ code, message }) => [code, message.en]))}\n${JSON.stringify(rubric)}`,
    );
  return openProgram(program);
};
/** Every case: a rubric, for which there is a check, and one person's facts, which the check gets; the number of cases is asserted. */
const forAll = (rubric: fc.Arbitrary<Rubric>, checkOf: (scorer: Scorer, rubric: Rubric) => (facts: RawFacts) => void) => {
  let cases = 0;
  fc.assert(
    fc.property(
      rubric.chain((one) => {
        const scorer = compiled(one);
        return fc.tuple(
          fc.constant(one),
          fc.constant(scorer),
          fc.array(factsFor(scorer.program), { minLength: people, maxLength: people }),
        );
      }),
      ([one, scorer, list]) => {
        const check = checkOf(scorer, one);
        for (const facts of list) {
          check(facts);
          cases++;
        }
      },
    ),
    rubrics,
  );
  expect(cases).toBeGreaterThanOrEqual(rubrics.numRuns * people);
};
/** The sheet, or undefined where the facts leave nothing to score (every dimension n/a). */
const sheetOf = (scorer: Scorer, facts: RawFacts): ScoreSheet | undefined => {
  const result = scorer.safeScore(facts);
  if (result.success) return result.sheet;
  expect(result.problems.map((problem) => problem.code)).toEqual(["score/nothing-applies"]);
  return undefined;
};
const exact = (text: string | undefined): Fraction => {
  const value = parseDecimal(text ?? "");
  if (!value) throw new Error(`not a decimal: ${text}`);
  return value;
};
const leaves = (list: readonly DimensionSheet[]): readonly DimensionSheet[] =>
  list.flatMap((one) => (one.dimensions.length > 0 ? leaves(one.dimensions) : [one]));

describe("any rubric, any facts", () => {
  test("the total lies within the declared limits, and within what the plan promises", () => {
    forAll(anyRubric, (scorer, rubric) => (facts) => {
      const sheet = sheetOf(scorer, facts);
      if (!sheet) return;
      const total = exact(sheet.total);
      const limits = rubric.total as { floor?: number; cap?: number };
      const vetoed = facts.veto === true;
      if (limits.floor !== undefined && !vetoed) expect(compare(total, fromText(String(limits.floor)))).toBeGreaterThanOrEqual(0);
      if (limits.cap !== undefined) expect(compare(total, fromText(String(limits.cap)))).toBeLessThanOrEqual(0);
      const definition = scorer.program.plan.definitions.find(({ name }) => name === "total");
      if (definition?.is.sort !== "number") throw new Error("no total");
      expect(compare(total, fromText(definition.is.low))).toBeGreaterThanOrEqual(0);
      expect(compare(total, fromText(definition.is.high))).toBeLessThanOrEqual(0);
    });
  });

  test("every leaf lies between 0 and its maximum, which is its weight unless the rubric says more", () => {
    forAll(anyRubric, (scorer, rubric) => (facts) => {
      for (const leaf of leaves(sheetOf(scorer, facts)?.dimensions ?? [])) {
        const points = exact(leaf.points);
        expect(compare(points, zero)).toBeGreaterThanOrEqual(0);
        expect(compare(points, exact(leaf.max))).toBeLessThanOrEqual(0);
        const said = JSON.stringify((rubric.dimensions as Rubric)[leaf.id] ?? rubric.dimensions).includes('"cap"');
        if (!said) expect(leaf.max).toBe(leaf.weight);
      }
    });
  });

  test("the points of a group account for its total: nothing is lost or made on the way", () => {
    forAll(anyRubric, (scorer) => (facts) => {
      const sheet = sheetOf(scorer, facts);
      const sumUp = (list: readonly DimensionSheet[]) => list.map((one) => exact(one.points)).reduce(add, zero);
      for (const one of sheet?.dimensions ?? [])
        if (one.dimensions.length > 0 && one.roundings.length === 0 && one.dimensions.every((child) => child.applies))
          expect(equal(sumUp(one.dimensions), exact(one.points))).toBe(true);
      const step = sheet?.trace.find(({ name }) => name === "total");
      const before = sheet?.trace.find(({ name }) => name === "total/before gates");
      const adjusted = Object.values(sheet?.adjustments ?? {})
        .map(exact)
        .reduce(add, zero);
      const touched = [step, before].some((one) => (one?.limits.length ?? 0) + (one?.roundings.length ?? 0) > 0);
      if (sheet && !touched && facts.veto !== true && sheet.dimensions.every((one) => one.applies))
        expect(equal(add(sumUp(sheet.dimensions), adjusted), exact(sheet.total))).toBe(true);
    });
  });

  test("the fast figures are the sheet's figures, refusals included", () => {
    forAll(anyRubric, (scorer) => (facts) => {
      const figures = scorer.figures(facts);
      const sheet = scorer.safeScore(facts);
      expect(figures.success).toBe(sheet.success);
      if (!figures.success || !sheet.success) return;
      expect(figures.figures.total).toBe(sheet.sheet.total);
      expect(figures.figures.grade).toBe(sheet.sheet.grade);
      for (const leaf of leaves(sheet.sheet.dimensions))
        if (!leaf.id.includes("/") && Object.hasOwn(figures.figures.points, leaf.id))
          expect(figures.figures.points[leaf.id]).toBe(leaf.points);
    });
  });

  test("what is still possible narrows as facts arrive and ends at the score", () => {
    forAll(anyRubric, (scorer) => (facts) => {
      const sheet = sheetOf(scorer, facts);
      if (!sheet) return;
      const total = exact(sheet.total);
      // An optional fact that is not given counts as staying away, so those that this person has are there from the start.
      const optional = new Set(scorer.program.plan.inputs.filter((input) => input.optional).map((input) => input.name));
      const known: Record<string, unknown> = Object.fromEntries(Object.entries(facts).filter(([name]) => optional.has(name)));
      let [low, high] = [undefined, undefined] as [Fraction | undefined, Fraction | undefined];
      for (const [name, value] of [["", undefined] as const, ...Object.entries(facts)]) {
        if (name !== "") known[name] = value;
        const partial = scorer.range(known);
        if (!partial.success) throw new Error(JSON.stringify(partial.problems));
        const range = partial.ranges.total;
        if (!range || !("low" in range)) throw new Error("no range of the total");
        const [from, to] = [fromText(range.low), fromText(range.high)];
        expect(compare(from, total)).toBeLessThanOrEqual(0);
        expect(compare(to, total)).toBeGreaterThanOrEqual(0);
        if (low && high) {
          expect(compare(from, low)).toBeGreaterThanOrEqual(0);
          expect(compare(to, high)).toBeLessThanOrEqual(0);
        }
        [low, high] = [from, to];
      }
      expect([low && equal(low, total), high && equal(high, total)]).toEqual([true, true]);
    });
  });

  test("the order of facts never matters, and scoring twice is identical to the byte", () => {
    forAll(anyRubric, (scorer) => (facts) => {
      const backwards = Object.fromEntries(Object.entries(facts).reverse());
      const text = JSON.stringify(scorer.safeScore(facts));
      expect(JSON.stringify(scorer.safeScore(facts))).toBe(text);
      expect(JSON.stringify(scorer.safeScore(backwards))).toBe(text);
    });
  });

  test("the order of keys in the file never matters", () => {
    const shuffled = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(shuffled);
      if (typeof value !== "object" || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, inner]) => [key, shuffled(inner)]),
      );
    };
    forAll(anyRubric, (scorer, rubric) => {
      const other = compiled(shuffled(rubric) as Rubric);
      expect(other.program.rubric.digest).toBe(scorer.program.rubric.digest);
      return (facts) => {
        const [one, two] = [scorer.figures(facts), other.figures(facts)];
        const sorted = (record: Readonly<Record<string, string>>) => Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
        expect(one.success).toBe(two.success);
        if (!one.success || !two.success) return;
        expect([two.figures.total, two.figures.grade, sorted(two.figures.points)]).toEqual([
          one.figures.total,
          one.figures.grade,
          sorted(one.figures.points),
        ]);
      };
    });
  });

  test("a stored program scores like the rubric it came from", () => {
    forAll(anyRubric, (scorer) => {
      const stored = openProgram(JSON.parse(JSON.stringify(scorer.program)));
      return (facts) => expect(JSON.stringify(stored.safeScore(facts))).toBe(JSON.stringify(scorer.safeScore(facts)));
    });
  });
});

test("where a rubric only rises, improving a fact never lowers the score", () => {
  forAll(risingRubric, (scorer) => (facts) => {
    const before = sheetOf(scorer, facts);
    if (!before) return;
    for (const [name, value] of Object.entries(facts)) {
      if (name.endsWith("_plan") || typeof value !== "string") continue;
      const input = scorer.program.plan.inputs.find((one) => one.name === name);
      if (input?.of.type !== "number") continue;
      const next = input.of.kind === "percent" ? "20%" : input.of.high;
      const better = sheetOf(scorer, { ...facts, [name]: next });
      expect(compare(exact(better?.total), exact(before.total)), `${name}: ${value} → ${next}`).toBeGreaterThanOrEqual(0);
    }
  });
});
