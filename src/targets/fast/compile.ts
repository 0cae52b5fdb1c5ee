/**
 * The integer form as steps over registers. A block is steps that run together; what a block has read or computed is known to it and to the
 * blocks inside it. What is always demanded is computed once, in order; anything else where it is first needed, by name if at several places.
 */

import type { Bool, Code, Int, Integers, Slot } from "../../integers/ir.ts";
import { constantOf } from "../../integers/nodes.ts";
import { demanded, uses } from "../../integers/visit.ts";
import { arithmeticStep } from "./arithmetic.ts";
import type { Block, ColumnPlace, Compiler, EntryOf, Machine, Place, Site, Store } from "./blocks.ts";
import { fits, isNarrow } from "./blocks.ts";
import { conditionStep } from "./conditions.ts";
import { beforeStep, gatherStep } from "./gather.ts";
import type { Step } from "./steps.ts";
import * as step from "./steps.ts";
import { gaveUp } from "./steps.ts";
import { tableStep } from "./table.ts";

const storeOf = (columns: readonly string[]): Store => {
  const width = columns.length;
  const store: Store = {
    columns,
    width,
    numbers: new Float64Array(width * 16),
    wides: [],
    reserve: (records) => {
      if (store.numbers.length < records * width) store.numbers = new Float64Array(records * width * 2);
    },
  };
  return store;
};

/** Roots are slots that are demanded whatever the facts are. */
export const compile = (integers: Integers, roots: readonly string[]): Machine => {
  const numbers: number[] = [];
  const wides: bigint[] = [];
  const fresh = (value = 0) => numbers.push(value) - 1;
  const freshWide = (value = 0n) => wides.push(value) - 1;
  const freshPlace = (isWide: boolean): Place => ({ wide: isWide, at: isWide ? freshWide() : fresh() });
  const constants = new Map<string, Place>();
  const constant = (value: bigint, isWide = !fits(value < 0n ? -value : value)): Place => {
    const key = `${value}${isWide ? "n" : ""}`;
    const known = constants.get(key) ?? { wide: isWide, at: isWide ? freshWide(value) : fresh(Number(value)) };
    constants.set(key, known);
    return known;
  };

  const slots = new Map(integers.slots.map((slot) => [slot.name, slot]));
  const columns = new Map(integers.columns.map((column) => [column.name, column]));
  const counts = uses(integers.slots, roots);
  const stores = new Map<string, Store>();
  for (const { name, of } of integers.columns) {
    if (of.type !== "list") continue;
    const own = integers.columns.filter((column) => column.list === name).map((column) => column.name);
    stores.set(name, storeOf(own));
  }

  const site = (list: string | undefined, outer: Block | undefined): Site => {
    const made: Site = {
      list,
      body: { site: () => made, steps: [], known: new Map(), outer },
      columns: new Map(),
      memos: new Map(),
      generation: fresh(),
      index: fresh(),
      starts: [],
    };
    return made;
  };
  const sheet = site(undefined, undefined);
  const child = (outer: Block): Block => ({ site: outer.site, steps: [], known: new Map(), outer });
  /** A loop sees the sheet, never the records of a loop around it. */
  const loop = (list: string, outer: Block): Site => {
    let from = outer;
    while (from.site().list !== undefined && from.outer) from = from.outer;
    return site(list, from);
  };
  const find = (block: Block | undefined, name: string): Place | undefined =>
    block && (block.known.get(name) ?? find(block.outer, name));

  const register = (name: string, at: Site): ColumnPlace => {
    const home = columns.get(name)?.list === undefined ? sheet : at;
    const known = home.columns.get(name);
    if (known) return known;
    const of = columns.get(name)?.of;
    const state = fresh();
    const isWide = of?.type === "number" && !isNarrow(of);
    const made: ColumnPlace = { state, value: isWide ? { wide: true, at: freshWide() } : { wide: false, at: state } };
    home.columns.set(name, made);
    return made;
  };
  /** The column has a value: checked on first use in a block, unless that was done before anything ran. */
  const column = (name: string, block: Block): Place => {
    const known = find(block, name);
    if (known) return known;
    const { state, value } = register(name, block.site());
    block.steps.push((n) => {
      if (!((n[state] as number) < Number.POSITIVE_INFINITY)) throw gaveUp;
    });
    block.known.set(name, value);
    return value;
  };

  const compute = ({ is }: Slot, block: Block): Place => {
    switch (is.sort) {
      case "number":
        return int(is.value, block);
      case "choice":
        return { wide: false, at: code(is.value, block) };
      case "condition":
        return { wide: false, at: bool(is.value, block) };
    }
  };
  const slot = (name: string, block: Block): Place => {
    const known = find(block, name);
    if (known) return known;
    const of = slots.get(name);
    if (!of) throw new Error(`the integer form has no slot ${name}`);
    const home = of.list === undefined ? sheet : block.site();
    const once = block === home.body || (home === block.site() && counts.get(name) === 1);
    const place = once ? compute(of, block) : shared(of, home, block);
    block.known.set(name, place);
    return place;
  };
  /** Computed by whichever block comes first, and then remembered until the site's generation changes. */
  const shared = (of: Slot, home: Site, block: Block): Place => {
    let memo = home.memos.get(of.name);
    if (!memo) {
      const inside = child(home.body);
      const place = compute(of, inside);
      const done = fresh();
      const { generation } = home;
      const steps = step.block(inside.steps);
      const ensure: Step = (n, w) => {
        if (n[done] === n[generation]) return;
        steps(n, w);
        n[done] = n[generation] as number;
      };
      memo = { place, ensure };
      home.memos.set(of.name, memo);
    }
    block.steps.push(memo.ensure);
    return memo.place;
  };

  const asNumber = (place: Place, block: Block): number => {
    if (!place.wide) return place.at;
    const to = fresh();
    block.steps.push(step.narrow(to, place.at));
    return to;
  };
  const asWide = (place: Place, block: Block): number => {
    if (place.wide) return place.at;
    const to = freshWide();
    block.steps.push(step.widen(to, place.at));
    return to;
  };
  const number = (node: Int, block: Block): number => {
    const value = constantOf(node);
    return value === undefined ? asNumber(int(node, block), block) : constant(value).at;
  };
  const wide = (node: Int, block: Block): number => {
    const value = constantOf(node);
    return value === undefined ? asWide(int(node, block), block) : constant(value, true).at;
  };
  /** The value in the place given, whichever way it was computed. */
  const into = (place: Place, node: Int, block: Block): void => {
    block.steps.push(place.wide ? step.moveWide(place.at, wide(node, block)) : step.move(place.at, number(node, block)));
  };

  const int = (node: Int, block: Block): Place => {
    switch (node.int) {
      case "constant":
        return constant(BigInt(node.value));
      case "column":
        return column(node.name, block);
      case "slot":
        return slot(node.name, block);
      case "sum":
      case "product":
      case "least":
      case "greatest":
      case "floorDivide":
        return arithmeticStep(self, node, block);
      case "table": {
        const to = freshPlace(!isNarrow(node));
        tableStep(self, block, node.on, node.rows, {
          place: to,
          constant: (of) => (to.wide ? undefined : constantOf(of)),
          into: (of, inside) => into(to, of, inside),
        });
        return to;
      }
      case "gather":
        return gatherStep(self, block, node);
      case "before":
        return beforeStep(self, block, node);
      case "refuse":
        block.steps.push(() => {
          throw gaveUp;
        });
        return { wide: false, at: fresh() };
    }
  };

  const code = (node: Code, block: Block): number => {
    switch (node.code) {
      case "constant":
        return constant(BigInt(node.value)).at;
      case "column":
        return column(node.name, block).at;
      case "slot":
        return slot(node.name, block).at;
      case "table": {
        const to = fresh();
        tableStep(self, block, node.on, node.rows, {
          place: { wide: false, at: to },
          constant: (of) => (of.code === "constant" ? BigInt(of.value) : undefined),
          into: (of, inside) => inside.steps.push(step.move(to, code(of, inside))),
        });
        return to;
      }
    }
  };
  const bool = (node: Bool, block: Block): number => conditionStep(self, node, block);
  const state: Compiler["state"] = (name, block) => ({
    at: register(name, block.site()).state,
    optional: columns.get(name)?.optional ?? false,
  });
  const self: Compiler = {
    integers,
    slots,
    stores,
    fresh,
    constant: (value) => constant(BigInt(value)).at,
    state,
    freshWide,
    child,
    loop,
    column,
    slot,
    int,
    number,
    wide,
    bool,
    code,
  };

  const always = demanded(slots, undefined, (see) => {
    for (const name of roots) see("slot", name, true);
  });
  for (const name of always.columns) sheet.body.known.set(name, register(name, sheet).value);
  for (const { name } of integers.slots) if (always.slots.has(name)) slot(name, sheet.body);
  const places = new Map(roots.map((name) => [name, slot(name, sheet.body)]));
  const entryOf: EntryOf = ({ name, list, of, mayNotApply }, key, put) => {
    // In a text, `n/a` is a text.
    const entry = { key, put, required: always.columns.has(name), mayNotApply: mayNotApply && of.type !== "text" };
    const at = stores.get(list ?? "")?.columns.indexOf(name);
    if (at !== undefined) return { ...entry, at, wideAt: at };
    const { state, value } = register(name, sheet);
    return { ...entry, at: state, wideAt: value.at };
  };
  return { numbers, wides, stores, sheet, entryOf, places };
};
