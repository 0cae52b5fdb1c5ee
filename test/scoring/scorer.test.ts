import { expect, test } from "vitest";
import { appraisal, person, total } from "../rubric/second-example.ts";
import { rubric } from "../score.ts";

const of = rubric(appraisal);

test("many are scored one at a time, in their order", () => {
  const people = [person, {}, { ...person, late: 3 }];
  let asked = 0;
  const source = function* () {
    for (const one of people) {
      asked++;
      yield one;
    }
  };
  const results = of.scoreMany(source());
  expect(asked).toBe(0);
  expect(results.next().value).toMatchObject({ success: true, figures: { total } });
  expect(asked).toBe(1);
  const [second, third] = [...results];
  expect(second).toMatchObject({ success: false });
  expect(third).toMatchObject({ success: true, figures: { total: "73.65" } });
});

test("facts are checked without being scored", () => {
  const checked = of.safeParseFacts({ late: 1, safety_incident: "否" });
  expect(checked.success && [...checked.facts.keys()].sort()).toEqual(["late", "safety_incident"]);
  expect(of.safeParseFacts({ late: "x" })).toMatchObject({
    success: false,
    problems: [{ code: "facts/unreadable", line: expect.any(Number) }],
  });
  expect(() => of.parseFacts(Object.fromEntries([["late", "x"]]))).toThrow(/cannot be read/);
});
