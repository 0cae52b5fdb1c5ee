import { expect, test } from "vitest";
import { fill, isPlain, template } from "../../src/text/template.ts";

test.each([
  ["nothing in it", "nothing in it"],
  ["{late} times", "<late> times"],
  ["from {a} to {b}", "from <a> to <b>"],
  ["{a}{b}", "<a><b>"],
  ["完成率 {deals.rate}，见 {grade/by thresholds}", "完成率 <deals.rate>，见 <grade/by thresholds>"],
  ["{} and {a", "{} and {a"],
  ["{{a}}", "{<a>}"],
  ["", ""],
])("%s", (text, filled) => {
  const parts = template(text);
  expect(fill(parts, (name) => `<${name}>`)).toBe(filled);
  expect(isPlain(parts)).toBe(text === filled);
});
test("what is put in is not looked at again", () => expect(fill(template("{a}"), () => "{b}")).toBe("{b}"));
