import type { Says } from "../text/path.ts";
import { isMap, says, type Tree } from "./scalars.ts";

/** What the thing is called on the sheet: its `title`, or its name. */
export const titleOf = (tree: Tree | undefined, name: string): Says => {
  const given = isMap(tree) && tree.title !== undefined ? says.safeParse(tree.title) : undefined;
  return given?.success ? given.data : { zh: name, en: name };
};
