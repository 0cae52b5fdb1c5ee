import { expect, test } from "vitest";
import { shownLines, takenFrom, takenLines } from "../../src/scoring/demanded.ts";
import { rubric } from "../score.ts";

test("dimensions are shown, what they were before their gates, and what people are compared by", () => {
  const { program } = rubric(`facts: { n: { type: count, range: 0..10 }, absent: flag }
measures: { half: { is: n / 2, decimals: 1 }, alone: { is: n * 2 } }
dimensions:
  a: { weight: 10, is: n * 1 pt, gates: [{ when: absent, set: 0 pts }] }
total: { out_of: 10 }
results: { place: { rank: { of: half, best: highest, ties: competition } }, twice: { is: alone } }
`);
  expect(shownLines(program)).toEqual(expect.arrayContaining(["a", "a/before gates", "half"]));
  expect(shownLines(program)).not.toContain("alone");
});

test("the next period takes facts and lines, of which only the lines are worked out", () => {
  const { program } = rubric(`facts: { bank: { type: count, range: 0..10 }, left: { type: count, range: 0..10 } }
period: month
carry: { bank: { from: left, first: 0 } }
results: { r: { is: bank } }
`);
  expect([takenFrom(program), takenLines(program)]).toEqual([["left"], []]);
});
