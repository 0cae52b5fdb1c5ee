/** The members of a gather, one after another: each that takes part leaves its value in a register. */
import type { IntBag, IntMember } from "../../integers/ir.ts";
import { demanded, isAlways, memberReads } from "../../integers/visit.ts";
import { type Block, child, loop } from "./blocks.ts";
import { columnAt, slotAt } from "./names.ts";
import { loader, storeOf } from "./records.ts";
import { joined, type Numbers, type Step, type Wides } from "./steps.ts";
import { conditionAt, numberAt, wideAt } from "./values.ts";

/** Is told the register in which a member has left its value. */
export type Found = (n: Numbers, w: Wides, at: number) => void;
export type Each = (n: Numbers, w: Wides, found: Found) => void;

/** `test` leaves in the register `when` whether the member takes part (absent: it always does), `value` its value in the register `at`. */
type Member = { readonly test: Step; readonly when: number | undefined; readonly value: Step; readonly at: number };
const member = (block: Block, { value, when }: IntMember, wide: boolean): Member => {
  const condition = isAlways(when) ? undefined : conditionAt(when, block);
  const inside = child(block);
  const at = wide ? wideAt(value, inside) : numberAt(value, inside);
  return { test: joined(block.steps), when: condition, value: joined(inside.steps), at };
};
const run = ({ test, when, value, at }: Member, n: Numbers, w: Wides, found: Found): void => {
  test(n, w);
  if (when !== undefined && n[when] !== 1) return;
  value(n, w);
  found(n, w, at);
};

const eachItem = (block: Block, items: readonly IntMember[], wide: boolean): Each => {
  // What the condition of an earlier member has read is known to the later ones.
  let inside = block;
  const members = items.map((item) => {
    inside = child(inside);
    return member(inside, item, wide);
  });
  return (n, w, found) => {
    for (let i = 0; i < members.length; i++) run(members[i] as Member, n, w, found);
  };
};
const eachRecord = (block: Block, of: IntBag & { readonly bag: "rows" }, wide: boolean): Each => {
  const { list } = of;
  const store = storeOf(list, block);
  const count = columnAt(list, block).at;
  const site = loop(list, block);
  const { body } = site;
  const always = demanded(block.slots, list, (see) => memberReads(of)(see, true));
  for (const slot of block.integers.slots) if (always.slots.has(slot.name)) slotAt(slot.name, body);
  const one = member(body, of, wide);
  const load = loader(site, store);
  const start = joined(site.starts);
  return (n, w, found) => {
    const end = n[count] as number;
    start(n, w);
    for (let i = 0; i < end; i++) {
      load(n, w, i);
      run(one, n, w, found);
    }
  };
};
export const eachMember = (block: Block, of: IntBag, wide: boolean): Each =>
  of.bag === "items" ? eachItem(block, of.of, wide) : eachRecord(block, of, wide);
