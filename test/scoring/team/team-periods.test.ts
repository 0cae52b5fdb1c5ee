/** People compared with each other month by month, and again over the quarter. */
import { describe, expect, test } from "vitest";
import type { RawFacts } from "../../../src/index.ts";
import { check, rubric } from "../../score.ts";

const text = `
period: month
facts:
  volume: { type: count, range: 0..999 }
  debt: { type: count, range: 0..999 }
carry: { debt: { from: owed, first: 0 } }
measures:
  lead: { is: volume / mean(others.volume) - 100%, as: percent, decimals: 1, if_zero: 0% }
dimensions: { work: { weight: 10, of: lead, rows: { below 0%: 50%, 0%..<20%: 80%, 20%+: 100% } } }
total: { out_of: 10 }
results:
  place: { rank: { of: total, best: highest, ties: competition } }
  owed: { is: debt + place }
periods:
  - period: quarter
    of: 3
    missing: leave_out
    at_least: 1
    results:
      score: { is: mean(periods.total), decimals: 2 }
      place: { rank: { of: score, best: highest, ties: dense } }
      first: { is: count(team) }
`;
const months = (...volumes: readonly (number | undefined)[]) =>
  volumes.flatMap((volume, i) => (volume === undefined ? [] : [{ period: `2026-0${i + 1}`, facts: { volume } }]));
type Given = { readonly person: string; readonly periods: readonly { readonly period: string; readonly facts: RawFacts }[] };
const people: readonly Given[] = [
  { person: "甲", periods: months(30, 10, 20) },
  { person: "乙", periods: months(20, 20, 20) },
  { person: "丙", periods: months(undefined, 30, 20) },
];
const lines = (list: readonly Given[]) => {
  const of = rubric(text);
  const figures = of.teamPeriodFigures(list);
  const sheets = of.scoreTeamPeriods(list);
  return figures.map(({ levels, carry }, p) => {
    const told = levels.map(({ periods }, i) =>
      periods.map(({ scored }, k) => {
        const sheet = sheets[p]?.levels[i]?.periods[k]?.scored;
        if (!scored.success) return scored.problems.map(({ code }) => code).join(" ");
        expect(sheet?.success && sheet.sheet.results).toEqual(scored.figures.results);
        return [scored.figures.total, ...Object.values(scored.figures.results)].filter((x) => x !== undefined).join(" ");
      }),
    );
    return [...told.map((own) => own.join(", ")), JSON.stringify(carry)];
  });
};

describe("a quarter of three people", () => {
  // January: 30 and 20. February: 10, 20, 30 against means of 25, 20, 15. March: all 20.
  const expected = [
    ["10 1 1, 5 3 4, 8 1 5", "7.67 2 3", '{"month":{"debt":"5"}}'],
    ["5 2 2, 8 2 4, 8 1 5", "7 3 3", '{"month":{"debt":"5"}}'],
    ["10 1 1, 8 1 2", "9 1 3", '{"month":{"debt":"2"}}'],
  ];
  test("each month with those who have it, the quarter with all", () => expect(lines(people)).toEqual(expected));
  test("in whatever order they stand", () => expect(lines([...people].reverse())).toEqual([...expected].reverse()));
});

test("whoever is scored alone is told to bring the team", () => {
  const { levels } = rubric(text).scorePeriods({ periods: months(30) });
  const [month] = levels[0]?.periods ?? [];
  const scored = month?.scored;
  expect(scored && !scored.success ? scored.problems.map(({ code }) => code) : []).toEqual(["team/needed"]);
});
test("one month that is refused keeps the others of that month waiting, and no other month", () => {
  const broken = people.map((one) =>
    one.person === "乙" ? { ...one, periods: one.periods.map((own, i) => (i === 1 ? { ...own, facts: {} } : own)) } : one,
  );
  expect(lines(broken).map(([own]) => own)).toEqual([
    "10 1 1, team/incomplete, periods/chain-broken",
    "5 2 2, facts/missing, periods/chain-broken",
    "team/incomplete, periods/chain-broken",
  ]);
});
test("distribution over the quarter", () => {
  const graded = rubric(`
period: month
facts: { points: { type: points, step: 1, range: 0..10 } }
results: { got: { is: points } }
periods:
  - period: quarter
    of: 3
    missing: refuse
    dimensions: { all: { weight: 10, is: mean(periods.got), decimals: 2 } }
    total: { out_of: 10 }
    grades: [{ grade: A, from: 8 }, { grade: B, otherwise: true }]
    team: { grade: { by: total, quota: { A: 25%, B: 75% }, rounding: largest_remainder, ties: refuse } }
`);
  const history = (...list: readonly number[]) => ({
    periods: list.map((points, i) => ({ period: String(i + 1), facts: { points } })),
  });
  const found = graded.teamPeriodFigures([history(9, 9, 9), history(9, 9, 8), history(1, 2, 3), history(10, 10, 10)]);
  expect(found.map(({ levels }) => levels[1]?.periods.map(({ scored }) => scored.success && scored.figures.grade))).toEqual([
    ["B"],
    ["B"],
    ["B"],
    ["A"],
  ]);
});
test("people whose periods contradict each other are told, and nobody else waits for them", () => {
  const turned = people.map((one) => (one.person === "丙" ? { ...one, periods: [...one.periods].reverse() } : one));
  expect(lines(turned).map(([own]) => own)).toEqual([
    "10 1 1, 5 3 4, 8 1 5",
    "5 2 2, 8 2 4, 8 1 5",
    "periods/order, periods/order",
  ]);
});
test("a fact that all the months share need not be given again", () => {
  const of = rubric(`
period: month
facts: { n: count, dept: text }
results: { got: { is: n } }
periods:
  - { period: quarter, of: 2, missing: refuse, facts: { dept: text }, team: { within: dept }, results: { sum: { is: sum(periods.got) }, place: { rank: { of: sum, best: highest, ties: dense } } } }
`);
  const history = (...list: readonly (readonly [number, string])[]) => ({
    periods: list.map(([n, dept], i) => ({ period: String(i + 1), facts: { n, dept } })),
  });
  const found = of.teamPeriodFigures([
    history([1, "a"], [2, "a"]),
    history([5, "b"], [5, "b"]),
    history([2, "a"], [2, "a"]),
    history([9, "a"], [9, "b"]),
  ]);
  const told = found.map(({ levels }) =>
    levels[1]?.periods.map(({ scored }) =>
      scored.success ? scored.figures.results.place : scored.problems.map(({ code }) => code).join(" "),
    ),
  );
  expect(told).toEqual([["2"], ["1"], ["1"], ["team/no-group"]]);
});
test("a level that compares nobody does not need the block", () => {
  expect(
    check(
      "period: month\nfacts: { n: count }\nresults: { r: { is: n } }\nperiods: [{ period: quarter, of: 3, missing: refuse, team: { at_least: 2 }, results: { s: { is: sum(periods.r) } } }]\n",
    ),
  ).toEqual(["team/nothing-compared"]);
});
