/** Who has no value because it does not apply to them, or because they may leave it out, as opposed to those who lack something. */
import type { Integers } from "../../integers/ir.ts";
import { ownerOf } from "../../integers/slot-names.ts";
import type { Definition } from "../../plan/ir.ts";
import { decidingName, type Line } from "./deciding.ts";
import { type Draft, people } from "./draft.ts";
import { and, cell, type Formula, infix, lacks, number, or, truth, when } from "./formula.ts";
import { stateKey, states, valueKey } from "./keys.ts";
import { needsOf } from "./needs.ts";

type Around = {
  readonly draft: Draft;
  readonly integers: Integers;
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly lines: ReadonlyMap<string, readonly Line[]>;
  readonly without: (definition: string) => Formula;
};
/** Of a definition: 1 where somebody lacks a value and something is wrong with that, else 0. */
export type Lacking = (name: string) => Formula;

export const openLacking = ({ draft, integers, definitions, lines, without }: Around): Lacking => {
  const slots = new Map(integers.slots.map((slot) => [slot.name, slot]));
  const inputs = new Map(integers.columns.map((column) => [column.name, column]));
  const needs = (name: string) => {
    const { sure, perhaps } = needsOf(name, slots, definitions.get(name));
    return [...sure, ...perhaps].map((one) => ownerOf(one));
  };
  const canStayAway = (name: string, seen: ReadonlySet<string> = new Set()): boolean => {
    const input = inputs.get(name);
    if (input) return input.optional || input.mayNotApply;
    return !seen.has(name) && needs(name).some((one) => canStayAway(one, new Set([...seen, name])));
  };
  const ofInput = (name: string) => {
    const column = inputs.get(name);
    const state = cell(people, stateKey(name));
    const is = (which: number) => infix("=", state, number(which));
    const beyond = infix(">=", state, number(states.unreadable));
    return column?.optional
      ? { wrong: beyond, away: or([is(states.blank), is(states.notApplicable)]) }
      : { wrong: or([is(states.blank), beyond]), away: is(states.notApplicable) };
  };
  const known = new Map<string, Formula>();
  const lacking: Lacking = (name) => {
    const found = known.get(name);
    if (found) return found;
    const made = make(name);
    known.set(name, made);
    return made;
  };
  const make = (name: string): Formula => {
    const own = without(name);
    if (!canStayAway(name)) return when(own, number(1), number(0));
    const causes = [...new Set(needs(name))].flatMap((one) => {
      if (inputs.has(one)) return inputs.get(one)?.list === undefined ? [ofInput(one)] : [];
      if (!definitions.has(one) || slots.get(one)?.list !== undefined) return [];
      const missing = without(one);
      const other = lacking(one);
      return [{ wrong: and([missing, infix("=", other, number(1))]), away: and([missing, infix("=", other, number(0))]) }];
    });
    const refuses = lines.get(name)?.some((line) => line.refuses) ? [rowRefuses(name)] : [];
    const wrong = or([...causes.map((cause) => cause.wrong), ...refuses]);
    const away = causes.length === 0 ? truth(false) : or(causes.map((cause) => cause.away));
    const fine = when(wrong, number(1), when(away, number(0), number(1)));
    const title = definitions.get(name)?.title ?? { zh: name, en: name };
    return draft.part(people, { zh: `${title.zh}：有缺`, en: `${title.en}: lacking` }, when(own, fine, number(0)));
  };
  // Where a row is decided upon and there is no value all the same, something within the row is wrong or away: only rows that refuse are asked for.
  const rowRefuses = (name: string): Formula => {
    const row = cell(people, valueKey(decidingName(name)));
    const refusing = (lines.get(name) ?? []).flatMap((line, i) => (line.refuses ? [infix("=", row, number(i + 1))] : []));
    return when(lacks(row), truth(false), or(refusing));
  };
  return lacking;
};
