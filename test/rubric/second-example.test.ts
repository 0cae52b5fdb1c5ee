import { describe, expect, test } from "vitest";
import { because, check, rubric, run } from "../score.ts";
import { appraisal, commission, person, points, total } from "./second-example.ts";

const of = rubric(appraisal);

test("is clean", () => expect(check(appraisal)).toEqual([]));
test("scores as computed by hand", () => {
  expect(run(of, person).figures).toEqual({ total, grade: "B", points, results: { commission } });
});
describe("one thing changed", () => {
  const changed = (facts: object) => run(of, { ...person, ...facts }).figures;
  test.each([
    [{ safety_incident: true }, "0", "D", "0"],
    [{ praise_letters: 9 }, "79.65", "B", "150"], // five letters at most
    [{ absent: true }, "73.65", "B", "150"], // no points for attendance
    [{ breaches: 9 }, "75.65", "B", "150"], // 5 − 3 − 2 − 1 is held at 0
    [{ "review.rating": 90 }, "77.08", "B", "150"], // the panel has 3.2 + 2.1 + 2.7 = 8 instead of 7.57
    [{ quality_score: 3 }, "75.15", "B", "150"],
    [{ lead: "20%", minutes: 10, praise_letters: 4 }, "82.72", "A", "164.99"], // + 3 + 1.07 + 2; 149.995 × 1.1 = 164.9945
    [{ deals: [] }, total, "B", "0"],
  ])("%o: %s %s %s", (facts, points, grade, pay) => {
    const { total, grade: found, results } = changed(facts);
    expect([total, found, results.commission]).toEqual([points, grade, pay]);
  });
  test.each([
    [{ quality_score: 5 }, ["score/outside-level"]],
    [{ attitude: { customer: 2, supervisor: 5 } }, ["score/evidence-required"]],
    [{ scores: [{ value: 8 }, { value: 9 }] }, ["score/too-few"]],
    [{ late: "" }, ["facts/missing"]],
    [{ "written.rating": "n/a" }, ["facts/not-applicable"]],
    [{ saving: 4.5 }, ["facts/wrong-kind"]],
    [{ target: 0 }, ["facts/out-of-range"]],
  ])("%o is refused: %j", (facts, codes) => expect(changed(facts).refused).toEqual(codes));
});
test("every dimension has a reason, with its line, in both languages", () => {
  for (const name of Object.keys(points)) {
    if (["personnel", "documents", "discipline"].includes(name)) continue;
    for (const language of ["zh", "en"] as const) {
      const reasons = because(of, person, name === "attendance" ? "attendance/before gates" : name, language);
      expect(reasons, name).not.toEqual([]);
      for (const reason of reasons) expect(reason).toMatch(language === "zh" ? /^\d+: .*[\u4e00-\u9fff]/ : /^\d+: /);
      for (const reason of reasons) expect(reason).not.toMatch(/\{|\}|undefined/);
    }
  }
});
