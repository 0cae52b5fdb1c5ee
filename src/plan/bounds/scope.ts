/** What is known while bounds are taken, and how one thing more becomes known. */
import type { Go } from "../fold.ts";
import type { Atom, Choice, Condition, Numeric } from "../ir.ts";
import type { Bound } from "./bound.ts";
import type { Truth } from "./truth.ts";

/** `undefined` and the empty list mean: always refused. */
export type Scope = {
  readonly number: (atom: Atom) => Bound | undefined;
  readonly condition: (op: "flag" | "refCondition" | "given" | "notApplicable", name: string) => Truth;
  readonly choice: (op: "choiceInput" | "refChoice", name: string) => readonly string[];
  /** The records of a list, seen `from` a scope of the sheet; what is narrowed there stays so within them. */
  readonly records: (list: string, from: Scope) => Records | undefined;
  /** In the scope of one record: the records that come before it. */
  readonly earlier: () => Earlier | undefined;
};
/** One scope each where they are known, otherwise one that stands for `atLeast` to `atMost` of them. */
export type Records =
  | { readonly known: readonly Scope[] }
  | { readonly atLeast: number; readonly atMost: number; readonly each: Scope };
/** Where they are known, all of the list and the place of this one; sums over the first so many of them are kept, by the value that is summed. */
export type Earlier =
  | { readonly all: readonly Scope[]; readonly place: number; readonly sums: Map<Numeric, (Bound | undefined)[]> }
  | { readonly atMost: number; readonly each: Scope };
/** What every node of a plan can be, in a scope. */
export type Bounds = Go<(scope: Scope) => Bound | undefined, (scope: Scope) => Truth, (scope: Scope) => readonly string[]>;

export const withNumber = (scope: Scope, atom: Atom, bound: Bound): Scope => ({
  ...scope,
  number: (other) => (other.op === atom.op && other.name === atom.name ? bound : scope.number(other)),
});
export const withChoice = (scope: Scope, node: Choice & { name: string }, values: readonly string[]): Scope => ({
  ...scope,
  choice: (op, name) => (op === node.op && name === node.name ? values : scope.choice(op, name)),
});
export const withCondition = (scope: Scope, node: Condition & { name: string }, truth: Truth): Scope => ({
  ...scope,
  condition: (op, name) => (op === node.op && name === node.name ? truth : scope.condition(op, name)),
});
