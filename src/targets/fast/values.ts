/** The parts of a node: appended to the block in which they are needed, in the sort of register in which they are needed. */
import type { Bool, Code, Int } from "../../integers/ir.ts";
import { constantOf } from "../../integers/nodes.ts";
import { type Block, fresh, freshWide } from "./blocks.ts";
import type { Register } from "./registers.ts";
import { narrow, widen } from "./wide-steps.ts";

export const valueAt = (node: Int, block: Block): Register => block.go.number(node)(block);
export const conditionAt = (node: Bool, block: Block): number => block.go.condition(node)(block);
export const choiceAt = (node: Code, block: Block): number => block.go.choice(node)(block);

/** What was computed wide and is known to fit a number. */
export const narrowed = (from: number, block: Block): number => {
  const to = fresh(block);
  block.steps.push(narrow(to, from));
  return to;
};
const widened = (from: number, block: Block): number => {
  const to = freshWide(block);
  block.steps.push(widen(to, from));
  return to;
};
/** The register of a value that fits a number. */
export const numberAt = (node: Int, block: Block): number => {
  const { wide: isWide, at } = valueAt(node, block);
  return isWide ? narrowed(at, block) : at;
};
/** The register of a value that has to be wide. */
export const wideAt = (node: Int, block: Block): number => {
  const constant = constantOf(node);
  if (constant !== undefined) return block.constant(constant, true).at;
  const { wide: isWide, at } = valueAt(node, block);
  return isWide ? at : widened(at, block);
};
