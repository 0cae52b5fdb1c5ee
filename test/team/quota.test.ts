import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Quota } from "../../src/plan/team.ts";
import { distribute } from "../../src/team/quota.ts";
import { fraction } from "../../src/text/exact.ts";
import { runs } from "../runs.ts";

const base: Quota = {
  op: "quota",
  by: [{ of: "total", falling: true }],
  ties: "refuse",
  kind: "exact",
  shares: [
    { grade: "A", share: "0.2" },
    { grade: "B", share: "0.7" },
    { grade: "C", share: "0.1" },
  ],
  rounding: "largest_remainder",
  threshold: "grade/by thresholds",
  grades: ["A", "B", "C"],
  atLeast: 1,
  size: "size",
  places: "places",
  place: "place",
};
const run = (quota: Partial<Quota>, totals: readonly number[], threshold: readonly string[] = totals.map(() => "B")) => {
  const found = distribute({ ...base, ...quota }, [{ values: totals.map((n) => fraction(n)), falling: true }], threshold);
  return found.grades.map((grade) => grade ?? "—").join("");
};

describe("exactly so many of each", () => {
  test("ten", () => expect(run({}, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1])).toBe("AABBBBBBBC"));
  test("the thresholds do not matter", () => expect(run({}, [1, 2, 3, 4, 5], ["A", "A", "A", "A", "A"])).toBe("BBBBA"));
  test("one", () => expect(run({}, [5])).toBe("B"));
  test("nobody", () => expect(run({}, [])).toBe(""));
  test.each([
    ["up", "AAABBBBBBC"],
    ["down", "ABBBBBBBBC"],
    ["refuse", "A——BBBBBBC"],
  ] as const)("level at the boundary: %s", (ties, expected) =>
    expect(run({ ties }, [10, 9, 9, 7, 6, 5, 4, 3, 2, 1])).toBe(expected),
  );
  test("level within a grade is no matter", () => expect(run({}, [10, 9, 8, 8, 8, 5, 4, 3, 2, 1])).toBe("AABBBBBBBC"));
  test.each([
    ["up", "AAAAA"],
    ["down", "BBBBB"],
    ["refuse", "—————"],
  ] as const)("all equal: %s", (ties, expected) => expect(run({ ties }, [5, 5, 5, 5, 5])).toBe(expected));
});

describe("at most so many", () => {
  const caps: Partial<Quota> = { kind: "most", rounding: "down", shares: [{ grade: "A", share: "0.2" }] };
  test("who finds no room falls to the next grade", () =>
    expect(run(caps, [10, 9, 8, 7, 6], ["A", "A", "A", "B", "C"])).toBe("ABBBC"));
  test("nobody is lifted", () => expect(run(caps, [10, 9, 8, 7, 6], ["B", "B", "B", "B", "C"])).toBe("BBBBC"));
  test.each([
    ["up", "AABBC"],
    ["down", "BBBBC"],
    ["refuse", "——BBC"],
  ] as const)("level at the cap: %s", (ties, expected) =>
    expect(run({ ...caps, ties }, [10, 10, 8, 7, 6], ["A", "A", "A", "B", "C"])).toBe(expected),
  );
  test("nobody passes those who found no room", () =>
    expect(run({ ...caps, ties: "down" }, [10, 10, 8, 7, 6], ["A", "A", "A", "A", "C"])).toBe("BBBBC"));
  test("two caps in a row", () =>
    expect(
      run(
        {
          ...caps,
          shares: [
            { grade: "A", share: "0.2" },
            { grade: "B", share: "0.4" },
          ],
        },
        [5, 4, 3, 2, 1],
        ["A", "A", "A", "A", "A"],
      ),
    ).toBe("ABBCC"));
});

test("exact grades have as many people as places where nobody is level, whoever stands where", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { maxLength: 40 }), (totals) => {
      const found = distribute(
        base,
        [{ values: totals.map((n) => fraction(n)), falling: true }],
        totals.map(() => "B"),
      );
      for (const { grade, places } of found.seats) expect(found.grades.filter((one) => one === grade)).toHaveLength(places);
      expect(found.seats.reduce((sum, { places }) => sum + places, 0)).toBe(totals.length);
      const best = totals.map((total, i) => ({ total, grade: found.grades[i] ?? "" })).sort((a, b) => b.total - a.total);
      expect(best.map(({ grade }) => grade)).toEqual(best.map(({ grade }) => grade).sort());
    }),
    runs(500),
  );
});
