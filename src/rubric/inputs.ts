/** The inputs of a plan while it is made: a list may still get columns, a fact may turn out not to apply to everybody. */
import type { Input, ListColumn } from "../plan/ir.ts";

export type Inputs = {
  /** Adds the input, or puts it in the place of what had its name. */
  readonly set: (input: Input) => void;
  readonly has: (name: string) => boolean;
  readonly get: (name: string) => Input | undefined;
  /** The column that the records of a list hold under the key. */
  readonly column: (list: string, key: string) => ListColumn | undefined;
  /** By its name in the plan, a column too. */
  readonly any: (name: string) => Input | undefined;
  readonly names: () => Iterable<string>;
  readonly all: () => readonly Input[];
};

export const createInputs = (): Inputs => {
  const inputs = new Map<string, Input>();
  const columns = new Map<string, ListColumn>();
  const columnsOf = (list: string): readonly ListColumn[] => {
    const of = inputs.get(list)?.of;
    return of?.type === "list" ? of.columns : [];
  };
  return {
    set: (input) => {
      inputs.set(input.name, input);
      for (const column of columnsOf(input.name)) columns.set(column.name, column);
    },
    has: (name) => inputs.has(name),
    get: (name) => inputs.get(name),
    column: (list, key) => columnsOf(list).find(({ member }) => member.key === key),
    any: (name) => inputs.get(name) ?? columns.get(name),
    names: () => inputs.keys(),
    all: () => [...inputs.values()],
  };
};
