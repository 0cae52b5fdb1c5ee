import type { ParsedNode } from "yaml";
import type { Span } from "../text/source.ts";
import { isPlain } from "./tree-checks.ts";

/** The entry in which a formula begins, with the whole stretch of it, or an entry that is nothing but the rest of one. */
export type Cut = { readonly at: Span; readonly begins: "key" | "value" } | "rest";
type Item = { readonly key?: ParsedNode; readonly value: ParsedNode | null };
/** The key or the value of an item; `alone`: a key without a value. */
type Side = { readonly index: number; readonly side: "key" | "value"; readonly node: ParsedNode; readonly alone: boolean };
type End = { readonly index: number; readonly end: number };
type Open = {
  readonly index: number;
  readonly begins: "key" | "value";
  readonly start: number;
  readonly depth: number;
  /** The last key without a value since then. */
  readonly alone?: End;
};

/**
 * `{ is: min(a, b), decimals: 2 }` is three entries to YAML: `is: min(a`, `b)` and `decimals: 2`. Finds entries that only their parentheses hold
 * together: from one that opens more than it closes to the one that closes it, or else to the last key without a value.
 */
export const cutFormulas = (items: readonly Item[]): ReadonlyMap<number, Cut> => {
  const cuts = new Map<number, Cut>();
  let open: Open | undefined;
  const close = (last: End | undefined) => {
    if (open && last && last.index > open.index) {
      for (let i = open.index + 1; i <= last.index; i++) cuts.set(i, "rest");
      cuts.set(open.index, { at: { start: open.start, end: last.end }, begins: open.begins });
    }
    open = undefined;
  };
  for (const { index, side, node, alone } of sidesOf(items)) {
    if (!isPlain(node)) {
      close(open?.alone);
      continue;
    }
    const depth = unclosed(node.source ?? "", open?.depth ?? 0);
    const here = { index, end: node.range[1] };
    if (!open) open = depth > 0 ? { index, begins: side, start: node.range[0], depth } : undefined;
    else if (depth === 0) close(here);
    else open = { ...open, depth, ...(alone ? { alone: here } : {}) };
  }
  close(open?.alone);
  return cuts;
};

const sidesOf = (items: readonly Item[]): readonly Side[] =>
  items.flatMap(({ key, value }, index): readonly Side[] => [
    ...(key ? [{ index, side: "key", node: key, alone: value === null } as const] : []),
    ...(value ? [{ index, side: "value", node: value, alone: false } as const] : []),
  ]);

/** How many parentheses are open after a text, given how many were before. */
const unclosed = (text: string, before: number): number => {
  let depth = before;
  for (const sign of text) {
    if (sign === "(" || sign === "（") depth++;
    else if (sign === ")" || sign === "）") depth = Math.max(0, depth - 1);
  }
  return depth;
};
