/** Arithmetic nodes as steps, the common shapes in one step each: Σ k·x + c, k·x·y, and either of them divided. */

import type { IntOf } from "../../integers/fold.ts";
import type { Int } from "../../integers/ir.ts";
import { constantOf } from "../../integers/nodes.ts";
import { reach } from "../../integers/reach.ts";
import { type Block, fresh, freshWide, type NodeHandlers } from "./blocks.ts";
import * as step from "./number-steps.ts";
import { fits, isNarrow, type Register } from "./registers.ts";
import type { Step } from "./steps.ts";
import { narrowed, numberAt, wideAt } from "./values.ts";
import * as wideStep from "./wide-steps.ts";

/** `k · x · y` taken apart: the constants together, and the registers of the rest. */
const factors = (node: Int, block: Block): { readonly factor: number; readonly of: readonly number[] } => {
  if (node.int !== "product" || !fits(reach(node))) return { factor: 1, of: [numberAt(node, block)] };
  const factor = node.of.reduce((total, part) => total * (constantOf(part) ?? 1n), 1n);
  const of = node.of.filter((part) => part.int !== "constant").map((part) => numberAt(part, block));
  return of.length === 0 ? { factor: 1, of: [numberAt(node, block)] } : { factor: Number(factor), of };
};
const term = (node: Int, block: Block): step.Term => {
  const { factor, of } = factors(node, block);
  const [first = 0] = of;
  if (of.length === 1) return { factor, at: first };
  const to = fresh(block);
  block.steps.push(step.product(to, of, factor));
  return { factor: 1, at: to };
};
/** The terms of a sum that are not constant, and the sum of those that are. */
const terms = (node: Int): { readonly of: readonly Int[]; readonly plus: number } => {
  if (node.int !== "sum" || !fits(reach(node))) return { of: [node], plus: 0 };
  const plus = node.of.reduce((total, part) => total + (constantOf(part) ?? 0n), 0n);
  return { of: node.of.filter((part) => part.int !== "constant"), plus: Number(plus) };
};

const sum = (node: IntOf<"sum">, block: Block): number => {
  const { of, plus } = terms(node);
  const to = fresh(block);
  const parts = of.map((part) => term(part, block));
  block.steps.push(step.linear(to, parts, plus));
  return to;
};
const product = (node: IntOf<"product">, block: Block): number => {
  const { factor, at } = term(node, block);
  if (factor === 1) return at;
  const to = fresh(block);
  block.steps.push(step.linear(to, [{ factor, at }], 0));
  return to;
};
const extreme = (node: IntOf<"least" | "greatest">, block: Block): number => {
  const to = fresh(block);
  const from = node.of.map((part) => numberAt(part, block));
  block.steps.push(step.extreme(to, node.int, from));
  return to;
};
const quotient = (to: number, node: IntOf<"floorDivide">, block: Block): Step => {
  const { of, plus } = terms(node.of);
  const [first, second, third] = of;
  if (!first || third) return step.floorDivide(to, [{ factor: 1, at: numberAt(node.of, block) }], 0, term(node.by, block));
  if (second) return step.floorDivide(to, [term(first, block), term(second, block)], plus, term(node.by, block));
  const top = factors(first, block);
  const [a = 0, b] = top.of;
  if (b === undefined) return step.floorDivide(to, [{ factor: top.factor, at: a }], plus, term(node.by, block));
  if (top.of.length === 2) return step.floorDivideProduct(to, [a, b], top.factor, plus, term(node.by, block));
  return step.floorDivide(to, [{ factor: 1, at: numberAt(node.of, block) }], 0, term(node.by, block));
};
const floorDivide = (node: IntOf<"floorDivide">, block: Block): number => {
  const to = fresh(block);
  const made = quotient(to, node, block);
  block.steps.push(made);
  return to;
};

type Op = keyof typeof wideStep.arithmetic;
const widely = (node: IntOf<Op>, parts: readonly Int[], block: Block): Register => {
  const from = parts.map((part) => wideAt(part, block));
  const at = freshWide(block);
  block.steps.push(wideStep.arithmetic[node.int](at, from));
  return isNarrow(node) ? { wide: false, at: narrowed(at, block) } : { wide: true, at };
};
const handler =
  <Node extends IntOf<Op>>(parts: (node: Node) => readonly Int[], narrowly: (node: Node, block: Block) => number) =>
  (node: Node) =>
  (block: Block): Register =>
    fits(reach(node)) ? { wide: false, at: narrowly(node, block) } : widely(node, parts(node), block);
const operands = ({ of }: { readonly of: readonly Int[] }) => of;
export const arithmetic: Pick<NodeHandlers["number"], Op> = {
  sum: handler<IntOf<"sum">>(operands, sum),
  product: handler<IntOf<"product">>(operands, product),
  least: handler<IntOf<"least">>(operands, extreme),
  greatest: handler<IntOf<"greatest">>(operands, extreme),
  floorDivide: handler<IntOf<"floorDivide">>(({ of, by }) => [of, by], floorDivide),
};
