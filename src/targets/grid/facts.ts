/** Typed cells: what state one is in, and the whole number that it holds. Nothing is rounded: what does not lie on the grid is refused. */
import type { Column } from "../../integers/ir.ts";
import { rangeOf } from "../../integers/ranges.ts";
import type { ColumnOf } from "../../integers/units.ts";
import type { Input, NumberKind } from "../../plan/ir.ts";
import { denominator, divide, type Fraction, fraction, fromText, isMultiple, numerator } from "../../text/exact.ts";
import type { Says } from "../../text/path.ts";
import type { Draft } from "./draft.ts";
import { and, call, type Formula, infix, literal, none, number, or, product, text, truth, when } from "./formula.ts";
import { factKey, stateKey, states, valueKey } from "./keys.ts";
import { factValueTitle } from "./titles.ts";
import type { Block } from "./words.ts";

/** Day 0 of spreadsheets is 1899-12-30. */
const firstDay = 25569;
const secondsPerDay = 86400;
/** As near to a whole number as two different cells never are: spreadsheets tell 15 digits apart. */
const nearness = "4E-15";
/** Of a unit: where there are so many that the digits are used up, what is farther off was typed so. */
const farthest = "0.05";

/** How cells hold a fact: a per cent as its share, a day as its number, a time as so many of its unit. */
export type CellForm =
  | { readonly form: "number"; readonly perCell: Fraction }
  | { readonly form: "day" }
  | { readonly form: "moment" };
/** How much a cell of 1 is, in the fact's own measure: seconds for a duration. */
export const cellForm = ({ kind, unit, bare }: NumberInCells): CellForm => {
  switch (kind) {
    case "date":
      return { form: "day" };
    case "datetime":
      return { form: "moment" };
    case "duration":
      return { form: "number", perCell: secondsPerCell({ unit, bare }) };
    default:
      return { form: "number", perCell: fraction(1) };
  }
};
type NumberInCells = { readonly kind: NumberKind; readonly unit: string; readonly bare?: string | undefined };
const hour = 3600;
const minute = 60;
/** Times are typed in what the fact is declared in, or in the largest unit that its grid is a whole number of. */
export const secondsPerCell = ({ unit, bare }: Omit<NumberInCells, "kind">): Fraction => {
  if (bare !== undefined) return fromText(bare);
  return fraction([hour, minute].find((seconds) => isMultiple(fromText(unit), fraction(seconds))) ?? 1);
};

type Found = { readonly state: Formula; readonly value: Formula };

/** Adds the state and the value of a typed cell to the table of people or of a list. `words`: what may be typed for an option. */
export const addFact = (draft: Draft, table: string, { name, title }: Input, column: Column, options: Options): void => {
  const typed = { is: "cells", table, column: factKey(name), reach: "row" } as const satisfies Formula;
  const { state, value } = found(typed, column, name, options);
  const usable = when(call("ISERROR", typed), number(states.unreadable), stateOf(typed, column, state));
  const cell = draft.add(table, stateKey(name), stateTitle(title), usable);
  const good = infix("=", cell, number(states.good));
  if (column.of.type !== "text") draft.add(table, valueKey(name), factValueTitle(title, column.of), when(good, value, none));
};
/** Holds for what may stand in a typed cell of numbers, be it nothing: what a spreadsheet asks while it is typed. */
export const accepts = (typed: Formula, column: Column): Formula | undefined =>
  column.of.type === "number"
    ? infix("<=", stateOf(typed, column, foundNumber(typed, column.of).state), number(states.notApplicable))
    : undefined;
const stateTitle = ({ zh, en }: Says): Says => ({ zh: `${zh}：状态`, en: `${en}: state` });

const stateOf = (typed: Formula, { mayNotApply, of }: Column, otherwise: Formula): Formula => {
  const words = saysNotApplicable(typed);
  const away = number(mayNotApply ? states.notApplicable : states.needsValue);
  const present = of.type === "text" ? otherwise : when(words, away, otherwise);
  return when(isBlank(typed), number(states.blank), present);
};
export const isBlank = (typed: Formula): Formula => infix("=", call("LEN", call("TRIM", typed)), number(0));
export const saysNotApplicable = (typed: Formula): Formula =>
  or([infix("=", typed, text("n/a")), infix("=", typed, text("不适用"))]);

/** Where the words for an option stand, each beside its number. */
export type Options = (name: string, codes: readonly number[]) => Block;

const found = (typed: Formula, { of }: Column, name: string, options: Options): Found => {
  switch (of.type) {
    case "number":
      return foundNumber(typed, of);
    case "choice": {
      const { texts, numbers } = options(name, of.codes);
      const code = call("SUMPRODUCT", product([infix("=", texts, typed), numbers]));
      // Programs that take two words for the same would take one option for another.
      const fits = call("SUMPRODUCT", product([infix("=", texts, typed), number(1)]));
      return { state: when(infix("=", fits, number(1)), number(states.good), number(states.unreadable)), value: code };
    }
    case "flag": {
      const [yes, no] = [isOneOf(typed, true), isOneOf(typed, false)];
      return {
        state: when(or([yes, no]), number(states.good), number(states.unreadable)),
        value: yes,
      };
    }
    case "text":
    case "list":
      return { state: number(states.good), value: typed };
  }
};
const flagWords = { yes: ["是", "yes", "y", "true", "1"], no: ["否", "no", "n", "false", "0"] } as const;
const isOneOf = (typed: Formula, holds: boolean): Formula => {
  const words = flagWords[holds ? "yes" : "no"].map((word) => infix("=", typed, text(word)));
  return call("OR", infix("=", typed, truth(holds)), infix("=", typed, number(holds ? 1 : 0)), ...words);
};

const foundNumber = (typed: Formula, of: ColumnOf<"number">): Found => {
  const { units, steps } = inUnits(typed, of);
  const { low, high } = rangeOf(of);
  const nearest = call("ROUND", units, number(0));
  const apart = infix(
    ">",
    call("ABS", infix("-", units, nearest)),
    call("MIN", product([call("ABS", units), literal(nearness)]), literal(farthest)),
  );
  const whole = steps === 1n ? nearest : infix("/", nearest, number(steps));
  const beyond = [
    ...(low === undefined ? [] : [infix("<", whole, number(low))]),
    ...(high === undefined ? [] : [infix(">", whole, number(high))]),
  ];
  const off = steps === 1n ? apart : or([apart, infix("<>", product([call("INT", whole), number(steps)]), nearest)]);
  const good = when(off, number(states.offGrid), number(states.good));
  const inRange = beyond.length === 0 ? good : when(or(beyond), number(states.outOfRange), good);
  return { state: when(isNumber(typed), inRange, number(states.unreadable)), value: whole };
};
/** To LibreOffice TRUE is a number. */
const isNumber = (typed: Formula): Formula => and([call("ISNUMBER", typed), call("NOT", call("ISLOGICAL", typed))]);
/** The cell in units, as a whole number of `steps`-ths of one. */
const inUnits = (typed: Formula, of: ColumnOf<"number">): { readonly units: Formula; readonly steps: bigint } => {
  const form = cellForm(of);
  switch (form.form) {
    case "day":
      return { units: infix("-", typed, number(firstDay)), steps: numerator(fromText(of.unit)) };
    case "moment": {
      // A part of a day has no exact double: what is within a millisecond of a second is that second.
      const seconds = product([infix("-", typed, number(firstDay)), number(secondsPerDay)]);
      return { units: call("ROUND", seconds, number(3)), steps: numerator(fromText(of.unit)) };
    }
    case "number": {
      const factor = divide(form.perCell, fromText(of.unit));
      const [times, steps] = [numerator(factor), denominator(factor)];
      return { units: times === 1n ? typed : product([typed, number(times)]), steps };
    }
  }
};
