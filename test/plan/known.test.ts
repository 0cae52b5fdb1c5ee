import { describe, expect, test } from "vitest";
import { always, never, perhaps, refused } from "../../src/plan/bounds/truth.ts";
import type { Facts } from "../../src/plan/facts.ts";
import { notApplicable } from "../../src/plan/facts.ts";
import type { Input } from "../../src/plan/ir.ts";
import { flagOf, type Known, numberOf, optionsOf, recordsOf, stateOf } from "../../src/plan/known.ts";
import { planNames } from "../../src/plan/lookup.ts";
import { fromText } from "../../src/text/exact.ts";
import { textOf } from "./bounds/bound-text.ts";
import { choiceInput, numberInput } from "./sales.ts";

type Given = Facts extends ReadonlyMap<string, infer Value> ? Value : never;
/** Of one input, `of`: what was given for it, or that nothing was, or that no fact has been seen yet. */
const known = (of: Input, given: Given | "nothing" | "unseen", asked: string[] = []): Known => ({
  names: planNames({ inputs: [of], definitions: [] }),
  facts: given === "unseen" ? undefined : new Map(given === "nothing" ? [] : [[of.name, given]]),
  onMissing: (name) => asked.push(name),
});
const optional = { optional: true } as const;
const number = numberInput("n", "1", "5", "1");
const flag: Input = { ...number, name: "f", of: { type: "flag" } };
const choice = choiceInput("c", { red: "红", blue: "蓝" });
const list: Input = { ...number, name: "l", of: { type: "list", atMost: 4, columns: [] } };

describe("what an input can be", () => {
  test.each<[Partial<Input>, Parameters<typeof known>[1], string]>([
    [{}, "unseen", "1..5 by 1"],
    [{}, "nothing", "1..5 by 1"],
    [{}, fromText("3"), "3..3 by 3"],
    [{}, notApplicable, "refused"],
    [optional, "unseen", "1..5 by 1"],
    // Once facts are seen, what may be left out was left out.
    [optional, "nothing", "refused"],
  ])("a number %o, given %o", (more, given, expected) => {
    expect(textOf(numberOf(known({ ...number, ...more }, given), "n"))).toBe(expected);
  });
  test.each<[Partial<Input>, Parameters<typeof known>[1], unknown]>([
    [{}, "unseen", perhaps],
    [{}, true, always],
    [{}, false, never],
    [{}, notApplicable, refused],
    [optional, "nothing", refused],
  ])("a flag %o, given %o", (more, given, expected) => {
    expect(flagOf(known({ ...flag, ...more }, given), "f")).toEqual(expected);
  });
  test.each<[Partial<Input>, Parameters<typeof known>[1], readonly string[]]>([
    [{}, "unseen", ["red", "blue"]],
    [{}, "blue", ["blue"]],
    [{}, notApplicable, []],
    [optional, "nothing", []],
  ])("a choice %o, given %o", (more, given, expected) => {
    expect(optionsOf(known({ ...choice, ...more }, given), "c")).toEqual(expected);
  });
  test.each<[Partial<Input>, Parameters<typeof known>[1], unknown]>([
    [{}, "unseen", { atLeast: 0, atMost: 4 }],
    [{}, "nothing", { atLeast: 0, atMost: 4 }],
    [{}, [], []],
    [optional, "unseen", { atLeast: 0, atMost: 4 }],
    [optional, "nothing", undefined],
  ])("a list %o, given %o", (more, given, expected) => {
    expect(recordsOf(known({ ...list, ...more }, given), "l")).toEqual(expected);
  });
  test("read as something else it is nothing", () => {
    expect([numberOf(known(choice, "unseen"), "c"), numberOf(known(choice, "unseen"), "nobody")]).toEqual([undefined, undefined]);
    expect(optionsOf(known(number, fromText("1")), "n")).toEqual([]);
  });
});

describe("given, and not applicable", () => {
  const mayNotApply = { mayNotApply: true } as const;
  test.each<[Partial<Input>, Parameters<typeof known>[1], unknown, unknown]>([
    [{}, "unseen", always, never],
    [{}, "nothing", always, never],
    [optional, "unseen", perhaps, never],
    [optional, "nothing", never, never],
    [mayNotApply, "unseen", perhaps, perhaps],
    [{ ...mayNotApply, ...optional }, "nothing", never, never],
    [mayNotApply, notApplicable, never, always],
    [mayNotApply, fromText("2"), always, never],
  ])("%o, of which there is %o", (more, value, given, marked) => {
    const of = known({ ...number, ...more }, value);
    expect([stateOf(of, "given", "n"), stateOf(of, "notApplicable", "n")]).toEqual([given, marked]);
  });
});

test("only what must be there is asked for", () => {
  const asked: string[] = [];
  for (const of of [number, { ...number, ...optional }]) numberOf(known(of, "unseen", asked), "n");
  flagOf(known(flag, true, asked), "f");
  recordsOf(known(list, "nothing", asked), "l");
  expect(asked).toEqual(["n", "l"]);
});
