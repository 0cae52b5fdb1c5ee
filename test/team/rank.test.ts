import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rankOf } from "../../src/team/rank.ts";
import { fraction } from "../../src/text/exact.ts";
import { runs } from "../runs.ts";

const by = (values: readonly number[], falling = true) => ({ values: values.map((n) => fraction(n)), falling });
const places = (values: readonly number[], ties: "min" | "max" | "dense", falling = true) =>
  rankOf(values.length, [by(values, falling)], ties).places;

describe("90, 80, 80, 70", () => {
  test("competition", () => expect(places([90, 80, 80, 70], "min")).toEqual([1, 2, 2, 4]));
  test("modified", () => expect(places([90, 80, 80, 70], "max")).toEqual([1, 3, 3, 4]));
  test("dense", () => expect(places([90, 80, 80, 70], "dense")).toEqual([1, 2, 2, 3]));
  test("from the lowest up", () => expect(places([90, 80, 80, 70], "min", false)).toEqual([4, 2, 2, 1]));
  test("ordinal, by a second criterion", () =>
    expect(rankOf(4, [by([90, 80, 80, 70]), by([1, 2, 5, 9])], "order").places).toEqual([1, 3, 2, 4]));
  test("whom nothing sets apart has no place", () => {
    const { places: found, tied } = rankOf(4, [by([90, 80, 80, 70]), by([1, 2, 2, 9])], "order");
    expect(found).toEqual([1, undefined, undefined, 4]);
    expect([...tied.keys()]).toEqual([1, 2]);
  });
});
test("nobody, one, all equal", () => {
  expect(places([], "min")).toEqual([]);
  expect(places([5], "dense")).toEqual([1]);
  expect(places([5, 5, 5], "min")).toEqual([1, 1, 1]);
  expect(places([5, 5, 5], "max")).toEqual([3, 3, 3]);
});

test("the same under any order of the people and any positive linear rescaling", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 15 }),
      fc.constantFrom("min" as const, "max" as const, "dense" as const),
      fc.integer({ min: 1, max: 1000 }),
      fc.integer({ min: -1000, max: 1000 }),
      fc.infiniteStream(fc.nat()),
      (values, ties, scale, shift, random) => {
        const found = places(values, ties);
        const order = [...values.keys()].map((i) => ({ i, key: random.next().value })).sort((a, b) => a.key - b.key);
        const moved = places(
          order.map(({ i }) => (values[i] ?? 0) * scale + shift),
          ties,
        );
        expect(moved).toEqual(order.map(({ i }) => found[i]));
      },
    ),
    runs(1000),
  );
});
