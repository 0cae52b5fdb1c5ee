import { describe, expect, test } from "vitest";
import { lineOf, nearestLine, placeOf } from "../../src/scoring/places.ts";
import type { Path } from "../../src/text/path.ts";

const lines = { "": 1, dimensions: 4, "dimensions.late": 5, "dimensions.late.rows[1]": 7, results: 0 };

test.each<[Path, object]>([
  [["dimensions", "late"], { line: 5 }],
  [["dimensions", "late", "rows", 1], { line: 7 }],
  [["dimensions", "late", "rows", 2], {}],
  [["results"], {}],
])("the line of %j itself", (at, line) => {
  expect(lineOf(at, lines)).toEqual(line);
  expect(placeOf(at, lines)).toEqual({ at, ...line });
});

describe("the nearest line", () => {
  const nearest = nearestLine(lines);
  test.each<[Path, object]>([
    [["dimensions", "late", "rows", 1, "points"], { line: 7 }],
    [["dimensions", "late", "rows", 2], { line: 5 }],
    [["dimensions", "other"], { line: 4 }],
    // A line that is known to be none is not looked for further out.
    [["results", "pay"], {}],
    [["facts", "n"], {}],
    [[], {}],
  ])("of %j", (at, line) => expect(nearest(at)).toEqual(line));
});
