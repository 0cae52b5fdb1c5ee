/** What the handlers of nodes share: where things stand, and how they are named. */
import type { Go } from "../../integers/fold.ts";
import type { Column, Int, IntMember, Slot } from "../../integers/ir.ts";
import type { Says } from "../../text/path.ts";
import type { Draft } from "./draft.ts";
import { call, cell, type Formula, isAtom, range } from "./formula.ts";
import { ownerKey } from "./keys.ts";

export type Nodes = Go<Formula, Formula, Formula>;
/** Where nodes stand: in a row of this table, for what `title` says. */
export type Spot = { readonly table: string; readonly title: Says };
export type Ground = {
  readonly draft: Draft;
  /** Told of every number that is reckoned with. */
  readonly see: (node: Int, title: Says) => void;
  /** The table that an input or a slot has its column in. */
  readonly home: (name: string) => string;
  readonly column: (name: string) => Column | undefined;
  /** A slot without a column of its own, which stands where it is read. */
  readonly inlined: (name: string) => Slot | undefined;
  readonly nodes: (spot: Spot) => Nodes;
};

/** A column of this row, or of the row of the person that a record belongs to. */
export const lookUp = (home: string, column: string, table: string): Formula =>
  home === table ? cell(table, column) : call("INDEX", range(home, column), cell(table, ownerKey));

/** Both are read twice: what is more than a cell gets one. */
export const atomOf = ({ draft }: Ground, { table, title }: Spot, formula: Formula): Formula =>
  isAtom(formula) ? formula : draft.part(table, title, formula);
export const isAlways = ({ when: condition }: Pick<IntMember, "when">): boolean =>
  condition.bool === "all" && condition.of.length === 0;
