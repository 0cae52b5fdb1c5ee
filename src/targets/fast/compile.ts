/**
 * The integer form as steps over registers. A block is steps that run together; what a block has read or computed is known to it and to the
 * blocks inside it. What is always demanded is computed once, in order; anything else where it is first needed, by name if at several places.
 */

import type { Integers } from "../../integers/ir.ts";
import { demanded, uses } from "../../integers/visit.ts";
import type { Plan } from "../../plan/ir.ts";
import { byName } from "../../plan/lookup.ts";
import { type Block, type Site, sheetOf } from "./blocks.ts";
import type { EntryOf, Fill } from "./entries.ts";
import { heldAt, slotAt } from "./names.ts";
import { nodes } from "./nodes.ts";
import { type Register, registersOf } from "./registers.ts";
import { type Stores, storesOf } from "./stores.ts";

/** A compiled plan: what the registers hold at first, where facts go, and where the roots will be. */
export type Machine = {
  readonly numbers: readonly number[];
  readonly wides: readonly bigint[];
  readonly stores: Stores;
  readonly sheet: Site;
  readonly entryOf: EntryOf;
  readonly roots: ReadonlyMap<string, Register>;
};

/** How facts get into the registers of a machine. */
export type Filler = (plan: Plan, integers: Integers, machine: Machine) => Fill;

/** Where each fact goes. `required` are the columns that are read whatever the facts are. */
const entries =
  (body: Block, required: ReadonlySet<string>): EntryOf =>
  ({ name, list, of, mayNotApply }, key, put) => {
    // In a text, `n/a` is a text.
    const entry = { key, put, required: required.has(name), mayNotApply: mayNotApply && of.type !== "text" };
    const at = body.stores.get(list ?? "")?.columns.indexOf(name);
    if (at !== undefined) return { ...entry, at, wideAt: at };
    const { state, value } = heldAt(name, body);
    return { ...entry, at: state, wideAt: value.at };
  };

/** Roots are slots that are demanded whatever the facts are. */
export const compile = (integers: Integers, roots: readonly string[]): Machine => {
  const registers = registersOf();
  const slots = byName(integers.slots);
  const stores = storesOf(integers.columns);
  const sheet = sheetOf({
    ...registers,
    integers,
    columns: byName(integers.columns),
    slots,
    uses: uses(integers.slots, roots),
    stores,
    go: nodes,
  });
  const { body } = sheet;
  const always = demanded(slots, undefined, (see) => {
    for (const name of roots) see("slot", name, true);
  });
  for (const name of always.columns) body.known.set(name, heldAt(name, body).value);
  for (const { name } of integers.slots) if (always.slots.has(name)) slotAt(name, body);
  const { numbers, wides } = registers;
  const found = new Map(roots.map((name) => [name, slotAt(name, body)]));
  return { numbers, wides, stores, sheet, entryOf: entries(body, always.columns), roots: found };
};
