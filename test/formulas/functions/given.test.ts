import { expect, test } from "vitest";
import { score } from "../../score.ts";

const facts = `facts:
  n: { type: count, optional: true }
  c: { type: choice, of: [north, south], optional: true }
  f: { type: flag, optional: true }
  s: { type: text, optional: true }
  l: { list: { x: { type: count, optional: true } }, at_most: 5, optional: true }
`;
const asked = (is: string, given: object) => score(`${facts}results: { r: { ${is} } }\n`, given).results.r;

test.each([
  ["n", { n: 0 }],
  ["c", { c: "south" }],
  ["f", { f: false }],
  ["s", { s: "x" }],
  ["l", { l: [] }],
])("%s", (name, facts) => {
  expect(asked(`is: given(${name})`, facts)).toBe("true");
  expect(asked(`is: given(${name})`, {})).toBe("false");
});
test("a column, within a record", () =>
  expect(asked("each: l, is: given(x), combine: count", { l: [{ x: 0 }, {}, { x: 3 }] })).toBe("2"));
