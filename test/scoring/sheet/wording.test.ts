import { describe, expect, test } from "vitest";
import type { Scope } from "../../../src/scoring/sheet/values.ts";
import { wordingOf } from "../../../src/scoring/sheet/wording.ts";
import { rubric } from "../../score.ts";

const scopeOf = (facts: Readonly<Record<string, string>>): Scope => ({
  lines: new Map(),
  facts: new Map(Object.entries(facts)),
  inputs: new Map(),
  written: new Map(),
});
const [a, b] = [
  ["dimensions", "a"],
  ["dimensions", "b"],
];
const { reason } = wordingOf({ lines: { "dimensions.a": 5, "dimensions.b": 9 } });

describe("a sentence that stands in two places", () => {
  test("without a value in it", () => {
    const says = { zh: "不适用", en: "not applicable" };
    const scope = scopeOf({});
    expect([a, b, a].map((at) => reason(at, says, scope))).toEqual([
      { line: 5, text: says },
      { line: 9, text: says },
      { line: 5, text: says },
    ]);
    expect(reason(b, says, scope)).toBe(reason(b, says, scopeOf({})));
  });
  test("with one, which is each sheet's own", () => {
    const says = { zh: "片区 {area}", en: "area {area}" };
    expect(reason(a, says, scopeOf({ area: "north" }))).toEqual({ line: 5, text: { zh: "片区 north", en: "area north" } });
    expect(reason(b, says, scopeOf({ area: "south" }))).toEqual({ line: 9, text: { zh: "片区 south", en: "area south" } });
    expect(reason(["facts"], says, scopeOf({}))).toEqual({ text: { zh: "片区 —", en: "area —" } });
  });
});

test("two dimensions under one policy each say their own line", () => {
  const sheet = rubric(`facts: { n: { type: count, range: 0..9 }, m: { type: count, range: 0..9 } }
dimensions:
  a: { weight: 5, of: n, rows: { 0: 5 pts, 1+: 0 pts }, not_applicable: zero }
  b: { weight: 5, of: m, rows: { 0: 5 pts, 1+: 0 pts }, not_applicable: zero }
total: { out_of: 10 }
`).score({ n: "n/a", m: "n/a" });
  expect(sheet.dimensions.map(({ because }) => because.map(({ line, text }) => `${line}: ${text.en}`))).toEqual([
    ["6: not applicable: counts as 0"],
    ["7: not applicable: counts as 0"],
  ]);
});
