import { describe, expect, test } from "vitest";
import { peopleName, peopleNameText, renamed, splitName } from "../../src/language/dotted.ts";

test.each([
  ["deals.amount", { owner: "deals", rest: "amount" }],
  ["明细.金额", { owner: "明细", rest: "金额" }],
  ["a.b.c", { owner: "a", rest: "b.c" }],
  ["amount", undefined],
  ["", undefined],
  [".amount", undefined],
])("%s within its owner", (name, expected) => expect(splitName(name)).toEqual(expected));

describe("names of people's values", () => {
  test.each([
    ["team", { others: false, of: undefined }],
    ["others", { others: true, of: undefined }],
    ["team.sales", { others: false, of: "sales" }],
    ["others.deals.amount", { others: true, of: "deals.amount" }],
  ])("%s", (name, expected) => {
    const found = peopleName(name);
    expect(found).toEqual(expected);
    expect(found && peopleNameText(found)).toBe(name);
  });
  test.each(["teams", "team_size", "otherson", "deals.team", "sales", ""])("%s is none", (name) =>
    expect(peopleName(name)).toBeUndefined(),
  );
});

test.each([
  ["done / target", "<done> / <target>"],
  ["sum(deals.amount) * 10%", "<sum>(<deals.amount>) * 10%"],
  ["完成数+目标数", "<完成数>+<目标数>"],
  ["team.sales / 2", "[sales of all] / 2"],
  ["sum(others.deals.amount)", "<sum>([deals.amount of others])"],
  ["mean(team.score, panel)", "<mean>([score of all by panel])"],
  ["mean(team.score , panel)", "<mean>([score of all by panel])"],
  ["teams.score", "<teams.score>"],
  ["team and others", "<team> <and> <others>"],
  ["3.5 pts", "3.5 <pts>"],
  ["", ""],
])("names in %s", (sentence, expected) =>
  expect(
    renamed(sentence, {
      one: (name) => `<${name}>`,
      people: (of, others, group) => `[${of} of ${others ? "others" : "all"}${group === undefined ? "" : ` by ${group}`}]`,
    }),
  ).toBe(expected),
);
