import { expect, test } from "vitest";
import { narrow } from "../../../src/plan/bounds/narrow.ts";
import type { Interval } from "../../../src/plan/ir.ts";
import { boundOf, textOf } from "./bound-text.ts";

const grid = "0..1 by 0.25";
const fraction = "0..1 by fraction";
test.each<[string, Interval, string]>([
  [grid, {}, grid],
  [grid, { from: "0.3" }, "0.5..1 by 0.25"],
  [grid, { from: "0.5" }, "0.5..1 by 0.25"],
  [grid, { above: "0.5" }, "0.75..1 by 0.25"],
  [grid, { above: "0.3" }, "0.5..1 by 0.25"],
  [grid, { above: "0.3", below: "0.5" }, "refused"],
  [grid, { above: "0.25", below: "0.75" }, "0.5..0.5 by 0.25"],
  [grid, { upTo: "0.6" }, "0..0.5 by 0.25"],
  [grid, { below: "0.6" }, "0..0.5 by 0.25"],
  [grid, { below: "0.5" }, "0..0.25 by 0.25"],
  [grid, { above: "1" }, "refused"],
  [grid, { below: "0" }, "refused"],
  [grid, { from: "-3", upTo: "7" }, grid],
  [fraction, { above: "1/3" }, "1/3..1 by fraction"],
  [fraction, { above: "1" }, "refused"],
  [fraction, { below: "0" }, "refused"],
  [fraction, { from: "1" }, "1..1 by fraction"],
  [fraction, { from: "0.4", upTo: "0.4" }, "0.4..0.4 by fraction"],
  [fraction, { from: "0.4", below: "0.4" }, "refused"],
  [fraction, { above: "0.4", below: "0.6" }, "0.4..0.6 by fraction"],
  [fraction, { from: "2" }, "refused"],
  ["7..7 by 7", { from: "5" }, "7..7 by 7"],
  ["7..7 by 7", { below: "7" }, "refused"],
  ["0..0 by 0", { upTo: "0" }, "0..0 by 0"],
  ["0..0 by 0", { above: "0" }, "refused"],
])("%s to %o", (bound, cell, expected) => {
  expect(textOf(narrow(boundOf(bound), cell))).toBe(textOf(expected === "refused" ? undefined : boundOf(expected)));
});
