import { expect, test } from "vitest";
import { codes, value } from "../sheet.ts";

test.each([
  ["min(a, b, 5)", "5"],
  ["max(a, b)", "100"],
  ["abs(x)", "2.5"],
  ["abs(p - 100%)", "54.5%"],
  ["sum(n, k, 1)", "11"],
  ["mean(a, b)", "54"],
  ["median(a, b, 9)", "9"],
  ["median(a, b, 9, 11)", "10"],
  ["round(a / k, 2)", "33.33"],
  ["round(a * 45.55%, 1)", "45.6"],
  ["round(x, 0)", "-3"],
  ["round(p, 0)", "46%"],
  ["if(f, a, b)", "100"],
  ["if(n > 7, 1, if(n = 7, 2, 3))", "2"],
  ["sum(l.v)", "15"],
  ["count(l)", "3"],
  ["count(l.ok)", "2"],
  ["minutes(t)", "90"],
  ["days(d - e)", "9"],
])("%s = %s", (is, expected) => expect(value(is)).toBe(expected));
test("parts of an hour can be thirds", () => {
  expect(codes("hours(t)")).toEqual(["numbers/decimals-needed"]);
  expect(value("hours(t)", ", decimals: 2")).toBe("1.5");
  expect(value("days(t)", ", decimals: 4")).toBe("0.0625");
  expect(value("hours(w - m)", ", decimals: 2")).toBe("24.5");
});
