import { expect, test } from "vitest";
import { codes, words } from "../sheet.ts";

test.each([
  ["sqrt(a)", "expression/unknown-function", "There is no function `sqrt`."],
  ["a(1)", "expression/unknown-function", "There is no function `a`."],
  ["toString(1)", "expression/unknown-function", "`toString`"],
  ["abs()", "expression/wrong-arguments", "`abs` takes one number."],
  ["abs(a, b)", "expression/wrong-arguments", "`abs` takes one number."],
  ["min()", "expression/wrong-arguments", "`min` takes a column of a list, or one or more numbers."],
  ["round(a)", "expression/wrong-arguments", "as in round(x, 2)"],
  ["round(a, n)", "expression/wrong-arguments", "as in round(x, 2)"],
  ["round(a, 19)", "expression/wrong-arguments", "as in round(x, 2)"],
  ["if(f, 1)", "expression/wrong-arguments", "the value if not"],
  ["given(5)", "expression/wrong-arguments", "the name of a fact"],
  ["given(a)", "expression/not-optional", "`given(a)` always holds"],
  ["count(a)", "expression/wrong-arguments", "one list"],
  ["count(l.v)", "expression/wrong-arguments", "one list"],
  ["mean(l.v)", "expression/list-may-be-empty", "`mean` of `l` has no answer"],
  ["max(l.v)", "expression/list-may-be-empty", "each: l"],
  ["workdays(d)", "expression/wrong-arguments", "two dates"],
  ["workdays(d, e)", "expression/no-calendar", "calendar"],
])("%s: %s", (is, code, message) => {
  expect(codes(is)).toEqual([code]);
  expect(words(is)).toContain(message);
});

test.each([
  // An argument that several forms look at is complained of once.
  ["sum(aa)", ["expression/unknown-name"]],
  ["sum(a + p)", ["expression/mixed-kinds"]],
  ["count(aa)", ["expression/unknown-name", "expression/wrong-arguments"]],
  // What is one too many is not looked at.
  ["count(aa, bb)", ["expression/wrong-arguments"]],
  ["abs(aa, bb)", ["expression/wrong-arguments"]],
  ["round(aa, n)", ["expression/wrong-arguments"]],
  // People: what is wrong with the first name comes first.
  ["sum(team.aa, 5)", ["expression/unknown-name"]],
  ["sum(team.a, 5)", ["expression/wrong-arguments"]],
  ["sum(team.a, f)", ["team/group"]],
  ["sum(a, team.a)", ["expression/wrong-kind"]],
  // Numbers first, their kind after that; of two dates the first that is none.
  ["workdays(aa, bb)", ["expression/unknown-name", "expression/unknown-name"]],
  ["workdays(n, s)", ["expression/wrong-kind"]],
  ["workdays(n, a)", ["expression/wrong-kind"]],
  // Without a condition nothing is known of what stands after it.
  ["if(a, aa, bb)", ["expression/wrong-kind"]],
  ["if(f, aa, bb)", ["expression/unknown-name", "expression/unknown-name"]],
])("%s: %s", (is, expected) => expect(codes(is)).toEqual(expected));
