/** Conditions as steps that leave 0 or 1. */
import type { BoolOf } from "../../integers/fold.ts";
import { type Block, child, fresh, type NodeHandlers } from "./blocks.ts";
import { columnAt, heldAt, slotAt } from "./names.ts";
import * as step from "./number-steps.ts";
import { endsOf } from "./positions.ts";
import { isNarrow } from "./registers.ts";
import { gaveUp, joined } from "./steps.ts";
import { choiceAt, conditionAt, numberAt, wideAt } from "./values.ts";
import * as wideStep from "./wide-steps.ts";

const within =
  (node: BoolOf<"within">) =>
  (block: Block): number => {
    const to = fresh(block);
    const { of } = node;
    if (isNarrow(of)) block.steps.push(step.within(to, numberAt(of, block), ...endsOf(node)));
    else {
      const [low, high] = [node.from, node.upTo].map((end) => (end === undefined ? undefined : BigInt(end)));
      block.steps.push(wideStep.within(to, wideAt(of, block), low, high));
    }
    return to;
  };
const compare =
  ({ is, left, right }: BoolOf<"compare">) =>
  (block: Block): number => {
    const to = fresh(block);
    if (isNarrow(left) && isNarrow(right)) block.steps.push(step.compare(to, is, numberAt(left, block), numberAt(right, block)));
    else block.steps.push(wideStep.compare(to, is, wideAt(left, block), wideAt(right, block)));
    return to;
  };
const among =
  ({ of: from, codes }: BoolOf<"among">) =>
  (block: Block): number => {
    const of = choiceAt(from, block);
    const to = fresh(block);
    const member = Uint8Array.from(block.integers.choices, (_, i) => (codes.includes(i) ? 1 : 0));
    block.steps.push((n) => {
      n[to] = member[n[of] as number] as number;
    });
    return to;
  };
const not =
  (node: BoolOf<"not">) =>
  (block: Block): number => {
    const of = conditionAt(node.of, block);
    const to = fresh(block);
    block.steps.push((n) => {
      n[to] = 1 - (n[of] as number);
    });
    return to;
  };
const junction =
  ({ bool, of }: BoolOf<"all" | "any">) =>
  (block: Block): number => {
    const neutral = bool === "all" ? 1 : 0;
    const [first, ...rest] = of;
    if (!first) return block.constant(BigInt(neutral)).at;
    const to = fresh(block);
    const start = conditionAt(first, block);
    let inside = block;
    const parts = rest.map((part) => {
      // Each part is reached only after those before it, and so knows what they have read.
      inside = child(inside);
      const at = conditionAt(part, inside);
      return { at, steps: joined(inside.steps) };
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
const state =
  ({ bool: test, name }: BoolOf<"given" | "notApplicable">) =>
  (block: Block): number => {
    const { state: at } = heldAt(name, block);
    const optional = block.columns.get(name)?.optional ?? false;
    const to = fresh(block);
    block.steps.push((n) => {
      const found = n[at] as number;
      if (found < Number.POSITIVE_INFINITY) n[to] = test === "given" ? 1 : 0;
      else if (found === Number.POSITIVE_INFINITY) n[to] = test === "given" ? 0 : 1;
      else if (optional) n[to] = 0;
      else throw gaveUp;
    });
    return to;
  };

export const conditions: NodeHandlers["condition"] = {
  flag: (node) => (block) => columnAt(node.name, block).at,
  slot: (node) => (block) => slotAt(node.name, block).at,
  given: state,
  notApplicable: state,
  within,
  compare,
  among,
  all: junction,
  any: junction,
  not,
};
