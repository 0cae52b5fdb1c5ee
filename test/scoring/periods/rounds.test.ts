import { expect, test } from "vitest";
import { rounds } from "../../../src/scoring/periods/rounds.ts";

const shown = (...people: readonly (readonly string[])[]) =>
  rounds(people).map(
    (round) => `${people[round[0]?.p ?? 0]?.[round[0]?.k ?? 0]}: ${round.map(({ p, k }) => `${p}.${k}`).join(" ")}`,
  );

test("each round comes after whatever somebody has before it", () => {
  expect(shown(["feb", "mar"], ["jan", "feb"], ["jan", "mar"])).toEqual(["jan: 1.0 2.0", "feb: 0.0 1.1", "mar: 0.1 2.1"]);
  expect(shown([], ["a"])).toEqual(["a: 1.0"]);
  expect(shown()).toEqual([]);
});
test("a name that somebody has twice stands in one round", () =>
  expect(shown(["a", "a", "b"])).toEqual(["a: 0.0 0.1", "b: 0.2"]));
test("orders that contradict each other end all the same", () => expect(shown(["a", "b"], ["b", "a"])).toHaveLength(2));
