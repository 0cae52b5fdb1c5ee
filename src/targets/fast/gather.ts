/** Gathers: one after another the members that take part leave a value in a register, which is added up or put aside for sorting. */

import type { Bool, Int, IntGather } from "../../integers/ir.ts";
import { reach } from "../../integers/reach.ts";
import { demanded, isAlways, memberReads } from "../../integers/visit.ts";
import type { Block, Compiler, Place, Site, Store } from "./blocks.ts";
import { fits, isNarrow } from "./blocks.ts";
import type { Numbers, Step, Wides } from "./steps.ts";
import { gaveUp, block as joined, narrow } from "./steps.ts";

type Found = (n: Numbers, w: Wides, at: number) => void;
type Each = (n: Numbers, w: Wides, found: Found) => void;

/** `before` decides whether the member takes part, `value` leaves its value in the register `at`. */
type Member = { readonly before: Step; readonly when: number | undefined; readonly value: Step; readonly at: number };
const member = (self: Compiler, block: Block, value: Int, when: Bool, wide: boolean): Member => {
  const condition = isAlways(when) ? undefined : self.bool(when, block);
  const inside = self.child(block);
  const at = wide ? self.wide(value, inside) : self.number(value, inside);
  return { before: joined(block.steps), when: condition, value: joined(inside.steps), at };
};
const visit = ({ before, when, value, at }: Member, n: Numbers, w: Wides, found: Found): void => {
  before(n, w);
  if (when !== undefined && n[when] !== 1) return;
  value(n, w);
  found(n, w, at);
};

const eachItem = (
  self: Compiler,
  block: Block,
  of: readonly { readonly value: Int; readonly when: Bool }[],
  wide: boolean,
): Each => {
  // What the condition of an earlier member has read is known to the later ones.
  let inside = block;
  const members = of.map(({ value, when }) => {
    inside = self.child(inside);
    return member(self, inside, value, when, wide);
  });
  return (n, w, found) => {
    for (let i = 0; i < members.length; i++) visit(members[i] as Member, n, w, found);
  };
};
/** Puts the columns of a record into the registers of a loop. */
const loader = ({ columns, generation, index }: Site, store: Store) => {
  const loads = [...columns].map(([name, place]) => ({ from: store.columns.indexOf(name), ...place }));
  return (n: Numbers, w: Wides, i: number): void => {
    n[generation] = (n[generation] as number) + 1;
    n[index] = i;
    const start = i * store.width;
    for (let k = 0; k < loads.length; k++) {
      const { from, state, value: to } = loads[k] as (typeof loads)[number];
      n[state] = store.numbers[start + from] as number;
      if (to.wide) w[to.at] = store.wides[start + from] ?? 0n;
    }
  };
};
const storeOf = (self: Compiler, list: string): Store => {
  const store = self.stores.get(list);
  if (!store) throw new Error(`the integer form has no list ${list}`);
  return store;
};

const eachRecord = (self: Compiler, block: Block, list: string, value: Int, when: Bool, wide: boolean): Each => {
  const store = storeOf(self, list);
  const count = self.column(list, block).at;
  const site = self.loop(list, block);
  const { body } = site;
  const always = demanded(self.slots, list, (see) => memberReads({ value, when })(see, true));
  for (const slot of self.integers.slots) if (always.slots.has(slot.name)) self.slot(slot.name, body);
  const one = member(self, body, value, when, wide);
  const load = loader(site, store);
  const start = joined(site.starts);
  return (n, w, found) => {
    const end = n[count] as number;
    start(n, w);
    for (let i = 0; i < end; i++) {
      load(n, w, i);
      visit(one, n, w, found);
    }
  };
};

/** A running sum that goes on from where it was left: over the whole loop each record is read once more, not once for each that follows it. */
export const beforeStep = (self: Compiler, block: Block, node: Int & { int: "before" }): Place => {
  const home = block.site();
  const store = storeOf(self, node.list);
  const site = self.loop(node.list, block);
  const wide = !fits(reach(node));
  const value = wide ? self.wide(node.value, site.body) : self.number(node.value, site.body);
  const evaluate = joined(site.body.steps);
  const load = loader(site, store);
  const next = self.fresh();
  const sum = wide ? self.freshWide() : self.fresh();
  home.starts.push((n, w) => {
    n[next] = 0;
    if (wide) w[sum] = 0n;
    else n[sum] = 0;
    for (const start of site.starts) start(n, w);
  });
  block.steps.push((n, w) => {
    const end = n[home.index] as number;
    for (let i = n[next] as number; i < end; i++) {
      load(n, w, i);
      evaluate(n, w);
      if (wide) w[sum] = (w[sum] as bigint) + (w[value] as bigint);
      else n[sum] = (n[sum] as number) + (n[value] as number);
    }
    n[next] = end;
  });
  if (!wide || !isNarrow(node)) return { wide, at: sum };
  const at = self.fresh();
  block.steps.push(narrow(at, sum));
  return { wide: false, at };
};

/** How the members that were found become the result. `T` is number or bigint; the registers of a kind hold nothing else. */
type Arithmetic<T> = {
  readonly zero: T;
  readonly one: T;
  readonly count: (n: number) => T;
  readonly add: (a: T, b: T) => T;
  readonly multiply: (a: T, b: T) => T;
  readonly order: (a: T, b: T) => number;
};
const narrowArithmetic: Arithmetic<number> = {
  zero: 0,
  one: 1,
  count: (n) => n,
  add: (a, b) => a + b,
  multiply: (a, b) => a * b,
  order: (a, b) => a - b,
};
const wideArithmetic: Arithmetic<bigint> = {
  zero: 0n,
  one: 1n,
  count: BigInt,
  add: (a, b) => a + b,
  multiply: (a, b) => a * b,
  order: (a, b) => (a < b ? -1 : a > b ? 1 : 0),
};
const joinOf = <T>({ by, drop }: IntGather, { zero, one, count, add, multiply, order }: Arithmetic<T>): ((found: T[]) => T) => {
  const kept = (found: T[]) => found.sort(order).slice(drop.low, Math.max(drop.low, found.length - drop.high));
  const some = (value: T | undefined): T => {
    if (value === undefined) throw gaveUp;
    return value;
  };
  switch (by) {
    case "count":
      return (found) => count(found.length);
    case "product":
      return (found) => found.reduce(multiply, one);
    case "sum":
      return (found) => kept(found).reduce(add, zero);
    case "least":
      return (found) => some(kept(found)[0]);
    case "greatest":
      return (found) => some(kept(found).at(-1));
    case "twiceMedian":
      return (found) => {
        const values = kept(found);
        const middle = values.length >> 1;
        return add(some(values[values.length % 2 === 0 ? middle - 1 : middle]), some(values[middle]));
      };
  }
};

export const gatherStep = (self: Compiler, block: Block, node: Int & { int: "gather" }): Place => {
  const { of, by, drop } = node;
  const wide = !fits(reach(node));
  const each =
    of.bag === "items" ? eachItem(self, block, of.of, wide) : eachRecord(self, block, of.list, of.value, of.when, wide);
  if (wide) {
    const found: bigint[] = [];
    const find: Found = (_, w, at) => found.push(w[at] as bigint);
    const join = joinOf(node, wideArithmetic);
    const to = self.freshWide();
    block.steps.push((n, w) => {
      found.length = 0;
      each(n, w, find);
      w[to] = join(found);
    });
    if (!isNarrow(node)) return { wide, at: to };
    const at = self.fresh();
    block.steps.push(narrow(at, to));
    return { wide: false, at };
  }
  const to = self.fresh();
  if (by === "sum" && drop.low + drop.high === 0) {
    const add: Found = (n, _, at) => {
      n[to] = (n[to] as number) + (n[at] as number);
    };
    block.steps.push((n, w) => {
      n[to] = 0;
      each(n, w, add);
    });
    return { wide, at: to };
  }
  const found: number[] = [];
  const find: Found = (n, _, at) => found.push(n[at] as number);
  const join = joinOf(node, narrowArithmetic);
  block.steps.push((n, w) => {
    found.length = 0;
    each(n, w, find);
    n[to] = join(found);
  });
  return { wide, at: to };
};
