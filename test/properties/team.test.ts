/** A compared department: whoever stands where, in whatever order, and as somebody would work it out by hand. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseRubric } from "../../src/index.ts";
import { type Row, teamByHand, teamRubric } from "../bench/team.ts";
import { runs } from "../runs.ts";

const rubric = parseRubric(teamRubric);
const whole = (max: number) => fc.integer({ min: 0, max }).map(String);
const person = fc.record({
  dept: fc.constantFrom("a", "b", "c"),
  // Few values, so that people are level.
  volume: fc.integer({ min: 0, max: 6 }).map((n) => String(n * 10)),
  quality: fc.integer({ min: 0, max: 12 }).map((n) => String(n * 5)),
  years: whole(3),
  base: fc.integer({ min: 0, max: 100_000 }).map((n) => (n / 100).toFixed(2)),
});
const people = fc
  .array(person, { maxLength: 25 })
  .map((list): readonly Row[] => list.map((one, i) => ({ ...one, no: String(i) })));

const lines = (rows: readonly Row[]): readonly string[] =>
  [...rubric.teamFigures(rows.map((facts) => ({ facts })))].map((one) => {
    if (!one.success) throw new Error(one.problems[0]?.message.en);
    const { total, grade, results } = one.figures;
    return `${total} ${grade} ${results.place} ${results.bonus}`;
  });

test("is what hand-written code says", () => {
  fc.assert(
    fc.property(people, (rows) => {
      expect(lines(rows)).toEqual(teamByHand(rows));
    }),
    runs(500),
  );
});
test("does not depend on the order of the people", () => {
  fc.assert(
    fc.property(people, fc.infiniteStream(fc.nat()), (rows, random) => {
      const found = lines(rows);
      const order = [...rows.keys()].map((i) => ({ i, key: random.next().value })).sort((a, b) => a.key - b.key);
      expect(lines(order.flatMap(({ i }) => rows[i] ?? []))).toEqual(order.map(({ i }) => found[i]));
    }),
    runs(300),
  );
});
test("sheets say what figures say, and a person with what the run supplied scores alone as in the team", () => {
  fc.assert(
    fc.property(people, (rows) => {
      const team = rubric.openTeam(rows.map((facts) => ({ facts })));
      for (const i of rows.keys()) {
        const [sheet, figures] = [team.sheet(i), team.figures(i)];
        const alone = rubric.safeScore(team.facts(i));
        if (!sheet.success || !figures.success || !alone.success) throw new Error("somebody was refused");
        expect(sheet.sheet.results).toEqual(figures.figures.results);
        expect([sheet.sheet.total, sheet.sheet.grade]).toEqual([figures.figures.total, figures.figures.grade]);
        expect(alone.sheet).toEqual(sheet.sheet);
      }
    }),
    runs(60),
  );
});
