/** Under which condition a value reads a fact that was marked n/a: the same branches that evaluation would take, as a condition of the plan. */
import { all, any, neverHolds, not } from "./build.ts";
import { holdsOf, intervalOf, optionsOf } from "./cells.ts";
import { fold, type Go, ofAxis, ofDefinition } from "./fold.ts";
import type { Axis, Branch, Cell, Choice, Condition, Definition, Numeric } from "./ir.ts";

const inCell = (axis: Axis, cell: Cell): Condition => {
  if (axis.axis === "choice") return { op: "among", choice: axis.of, of: optionsOf(cell) };
  if (axis.axis === "condition") return holdsOf(cell) ? axis.of : not(axis.of);
  const { from, above, upTo, below } = intervalOf(cell);
  const side = (is: "<" | "<=", left: Numeric, right: Numeric): Condition => ({ op: "compare", is, left, right });
  const at = (value: string): Numeric => ({ op: "number", value });
  return all(
    ...(from === undefined ? [] : [side("<=", at(from), axis.of)]),
    ...(above === undefined ? [] : [side("<", at(above), axis.of)]),
    ...(upTo === undefined ? [] : [side("<=", axis.of, at(upTo))]),
    ...(below === undefined ? [] : [side("<", axis.of, at(below))]),
  );
};

/** `mark` is told every input whose n/a state matters; `definition` finds what a name stands for. */
export const readsNotApplicable = (
  node: Numeric,
  definition: (name: string) => Definition | undefined,
  mark: (input: string) => void,
): Condition => {
  const input = (name: string): Condition => {
    mark(name);
    return { op: "notApplicable", name };
  };
  const named = (name: string): Condition => {
    const found = definition(name);
    if (!found || found.list !== undefined) return neverHolds;
    return ofDefinition(found, go);
  };
  const branch = <R extends Numeric | Choice>(table: Branch<string, R>, result: (node: R) => Condition): Condition =>
    any(
      ...table.on.map((axis) => ofAxis(axis, go)),
      ...table.rows.map((row) => {
        const reads = result(row.result);
        return all(...table.on.map((axis, i) => (row.cells[i] ? inCell(axis, row.cells[i]) : neverHolds)), reads);
      }),
    );
  const parts = (of: readonly Numeric[]): Condition => any(...of.map((part) => go.number(part)));
  const go: Go<Condition, Condition, Condition> = fold<Condition, Condition, Condition>({
    number: {
      number: () => neverHolds,
      input: ({ name }) => input(name),
      ref: ({ name }) => named(name),
      sum: ({ of }) => parts(of),
      product: ({ of }) => parts(of),
      quotient: ({ of, by }) => parts([of, by]),
      round: ({ of }) => parts([of]),
      least: ({ of }) => parts(of),
      greatest: ({ of }) => parts(of),
      table: (node) => branch<Numeric>(node, (result) => go.number(result)),
      gather: ({ of }) =>
        of.bag === "rows"
          ? input(of.list)
          : any(...of.of.map((item) => any(go.condition(item.when), all(item.when, go.number(item.value))))),
      before: () => neverHolds,
      refuse: () => neverHolds,
    },
    condition: {
      flag: ({ name }) => input(name),
      refCondition: ({ name }) => named(name),
      given: () => neverHolds,
      notApplicable: () => neverHolds,
      compare: ({ left, right }) => parts([left, right]),
      among: ({ choice }) => go.choice(choice),
      // The second part is read only where the first did not decide.
      all: ({ of }) => of.reduceRight<Condition>((rest, part) => any(go.condition(part), all(part, rest)), neverHolds),
      any: ({ of }) => of.reduceRight<Condition>((rest, part) => any(go.condition(part), all(not(part), rest)), neverHolds),
      not: ({ of }) => go.condition(of),
    },
    choice: {
      option: () => neverHolds,
      choiceInput: ({ name }) => input(name),
      refChoice: ({ name }) => named(name),
      pick: (node) => branch<Choice>(node, (result) => go.choice(result)),
    },
  });
  return go.number(node);
};
