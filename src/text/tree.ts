/** What a rubric file holds before anything is interpreted: every scalar is its source text. Keys such as `10` move to the front: the source knows the order written. */
export type Tree = string | readonly Tree[] | { readonly [key: string]: Tree };
export const isMap = (given: Tree | undefined): given is { readonly [key: string]: Tree } =>
  typeof given === "object" && !Array.isArray(given);
