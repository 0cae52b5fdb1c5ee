/** The nodes of the integer form as steps. */
import { type CodeOf, fold, type IntOf } from "../../integers/fold.ts";
import { constantOf } from "../../integers/nodes.ts";
import { arithmetic } from "./arithmetic.ts";
import { before } from "./before.ts";
import { type Block, fresh, freshWide, type Nodes } from "./blocks.ts";
import { conditions } from "./conditions.ts";
import { gather } from "./gather.ts";
import { columnAt, slotAt } from "./names.ts";
import * as step from "./number-steps.ts";
import { isNarrow, type Register } from "./registers.ts";
import { gaveUp } from "./steps.ts";
import { table } from "./table.ts";
import { choiceAt, numberAt, wideAt } from "./values.ts";
import * as wideStep from "./wide-steps.ts";

const numberTable =
  (node: IntOf<"table">) =>
  (block: Block): Register => {
    const isWide = !isNarrow(node);
    const at = isWide ? freshWide(block) : fresh(block);
    table(block, node, {
      at,
      constant: (of) => (isWide ? undefined : constantOf(of)),
      into: (of, inside) => (isWide ? wideStep.move(at, wideAt(of, inside)) : step.move(at, numberAt(of, inside))),
    });
    return { wide: isWide, at };
  };
const choiceTable =
  (node: CodeOf<"table">) =>
  (block: Block): number => {
    const at = fresh(block);
    table(block, node, {
      at,
      constant: (of) => (of.code === "constant" ? BigInt(of.value) : undefined),
      into: (of, inside) => step.move(at, choiceAt(of, inside)),
    });
    return at;
  };
const refuse = (block: Block): Register => {
  block.steps.push(() => {
    throw gaveUp;
  });
  return { wide: false, at: fresh(block) };
};

export const nodes: Nodes = fold({
  number: {
    constant:
      ({ value }) =>
      (block) =>
        block.constant(BigInt(value)),
    column:
      ({ name }) =>
      (block) =>
        columnAt(name, block),
    slot:
      ({ name }) =>
      (block) =>
        slotAt(name, block),
    ...arithmetic,
    table: numberTable,
    gather,
    before,
    refuse: () => refuse,
  },
  condition: conditions,
  choice: {
    constant:
      ({ value }) =>
      (block) =>
        block.constant(BigInt(value)).at,
    column:
      ({ name }) =>
      (block) =>
        columnAt(name, block).at,
    slot:
      ({ name }) =>
      (block) =>
        slotAt(name, block).at,
    table: choiceTable,
  },
});
