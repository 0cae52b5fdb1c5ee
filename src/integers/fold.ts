import type { Bool, Code, Int, Slot } from "./ir.ts";

export type IntOf<Op extends Int["int"]> = Extract<Int, { readonly int: Op }>;
export type BoolOf<Op extends Bool["bool"]> = Extract<Bool, { readonly bool: Op }>;
export type CodeOf<Op extends Code["code"]> = Extract<Code, { readonly code: Op }>;

/** How a handler goes down into the parts of its node. */
export type Go<N, C, P> = {
  readonly number: (node: Int) => N;
  readonly condition: (node: Bool) => C;
  readonly choice: (node: Code) => P;
};
/** One handler per op. Leave one out and the back end does not compile. */
export type Handlers<N, C, P> = {
  readonly number: { readonly [Op in Int["int"]]: (node: IntOf<Op>, go: Go<N, C, P>) => N };
  readonly condition: { readonly [Op in Bool["bool"]]: (node: BoolOf<Op>, go: Go<N, C, P>) => C };
  readonly choice: { readonly [Op in Code["code"]]: (node: CodeOf<Op>, go: Go<N, C, P>) => P };
};

/** A table of handlers, made into three functions over the three sorts of the integer form. */
export const fold = <N, C, P>(handlers: Handlers<N, C, P>): Go<N, C, P> => {
  // TypeScript cannot see that the handler looked up by a node's own tag takes that node; these three casts say so.
  const go: Go<N, C, P> = {
    number: (node) => (handlers.number[node.int] as (node: Int, go: Go<N, C, P>) => N)(node, go),
    condition: (node) => (handlers.condition[node.bool] as (node: Bool, go: Go<N, C, P>) => C)(node, go),
    choice: (node) => (handlers.choice[node.code] as (node: Code, go: Go<N, C, P>) => P)(node, go),
  };
  return go;
};

/** What a fold makes of the node in a slot, whichever its sort. */
export const ofSlot = <T>({ is }: Slot, go: Go<T, T, T>): T => {
  switch (is.sort) {
    case "number":
      return go.number(is.value);
    case "choice":
      return go.choice(is.value);
    case "condition":
      return go.condition(is.value);
  }
};
