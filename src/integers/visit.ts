/**
 * What a node of the integer form reads, and what of that whatever the facts are: an engine can fetch it beforehand, check it once, or compute
 * it in order. Anything else is read on some ways through the tables only.
 */
import { fold, type Go, ofSlot } from "./fold.ts";
import type { Bool, Branch, Code, Int, IntAxis, IntMember, Slot } from "./ir.ts";

/** `always`: the node has no value without it. Of the `state` of an input (given, not applicable) nothing is demanded. */
export type See = (of: "column" | "slot" | "state", name: string, always: boolean) => void;
/** Tells what is read by a node which is itself read always, or perhaps. */
type Reads = (see: See, always: boolean) => void;

export const isAlways = (when: Bool): boolean => when.bool === "all" && when.of.length === 0;

const nothing = (): Reads => () => {};
const one =
  (of: Parameters<See>[0]) =>
  ({ name }: { readonly name: string }): Reads =>
  (see, always) =>
    see(of, name, always);
const each =
  (of: readonly Int[]): Reads =>
  (see, always) => {
    for (const part of of) reads.number(part)(see, always);
  };
const parts = ({ of }: { readonly of: readonly Int[] }): Reads => each(of);

const axisReads = (axis: IntAxis): Reads => {
  switch (axis.axis) {
    case "number":
      return reads.number(axis.of);
    case "fraction":
      return each([axis.num, axis.den]);
    case "choice":
      return reads.choice(axis.of);
    case "condition":
      return reads.condition(axis.of);
  }
};
/** Of several rows none is sure to be reached. */
const branchReads =
  <R>({ on, rows }: Branch<R>, result: (of: R) => Reads): Reads =>
  (see, always) => {
    for (const axis of on) axisReads(axis)(see, always);
    for (const row of rows) {
      for (const cell of row.cells) if (cell.cell === "fraction") reads.condition(cell.when)(see, false);
      result(row.result)(see, always && rows.length === 1);
    }
  };
/** Of one member of a gather, once it is looked at. */
export const memberReads =
  ({ value, when }: IntMember): Reads =>
  (see, always) => {
    reads.condition(when)(see, always);
    reads.number(value)(see, always && isAlways(when));
  };
/** Only the first part is sure to be read. */
const junctionReads =
  ({ of }: { readonly of: readonly Bool[] }): Reads =>
  (see, always) => {
    for (const [i, part] of of.entries()) reads.condition(part)(see, always && i === 0);
  };

export const reads: Go<Reads, Reads, Reads> = fold<Reads, Reads, Reads>({
  number: {
    constant: nothing,
    column: one("column"),
    slot: one("slot"),
    sum: parts,
    product: parts,
    least: parts,
    greatest: parts,
    floorDivide: ({ of, by }) => each([of, by]),
    table: (node) => branchReads<Int>(node, reads.number),
    gather:
      ({ of }) =>
      (see, always) => {
        if (of.bag === "rows") see("column", of.list, always);
        for (const member of of.bag === "rows" ? [of] : of.of) memberReads(member)(see, always && of.bag === "items");
      },
    before:
      ({ value }) =>
      (see) =>
        reads.number(value)(see, false),
    refuse: nothing,
  },
  condition: {
    flag: one("column"),
    slot: one("slot"),
    given: one("state"),
    notApplicable: one("state"),
    within: ({ of }) => reads.number(of),
    compare: ({ left, right }) => each([left, right]),
    among: ({ of }) => reads.choice(of),
    all: junctionReads,
    any: junctionReads,
    not: ({ of }) => reads.condition(of),
  },
  choice: {
    constant: nothing,
    column: one("column"),
    slot: one("slot"),
    table: (node) => branchReads<Code>(node, reads.choice),
  },
});

/** Slots and columns that `start` reads whatever the facts are, directly or through slots of the same list (none: of the sheet). */
export const demanded = (
  slots: ReadonlyMap<string, Slot>,
  list: string | undefined,
  start: (see: See) => void,
): { readonly slots: ReadonlySet<string>; readonly columns: ReadonlySet<string> } => {
  const found = { slots: new Set<string>(), columns: new Set<string>() };
  const see: See = (of, name, always) => {
    if (!always || of === "state") return;
    if (of === "column") found.columns.add(name);
    const slot = slots.get(name);
    if (of !== "slot" || !slot || slot.list !== list || found.slots.has(name)) return;
    found.slots.add(name);
    ofSlot(slot, reads)(see, true);
  };
  start(see);
  return found;
};
/** How many times each slot is named in all that can be reached. */
export const uses = (slots: readonly Slot[], roots: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  const count = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  roots.forEach(count);
  for (const slot of [...slots].reverse())
    if (counts.has(slot.name)) ofSlot(slot, reads)((of, name) => of === "slot" && count(name), true);
  return counts;
};
