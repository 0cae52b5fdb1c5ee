/** One handler per op: what it comes to in a run. A node is compiled once and evaluated only where it is demanded. */
import type { Value } from "../../plan/facts.ts";
import { fold } from "../../plan/fold.ts";
import { add, divide, type Fraction, fromText, greatest, least, multiply, one, zero } from "../../text/exact.ts";
import { branch } from "./branch.ts";
import { limited, rounded } from "./changes.ts";
import { demand } from "./demand.ts";
import { before } from "./earlier.ts";
import { isGiven, isNotApplicable, state, value } from "./facts.ts";
import { gather } from "./gather.ts";
import { compared, junction, mapped, strict } from "./operands.ts";
import { refuse } from "./refusals.ts";
import type { Compile, Evaluate } from "./run.ts";

type Named = { readonly name: string };
const input =
  <T extends Value>({ name }: Named): Evaluate<T> =>
  (run) =>
    value<T>(run, name);
const ref =
  <T extends Value>({ name }: Named): Evaluate<T> =>
  (run) =>
    demand<T>(run, name);

export const nodes: Compile = fold<Evaluate<Fraction>, Evaluate<boolean>, Evaluate<string>>({
  number: {
    number: ({ value: text }) => {
      const constant = fromText(text);
      return () => constant;
    },
    input,
    ref,
    sum: ({ of }, go) => strict(of.map(go.number), add, zero),
    product: ({ of }, go) => strict(of.map(go.number), multiply, one),
    quotient: ({ of, by }, go) => strict([go.number(of), go.number(by)], divide),
    round: (node, go) => rounded(go.number(node.of), node),
    least: ({ of, at }, go) => limited(of.map(go.number), at, least),
    greatest: ({ of, at }, go) => limited(of.map(go.number), at, greatest),
    table: (node, go) => branch(node, go, go.number),
    gather,
    before,
    refuse:
      ({ code, says, at }) =>
      () =>
        refuse({ code, says, at }),
  },
  condition: {
    flag: input,
    refCondition: ref,
    given: ({ name }) => state(name, isGiven),
    notApplicable: ({ name }) => state(name, isNotApplicable),
    compare: ({ is, left, right }, go) => compared(is, go.number(left), go.number(right)),
    among: ({ choice, of }, go) => mapped(go.choice(choice), (option) => of.includes(option)),
    all: ({ of }, go) => junction(of.map(go.condition), true),
    any: ({ of }, go) => junction(of.map(go.condition), false),
    not: ({ of }, go) => mapped(go.condition(of), (holds) => !holds),
  },
  choice: {
    option:
      ({ value: option }) =>
      () =>
        option,
    choiceInput: input,
    refChoice: ref,
    pick: (node, go) => branch(node, go, go.choice),
  },
});
