/** Conditions as steps that leave 0 or 1. */
import type { Bool } from "../../integers/ir.ts";
import type { Block, Compiler } from "./blocks.ts";
import { isNarrow } from "./blocks.ts";
import * as step from "./steps.ts";
import { gaveUp } from "./steps.ts";

export const conditionStep = (self: Compiler, node: Bool, block: Block): number => {
  switch (node.bool) {
    case "flag":
      return self.column(node.name, block).at;
    case "slot":
      return self.slot(node.name, block).at;
    case "given":
    case "notApplicable":
      return state(self, node.bool, node.name, block);
    case "within": {
      const to = self.fresh();
      const { from, upTo } = node;
      if (isNarrow(node.of)) {
        const of = self.number(node.of, block);
        const [low, high] = [from ?? Number.NEGATIVE_INFINITY, upTo ?? Number.POSITIVE_INFINITY].map(Number) as [number, number];
        block.steps.push(step.within(to, of, low, high));
      } else {
        const of = self.wide(node.of, block);
        const [low, high] = [from, upTo].map((end) => (end === undefined ? undefined : BigInt(end)));
        block.steps.push(step.wideWithin(to, of, low, high));
      }
      return to;
    }
    case "compare": {
      const { is, left, right } = node;
      const to = self.fresh();
      if (isNarrow(left) && isNarrow(right)) {
        const [a, b] = [self.number(left, block), self.number(right, block)];
        block.steps.push(step.compare(to, is, a, b));
      } else {
        const [a, b] = [self.wide(left, block), self.wide(right, block)];
        block.steps.push(step.wideCompare(to, is, a, b));
      }
      return to;
    }
    case "among": {
      const of = self.code(node.of, block);
      const to = self.fresh();
      const member = Uint8Array.from(self.integers.choices, (_, i) => (node.codes.includes(i) ? 1 : 0));
      block.steps.push((n) => {
        n[to] = member[n[of] as number] as number;
      });
      return to;
    }
    case "all":
    case "any":
      return junction(self, node.of, node.bool === "all" ? 1 : 0, block);
    case "not": {
      const of = self.bool(node.of, block);
      const to = self.fresh();
      block.steps.push((n) => {
        n[to] = 1 - (n[of] as number);
      });
      return to;
    }
  }
};
const junction = (self: Compiler, of: readonly Bool[], neutral: 0 | 1, block: Block): number => {
  const [first, ...rest] = of;
  if (!first) return self.constant(neutral);
  const to = self.fresh();
  const start = self.bool(first, block);
  let inside = block;
  const parts = rest.map((part) => {
    // Each part is reached only after those before it, and so knows what they have read.
    inside = self.child(inside);
    const at = self.bool(part, inside);
    return { at, steps: step.block(inside.steps) };
  });
  block.steps.push((n, w) => {
    let value = n[start] as number;
    for (let i = 0; value === neutral && i < parts.length; i++) {
      const part = parts[i] as (typeof parts)[number];
      part.steps(n, w);
      value = n[part.at] as number;
    }
    n[to] = value;
  });
  return to;
};
const state = (self: Compiler, test: "given" | "notApplicable", name: string, block: Block): number => {
  const { at, optional } = self.state(name, block);
  const to = self.fresh();
  block.steps.push((n) => {
    const found = n[at] as number;
    if (found < Number.POSITIVE_INFINITY) n[to] = test === "given" ? 1 : 0;
    else if (found === Number.POSITIVE_INFINITY) n[to] = test === "given" ? 0 : 1;
    else if (optional) n[to] = 0;
    else throw gaveUp;
  });
  return to;
};
