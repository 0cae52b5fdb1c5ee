import type { ParsedNode } from "yaml";
import type { Span } from "../text/source.ts";
import { isPlain } from "./tree-checks.ts";

/** The entry in which a formula begins, with the whole stretch of it, or an entry that is nothing but the rest of one. */
export type Cut = { readonly at: Span; readonly begins: "key" | "value" } | "rest";
type Item = { readonly key?: ParsedNode; readonly value: ParsedNode | null };
type Open = {
  readonly index: number;
  readonly begins: "key" | "value";
  readonly start: number;
  depth: number;
  alone?: { index: number; end: number };
};

/**
 * `{ is: min(a, b), decimals: 2 }` is three entries to YAML: `is: min(a`, `b)` and `decimals: 2`. Finds entries that only their parentheses hold
 * together: from one that opens more than it closes to the one that closes it, or else to the last key without a value.
 */
export const cutFormulas = (items: readonly Item[]): ReadonlyMap<number, Cut> => {
  const cuts = new Map<number, Cut>();
  let open: Open | undefined;
  const close = (last: { index: number; end: number } | undefined) => {
    if (open && last && last.index > open.index) {
      for (let i = open.index + 1; i <= last.index; i++) cuts.set(i, "rest");
      cuts.set(open.index, { at: { start: open.start, end: last.end }, begins: open.begins });
    }
    open = undefined;
  };
  for (const [index, { key, value }] of items.entries()) {
    for (const [begins, node] of [["key", key ?? null] as const, ["value", value] as const]) {
      if (!node) continue;
      if (!isPlain(node)) {
        close(open?.alone);
        continue;
      }
      const depth = unclosed(node.source ?? "", open?.depth ?? 0);
      const here = { index, end: node.range[1] };
      if (!open) open = depth > 0 ? { index, begins, start: node.range[0], depth } : undefined;
      else if (depth === 0) close(here);
      else {
        open.depth = depth;
        if (begins === "key" && value === null) open.alone = here;
      }
    }
  }
  close(open?.alone);
  return cuts;
};

const unclosed = (text: string, before: number): number => {
  let depth = before;
  for (const sign of text) {
    if (sign === "(" || sign === "（") depth++;
    else if (sign === ")" || sign === "）") depth = Math.max(0, depth - 1);
  }
  return depth;
};
