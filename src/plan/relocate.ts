/** The same plan with its places in the file moved: a part of a file is lowered as if it were a file, and put under its place afterwards. */
import type { Path } from "../text/path.ts";
import { fold, type Go } from "./fold.ts";
import type { Axis, Branch, Carry, Choice, Condition, Definition, Input, Numeric, Plan, Row } from "./ir.ts";
import type { Team } from "./team.ts";

type Move = (path: Path) => Path;
const limit = <Node extends { readonly at?: Path }>(node: Node, move: Move): Node =>
  node.at === undefined ? node : { ...node, at: move(node.at) };

const mover = (move: Move): Go<Numeric, Condition, Choice> => {
  const numbers = (of: readonly Numeric[]) => of.map(go.number);
  const axis = (one: Axis): Axis => {
    if (one.axis === "condition") return { ...one, of: go.condition(one.of) };
    return one.axis === "choice" ? { ...one, of: go.choice(one.of) } : one;
  };
  const branch = <Op extends string, R>(node: Branch<Op, R>, result: (of: R) => R): Branch<Op, R> => ({
    ...node,
    on: node.on.map(axis),
    rows: node.rows.map((row): Row<R> => ({ ...row, result: result(row.result), at: move(row.at) })),
  });
  const go: Go<Numeric, Condition, Choice> = fold<Numeric, Condition, Choice>({
    number: {
      number: (node) => node,
      input: (node) => node,
      ref: (node) => node,
      sum: (node) => ({ ...node, of: numbers(node.of) }),
      product: (node) => ({ ...node, of: numbers(node.of) }),
      quotient: (node) => ({ ...node, of: go.number(node.of), by: go.number(node.by) }),
      round: (node) => ({ ...node, of: go.number(node.of), at: move(node.at) }),
      least: (node) => limit({ ...node, of: numbers(node.of) }, move),
      greatest: (node) => limit({ ...node, of: numbers(node.of) }, move),
      table: (node) => branch<"table", Numeric>(node, go.number),
      gather: (node) => {
        const { of } = node;
        const member = <M extends { readonly value: Numeric; readonly when: Condition }>(one: M): M => ({
          ...one,
          value: go.number(one.value),
          when: go.condition(one.when),
        });
        return { ...node, of: of.bag === "rows" ? member(of) : { ...of, of: of.of.map(member) } };
      },
      before: (node) => ({ ...node, value: go.number(node.value) }),
      refuse: (node) => ({ ...node, at: move(node.at) }),
    },
    condition: {
      flag: (node) => node,
      refCondition: (node) => node,
      given: (node) => node,
      notApplicable: (node) => node,
      compare: (node) => ({ ...node, left: go.number(node.left), right: go.number(node.right) }),
      among: (node) => ({ ...node, choice: go.choice(node.choice) }),
      all: (node) => ({ ...node, of: node.of.map(go.condition) }),
      any: (node) => ({ ...node, of: node.of.map(go.condition) }),
      not: (node) => ({ ...node, of: go.condition(node.of) }),
    },
    choice: {
      option: (node) => node,
      choiceInput: (node) => node,
      refChoice: (node) => node,
      pick: (node) => branch<"pick", Choice>(node, go.choice),
    },
  });
  return go;
};

const moveInput = <One extends Input>(input: One, move: Move): One => ({
  ...input,
  at: move(input.at),
  ...(input.of.type === "list" ? { of: { ...input.of, columns: input.of.columns.map((one) => moveInput(one, move)) } } : {}),
});
const moveDefinition = (definition: Definition, go: Go<Numeric, Condition, Choice>, move: Move): Definition => {
  const { is, node } = definition;
  const moved = {
    ...definition,
    at: move(definition.at),
    ...(node?.applies ? { node: { ...node, applies: go.condition(node.applies) } } : {}),
  };
  switch (is.sort) {
    case "number":
      return { ...moved, is: { ...is, value: go.number(is.value) } };
    case "choice":
      return { ...moved, is: { ...is, value: go.choice(is.value) } };
    case "condition":
      return { ...moved, is: { ...is, value: go.condition(is.value) } };
  }
};

/** `prefix`: where the part stands in the file. */
export const relocate = (prefix: Path) => {
  const move: Move = (path) => [...prefix, ...path];
  const go = mover(move);
  return {
    plan: (plan: Plan): Plan => ({
      ...plan,
      inputs: plan.inputs.map((input) => moveInput(input, move)),
      definitions: plan.definitions.map((definition) => moveDefinition(definition, go, move)),
    }),
    team: (team: Team): Team => ({
      ...team,
      at: move(team.at),
      figures: team.figures.map((figure) => ({ ...figure, at: move(figure.at) })),
    }),
    carry: (carry: readonly Carry[]): readonly Carry[] => carry.map((one) => ({ ...one, at: move(one.at) })),
  };
};
