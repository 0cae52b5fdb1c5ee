/** Columns and slots by name: what is known to a block is read there, anything else where it is first needed. */
import { ofSlot } from "../../integers/fold.ts";
import type { Slot } from "../../integers/ir.ts";
import { type Block, child, find, fresh, freshWide, type Held, homeOf, type Site } from "./blocks.ts";
import { isNarrow, type Register } from "./registers.ts";
import { gaveUp, joined, type Numbers, type Wides } from "./steps.ts";

/** Where the column is while the site runs, whether it has a value or not. */
export const heldAt = (name: string, block: Block): Held => {
  const column = block.columns.get(name);
  const { held } = homeOf(column?.list, block);
  const known = held.get(name);
  if (known) return known;
  const state = fresh(block);
  const isWide = column?.of.type === "number" && !isNarrow(column.of);
  const value = isWide ? { wide: true, at: freshWide(block) } : { wide: false, at: state };
  held.set(name, { state, value });
  return { state, value };
};
/** The value of the column: checked on first use in a block, unless that was done before anything ran. */
export const columnAt = (name: string, block: Block): Register => {
  const known = find(block, name);
  if (known) return known;
  const { state, value } = heldAt(name, block);
  block.steps.push((n) => {
    if (!((n[state] as number) < Number.POSITIVE_INFINITY)) throw gaveUp;
  });
  block.known.set(name, value);
  return value;
};

const compute = (slot: Slot, block: Block): Register => {
  const { number, condition, choice } = block.go;
  return ofSlot(slot, {
    number: (node) => number(node)(block),
    condition: (node) => ({ wide: false, at: condition(node)(block) }),
    choice: (node) => ({ wide: false, at: choice(node)(block) }),
  });
};
/** Computed by whichever block comes first, and then remembered until the site's generation changes. */
const memoOf = (slot: Slot, { body, generation, memos }: Site) => {
  const known = memos.get(slot.name);
  if (known) return known;
  const inside = child(body);
  const register = compute(slot, inside);
  const done = fresh(body);
  const steps = joined(inside.steps);
  const memo = {
    register,
    ensure: (n: Numbers, w: Wides) => {
      if (n[done] === n[generation]) return;
      steps(n, w);
      n[done] = n[generation] as number;
    },
  };
  memos.set(slot.name, memo);
  return memo;
};
const remembered = (slot: Slot, home: Site, block: Block): Register => {
  const { register, ensure } = memoOf(slot, home);
  block.steps.push(ensure);
  return register;
};
export const slotAt = (name: string, block: Block): Register => {
  const known = find(block, name);
  if (known) return known;
  const { slots, uses } = block;
  const of = slots.get(name);
  if (!of) throw new Error(`the integer form has no slot ${name}`);
  const home = homeOf(of.list, block);
  const once = block === home.body || (home === block.site() && uses.get(name) === 1);
  const register = once ? compute(of, block) : remembered(of, home, block);
  block.known.set(name, register);
  return register;
};
