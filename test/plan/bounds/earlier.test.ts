import { expect, test } from "vitest";
import { bounds } from "../../../src/plan/bounds/bounds.ts";
import { before } from "../../../src/plan/bounds/earlier.ts";
import type { Scope } from "../../../src/plan/bounds/scope.ts";
import type { Before, Input, Numeric } from "../../../src/plan/ir.ts";
import { planNames } from "../../../src/plan/lookup.ts";
import { planScope } from "../../../src/plan/scope.ts";
import { fromText } from "../../../src/text/exact.ts";
import { columnOf, input, numberInput } from "../sales.ts";
import { refuse, textOf } from "./bound-text.ts";

const list = (atMost: number): Input => ({
  ...numberInput("list", "0", "0"),
  of: { type: "list", atMost, columns: [columnOf(numberInput("list.x", "-2", "5", "1"))] },
});
const node = (value: Numeric): Before => ({ op: "before", list: "list", value });
const x = node(input("list.x"));
const each = (atMost: number): Scope | undefined => {
  const sheet = planScope(planNames({ inputs: [list(atMost)], definitions: [] }));
  const records = sheet.records("list", sheet);
  return records && "each" in records ? records.each : undefined;
};
const known = (...values: readonly (string | undefined)[]): readonly Scope[] => {
  const records = values.map((value) => new Map(value === undefined ? [] : [["list.x", fromText(value)]]));
  const sheet = planScope(planNames({ inputs: [list(9)], definitions: [] }), new Map([["list", records]]));
  const found = sheet.records("list", sheet);
  return found && "known" in found ? found.known : [];
};
const found = (of: Before, scope: Scope | undefined) => textOf(scope && before(of, scope, bounds));

test("of records that are not known, from none to all the others", () => {
  expect([3, 1, 0].map((atMost) => found(x, each(atMost)))).toEqual(["-4..10 by 1", "0..0 by 0", "0..0 by 0"]);
});
test("of records that are, those before; one that is missing may be anything", () => {
  expect(known("1", "2", "3").map((scope) => found(x, scope))).toEqual(["0..0 by 0", "1..1 by 1", "3..3 by 1"]);
  expect(known("1", undefined, "3").map((scope) => found(x, scope))).toEqual(["0..0 by 0", "1..1 by 1", "-1..6 by 1"]);
});
test("in whichever order they are asked", () => {
  expect([...known("1", "2", "3")].reverse().map((scope) => found(x, scope))).toEqual(["3..3 by 1", "1..1 by 1", "0..0 by 0"]);
});
test("a value that refuses: nothing can come after it, but the first record can", () => {
  expect(known("1", "2", "3").map((scope) => found(node(refuse), scope))).toEqual(["0..0 by 0", "refused", "refused"]);
  expect(found(node(refuse), each(3))).toBe("0..0 by 0");
});
test("outside of a record there is none", () => {
  expect(found(x, planScope(planNames({ inputs: [list(3)], definitions: [] })))).toBe("refused");
});
