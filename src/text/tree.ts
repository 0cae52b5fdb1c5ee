/** What a rubric file holds before anything is interpreted: every scalar is its source text. Keys such as `10` move to the front: the source knows the order written. */
export type Tree = string | readonly Tree[] | { readonly [key: string]: Tree };
export const isMap = (given: Tree | undefined): given is { readonly [key: string]: Tree } =>
  typeof given === "object" && !Array.isArray(given);
export const isList = (given: Tree | undefined): given is readonly Tree[] => Array.isArray(given);

/** What stands under the path; undefined: nothing does. */
export const nodeAt = (tree: Tree, path: readonly PropertyKey[]): Tree | undefined =>
  path.reduce<Tree | undefined>((node, step) => {
    if (isList(node)) return typeof step === "number" ? node[step] : undefined;
    return isMap(node) && Object.hasOwn(node, step) ? node[String(step)] : undefined;
  }, tree);

/** Numbers and booleans of a rubric written in JavaScript, as the text that the file would have. */
export const treeOf = (value: unknown): Tree => {
  if (Array.isArray(value)) return value.map(treeOf);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, inner]) => (inner === undefined ? [] : [[key, treeOf(inner)]])),
    );
  return String(value);
};
