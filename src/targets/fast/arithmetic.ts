/** Arithmetic nodes as steps, the common shapes in one step each: Σ k·x + c, k·x·y, and either of them divided. */

import type { Int } from "../../integers/ir.ts";
import { constantOf } from "../../integers/nodes.ts";
import { reach } from "../../integers/reach.ts";
import type { Block, Compiler, Place } from "./blocks.ts";
import { fits, isNarrow } from "./blocks.ts";
import * as step from "./steps.ts";

/** `k · x · y` taken apart: the constants together, and the registers of the rest. */
const factors = (self: Compiler, node: Int, block: Block): { readonly factor: number; readonly of: readonly number[] } => {
  if (node.int !== "product" || !fits(reach(node))) return { factor: 1, of: [self.number(node, block)] };
  const factor = node.of.reduce((total, part) => total * (constantOf(part) ?? 1n), 1n);
  const of = node.of.filter((part) => part.int !== "constant").map((part) => self.number(part, block));
  return of.length === 0 ? { factor: 1, of: [self.number(node, block)] } : { factor: Number(factor), of };
};
const term = (self: Compiler, node: Int, block: Block): step.Term => {
  const { factor, of } = factors(self, node, block);
  const [first = 0] = of;
  if (of.length === 1) return { factor, at: first };
  const to = self.fresh();
  block.steps.push(step.product(to, of, factor));
  return { factor: 1, at: to };
};
/** The terms of a sum that are not constant, and the sum of those that are. */
const terms = (node: Int): { readonly of: readonly Int[]; readonly plus: number } => {
  if (node.int !== "sum" || !fits(reach(node))) return { of: [node], plus: 0 };
  const plus = node.of.reduce((total, part) => total + (constantOf(part) ?? 0n), 0n);
  return { of: node.of.filter((part) => part.int !== "constant"), plus: Number(plus) };
};
const divide = (self: Compiler, to: number, node: Int & { int: "floorDivide" }, block: Block): step.Step => {
  const { of, plus } = terms(node.of);
  const [first, second, third] = of;
  if (!first || third)
    return step.floorDivide(to, [{ factor: 1, at: self.number(node.of, block) }], 0, term(self, node.by, block));
  if (second)
    return step.floorDivide(to, [term(self, first, block), term(self, second, block)], plus, term(self, node.by, block));
  const top = factors(self, first, block);
  const [a = 0, b] = top.of;
  if (b === undefined) return step.floorDivide(to, [{ factor: top.factor, at: a }], plus, term(self, node.by, block));
  if (top.of.length === 2) return step.floorDivideProduct(to, [a, b], top.factor, plus, term(self, node.by, block));
  return step.floorDivide(to, [{ factor: 1, at: self.number(node.of, block) }], 0, term(self, node.by, block));
};
export const arithmeticStep = (
  self: Compiler,
  node: Int & { int: "sum" | "product" | "least" | "greatest" | "floorDivide" },
  block: Block,
): Place => {
  if (!fits(reach(node))) {
    const from = (node.int === "floorDivide" ? [node.of, node.by] : node.of).map((part) => self.wide(part, block));
    const to = self.freshWide();
    block.steps.push(step.wideSteps[node.int](to, from));
    if (!isNarrow(node)) return { wide: true, at: to };
    const at = self.fresh();
    block.steps.push(step.narrow(at, to));
    return { wide: false, at };
  }
  const to = self.fresh();
  switch (node.int) {
    case "sum": {
      const { of, plus } = terms(node);
      const parts = of.map((part) => term(self, part, block));
      block.steps.push(step.linear(to, parts, plus));
      break;
    }
    case "product": {
      const { factor, at } = term(self, node, block);
      if (factor === 1) return { wide: false, at };
      block.steps.push(step.linear(to, [{ factor, at }], 0));
      break;
    }
    case "floorDivide": {
      const made = divide(self, to, node, block);
      block.steps.push(made);
      break;
    }
    case "least":
    case "greatest": {
      const from = node.of.map((part) => self.number(part, block));
      block.steps.push(step.extreme(to, node.int, from));
    }
  }
  return { wide: false, at: to };
};
