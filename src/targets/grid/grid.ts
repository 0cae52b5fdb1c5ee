/**
 * A back end: the integer form of a plan as columns of formulas, filled down a table of people and one for each list. Every definition, fact and
 * part that is read more than once has a column; where it stands, and what it looks like, is for whoever makes a workbook of it.
 * This file is the door of its folder.
 */

import { ofSlot } from "../../integers/fold.ts";
import { toIntegers } from "../../integers/from-plan.ts";
import type { Column, IntegerDefinition, Integers, Slot } from "../../integers/ir.ts";
import { isPart, ownerOf } from "../../integers/slot-names.ts";
import { uses } from "../../integers/visit.ts";
import type { Definition, Input, Program } from "../../plan/ir.ts";
import { byName, columnsOfLists } from "../../plan/lookup.ts";
import type { Says } from "../../text/path.ts";
import { openLacking } from "./away.ts";
import { deciding } from "./deciding.ts";
import { type GridColumn, openDraft, people } from "./draft.ts";
import { cell, type Formula, infix, lacks } from "./formula.ts";
import type { Ground, Spot } from "./ground.ts";
import { addInputs, typedColumns } from "./inputs.ts";
import { figureKey, stateKey, valueKey } from "./keys.ts";
import { type Misfit, misfits } from "./limits.ts";
import { openGround } from "./nodes.ts";
import { openProblems } from "./problems.ts";
import { addFigures, type GridFigure, shownFigures } from "./sheet.ts";
import { teamFigures } from "./team/team.ts";
import { slotTitle } from "./titles.ts";
import { openWhy, type Surroundings } from "./why.ts";
import type { Block, Words } from "./words.ts";

export { type GridColumn, people } from "./draft.ts";
export { accepts, cellForm } from "./facts.ts";
export { firstDay } from "./figures.ts";
export { stateKey } from "./keys.ts";
export type { Misfit } from "./limits.ts";
export { printer, type Site, type Sites } from "./print.ts";
export { cellUnit, takes } from "./problems.ts";
export type { GridFigure } from "./sheet.ts";
export { type Block, openWords, type Words } from "./words.ts";

export type Grid = {
  /** By list; that of the people under `people`. */
  readonly tables: ReadonlyMap<string, readonly GridColumn[]>;
  /** What people see, in the order of the plan. */
  readonly figures: readonly GridFigure[];
  readonly columns: ReadonlyMap<string, Column>;
  /** The words that may be typed for a choice, the titles first. */
  readonly options: ReadonlyMap<string, Block>;
  /** Empty: the workbook gives every figure as the engine does. */
  readonly misfits: readonly Misfit[];
};
export type Asked = {
  /** Columns that say who somebody is, of which the first tells them apart. */
  readonly person: readonly Says[];
  readonly words: Words;
};
export const toGrid = (program: Program, { person, words }: Asked): Grid => {
  const { plan, lines } = deciding(program.plan);
  const integers = toIntegers(plan);
  const draft = openDraft();
  const limits = misfits();
  const columns = byName(integers.columns);
  const inputs = byName([...plan.inputs, ...columnsOfLists(plan)]);
  const homes = new Map([...integers.columns, ...integers.slots].map(({ name, list }) => [name, list ?? people]));
  const counts = uses(
    integers.slots,
    integers.slots.map(({ name }) => name).filter((name) => ownerOf(name) === name),
  );
  const inlined = inlinedSlots(integers, counts);
  const ground = openGround({
    draft,
    home: (name) => homes.get(name) ?? people,
    column: (name) => columns.get(name),
    see: limits.see,
    inlined: (name) => inlined.get(name),
  });

  const problems = openProblems(inputs, words);
  typedColumns(draft, plan.inputs, person);
  const options = addInputs(plan.inputs, person, {
    draft,
    columns,
    words,
    choices: integers.choices,
    problem: (list, name) => problems(name, cell(list, stateKey(name))),
  });
  const definitions = byName(plan.definitions);
  const forms = byName(integers.definitions);
  for (const slot of integers.slots) if (!inlined.has(slot.name)) addSlot(slot, definitions, forms, ground);

  const shown = shownFigures(plan);
  const told = new Set(shown.map(({ name }) => name));
  const reasons = new Map<string, Formula>();
  const around: Surroundings = {
    draft,
    words,
    integers,
    definitions,
    lines,
    problem: (name) => reasons.get(name) ?? problems(name, cell(people, stateKey(name))),
    without: (name) => lacks(withDivisor(name, integers)),
    told: (name) => (told.has(name) ? figureKey(name) : undefined),
    lists: new Map(plan.inputs.flatMap(({ name, title, of }) => (of.type === "list" ? [[name, title] as const] : []))),
  };
  const whys = openWhy(around);
  const { team } = program;
  if (team) {
    const lacking = openLacking(around);
    const { misfit } = limits;
    const persons = person.length;
    for (const [name, reason] of teamFigures({
      plan,
      draft,
      integers,
      team,
      lacking,
      persons,
      misfit,
      words,
      why: whys.why,
      without: around.without,
    }))
      reasons.set(name, reason);
  }
  const tables = [people, ...listsOf(plan.inputs)];
  const figures = addFigures(plan, shown, whys, around);
  return {
    tables: new Map(tables.map((table) => [table, draft.columns(table)])),
    columns,
    options,
    figures,
    misfits: limits.all(),
  };
};
/** A fraction has no value where its divisor has none. */
const withDivisor = (name: string, { definitions }: Integers): Formula => {
  const found = definitions.find((definition) => definition.name === name);
  const own = cell(people, valueKey(name));
  return found?.sort === "number" && found.den !== undefined ? infix("+", own, cell(people, valueKey(found.den))) : own;
};
const listsOf = (inputs: readonly Input[]): readonly string[] =>
  inputs.flatMap(({ name, of }) => (of.type === "list" ? name : []));

/** Parts of a definition that are read once stand where they are read. */
const inlinedSlots = ({ slots }: Integers, counts: ReadonlyMap<string, number>): ReadonlyMap<string, Slot> =>
  new Map(slots.flatMap((slot) => (isPart(slot.name) && counts.get(slot.name) === 1 ? [[slot.name, slot] as const] : [])));
const addSlot = (
  slot: Slot,
  definitions: ReadonlyMap<string, Definition>,
  forms: ReadonlyMap<string, IntegerDefinition>,
  ground: Ground,
): void => {
  const table = slot.list ?? people;
  const owner = ownerOf(slot.name);
  const title = definitions.get(owner)?.title ?? { zh: owner, en: owner };
  const spot: Spot = { table, title };
  ground.draft.add(table, valueKey(slot.name), slotTitle(title, slot.name, forms.get(owner)), ofSlot(slot, ground.nodes(spot)));
};
