/** Gathers: the values of the members that take part are added up, or put aside for sorting. */
import type { IntOf } from "../../integers/fold.ts";
import { reach } from "../../integers/reach.ts";
import { type Block, fresh, freshWide } from "./blocks.ts";
import { joinOf, narrowArithmetic, wideArithmetic } from "./join.ts";
import { type Each, eachMember, type Found } from "./members.ts";
import { fits, isNarrow, type Register } from "./registers.ts";
import type { Step } from "./steps.ts";
import { narrowed } from "./values.ts";

const addUp = (to: number, each: Each): Step => {
  const add: Found = (n, _, at) => {
    n[to] = (n[to] as number) + (n[at] as number);
  };
  return (n, w) => {
    n[to] = 0;
    each(n, w, add);
  };
};
const join = (to: number, node: IntOf<"gather">, each: Each): Step => {
  const found: number[] = [];
  const find: Found = (n, _, at) => found.push(n[at] as number);
  const result = joinOf(node, narrowArithmetic);
  return (n, w) => {
    found.length = 0;
    each(n, w, find);
    n[to] = result(found);
  };
};
const joinWide = (to: number, node: IntOf<"gather">, each: Each): Step => {
  const found: bigint[] = [];
  const find: Found = (_, w, at) => found.push(w[at] as bigint);
  const result = joinOf(node, wideArithmetic);
  return (n, w) => {
    found.length = 0;
    each(n, w, find);
    w[to] = result(found);
  };
};

export const gather =
  (node: IntOf<"gather">) =>
  (block: Block): Register => {
    const { of, by, drop } = node;
    const wide = !fits(reach(node));
    const each = eachMember(block, of, wide);
    if (wide) {
      const at = freshWide(block);
      block.steps.push(joinWide(at, node, each));
      return isNarrow(node) ? { wide: false, at: narrowed(at, block) } : { wide, at };
    }
    const at = fresh(block);
    block.steps.push(by === "sum" && drop.low + drop.high === 0 ? addUp(at, each) : join(at, node, each));
    return { wide, at };
  };
