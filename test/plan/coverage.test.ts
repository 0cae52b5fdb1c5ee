import { describe, expect, test } from "vitest";
import { coverage, type Side, type Stretch } from "../../src/plan/coverage.ts";
import { fromText, toText } from "../../src/text/exact.ts";
import { boundOf } from "./bounds/bound-text.ts";

/** `[0,5)`: closed at 0 and open at 5; a side left out is unbounded. */
const stretch = (text: string): Stretch => {
  const [, start, low = "", high = "", end] = /^([[(])(.*),(.*)([\])])$/.exec(text) ?? [];
  return {
    ...(low ? { low: { at: fromText(low), open: start === "(" } } : {}),
    ...(high ? { high: { at: fromText(high), open: end === ")" } } : {}),
  };
};
const sides = ({ low, high }: { readonly low: Side; readonly high: Side }) =>
  `${low.open ? "(" : "["}${toText(low.at)},${toText(high.at)}${high.open ? ")" : "]"}`;
const found = (domain: string, rows: readonly string[]) => {
  const { holes, overlaps, idle } = coverage(rows.map(stretch), boundOf(domain));
  return [
    ...holes.map((hole) => `hole ${toText(hole.witness)} in ${sides(hole.stretch)}`),
    ...overlaps.map(({ witness, first, second }) => `${first} and ${second} at ${toText(witness)}`),
    ...idle.map((row) => `${row} idle`),
  ];
};
const [grid, fraction] = ["0..10 by 1", "0..10 by fraction"];

describe("rows over one number", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    [grid, ["[0,5)", "[5,10]"], []],
    [grid, ["[,4]", "[5,]"], []],
    [grid, ["(,]"], []],
    [grid, [], ["hole 0 in [0,10]"]],
    [grid, ["[0,4]", "[6,10]"], ["hole 5 in [5,5]"]],
    [grid, ["(0,10]"], ["hole 0 in [0,0]"]],
    [grid, ["[0,10)"], ["hole 10 in [10,10]"]],
    [grid, ["[0,5]", "[5,10]"], ["0 and 1 at 5"]],
    [grid, ["[5,10]", "[0,7]"], ["0 and 1 at 5"]],
    [grid, ["[0,10]", "(10,]", "[,0)"], ["1 idle", "2 idle"]],
    [grid, ["[0,10]", "(3,4)"], ["1 idle"]],
    [fraction, ["[0,5)", "[5,10]"], []],
    [fraction, ["[0,5)", "(5,10]"], ["hole 5 in [5,5]"]],
    [fraction, ["[0,4]", "[5,10]"], ["hole 4.5 in (4,5)"]],
    [fraction, ["(0,10]"], ["hole 0 in [0,0]"]],
    [fraction, ["[0,10)"], ["hole 10 in [10,10]"]],
    [fraction, ["[0,5]", "[5,10]"], ["0 and 1 at 5"]],
    [fraction, ["[0,5]", "(4,10]"], ["0 and 1 at 5"]],
    [fraction, ["[0,6)", "(4,10]"], ["0 and 1 at 5"]],
    [fraction, ["[0,10]", "(10,11]"], ["1 idle"]],
    ["0..0 by 0", ["[0,0]"], []],
    ["0..0 by 0", ["(0,]"], ["hole 0 in [0,0]", "0 idle"]],
  ])("%s under %o", (domain, rows, expected) => {
    expect(found(domain, rows)).toEqual(expected);
  });
});
