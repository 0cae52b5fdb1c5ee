import { expect, test } from "vitest";
import { changeTexts } from "../../../src/scoring/explain/changes.ts";
import { writerOf } from "../../../src/scoring/explain/writer.ts";
import { rubric } from "../../score.ts";

const writer = writerOf(rubric("results: { r: { is: 1 } }\n").score({}), "en");

test.each([
  ["7", "5", "capped: 7 → 5"],
  ["-1", "0", "raised to the floor: -1 → 0"],
  ["112.5%", "100%", "capped: 112.5% → 100%"],
  ["97/6 ≈ 16.166667", "16", "capped: ≈ 16.166667 → 16"],
  ["2026-03-31", "2026-03-01", "limited: 2026-03-31 → 2026-03-01"],
  ["80 min", "1 h", "limited: 80 min → 1 h"],
])("a limit from %s to %s", (before, after, expected) =>
  expect(changeTexts({ limits: [{ before, after }], roundings: [] }, writer)).toEqual([expected]),
);
test("roundings come after limits, with their lines", () =>
  expect(
    changeTexts(
      { limits: [{ line: 4, before: "7", after: "5.5" }], roundings: [{ line: 5, before: "5.5", after: "6" }] },
      writer,
    ),
  ).toEqual(["capped: 7 → 5.5 (line 4)", "rounded: 5.5 → 6 (line 5)"]));
