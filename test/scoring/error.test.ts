import { expect, test } from "vitest";
import { isScorewrightError, parseRubric } from "../../src/index.ts";
import { appraisal, person } from "../rubric/second-example.ts";
import { rubric, rubricText } from "../score.ts";

const of = rubric(appraisal);

test("errors are typed", () => {
  const thrown = (work: () => unknown): unknown => {
    try {
      return work();
    } catch (error) {
      return error;
    }
  };
  const facts = thrown(() => of.score({ ...person, late: "x", target: "" }));
  expect(isScorewrightError(facts)).toBe(true);
  expect(facts).toMatchObject({
    name: "FactsError",
    code: "facts",
    problems: [{ code: "facts/unreadable" }, { code: "facts/missing" }],
  });
  expect((facts as Error).message).toContain("late: `x` cannot be read");
  const broken = thrown(() => parseRubric(rubricText("facts: { n: count }\n"), { name: "broken.yaml" }));
  expect(isScorewrightError(broken)).toBe(true);
  expect(broken).toMatchObject({ name: "RubricError", code: "rubric", problems: [{ code: "rubric/nothing-to-score" }] });
  expect((broken as Error).message).toContain("broken.yaml:1:1");
  expect(broken).toMatchObject({ rendered: (broken as Error).message });
  expect([new Error("x"), undefined, null, "x", {}].map(isScorewrightError)).toEqual([false, false, false, false, false]);
});
