/** The value of a definition as cells show it: per cents as shares, days by their number, times in hours, options by name. */
import type { IntegerDefinition, Integers } from "../../integers/ir.ts";
import type { NumberKind } from "../../plan/ir.ts";
import { denominator, fromText, numerator } from "../../text/exact.ts";
import type { Says } from "../../text/path.ts";
import { people } from "./draft.ts";
import { cell, type Formula, infix, number, product, sum, when } from "./formula.ts";
import { valueKey } from "./keys.ts";
import type { Words } from "./words.ts";

/** Day 0 of spreadsheets is 1899-12-30. */
export const firstDay = 25569;
export const yes: Says = { zh: "是", en: "yes" };
export const no: Says = { zh: "否", en: "no" };
const options: Says = { zh: "选项", en: "Options" };
/** How many units of a number stand in a cell of 1: seconds for what is shown in hours or days. */
export const perCell = (kind: NumberKind): bigint => (kind === "duration" ? 3600n : kind === "datetime" ? 86_400n : 1n);

export const shownValue = (definition: IntegerDefinition, { choices }: Integers, words: Words): Formula => {
  const own = cell(people, valueKey(definition.name));
  switch (definition.sort) {
    case "condition":
      return when(own, words.say(yes), words.say(no));
    case "choice":
      return words.pick(options[words.language], choices, own);
    case "number":
      return numberShown(own, definition);
  }
};
const numberShown = (own: Formula, { kind, unit, den }: IntegerDefinition & { readonly sort: "number" }): Formula => {
  const step = fromText(unit);
  const [top, bottom] = [numerator(step), denominator(step) * perCell(kind)];
  const times = top === 1n ? own : product([own, number(top)]);
  const below = [...(den === undefined ? [] : [cell(people, valueKey(den))]), ...(bottom === 1n ? [] : [number(bottom)])];
  const value = below.length === 0 ? times : infix("/", times, product(below));
  return kind === "date" || kind === "datetime" ? sum([value, number(firstDay)]) : value;
};
