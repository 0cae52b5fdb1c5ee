/** How large the numbers are that are met on the way: what an engine whose numbers have a width has to know of a node. */
import type { Int } from "./ir.ts";
import { both, higher, rangeOf, sizeOf } from "./ranges.ts";

const largest = (parts: readonly Int[], start: bigint, join: (a: bigint, b: bigint) => bigint): bigint | undefined =>
  parts.map((part) => sizeOf(rangeOf(part))).reduce<bigint | undefined>((a, b) => both(a, b, join), start);
const sum = (parts: readonly Int[]) => largest(parts, 0n, (a, b) => a + b);
const product = (parts: readonly Int[]) => largest(parts, 1n, (a, b) => a * higher(b, 1n));
const any = (parts: readonly Int[]) => largest(parts, 0n, higher);

/** The largest magnitude met while this node is computed from its operands, partial sums and products included; undefined: no bound. */
export const reach = (node: Int): bigint | undefined => {
  switch (node.int) {
    case "sum":
      return sum(node.of);
    case "product":
      return product(node.of);
    case "least":
    case "greatest":
      return any(node.of);
    case "floorDivide":
      return any([node.of, node.by]);
    case "gather":
      return gathered(node);
    case "before":
      return any([node, node.value]);
    case "constant":
    case "column":
    case "slot":
    case "table":
    case "refuse":
      return any([node]);
  }
};
const gathered = (node: Int & { int: "gather" }): bigint | undefined => {
  const { of, by } = node;
  const parts = of.bag === "items" ? of.of.map(({ value }) => value) : [of.value];
  switch (by) {
    case "sum":
      return both(any(parts), BigInt(of.bag === "items" ? parts.length : of.atMost), (a, b) => a * b);
    case "product":
      return of.bag === "items" ? product(parts) : undefined;
    case "count":
    case "least":
    case "greatest":
    case "twiceMedian":
      return any([node, ...parts]);
  }
};
