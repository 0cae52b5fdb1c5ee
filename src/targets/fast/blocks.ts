/** What the parts of the compiler share: registers, blocks of steps, and the sites in which names live. */

import type { Bool, Code, Column, Int, Integers, Slot, Span } from "../../integers/ir.ts";
import { rangeOf } from "../../integers/ranges.ts";
import type { Numbers, Step, Wides } from "./steps.ts";

/** Where a value is: a register among the numbers, or among the wide ones. */
export type Place = { readonly wide: boolean; readonly at: number };
/** The state of a fact is in a number register, and so is its value if that fits. */
export type ColumnPlace = { readonly state: number; readonly value: Place };
/** The sheet, or one loop over the records of a list: the names that live there. */
export type Site = {
  readonly list: string | undefined;
  /** Where everything is computed that this site always demands. */
  readonly body: Block;
  readonly columns: Map<string, ColumnPlace>;
  readonly memos: Map<string, { readonly place: Place; readonly ensure: Step }>;
  /** Register of a number that grows with each evaluation of the site. */
  readonly generation: number;
  /** Register of the place of the record in its list. */
  readonly index: number;
  /** What has to be done before the first record. */
  readonly starts: Step[];
};
/** Steps that run together. What a block has read or computed is known to it and to the blocks inside it. */
export type Block = {
  readonly site: () => Site;
  readonly steps: Step[];
  readonly known: Map<string, Place>;
  readonly outer: Block | undefined;
};
/** The records of a list, read before anything runs: `width` numbers for each, and as many wide ones. */
export type Store = {
  readonly columns: readonly string[];
  readonly width: number;
  numbers: Numbers;
  readonly wides: Wides;
  /** Makes room for so many records. */
  readonly reserve: (records: number) => void;
};

/** Puts a given value into `n[at]`, or a number that says "present" there and the value into `w[wideAt]`. False: it cannot. */
export type Put = (given: unknown, n: Numbers, at: number, w: Wides, wideAt: number) => boolean;
/** One fact of a person or of a record: under which key it is given, and where it goes. */
export type Entry = {
  readonly key: string;
  readonly at: number;
  readonly wideAt: number;
  readonly put: Put;
  /** Always read: without it nothing need be run. */
  readonly required: boolean;
  readonly mayNotApply: boolean;
};
/** `supplied`: what the inputs that are no facts of one person hold, in their order in the plan. */
export type Fill = (from: unknown, n: Numbers, w: Wides, supplied?: Supplied) => boolean;
export type Supplied = readonly (string | undefined)[];
export type EntryOf = (column: Column, key: string, put: Put) => Entry;

export type Compiler = {
  readonly integers: Integers;
  readonly slots: ReadonlyMap<string, Slot>;
  readonly stores: ReadonlyMap<string, Store>;
  readonly fresh: () => number;
  readonly freshWide: () => number;
  readonly child: (outer: Block) => Block;
  readonly loop: (list: string, outer: Block) => Site;
  /** The register of a small constant. */
  readonly constant: (value: number) => number;
  readonly column: (name: string, block: Block) => Place;
  /** The register that says whether the input is there. */
  readonly state: (name: string, block: Block) => { readonly at: number; readonly optional: boolean };
  readonly slot: (name: string, block: Block) => Place;
  readonly int: (node: Int, block: Block) => Place;
  /** The register of a value that fits a number, and of one that has to be wide. */
  readonly number: (node: Int, block: Block) => number;
  readonly wide: (node: Int, block: Block) => number;
  readonly bool: (node: Bool, block: Block) => number;
  readonly code: (node: Code, block: Block) => number;
};

/** A compiled plan: what the registers hold at first, where facts go, and where the roots will be. */
export type Machine = {
  readonly numbers: readonly number[];
  readonly wides: readonly bigint[];
  readonly stores: ReadonlyMap<string, Store>;
  readonly sheet: Site;
  readonly entryOf: EntryOf;
  readonly places: ReadonlyMap<string, Place>;
};

const safe = BigInt(Number.MAX_SAFE_INTEGER);
export const fits = (size: bigint | undefined): boolean => size !== undefined && size <= safe;
/** Whether every value of the node is a safe integer. */
export const isNarrow = (node: Span): boolean => {
  const { low, high } = rangeOf(node);
  return low !== undefined && high !== undefined && low >= -safe && high <= safe;
};
