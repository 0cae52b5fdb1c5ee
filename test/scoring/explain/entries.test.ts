import { expect, test } from "vitest";
import { bareEntry, inColumns } from "../../../src/scoring/explain/entries.ts";

test("figures stand in a column, whatever the width of a letter", () => {
  const entries = [bareEntry("出勤", "8"), { ...bareEntry("Conduct", "12.5"), depth: 1, after: " / 15", notes: ["because"] }];
  expect(inColumns(entries)).toEqual(["  出勤          8", "    Conduct  12.5 / 15", "        because"]);
});
test("a very long title pushes its own figure, and no other", () => {
  const long = "A title that is much longer than any other title here";
  expect(inColumns([bareEntry("Short", "1"), bareEntry(long, "2")])).toEqual(["  Short  1", `  ${long}  2`]);
});
test("none", () => expect(inColumns([])).toEqual([]));
