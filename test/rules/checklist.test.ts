import { describe, expect, test } from "vitest";
import { check, rubric, run, says } from "../score.ts";

const levels = "levels: { 符合: 100%, 基本符合: 80%, 一般符合: 60%, 不符合: 0% }";
const list = (items: string, weight = 30, more = "", facts = "facts: { reply_days: { type: count, range: 0..99 } }\n") =>
  `${facts}dimensions:
  documents:
    weight: ${weight}
    checklist:
      ${levels}
      items: { ${items} }
${more}total: { out_of: ${weight} }
`;

describe("items picked by a person, and derived ones", () => {
  const of = rubric(
    list(
      "handover: { weight: 4, title: { zh: 交接单, en: Handover } }, plan: 6, reply: { weight: 20, of: reply_days, rows: { 0..1: 符合, 2: 基本符合, otherwise: 不符合 } }",
    ),
  );
  const facts = (handover: string, plan: string, reply_days: number) => ({
    "documents.handover": handover,
    "documents.plan": plan,
    reply_days,
  });
  test.each([
    [facts("符合", "符合", 0), "30"],
    [facts("基本符合", "符合", 1), "29.2"], // 3.2 + 6 + 20
    [facts("一般符合", "不符合", 2), "18.4"], // 2.4 + 0 + 16
    [facts("不符合", "基本符合", 3), "4.8"],
    [facts("不符合", "不符合", 99), "0"],
  ])("%o earn %s", (given, total) => expect(run(of, given).figures.total).toBe(total));
  test("items stand on the sheet below the dimension", () => {
    const items = run(of, facts("基本符合", "符合", 2)).sheet?.dimensions[0]?.dimensions;
    expect(items?.map(({ id, points, weight, line, because }) => [id, points, weight, line, because[0]?.text])).toEqual([
      ["handover", "3.2", "4", 10, { zh: "交接单 基本符合：4 分的 80%", en: "Handover 基本符合: 80% of 4" }],
      ["plan", "6", "6", 10, { zh: "plan 符合：6 分的 100%", en: "plan 符合: 100% of 6" }],
      ["reply", "16", "20", 10, { zh: "reply_days 2：基本符合，20 分的 80%", en: "reply_days 2: 基本符合, 80% of 20" }],
    ]);
  });
  test("facts may be grouped under the dimension", () =>
    expect(run(of, { documents: { handover: "符合", plan: "符合" }, reply_days: 0 }).figures.total).toBe("30"));
  test("an item without a level is missing, never 0", () => {
    expect(run(of, { reply_days: 0, "documents.plan": "" }).figures.refused).toEqual(["facts/missing", "facts/missing"]);
    expect(run(of, facts("合格", "符合", 0)).figures.refused).toEqual(["facts/unknown-option"]);
  });
});

describe("items that do not apply", () => {
  const dropping = rubric(list("a: 10, b: 10, c: 10", 30, "      not_applicable: drop\n    decimals: 2\n", ""));
  const d = (a: string, b: string, c: string) => ({ documents: { a, b, c } });
  test.each([
    [d("符合", "基本符合", "不符合"), "18"],
    [d("n/a", "基本符合", "不符合"), "12"], // 8 of 20, out of 30
    [d("n/a", "基本符合", "一般符合"), "21"], // 14 of 20
    [d("符合", "n/a", "不适用"), "30"],
    [d("一般符合", "n/a", "n/a"), "18"],
  ])("%o earn %s", (facts, total) => expect(run(dropping, facts).figures.total).toBe(total));
  test("with none left the checklist does not apply, and a total of nothing is refused", () =>
    expect(run(dropping, d("n/a", "n/a", "n/a")).figures.refused).toEqual(["score/nothing-applies"]));
  test("each item can say it for itself", () => {
    const of = rubric(
      list("a: { weight: 10, not_applicable: full }, b: { weight: 10, not_applicable: zero }, c: 10", 30, "", ""),
    );
    expect(run(of, d("n/a", "符合", "符合")).figures.total).toBe("30");
    expect(run(of, d("符合", "n/a", "符合")).figures.total).toBe("20");
    expect(run(of, d("符合", "符合", "n/a")).figures.refused).toContain("facts/not-applicable");
  });
});

test.each([
  ["a: 4, b: 4", 10, "checklist/weights", "The items add up to 8, but the dimension weighs 10."],
  ["a: 10", 0, "checklist/weights", "add up to 10, but the dimension weighs 0"],
  ["a: ten", 10, "rubric/wrong-value", "a weight: a number from 0 to 1000000"],
  ["a: { wieght: 10 }", 10, "rubric/unknown-key", "Did you mean `weight`?"],
  ["a: { weight: 10, rows: { 0: 符合 } }", 10, "checklist/of", "`of` is missing"],
  ["1st: 10", 10, "rubric/name", "`1st` cannot be a name"],
  ["a.b: 10", 10, "rubric/name", "`a.b` cannot be a name"],
])("%s of %i: %s", (items, weight, code, words) => {
  const text = list(items, weight, "", "");
  expect(check(text)).toContain(code);
  expect(says(text).join()).toContain(words);
});
test.each([["符合: 1, 不符合: 0%"], ["符合: all"], [""]])("levels { %s }", (given) =>
  expect(
    check(`dimensions: { d: { weight: 10, checklist: { levels: { ${given} }, items: { a: 10 } } } }\ntotal: { out_of: 10 }\n`),
  ).toEqual(["checklist/level"]),
);
test("a derived item cannot exceed its weight unseen", () =>
  expect(check(list("a: { weight: 10, of: reply_days }", 10))).toEqual(["score/above-weight"]));
