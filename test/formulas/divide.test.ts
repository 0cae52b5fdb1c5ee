import { expect, test } from "vitest";
import { codes, value } from "./sheet.ts";

test("division by what can be 0", () => {
  expect(codes("a / n")).toEqual(["expression/may-divide-by-zero"]);
  expect(codes("a / (n - 100)")).not.toContain("expression/may-divide-by-zero");
  expect(codes("a / 0")).toEqual(["expression/may-divide-by-zero"]);
  expect(codes("if(n > 0, a / n, 0) > 1")).toEqual([]);
  expect(codes("if(n = 0, 0, a / n) > 1")).toEqual([]);
  expect(codes("if(f, a / n, 0) > 1")).toEqual(["expression/may-divide-by-zero"]);
  expect(value("if(n > 0, a / n, 0) > 14.28")).toBe("true");
  expect(value("a / n", ", decimals: 2, if_zero: 0")).toBe("14.29");
  expect(value("a / (n - 7)", ", decimals: 2, if_zero: 5")).toBe("5");
  expect(value("a / (x + 2.5) + b / (n - 6)", ", decimals: 2, if_zero: -1")).toBe("-1");
});
