import { expect, test } from "vitest";
import { rubric } from "../score.ts";

const alone = rubric("facts: { n: { type: count, range: 0..9 } }\nresults: { r: { is: n } }\n");
const compared = rubric(`facts: { n: { type: count, range: 0..9 } }
results: { place: { rank: { of: n, best: highest, ties: competition } } }
`);
const results = (scored: ReturnType<ReturnType<typeof alone.openTeam>["figures"]>) =>
  scored.success ? scored.figures.results : scored.problems.map(({ code }) => code);

test("without anything to compare, each is scored alone", () => {
  const team = alone.openTeam([
    { facts: { n: 1 }, person: "a" },
    { facts: { n: 2 }, person: "a" },
  ]);
  expect([team.figures(0), team.figures(1)].map(results)).toEqual([{ r: "1" }, { r: "2" }]);
  expect(team.facts(1)).toEqual({ n: 2 });
});
test("whoever is asked for, with what the run has supplied", () => {
  const people = [1, 5, 3].map((n) => ({ facts: { n } }));
  const team = compared.openTeam(people);
  expect([2, 0, 1].map((i) => results(team.figures(i)))).toEqual([{ place: "2" }, { place: "3" }, { place: "1" }]);
  const again = compared.safeScore(team.facts(2));
  expect(again.success && again.sheet.results).toEqual({ place: "2" });
  expect(() => team.sheet(3)).toThrow("there is nobody at place 3 of 3");
});
test("people whose labels are the same through and through count once too often; whoever has none does not", () => {
  const labels = [
    { name: "x", number: "1" },
    { name: "x", number: "1" },
    { name: "x", number: "2" },
  ];
  const people = labels.map((person, n) => ({ facts: { n }, person }));
  const [first, second, third] = [...compared.teamFigures(people)].map(results);
  expect([first, second]).toEqual([["team/same-person-twice"], ["team/same-person-twice"]]);
  expect(third).not.toEqual({ place: "1" });
  expect([...compared.teamFigures(people.map(({ facts }) => ({ facts })))].map(results)).toEqual([
    { place: "3" },
    { place: "2" },
    { place: "1" },
  ]);
});
test("nobody is asked for before their turn", () => {
  let asked = 0;
  const source = function* () {
    for (const n of [1, 2]) {
      asked++;
      yield { facts: { n } };
    }
  };
  const sheets = compared.scoreTeam(source());
  expect(asked).toBe(0);
  expect(sheets.next().value).toMatchObject({ success: true });
  expect(asked).toBe(2);
});
