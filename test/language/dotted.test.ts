import { describe, expect, test } from "vitest";
import { peopleName, peopleNameText, splitName } from "../../src/language/dotted.ts";

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
