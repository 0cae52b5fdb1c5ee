import type { Axis, Choice, Condition, Definition, Numeric } from "./ir.ts";

/** Distributive, because `Extract` gives `never` for a member whose tag is itself a union. */
export type NodeOf<Node extends { op: string }, Op> = Node extends { op: infer Tag } ? (Op extends Tag ? Node : never) : never;

/** How a handler goes down into the parts of its node. */
export type Go<N, C, P> = {
  readonly number: (node: Numeric) => N;
  readonly condition: (node: Condition) => C;
  readonly choice: (node: Choice) => P;
};
/** One handler per op. Leave one out and the back end does not compile. */
export type Handlers<N, C, P> = {
  readonly number: { readonly [Op in Numeric["op"]]: (node: NodeOf<Numeric, Op>, go: Go<N, C, P>) => N };
  readonly condition: { readonly [Op in Condition["op"]]: (node: NodeOf<Condition, Op>, go: Go<N, C, P>) => C };
  readonly choice: { readonly [Op in Choice["op"]]: (node: NodeOf<Choice, Op>, go: Go<N, C, P>) => P };
};

/** A table of handlers, made into three functions over the three sorts of the plan. */
export const fold = <N, C, P>(handlers: Handlers<N, C, P>): Go<N, C, P> => {
  // TypeScript cannot see that the handler looked up by a node's own tag takes that node; these three casts say so.
  const go: Go<N, C, P> = {
    number: (node) => (handlers.number[node.op] as (node: Numeric, go: Go<N, C, P>) => N)(node, go),
    condition: (node) => (handlers.condition[node.op] as (node: Condition, go: Go<N, C, P>) => C)(node, go),
    choice: (node) => (handlers.choice[node.op] as (node: Choice, go: Go<N, C, P>) => P)(node, go),
  };
  return go;
};

/** What a fold makes of what an axis looks at, whichever its sort. */
export const ofAxis = <T>(axis: Axis, go: Go<T, T, T>): T => {
  switch (axis.axis) {
    case "number":
      return go.number(axis.of);
    case "choice":
      return go.choice(axis.of);
    case "condition":
      return go.condition(axis.of);
  }
};
/** The same of what a definition is. */
export const ofDefinition = <T>({ is }: Pick<Definition, "is">, go: Go<T, T, T>): T => {
  switch (is.sort) {
    case "number":
      return go.number(is.value);
    case "choice":
      return go.choice(is.value);
    case "condition":
      return go.condition(is.value);
  }
};
