import { expect, test } from "vitest";
import { always, among, compared, never, opposite, perhaps, refused, type Truth } from "../../../src/plan/bounds/truth.ts";
import { boundOf } from "./bound-text.ts";

test.each<["<" | "<=" | "=", string, string, Truth]>([
  ["<", "0..1 by 1", "2..3 by 1", always],
  ["<", "0..2 by 1", "2..3 by 1", perhaps],
  ["<", "2..3 by 1", "0..2 by 1", never],
  ["<=", "0..2 by 1", "2..3 by 1", always],
  ["<=", "2..3 by 1", "0..2 by 1", perhaps],
  ["<=", "3..4 by 1", "0..2 by 1", never],
  ["=", "2..2 by 2", "2..2 by 1", always],
  ["=", "0..2 by 1", "2..3 by 1", perhaps],
  ["=", "0..1 by 1", "2..3 by 1", never],
])("%s of %s and %s", (is, a, b, expected) => {
  expect(compared(is, boundOf(a), boundOf(b))).toEqual(expected);
});
test.each<[readonly string[], Truth]>([
  [["red"], always],
  [["red", "blue"], perhaps],
  [["green"], never],
  [[], refused],
])("%o, among red and white", (possible, expected) => {
  expect(among(possible, ["red", "white"])).toEqual(expected);
});
test("the opposite of what always refuses refuses", () => {
  expect([always, perhaps, refused].map(opposite)).toEqual([never, perhaps, refused]);
});
