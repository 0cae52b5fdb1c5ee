/** Blocks of steps, and the sites in which names live. */
import type { Go, Handlers } from "../../integers/fold.ts";
import type { Column, Integers, Slot } from "../../integers/ir.ts";
import type { Register, Registers } from "./registers.ts";
import type { Step } from "./steps.ts";
import type { Stores } from "./stores.ts";

/** Where a fact is: its state in a number register, and so is its value if that fits. */
export type Held = { readonly state: number; readonly value: Register };
/** The sheet, or one loop over the records of a list: the names that live there. */
export type Site = {
  readonly list: string | undefined;
  /** Where everything is computed that this site always demands. */
  readonly body: Block;
  readonly held: Map<string, Held>;
  readonly memos: Map<string, { readonly register: Register; readonly ensure: Step }>;
  /** Register of a number that grows with each evaluation of the site. */
  readonly generation: number;
  /** Register of the place of the record in its list. */
  readonly index: number;
  /** What has to be done before the first record. */
  readonly starts: Step[];
};
/** Steps that run together. What a block has read or computed is known to it and to the blocks inside it. */
export type Block = Shared & {
  readonly site: () => Site;
  readonly steps: Step[];
  readonly known: Map<string, Register>;
  readonly outer: Block | undefined;
};
/** What all blocks of a compilation have in common. */
export type Shared = Registers & {
  readonly integers: Integers;
  readonly columns: ReadonlyMap<string, Column>;
  readonly slots: ReadonlyMap<string, Slot>;
  /** How many times each slot is named. */
  readonly uses: ReadonlyMap<string, number>;
  readonly stores: Stores;
  readonly go: Nodes;
};

/** Appends to a block what computes a node, and says where the value will be; a condition and a choice are in a number register. */
type InRegister = (block: Block) => Register;
type InNumbers = (block: Block) => number;
export type Nodes = Go<InRegister, InNumbers, InNumbers>;
export type NodeHandlers = Handlers<InRegister, InNumbers, InNumbers>;

const site = (list: string | undefined, shared: Shared, outer: Block | undefined): Site => {
  const made: Site = {
    list,
    body: { ...shared, site: () => made, steps: [], known: new Map(), outer },
    held: new Map(),
    memos: new Map(),
    generation: shared.fresh(),
    index: shared.fresh(),
    starts: [],
  };
  return made;
};
export const sheetOf = (shared: Shared): Site => site(undefined, shared, undefined);
/** Where what belongs to the sheet is at home. */
const sheetAround = (block: Block): Block => (block.site().list !== undefined && block.outer ? sheetAround(block.outer) : block);
/** A loop sees the sheet, never the records of a loop around it. */
export const loop = (list: string, outer: Block): Site => site(list, outer, sheetAround(outer));
export const homeOf = (list: string | undefined, block: Block): Site => (list === undefined ? sheetAround(block) : block).site();
export const child = (outer: Block): Block => ({ ...outer, steps: [], known: new Map(), outer });
export const find = (block: Block | undefined, name: string): Register | undefined =>
  block && (block.known.get(name) ?? find(block.outer, name));

export const fresh = (block: Block): number => block.fresh();
export const freshWide = (block: Block): number => block.freshWide();
