/** Bounds as text, both ways: `0..10 by 0.5`, `1/3..1 by fraction`. */
import type { Bound } from "../../../src/plan/bounds/bounds.ts";
import type { Condition, Numeric } from "../../../src/plan/ir.ts";
import { fromText, toText } from "../../../src/text/exact.ts";
import { at } from "../sales.ts";

export const textOf = (bound: Bound | undefined): string =>
  bound ? `${toText(bound.low)}..${toText(bound.high)} by ${bound.unit ? toText(bound.unit) : "fraction"}` : "refused";
export const boundOf = (text: string): Bound => {
  const [, low = "", high = "", unit = ""] = /^(.*)\.\.(.*) by (.*)$/.exec(text) ?? [];
  return { low: fromText(low), high: fromText(high), unit: unit === "fraction" ? undefined : fromText(unit) };
};

export const holds: Condition = { op: "all", of: [] };
export const fails: Condition = { op: "any", of: [] };
export const refuse: Numeric = { op: "refuse", code: "no", says: { zh: "", en: "" }, at };
export const items = (...of: readonly (readonly [Numeric, Condition])[]) => ({
  bag: "items" as const,
  of: of.map(([value, when]) => ({ value, when })),
});
